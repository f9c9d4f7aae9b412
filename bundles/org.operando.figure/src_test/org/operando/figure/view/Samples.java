// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.Arrays;
import java.util.List;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;

/** Pages to look at. */
final class Samples {
    static final AxisSpec ANGLE = AxisSpec.of("2*θ* (°)", 20, 40);

    private Samples() {
    }

    static double[] steps(double from, double to, int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> from + i * (to - from) / (n - 1));
        return values;
    }

    /** A pattern with uncertainties over an image with the same x axis. */
    static Page patternAndContour() {
        double[] x = steps(20, 40, 21);
        double[] y = Arrays.stream(x).map(v -> v - 22).toArray();
        double[] error = Arrays.stream(x).map(v -> 0.5).toArray();
        Panel pattern = Panel.of("a", new Box(0, 0, 90, 60), ANGLE, AxisSpec.of("Intensity (counts)", -2, 18),
                List.of(Line.of(x, y, Ink.series(0)).labelled("calculated"),
                        Markers.of(x, y.clone(), Symbol.CIRCLE, Ink.series(1)).labelled("observed"),
                        ErrorBars.of(x, y, error, Ink.series(0))));
        return Page.of("two", 180, 60, pattern, map("b", 90, ramp(0), Image.Colours.viridis(0, 100, "Counts")));
    }

    /** A panel with an image of 20 x 10 cells over 20 to 40 degrees and 0 to 10 hours. */
    static Panel map(String letter, double left, float[] values, Image.Colours colours) {
        return Panel.of(letter, new Box(left, 0, 90, 60), ANGLE, AxisSpec.of("Time (h)", 0, 10),
                List.of(new Image(steps(20, 40, 21), steps(0, 10, 11), values, colours)));
    }

    /** 0, 1, 2, ... row by row, and so much more. */
    static float[] ramp(float more) {
        float[] values = new float[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = i + more;
        }
        return values;
    }
}
