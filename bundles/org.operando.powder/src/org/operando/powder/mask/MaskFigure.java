// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.january.DatasetException;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetUtils;
import org.eclipse.january.dataset.ILazyDataset;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.Default;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;
import org.operando.math.Quantiles;

/**
 * The frame with what is masked: gaps and edges blank, dead and hot pixels as symbols, the outline of the beam stop's
 * shadow. Row 0 is at the bottom, as the azimuth counts.
 */
@Doc("The frame with its masked pixels by cause.")
public final class MaskFigure implements FigureBuilder<MaskFigure.Inputs, MaskFigure.Options> {
    private static final double HEIGHT_MM = 76;
    /** Points of an outline beyond which it is thinned. */
    private static final int MOST_POINTS = 4000;

    /**
     * What is shown.
     * @param mask a mask that was found
     */
    public record Inputs(MaskOperation.Outputs mask) {
    }

    /**
     * How it is shown.
     * @param brightest percentile of the counts that gets the last colour
     */
    public record Options(
            @Label("Brightest percentile") @Doc("Percentile of the counts that gets the last colour.") @Default("99.8") @Range(
                    min = 50, max = 100) double brightest) {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        MaskOperation.Outputs out = inputs.mask();
        int[] shape = out.mask().pixels().shape();
        byte[] codes = out.mask().codes();
        Optional<boolean[]> suggested = out.suggestion().isPresent()
                ? Optional.of(flags(read(out.suggestion().get().data()))) : Optional.empty();
        boolean[] shadow = suggested.orElseGet(() -> where(codes, MaskCause.BEAM_STOP));
        List<Mark> marks = new ArrayList<>();
        marks.add(image(read(out.frame().data()), codes, shape, options));
        add(marks, outline(shadow, shape), shape, Symbol.DOT, 1.6, Ink.series(3),
                "beam stop" + (suggested.isPresent() ? " (suggested)" : ""));
        add(marks, where(codes, MaskCause.DEAD), shape, Symbol.SQUARE, 3, Ink.series(5), "dead");
        add(marks, where(codes, MaskCause.HOT), shape, Symbol.OPEN_CIRCLE, 3, Ink.series(1), "hot");
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT_MM),
                AxisSpec.of("Column (pixels)", 0, shape[1]), AxisSpec.of("Row (pixels)", 0, shape[0]), marks)
                .withEqualAspect().withLegend(marks.size() > 1 ? Legend.BEST : Legend.NONE);
        return Page.of("Masked pixels of the frame (white: gaps and other masked pixels)", Page.SINGLE_COLUMN,
                HEIGHT_MM, panel).withCaption(caption(out.causes(), codes.length));
    }

    private static String caption(Table causes, int pixels) {
        List<String> parts = new ArrayList<>();
        String[] names = causes.texts("cause");
        long[] counts = causes.longs("pixels");
        for (int i = 0; i < names.length; i++) {
            if (counts[i] > 0) {
                parts.add(names[i] + ": " + counts[i]);
            }
        }
        return "n = " + pixels + " pixels (" + String.join("; ", parts) + "). White: not used. No error bars.";
    }

    private static Image image(Dataset frame, byte[] codes, int[] shape, Options options) {
        float[] shown = new float[codes.length];
        double[] used = new double[codes.length];
        for (int i = 0; i < shown.length; i++) {
            boolean blank = codes[i] != 0 && codes[i] != MaskCause.BEAM_STOP.code();
            // log of counts + 1: zero counts have a colour too
            shown[i] = blank ? Float.NaN : (float) Math.log10(1 + Math.max(0, frame.getElementDoubleAbs(i)));
            used[i] = shown[i];
        }
        double[] limits = Quantiles.percentiles(used, 0.5, options.brightest());
        double low = Double.isNaN(limits[0]) ? 0 : limits[0];
        double high = limits[1] > low ? limits[1] : low + 1;
        return new Image(edges(shape[1]), edges(shape[0]), shown,
                new Image.Colours("grey", low, high, "log_{10}(counts + 1)"));
    }

    private static double[] edges(int length) {
        double[] edges = new double[length + 1];
        Arrays.setAll(edges, i -> i);
        return edges;
    }

    private static Dataset read(ILazyDataset lazy) throws OperationException {
        try {
            return DatasetUtils.convertToDataset(lazy.getSlice());
        } catch (DatasetException e) {
            throw new OperationException("the result cannot be read: " + e.getMessage(), "mask", "run the step again",
                    e);
        }
    }

    private static boolean[] flags(Dataset values) {
        boolean[] flags = new boolean[values.getSize()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = values.getElementLongAbs(i) != 0;
        }
        return flags;
    }

    private static boolean[] where(byte[] codes, MaskCause cause) {
        boolean[] where = new boolean[codes.length];
        for (int i = 0; i < codes.length; i++) {
            where[i] = codes[i] == cause.code();
        }
        return where;
    }

    /** Pixels of an area with a neighbour outside it. */
    private static boolean[] outline(boolean[] area, int[] shape) {
        boolean[] outline = new boolean[area.length];
        for (int i = 0; i < area.length; i++) {
            int column = i % shape[1];
            boolean inside = column > 0 && column < shape[1] - 1 && i >= shape[1] && i < area.length - shape[1]
                    && area[i - 1] && area[i + 1] && area[i - shape[1]] && area[i + shape[1]];
            outline[i] = area[i] && !inside;
        }
        return outline;
    }

    private static void add(List<Mark> marks, boolean[] where, int[] shape, Symbol symbol, double size, Ink ink,
            String label) {
        int[] pixels = IntStream.range(0, where.length).filter(i -> where[i]).toArray();
        if (pixels.length == 0) {
            return;
        }
        int step = pixels.length / MOST_POINTS + 1;
        int n = (pixels.length + step - 1) / step;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int k = 0; k < n; k++) {
            x[k] = pixels[k * step] % shape[1] + 0.5;
            y[k] = pixels[k * step] / shape[1] + 0.5;
        }
        marks.add(Markers.of(x, y, symbol, ink).withSize(size).labelled(label));
    }
}
