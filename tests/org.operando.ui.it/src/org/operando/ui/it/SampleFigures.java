// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Frame;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.ScaleBar;
import org.operando.api.figure.Symbol;

/** Figures with known numbers. */
final class SampleFigures {
    private SampleFigures() {
    }

    /** A pattern with two peaks at 30 and 35 degrees beside patterns over ten hours, with one x axis. */
    static Page patternAndContour() {
        return Page.of("pattern and contour", 180, 75, pattern(), contour());
    }

    private static Panel pattern() {
        int n = 400;
        Random random = new Random(1);
        double[] x = new double[n];
        double[] y = new double[n];
        double[] observed = new double[n];
        double[] error = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 20 + i * 20.0 / (n - 1);
            y[i] = 1000 * peak(x[i] - 30, 0.4) + 600 * peak(x[i] - 35, 0.5) + 15;
            error[i] = Math.sqrt(y[i]);
            observed[i] = y[i] + error[i] * random.nextGaussian() * 1.5 - (i % 20 == 0 ? 20 : 0);
        }
        return Panel.of("a", new Box(0, 0, 90, 75), AxisSpec.of("2*\u03b8* (\u00b0)", 20, 40),
                AxisSpec.around("Intensity (counts)", observed),
                List.of(Markers.of(x, observed, Symbol.OPEN_CIRCLE, Ink.series(0)).labelled("observed"),
                        ErrorBars.of(x, observed, error, Ink.series(0)),
                        Line.of(x, y, Ink.series(1)).labelled("calculated")));
    }

    private static Panel contour() {
        int columns = 300;
        int rows = 200;
        double[] x = new double[columns + 1];
        double[] y = new double[rows + 1];
        for (int i = 0; i <= columns; i++) {
            x[i] = 20 + i * 20.0 / columns;
        }
        for (int j = 0; j <= rows; j++) {
            y[j] = j * 10.0 / rows;
        }
        float[] values = new float[columns * rows];
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                values[j * columns + i] = (float) (1000 * peak(x[i] - 28 - 4 * Math.sin(j / 60.0), 0.5));
            }
        }
        return Panel.of("b", new Box(90, 0, 90, 75), AxisSpec.of("2*\u03b8* (\u00b0)", 20, 40),
                AxisSpec.of("Time (h)", 0, 10),
                List.of(new Image(x, y, values, Image.Colours.viridis(0, 1000, "Intensity (counts)"))));
    }

    /** Six strain maps of 6 x 6 micrometres with one colour range. */
    static Page grid() {
        double[] edges = new double[61];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = i * 0.1;
        }
        List<Panel> panels = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
            float[] strain = new float[60 * 60];
            for (int i = 0; i < strain.length; i++) {
                int x = i % 60;
                int y = i / 60;
                strain[i] = Math.hypot(x - 30, y - 30) > 27 ? Float.NaN
                        : (float) (0.6 * Math.sin((x + 8 * k) / 14.0) * Math.cos(y / 20.0));
            }
            Image.Colours colours = Image.Colours.diverging(0.8, k % 3 == 2 ? "Strain (%)" : "");
            panels.add(Panel.of(String.valueOf((char) ('a' + k)), new Box(k % 3 * 60, k / 3 * 55, 60, 55),
                    AxisSpec.of("*x* (\u00b5m)", 0, 6), AxisSpec.of("*y* (\u00b5m)", 0, 6),
                    List.of(new Image(edges, edges, strain, colours), ScaleBar.of(2, "2 \u00b5m")))
                    .withFrame(Frame.BOX).withEqualAspect());
        }
        return new Page("grid", 180, 110, panels);
    }

    /** An image of 2500 x 2500 numbers spread evenly from 0 to 1. */
    static Page largeImage() {
        int size = 2500;
        double[] edges = new double[size + 1];
        for (int i = 0; i <= size; i++) {
            edges[i] = i;
        }
        Random random = new Random(2);
        float[] values = new float[size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        Panel panel = Panel.of("", new Box(0, 0, 90, 75), AxisSpec.of("*x* (px)", 0, size),
                AxisSpec.of("*y* (px)", 0, size),
                List.of(new Image(edges, edges, values, Image.Colours.viridis(0, 1, "Counts"))));
        return Page.of("large image", 90, 75, panel);
    }

    private static double peak(double distance, double width) {
        return Math.exp(-0.5 * Math.pow(distance / width, 2));
    }
}
