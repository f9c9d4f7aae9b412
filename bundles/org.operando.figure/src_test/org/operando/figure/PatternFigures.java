// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.operando.api.figure.Arrow;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Band;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Inset;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.PhaseTicks;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Symbol;

/** Figures of diffraction patterns and lattice parameters, of made-up data. */
final class PatternFigures {
    private static final double[] LAYERED = {7.10, 13.9, 14.45, 14.8, 16.5, 18.9, 19.9, 21.8, 22.9, 23.5};
    private static final double[] SALT = {15.2, 17.6, 24.9};

    private PatternFigures() {
    }

    private static double peak(double x, double centre, double width) {
        double u = (x - centre) / width;
        return 0.5 * Math.exp(-Math.log(2) * u * u) + 0.5 / (1 + u * u);
    }

    /** One line at several potentials, with its parts, stacked; heights have no numbers. */
    static Page stacked(double width) {
        String[] names = {"OCP", "C 3.8 V", "C 4.1 V", "C 4.3 V", "D 4.1 V", "D 3.6 V"};
        double[][] weights = {{1, 0, 0}, {0.8, 0.2, 0}, {0.2, 0.8, 0}, {0, 0.35, 0.65}, {0.1, 0.8, 0.1}, {0.9, 0.1, 0}};
        double[] centres = {1.322, 1.311, 1.352};
        Ink[] inks = {Ink.rgb(0xc9553b), Ink.rgb(0xe0992a), Ink.rgb(0x1f6fb5)};
        double[] q = Figures.even(1.27, 1.42, 101);
        Random random = new Random(8);
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            double[] sum = new double[q.length];
            double[] points = new double[q.length];
            for (int part = 0; part < 3; part++) {
                double[] y = new double[q.length];
                for (int k = 0; k < q.length; k++) {
                    y[k] = i + 0.85 * weights[i][part] * peak(q[k], centres[part], 0.008);
                    sum[k] += y[k] - i;
                }
                if (weights[i][part] > 0) {
                    double[] base = new double[q.length];
                    Arrays.fill(base, i);
                    marks.add(new Band(q, base, y, inks[part].withOpacity(0.45),
                            i == 0 || part == 2 && i == 3 || part == 1 && i == 1 ? "H" + (part == 0 ? 1 : part == 1 ? 2
                                    : 3) : ""));
                }
            }
            for (int k = 0; k < q.length; k++) {
                sum[k] += i;
                points[k] = sum[k] + 0.02 * random.nextGaussian();
            }
            marks.add(Markers.of(q, points, Symbol.OPEN_CIRCLE, Ink.rgb(0x707070)).withSize(2)
                    .labelled(i == 0 ? "measured" : ""));
            marks.add(Line.of(q, sum, Ink.BLACK.withWidth(0.7)).labelled(i == 0 ? "sum of fits" : ""));
            marks.add(Note.of(1.417, i + 0.22, names[i], Note.Align.RIGHT));
        }
        Panel panel = Panel.of("", new Box(0, 0, width, 80), AxisSpec.of("*Q* (Å^{−1})", 1.27, 1.42),
                AxisSpec.of("Intensity (arb. units)", -0.15, 6.9).unnumbered(), marks);
        return Page.of("Stacked patterns", width, 80, panel);
    }

    /** Observed, calculated, difference and positions of two phases, with an enlarged part. */
    static Page rietveld(double width) {
        int n = 1401;
        double[] x = Figures.even(5, 26, n);
        double[] calculated = new double[n];
        double[] observed = new double[n];
        double[] difference = new double[n];
        Random random = new Random(21);
        for (int i = 0; i < n; i++) {
            calculated[i] = 140;
            for (int k = 0; k < LAYERED.length; k++) {
                calculated[i] += 9000 / (1 + 0.9 * k) * peak(x[i], LAYERED[k], 0.035 + 0.002 * k);
            }
            for (double centre : SALT) {
                calculated[i] += 600 * peak(x[i], centre, 0.06);
            }
            observed[i] = calculated[i] + Math.sqrt(calculated[i]) * random.nextGaussian();
            difference[i] = observed[i] - calculated[i] - 2200;
        }
        Ink red = Ink.rgb(0xd62f1f).withWidth(0.6);
        List<Mark> marks = List.of(
                Markers.of(x, observed, Symbol.OPEN_CIRCLE, Ink.rgb(0x303030)).withSize(2.4).labelled("observed"),
                Line.of(x, calculated, red).labelled("calculated"),
                Line.of(x, difference, Ink.series(0).withWidth(0.6)).labelled("difference"),
                PhaseTicks.of(LAYERED, -500, Ink.series(2), "layered oxide"),
                PhaseTicks.of(SALT, -1150, Ink.series(4), "rock salt"),
                new Inset(new Box(0.13, 0.05, 0.28, 0.5),
                        Panel.of("", new Box(0, 0, 1, 1), AxisSpec.of("", 13.6, 15.5), AxisSpec.of("", 0, 5200),
                                List.of(Markers.of(x, observed, Symbol.OPEN_CIRCLE, Ink.rgb(0x303030)).withSize(2.4),
                                        Line.of(x, calculated, red)))));
        Panel panel = Panel.of("", new Box(0, 0, width, 70), AxisSpec.of("2*θ* (°)", 5, 26),
                AxisSpec.of("Intensity (counts)", -3000, 9800).fromZero(), marks);
        return Page.of("Rietveld refinement", width, 70, panel.withLegend(Legend.TOP_RIGHT));
    }

    /** Volume against potential of two samples, with bands of uncertainty. */
    static Page volume(double width) {
        double[] potential = Figures.even(3.4, 4.4, 26);
        List<Mark> marks = new ArrayList<>();
        for (int s = 0; s < 2; s++) {
            double[] volume = new double[potential.length];
            double[] low = new double[potential.length];
            double[] high = new double[potential.length];
            for (int i = 0; i < potential.length; i++) {
                double u = (potential[i] - 3.4);
                volume[i] = -1.6 * u - (s == 0 ? 4.3 : 6.2) * Math.pow(u, 6);
                low[i] = volume[i] - 0.12 - 0.2 * u;
                high[i] = volume[i] + 0.12 + 0.2 * u;
            }
            marks.add(Band.of(potential, low, high, Ink.series(s).withOpacity(0.25)));
            marks.add(Line.of(potential, volume, Ink.series(s)).labelled(s == 0 ? "NC91" : "NM91"));
            marks.add(Markers.of(potential, volume, Symbol.series(2 * s), Ink.series(s)).withSize(2.5)
                    .labelled(s == 0 ? "NC91" : "NM91"));
        }
        marks.add(Rule.atX(4.1, Ink.GREY.withDash(Ink.Dash.DASHED)).labelled("H1 to H2"));
        Panel panel = Panel.of("", new Box(0, 0, width, 60), AxisSpec.of("Potential (V vs Li/Li^{+})", 3.35, 4.45),
                AxisSpec.of("Δ*V*/*V*_{0} (%)", -8.5, 0.8), marks);
        return Page.of("Volume", width, 60, panel.withLegend(Legend.BOTTOM_LEFT));
    }

    /** Volume, and how far the contraction is from isotropic, with guides. */
    static Page lattice(double width) {
        List<Mark> marks = new ArrayList<>();
        double[] line = Figures.even(0.945, 1.0, 30);
        marks.add(Line.of(line, Arrays.stream(line).map(Math::sqrt).toArray(),
                Ink.BLACK.withWidth(0.8).withDash(Ink.Dash.DOTTED)).labelled("isotropic"));
        marks.add(Rule.atY(1, Ink.GREY).labelled("*c*/*c*_{0} = 1"));
        for (int s = 0; s < 2; s++) {
            double[] a = new double[24];
            double[] c = new double[24];
            double[] error = new double[24];
            for (int i = 0; i < c.length; i++) {
                double x = i / (c.length - 1.0);
                a[i] = 1 - (s == 0 ? 0.047 : 0.049) * x;
                c[i] = 1 + (s == 0 ? 0.021 : 0.015) * Math.sin(Math.PI / 2 * Math.min(1, x / 0.7))
                        - (s == 0 ? 0.034 : 0.045) / (1 + Math.exp((0.86 - x) / 0.03));
                error[i] = 0.0012;
            }
            marks.add(ErrorBars.of(a, c, error, Ink.series(s)));
            marks.add(Markers.of(a, c, Symbol.series(2 * s + 1), Ink.series(s)).withSize(3)
                    .labelled(s == 0 ? "NC91" : "NM91"));
        }
        Panel b = Panel.of("b", new Box(width / 2, 0, width / 2, 60), AxisSpec.of("(*a*/*a*_{0})^{2}", 1.002, 0.944),
                AxisSpec.of("*c*/*c*_{0}", 0.964, 1.032), marks);
        Panel a = withArrows(volume(width / 2).panels().getFirst().lettered("a"));
        return Page.of("Lattice", width, 60, a, b);
    }

    private static Panel withArrows(Panel panel) {
        List<Mark> marks = new ArrayList<>(panel.marks());
        marks.add(Arrow.fromRight(-5.9, "−5.9 %", Ink.series(0)));
        marks.add(Arrow.fromRight(-7.8, "−7.8 %", Ink.series(1)));
        return Panel.of(panel.letter(), panel.cell(), panel.x(), panel.y(), marks).withLegend(panel.legend());
    }
}
