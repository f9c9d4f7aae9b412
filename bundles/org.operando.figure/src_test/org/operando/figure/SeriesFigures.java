// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.operando.api.figure.Arrow;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Band;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Span;
import org.operando.api.figure.Symbol;

/** Figures of what a series of patterns says of lattice, width and rate, of made-up data. */
final class SeriesFigures {
    private static final double FROM = 1.27;
    private static final double TO = 1.42;

    private SeriesFigures() {
    }

    /** Where (003) lies, 1/angstrom, at a time in h of a charge of 10 h and a discharge. */
    private static double centre(double hours) {
        double x = hours < 10 ? hours / 10 : Math.max(0, 2 - hours / 10);
        return 1.325 - 0.022 * Math.sin(Math.PI * Math.min(1, x / 0.75) * 0.9)
                + 0.05 / (1 + Math.exp(-(x - 0.86) / 0.03));
    }

    private static double line(double q, double centre, double width) {
        return 1 / (1 + Math.pow((q - centre) / width, 2));
    }

    /** Contour of one line with the cell's curve and selected patterns beside it; no beam for a while. */
    static Page insitu(double width) {
        int columns = 220;
        int rows = 200;
        float[] values = new float[columns * rows];
        Random random = new Random(17);
        for (int r = 0; r < rows; r++) {
            double hours = 20.0 * (r + 0.5) / rows;
            for (int c = 0; c < columns; c++) {
                double q = FROM + (TO - FROM) * (c + 0.5) / columns;
                values[r * columns + c] = hours > 13.2 && hours < 14.4 ? Float.NaN
                        : (float) (line(q, centre(hours), 0.004) + 0.12 * line(q, 1.402, 0.002) + 0.03
                                + 0.01 * random.nextGaussian());
            }
        }
        Image image = new Image(Figures.even(FROM, TO, columns + 1), Figures.even(0, 20, rows + 1), values,
                Image.Colours.viridis(0, 1, "Normalised intensity"));
        double[] time = Figures.even(0, 20, 400);
        double[] voltage = new double[400];
        for (int i = 0; i < 400; i++) {
            double x = time[i] < 10 ? time[i] / 10 : 2 - time[i] / 10;
            voltage[i] = 3.55 + 0.95 * x - 0.12 * Math.sin(6 * x) + (time[i] < 10 ? 0.03 : -0.06);
        }
        AxisSpec hours = AxisSpec.of("Time (h)", 0, 20);
        Ink dashed = Ink.GREY.withDash(Ink.Dash.DASHED);
        Panel a = Panel.of("a", new Box(0, 0, 0.42 * width, 66), AxisSpec.of("*Q* (Å^{−1})", FROM, TO), hours,
                List.of(image, Arrow.red(1.402, "Li"), Rule.atY(10, Ink.rgb(0xffffff).withDash(Ink.Dash.DASHED)),
                        Arrow.fromRight(13.8, "no beam", Ink.rgb(0xb03020))));
        Panel b = Panel.of("b", new Box(0.42 * width, 0, 0.2 * width, 66), AxisSpec.of("Potential (V)", 3.2, 4.8),
                hours.bare(), List.of(Line.of(voltage, time, Ink.BLACK), Rule.atY(10, dashed),
                        Note.of(4.7, 3, "C", Note.Align.RIGHT), Note.of(4.7, 17, "D", Note.Align.RIGHT)));
        return Page.of("In situ series", width, 66, a, b, selected(new Box(0.635 * width, 0, 0.365 * width, 66)));
    }

    private static Panel selected(Box place) {
        String[] names = {"OCP", "C 3.8 V", "C 4.1 V", "C 4.3 V", "C 4.5 V", "D 4.1 V", "D 3.6 V"};
        double[] hours = {0, 3, 6.5, 8.4, 10, 13, 18};
        double[] q = Figures.even(FROM, TO, 201);
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            double[] y = new double[q.length];
            for (int k = 0; k < q.length; k++) {
                y[k] = i + 0.85 * line(q[k], centre(hours[i]), 0.004) + 0.1 * line(q[k], 1.402, 0.002);
            }
            marks.add(Line.of(q, y, i < 5 ? Ink.series(1) : Ink.series(0)));
            marks.add(Note.of(TO - 0.003, i + 0.42, names[i], Note.Align.RIGHT));
        }
        return Panel.of("c", place, AxisSpec.of("*Q* (Å^{−1})", FROM, TO),
                AxisSpec.of("Intensity (arb. units)", -0.3, names.length + 0.1).unnumbered(), marks);
    }

    /** Lattice parameter against voltage of one sample that stays one phase and of one that splits. */
    static Page branches(double width) {
        double[] voltage = Figures.even(3.5, 4.5, 41);
        double[] single = new double[41];
        double[] upper = new double[41];
        double[] lower = new double[41];
        double[] error = new double[41];
        for (int i = 0; i < 41; i++) {
            double rise = 14.2 + 0.26 * Math.sin(Math.min(1, (voltage[i] - 3.5) / 0.6) * Math.PI / 2);
            double fall = 0.75 / (1 + Math.exp(-(voltage[i] - 4.25) / 0.04));
            single[i] = rise - fall;
            boolean gap = i > 15 && i < 19;
            upper[i] = gap || voltage[i] > 4.42 ? Double.NaN : rise - 0.1 * fall;
            lower[i] = voltage[i] < 4.2 ? Double.NaN : rise - 0.06 - 0.95 * fall;
            error[i] = 0.004 + 0.03 * fall;
        }
        Panel a = Panel.of("a", new Box(0, 0, width / 2, 58), AxisSpec.of("Potential (V vs Li/Li^{+})", 3.45, 4.55),
                AxisSpec.of("*c* (Å)", 13.6, 14.6),
                List.of(ErrorBars.of(voltage, single, error, Ink.series(0)),
                        Markers.of(voltage, single, Symbol.CIRCLE, Ink.series(0)).withSize(3).labelled("SC-NC91")));
        Panel b = Panel.of("b", new Box(width / 2, 0, width / 2, 58),
                AxisSpec.of("Potential (V vs Li/Li^{+})", 3.45, 4.55),
                AxisSpec.of("*c* (Å)", 13.6, 14.6),
                List.of(Span.ofX(voltage[15] + 0.01, voltage[19] - 0.01, Ink.rgb(0xececec), "no beam"),
                        ErrorBars.of(voltage, upper, error, Ink.series(1)),
                        ErrorBars.of(voltage, lower, error, Ink.series(4)),
                        Markers.of(voltage, upper, Symbol.CIRCLE, Ink.series(1)).withSize(3).labelled("SC-NM91, H2"),
                        Markers.of(voltage, lower, Symbol.FILLED_SQUARE, Ink.series(4)).withSize(3)
                                .labelled("SC-NM91, H3")));
        return Page.of("One branch and two", width, 58, a.withLegend(Legend.BOTTOM_LEFT),
                b.withLegend(Legend.BOTTOM_LEFT));
    }

    /** Position of one line against delithiation at several currents: one curve for one sample, several for the other. */
    static Page rates(double width) {
        String[] currents = {"20 mA g^{−1}", "100 mA g^{−1}", "200 mA g^{−1}"};
        Symbol[] symbols = {Symbol.CIRCLE, Symbol.OPEN_CIRCLE, Symbol.DIAMOND};
        List<Panel> panels = new ArrayList<>();
        Random random = new Random(5);
        for (int sample = 0; sample < 2; sample++) {
            List<Mark> marks = new ArrayList<>();
            for (int rate = 0; rate < 3; rate++) {
                double[] x = Figures.even(0, 0.9, 23);
                double[] q = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    double lag = sample == 0 ? 0 : 0.05 * rate;
                    q[i] = centre(10 * Math.max(0, x[i] - lag)) + 4e-4 * random.nextGaussian();
                }
                marks.add(Markers.of(x, q, symbols[rate], Ink.series(rate)).withSize(3).labelled(currents[rate]));
            }
            marks.add(Note.of(0.02, 1.299, sample == 0 ? "SC-NC91" : "SC-NM91", Note.Align.LEFT));
            panels.add(Panel.of(sample == 0 ? "a" : "b", new Box(sample * width / 2, 0, width / 2, 56),
                    AxisSpec.of("Delithiation *x* in Li_{1−*x*}MO_{2}", -0.03, 0.95),
                    AxisSpec.of("(003) position (Å^{−1})", 1.295, 1.365), marks).withLegend(Legend.TOP_LEFT));
        }
        return new Page("Position at several rates", width, 56, panels);
    }

    /** Williamson-Hall plot: the slope is the microstrain, the intercept the inverse of the size. */
    static Page williamsonHall(double width) {
        double[] x = {2.72, 5.22, 5.60, 6.35, 7.45, 8.86, 9.45, 10.3};
        Random random = new Random(12);
        List<Mark> marks = new ArrayList<>();
        for (int s = 0; s < 2; s++) {
            double slope = s == 0 ? 1.1e-3 : 2.9e-3;
            double[] y = new double[x.length];
            double[] error = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                error[i] = 3e-4 + 1e-4 * i;
                y[i] = 2e-4 + slope * x[i] + error[i] * random.nextGaussian();
            }
            double[] ends = {0, 11};
            Ink ink = Ink.series(s);
            marks.add(Band.of(ends, new double[] {-6e-4, -6e-4 + 10.2 * slope},
                    new double[] {10e-4, 10e-4 + 11.8 * slope}, ink.withOpacity(0.18)));
            marks.add(Line.of(ends, new double[] {2e-4, 2e-4 + 11 * slope}, ink.withWidth(0.8)));
            marks.add(ErrorBars.of(x, y, error, ink));
            marks.add(Markers.of(x, y, s == 0 ? Symbol.CIRCLE : Symbol.SQUARE, ink)
                    .labelled(s == 0 ? "NC91, *ε* = 0.11(1) %" : "NM91, *ε* = 0.29(2) %"));
        }
        Panel panel = Panel.of("", new Box(0, 0, width, 66), AxisSpec.of("4 sin *θ* / (*Kλ*) (nm^{−1})", 0, 11),
                AxisSpec.of("*β* cos *θ* / (*Kλ*) (nm^{−1})", -1e-3, 0.038), marks);
        return Page.of("Williamson-Hall", width, 66, panel.withLegend(Legend.TOP_LEFT));
    }

    /** Voltage of a titration pulse against the root of time with the part that is fitted. */
    static Page titration(double width) {
        double[] root = Figures.even(0, 42.4, 61);
        double[] voltage = new double[root.length];
        for (int i = 0; i < root.length; i++) {
            double early = 0.006 * (1 - Math.exp(-root[i] / 2.5));
            double late = 1.2e-5 * Math.pow(Math.max(0, root[i] - 22), 2);
            voltage[i] = 3.842 + early + 4.1e-4 * root[i] + late;
        }
        double[] ends = {6, 26};
        double start = 3.842 + 0.006;
        Panel panel = Panel.of("", new Box(0, 0, width, 60), AxisSpec.of("√*t* (s^{0.5})", -1, 44),
                AxisSpec.of("Potential (V vs Li/Li^{+})", 3.838, 3.878),
                List.of(Span.ofX(10, 20, Ink.rgb(0xe8eef5), "fitted"),
                        Markers.of(root, voltage, Symbol.OPEN_CIRCLE, Ink.BLACK).withSize(3)
                                .labelled("measured"),
                        Line.of(ends, new double[] {start + 4.1e-4 * 6, start + 4.1e-4 * 26}, Ink.series(1))
                                .labelled("d*E*/d√*t* = 0.410(4) mV s^{−0.5}")));
        return Page.of("Titration pulse", width, 60, panel.withLegend(Legend.BOTTOM_RIGHT));
    }
}
