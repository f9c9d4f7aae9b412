// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.operando.api.figure.Arrow;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Band;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Span;
import org.operando.api.figure.Symbol;

/** Figures as the techniques make them, of made-up data; in a single column when narrow, else in a double one. */
final class Figures {
    private Figures() {
    }

    static Map<String, Page> gallery(double width) {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("contour", contour(width));
        pages.put("cycling", cycling(width));
        pages.put("profiles", profiles(width));
        pages.put("peak", peak(width));
        pages.put("histogram", histogram(width));
        pages.put("maps", maps(width));
        return pages;
    }

    static double[] even(double from, double to, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = from + (to - from) * i / (count - 1);
        }
        return values;
    }

    /** Intensity against angle and time with the potential on the same time axis; patterns 100 to 113 are missing. */
    static Page contour(double width) {
        int columns = 300;
        int rows = 200;
        float[] values = new float[columns * rows];
        Random random = new Random(11);
        for (int r = 0; r < rows; r++) {
            double centre = 14.4 + 0.3 * Math.sin(r / 40.0);
            for (int c = 0; c < columns; c++) {
                double angle = 13.5 + 4.5 * (c + 0.5) / columns;
                double peak = 60 * Math.exp(-Math.pow((angle - centre) / 0.08, 2))
                        + 25 * Math.exp(-Math.pow((angle - 31.6 + centre) / 0.07, 2))
                        + 35 * Math.exp(-Math.pow((angle - 16.2 - 0.2 * (centre - 14.4)) / 0.06, 2))
                        + 100 * Math.exp(-Math.pow((angle - 17.3) / 0.05, 2))
                        + 16 * Math.exp(-Math.pow((angle - 17.65) / 0.05, 2));
                values[r * columns + c] = r >= 100 && r < 114 ? Float.NaN
                        : (float) (20 + peak + 0.3 * random.nextGaussian());
            }
        }
        double[] time = even(0, 40, 500);
        double[] potential = new double[500];
        for (int i = 0; i < 500; i++) {
            potential[i] = 3.6 + 0.6 * Math.sin(time[i] / 8);
        }
        Ink white = Ink.rgb(0xffffff).withWidth(0.6).withDash(Ink.Dash.DASHED);
        Box left = new Box(0, 0, 0.72 * width, 60);
        Box right = new Box(0.72 * width, 0, 0.28 * width, 60);
        AxisSpec hours = AxisSpec.of("Time (h)", 0, 40);
        Image image = new Image(even(13.5, 18, columns + 1), even(0, 40, rows + 1), values,
                Image.Colours.viridis(18, 110, "Intensity (counts)"));
        Panel a = Panel.of("a", left, AxisSpec.of("2*θ* (°)", 13.5, 18), hours,
                List.of(image, Rule.atY(12.6, white), Arrow.red(17.3, "Al"), Arrow.red(17.65, "Li"),
                        Note.of(13.6, 21.4, "no beam", Note.Align.LEFT)));
        Panel b = Panel.of("b", right, AxisSpec.of("Potential (V vs Li/Li^{+})", 2.9, 4.4), hours.bare(),
                List.of(Line.of(potential, time, Ink.BLACK), Rule.atY(12.6, Ink.GREY.withDash(Ink.Dash.DASHED)),
                        Note.of(4.3, 6, "C", Note.Align.RIGHT), Note.of(4.3, 28, "D", Note.Align.RIGHT)));
        return Page.of("Contour with cell", width, 60, a, b);
    }

    /** Capacity and coulombic efficiency against cycle; cycles 51 and 52 are missing. */
    static Page cycling(double width) {
        double[] cycle = even(1, 100, 100);
        double[] capacity = new double[100];
        double[] error = new double[100];
        double[] efficiency = new double[100];
        for (int i = 0; i < 100; i++) {
            capacity[i] = i == 50 || i == 51 ? Double.NaN : i < 3 ? 209 : 191 - 0.2 * i;
            error[i] = 1.5;
            efficiency[i] = i < 3 ? 87 + 5 * i : 99.6;
        }
        Panel panel = Panel.of("", new Box(0, 0, width, 66), AxisSpec.of("Cycle number", 0, 106).whole(),
                AxisSpec.of("Discharge capacity (mAh g^{−1})", 120, 260),
                List.of(Span.ofX(0, 3.5, Ink.rgb(0xececec), "formation"),
                        ErrorBars.of(cycle, capacity, error, Ink.series(0).withWidth(0.5)),
                        Markers.of(cycle, capacity, Symbol.CIRCLE, Ink.series(0)).withSize(2.2).labelled("capacity"),
                        Line.of(cycle, efficiency, Ink.series(1)).onRight().labelled("efficiency"),
                        Note.of(100, 162, "89.2 % retained", Note.Align.RIGHT)));
        return Page.of("Cycling", width, 66, panel.withRight(AxisSpec.of("Coulombic efficiency (%)", 40, 102)));
    }

    static Page profiles(double width) {
        List<Mark> marks = new ArrayList<>();
        int n = 6000;
        for (int k = 0; k < 4; k++) {
            double[] charge = new double[2 * n + 1];
            double[] potential = new double[2 * n + 1];
            for (int i = 0; i < n; i++) {
                double s = i / (n - 1.0);
                charge[i] = s * (210 - 12 * k);
                charge[n + 1 + i] = 0.93 * charge[i];
                potential[i] = 3.6 + 0.7 * s + 0.05 * Math.sin(6 * s);
                potential[n + 1 + i] = 4.25 - 0.6 * s - 0.5 * Math.pow(s, 20);
            }
            charge[n] = potential[n] = Double.NaN;
            marks.add(Line.of(charge, potential, Ink.series(k)).labelled("cycle " + (1 + 33 * k)));
        }
        Panel panel = Panel.of("", new Box(0, 0, width, 66), AxisSpec.of("Capacity (mAh g^{−1})", 0, 220),
                AxisSpec.of("Potential (V vs Li/Li^{+})", 2.9, 4.4), marks);
        return Page.of("Profiles", width, 66, panel);
    }

    /** Potential, position and width of a line against the same time. */
    static Page peak(double width) {
        double[] time = even(0, 46, 80);
        double[][] y = new double[3][80];
        double[] error = new double[80];
        Random random = new Random(5);
        for (int i = 0; i < 80; i++) {
            y[0][i] = 3.75 + 0.55 * Math.sin(time[i] / 7 - 1);
            y[1][i] = 14.42 + 0.04 * Math.sin(time[i] / 5) + 0.004 * random.nextGaussian();
            y[2][i] = 0.2 + 0.01 * random.nextGaussian();
            error[i] = 0.005;
        }
        y[1][40] = Double.NaN;
        AxisSpec hours = AxisSpec.of("Time (h)", -1, 47);
        List<Panel> panels = List.of(
                Panel.of("a", new Box(0, 0, width, 35), hours.bare(), AxisSpec.around("Potential (V)", y[0]),
                        List.of(Line.of(time, y[0], Ink.BLACK))),
                Panel.of("b", new Box(0, 35, width, 35), hours.bare(), withError("2*θ* (°)", y[1], error),
                        List.of(ErrorBars.of(time, y[1], error, Ink.series(0)),
                                Markers.of(time, y[1], Symbol.CIRCLE, Ink.series(0)).withSize(2.5))),
                Panel.of("c", new Box(0, 70, width, 40), hours, withError("FWHM (°)", y[2], error),
                        List.of(ErrorBars.of(time, y[2], error, Ink.series(1)),
                                Markers.of(time, y[2], Symbol.OPEN_CIRCLE, Ink.series(1)).withSize(3))));
        return new Page("Peak", width, 110, panels);
    }

    private static AxisSpec withError(String label, double[] y, double[] error) {
        double[] low = y.clone();
        double[] high = y.clone();
        for (int i = 0; i < y.length; i++) {
            low[i] -= error[i];
            high[i] += error[i];
        }
        return AxisSpec.around(label, low, high);
    }

    static Page histogram(double width) {
        double[] x = even(0, 10, 400);
        double[] y = new double[400];
        double[] low = new double[400];
        double[] high = new double[400];
        for (int i = 0; i < 400; i++) {
            y[i] = 2e5 * Math.exp(-x[i]);
            low[i] = 0.5 * y[i];
            high[i] = 2 * y[i];
        }
        double[] energy = new double[120];
        double[] voxels = new double[120];
        for (int i = 0; i < 60; i++) {
            energy[2 * i] = 8350 + i / 24.0;
            energy[2 * i + 1] = 8350 + (i + 1) / 24.0;
            voxels[2 * i] = voxels[2 * i + 1] = 8e5 * Math.exp(-Math.pow((energy[2 * i] - 8351) / 0.3, 2));
        }
        Panel log = Panel.of("a", new Box(0, 0, width / 2, 45), AxisSpec.of("Depth (µm)", 0, 10),
                AxisSpec.of("Intensity (counts)", 1, 1e6).logarithmic(),
                List.of(new Band(x, low, high, Ink.series(0).withOpacity(0.25), ""),
                        Line.of(x, y, Ink.series(0)).labelled("NC91")));
        Panel bars = Panel.of("b", new Box(width / 2, 0, width / 2, 45),
                AxisSpec.of("White-line energy (eV)", 8350, 8352.5),
                AxisSpec.of("Voxels", 0, 1e6), List.of(Line.of(energy, voxels, Ink.series(1))));
        return Page.of("Histogram", width, 45, log, bars);
    }

    static Page maps(double width) {
        List<Panel> panels = new ArrayList<>();
        double[] edges = even(-2, 2, 41);
        for (int k = 0; k < 4; k++) {
            float[] strain = new float[1600];
            for (int i = 0; i < strain.length; i++) {
                double x = edges[i % 40];
                double y = edges[i / 40];
                strain[i] = x * x + y * y > 3.6 ? Float.NaN : (float) (2e-3 * Math.sin(2 * x + k) * Math.cos(y));
            }
            panels.add(Panel.of(Character.toString('a' + k),
                    new Box(k % 2 * width / 2, k / 2 * 0.4 * width, width / 2, 0.4 * width),
                    AxisSpec.of("*x* (µm)", -2, 2), AxisSpec.of("*y* (µm)", -2, 2),
                    List.of(new Image(edges, edges, strain, Image.Colours.diverging(2e-3, "*ε*_{zz}")))));
        }
        return new Page("Maps", width, 0.8 * width, panels);
    }
}
