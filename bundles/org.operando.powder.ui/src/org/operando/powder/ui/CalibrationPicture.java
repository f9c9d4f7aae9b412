// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Table;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Symbol;
import org.operando.powder.calibration.CalibrateOperation;
import org.operando.powder.calibration.FrameFigure;
import org.operando.powder.geometry.DetectorGeometry;

/** The calibrant's image with rings at a geometry, the middle of the beam and the points that were found. */
final class CalibrationPicture {
    private static final Ink KEPT = Ink.rgb(0xff5a36);
    private static final Ink LEFT_OUT = Ink.rgb(0x7fd4ff);
    private static final Ink CENTRE = Ink.rgb(0xff5a36).withWidth(1.2);
    private static final double CROSS = 0.02;

    private CalibrationPicture() {
    }

    static Page page(ShownCalibration shown, DetectorGeometry at, Optional<CalibrateOperation.Outputs> found) {
        List<Mark> marks = new ArrayList<>();
        marks.add(shown.image());
        int rows = shown.frames().rows();
        int columns = shown.frames().columns();
        marks.addAll(FrameFigure.marks(shown.rings().on(at, shown.wavelength(), rows, columns)));
        found.ifPresent(f -> {
            marks.add(points(f.points(), 1, KEPT, 0.9));
            marks.add(points(f.points(), 0, LEFT_OUT, 1.2));
        });
        double row = at.beamRow();
        double column = at.beamColumn();
        double arm = CROSS * Math.max(rows, columns);
        if (row >= 0 && row <= rows && column >= 0 && column <= columns) {
            marks.add(Line.of(new double[] {column - arm, column + arm}, new double[] {row, row}, CENTRE));
            marks.add(Line.of(new double[] {column, column}, new double[] {row - arm, row + arm}, CENTRE));
        }
        return FrameFigure.page(shown.frames().name(0), marks, shown.frames());
    }

    /** Control points: their indices are half a pixel less than places from the corner. */
    private static Markers points(Table points, long kept, Ink ink, double size) {
        long[] flag = points.longs("kept");
        int[] chosen = IntStream.range(0, flag.length).filter(i -> flag[i] == kept).toArray();
        double[] row = points.doubles("row");
        double[] column = points.doubles("column");
        return Markers.of(IntStream.of(chosen).mapToDouble(i -> column[i] + 0.5).toArray(),
                IntStream.of(chosen).mapToDouble(i -> row[i] + 0.5).toArray(), Symbol.CIRCLE, ink).withSize(size);
    }
}
