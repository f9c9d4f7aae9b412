// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.january.DatasetException;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetUtils;
import org.operando.api.OperationException;
import org.operando.api.Signal;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.math.Quantiles;

/** The first cake of a signal {@code [frame][azimuth][radius]} in colours. */
final class CakePage {
    private static final double HEIGHT_MM = 66;
    private static final double DARKEST = 1;
    private static final double BRIGHTEST = 99.7;

    private CakePage() {
    }

    static Page of(Signal cakes, String name) throws OperationException {
        double[] azimuth = cakes.axes().get(1).values();
        double[] radius = cakes.axes().get(2).values();
        float[] values = new float[azimuth.length * radius.length];
        try {
            Dataset read = DatasetUtils.convertToDataset(cakes.data().getSlice());
            for (int i = 0; i < values.length; i++) {
                double v = read.getElementDoubleAbs(i);
                values[i] = Double.isFinite(v) ? (float) Math.log10(1 + Math.max(0, v)) : Float.NaN;
            }
        } catch (DatasetException e) {
            throw new OperationException("the cake cannot be read: " + e.getMessage(), name, "", e);
        }
        double[] seen = IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
        double[] limits = Quantiles.percentiles(seen, DARKEST, BRIGHTEST);
        double low = Double.isNaN(limits[0]) ? 0 : limits[0];
        Image image = new Image(edges(radius), edges(azimuth), values, Image.Colours.viridis(low,
                limits[1] > low ? limits[1] : low + 1, "log_{10}(1 + intensity)"));
        double[] x = image.xEdges();
        double[] y = image.yEdges();
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT_MM),
                AxisSpec.of(label(cakes.axes().get(2).name(), cakes.axes().get(2).unit().name()), x[0],
                        x[x.length - 1]),
                AxisSpec.of("Azimuth (\u00b0)", y[0], y[y.length - 1]), List.of(image)).withLegend(Legend.NONE);
        return Page.of("Cake of " + name, Page.SINGLE_COLUMN, HEIGHT_MM, panel);
    }

    private static String label(String axis, String unit) {
        return switch (axis) {
            case "two_theta" -> "2*\u03b8* (\u00b0)";
            case "q" -> "*Q* (\u00c5^{\u22121})";
            case "d", "d_spacing" -> "*d* (\u00c5)";
            default -> axis + " (" + unit + ")";
        };
    }

    /** Half-way between centres. */
    private static double[] edges(double[] centres) {
        int n = centres.length;
        double[] edges = new double[n + 1];
        Arrays.setAll(edges, i -> i == 0 ? centres[0] - 0.5 * (n > 1 ? centres[1] - centres[0] : 1)
                : i == n ? centres[n - 1] + 0.5 * (n > 1 ? centres[n - 1] - centres[n - 2] : 1)
                        : 0.5 * (centres[i - 1] + centres[i]));
        return edges;
    }
}
