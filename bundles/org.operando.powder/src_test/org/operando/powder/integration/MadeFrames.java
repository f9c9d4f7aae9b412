// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.january.dataset.DatasetFactory;
import org.eclipse.january.dataset.IntegerDataset;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.frames.FrameSeries.Average;
import org.operando.powder.geometry.DetectorGeometry;

/** Made frames of 60 x 60 pixels, with what goes along with them. */
final class MadeFrames {
    static final int SIDE = 60;
    static final int PIXELS = SIDE * SIDE;
    static final DetectorGeometry PLACE = new DetectorGeometry(0.1, 0.003, 0.003, 0, 0, 0, 1e-4, 1e-4, 3);
    private final List<int[]> frames;
    private double[] exposures;
    private double[] monitors;
    private Optional<Average> dark = Optional.empty();
    private Optional<Average> flat = Optional.empty();
    private Optional<Double> dummy = Optional.empty();
    private double saturation = Integer.MAX_VALUE;

    private MadeFrames(List<int[]> frames) {
        this.frames = frames;
        exposures = new double[frames.size()];
        Arrays.fill(exposures, 1);
        monitors = exposures.clone();
    }

    static MadeFrames of(int[]... frames) {
        return new MadeFrames(List.of(frames));
    }

    static int[] even(int value) {
        int[] counts = new int[PIXELS];
        Arrays.fill(counts, value);
        return counts;
    }

    MadeFrames exposed(double... seconds) {
        exposures = seconds;
        return this;
    }

    /** Without values: frames whose monitor nobody wrote. */
    MadeFrames monitored(double... values) {
        monitors = values;
        return this;
    }

    MadeFrames dark(double[] values, double exposure) {
        dark = Optional.of(new Average(pixels(values), 1, exposure));
        return this;
    }

    MadeFrames flat(double[] values) {
        flat = Optional.of(new Average(pixels(values), 1, Double.NaN));
        return this;
    }

    MadeFrames dummy(double value) {
        dummy = Optional.of(value);
        return this;
    }

    MadeFrames saturated(double from) {
        saturation = from;
        return this;
    }

    static Signal pixels(double[] values) {
        double[] side = IntStream.range(0, SIDE).asDoubleStream().toArray();
        return Signal.of(values, "counts", Axis.of("row", "1", side), Axis.of("column", "1", side));
    }

    FrameSeries series() {
        int n = frames.size();
        int[] all = new int[n * PIXELS];
        for (int i = 0; i < n; i++) {
            System.arraycopy(frames.get(i), 0, all, i * PIXELS, PIXELS);
        }
        double[] side = IntStream.range(0, SIDE).asDoubleStream().toArray();
        Signal counts = Signal.of(DatasetFactory.createFromObject(IntegerDataset.class, all, n, SIDE, SIDE), "counts",
                Axis.of("number", "1", IntStream.range(0, n).asDoubleStream().toArray()), Axis.of("row", "1", side),
                Axis.of("column", "1", side));
        String[] problems = new String[n];
        Arrays.fill(problems, "");
        List<Column> columns = new ArrayList<>(List.of(
                Column.of(Columns.NUMBER, IntStream.range(0, n).asLongStream().toArray()),
                Column.of(Columns.NAME, IntStream.range(0, n).mapToObj(i -> "frame" + i).toArray(String[]::new)),
                Column.of(Columns.EXPOSURE, "s", exposures), Column.of(FrameSeries.Columns.PROBLEM, problems)));
        if (monitors.length > 0) {
            columns.add(Column.of(FrameSeries.Columns.MONITOR, "1", monitors));
        }
        Table table = new Table(columns);
        return new FrameSeries(counts, table, TimeScale.UNKNOWN, true, Optional.empty(), Optional.of(1.0),
                Optional.empty(), Optional.of(PLACE), Optional.empty(), dark, flat, dummy, 0, Double.NEGATIVE_INFINITY,
                saturation);
    }
}
