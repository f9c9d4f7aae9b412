// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetFactory;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.DetectorGeometry;

/** Series of frames for tests. */
final class Frames {
    private Frames() {
    }

    /** Frames of one shape, named frame1, frame2, ... */
    static FrameSeries of(List<Dataset> frames, Optional<DetectorGeometry> geometry, Optional<PixelMask> mask) {
        int n = frames.size();
        int rows = frames.getFirst().getShapeRef()[0];
        int columns = frames.getFirst().getShapeRef()[1];
        Dataset all = DatasetFactory.zeros(frames.getFirst().getClass(), n, rows, columns);
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < rows * columns; i++) {
                all.setObjectAbs(k * rows * columns + i, frames.get(k).getObjectAbs(i));
            }
        }
        double[] unknown = new double[n];
        Arrays.fill(unknown, Double.NaN);
        String[] good = new String[n];
        Arrays.fill(good, "");
        Table table = Table.of(Column.of(Columns.NUMBER, IntStream.rangeClosed(1, n).asLongStream().toArray()),
                Column.of(Columns.NAME, IntStream.rangeClosed(1, n).mapToObj(i -> "frame" + i).toArray(String[]::new)),
                Column.of(Columns.START, "s", unknown), Column.of(Columns.MIDDLE, "s", unknown),
                Column.of(Columns.END, "s", unknown), Column.of(Columns.EXPOSURE, "s", unknown),
                Column.of(FrameSeries.Columns.PROBLEM, good));
        Signal counts = Signal.of(all, "counts", index("frame", n), index("row", rows), index("column", columns));
        return new FrameSeries(counts, table, TimeScale.UNKNOWN, true, Optional.empty(), Optional.empty(),
                Optional.empty(), geometry, mask.map(PixelMask::signal), Optional.empty(), Optional.empty(),
                Optional.empty(), 0, 0, Double.POSITIVE_INFINITY);
    }

    private static Axis index(String name, int length) {
        return PixelMask.index(name, length);
    }
}
