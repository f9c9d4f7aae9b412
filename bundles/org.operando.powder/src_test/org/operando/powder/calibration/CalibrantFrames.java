// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetFactory;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.LoadException;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.io.image.ImageFile;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.Samples;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.Detector;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.PixelGrid;

/** Frames of calibrants: real ones and made ones. */
final class CalibrantFrames {
    private CalibrantFrames() {
    }

    /** A frame of the data folder; pixels below {@code least} are masked. */
    static FrameSeries real(String name, double least, double wavelength, double pixel,
            Optional<DetectorGeometry> geometry)
            throws LoadException {
        try (ImageFile file = ImageFile.open(Samples.data("xrd/frames/" + name))) {
            Dataset frame = file.frame(0);
            float[] values = new float[frame.getSize()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) frame.getElementDoubleAbs(i);
            }
            boolean round = name.contains("mar2300");
            byte[] mask = new byte[values.length];
            for (int i = 0; i < mask.length; i++) {
                boolean corner = round && Math.hypot(i / file.columns() - 1149.5, i % file.columns() - 1149.5) > 1140;
                mask[i] = (byte) (values[i] < least || corner ? 1 : 0);
            }
            return series(file.rows(), file.columns(), mask, wavelength, pixel, geometry, values);
        }
    }

    /** A series of frames that are held. */
    static FrameSeries series(int rows, int columns, byte[] mask, double wavelength, double pixel,
            Optional<DetectorGeometry> geometry, float[]... frames) {
        int n = frames.length;
        float[] all = new float[n * rows * columns];
        for (int k = 0; k < n; k++) {
            System.arraycopy(frames[k], 0, all, k * rows * columns, rows * columns);
        }
        Axis row = Axis.of("row", "1", new double[rows]);
        Axis column = Axis.of("column", "1", new double[columns]);
        Signal counts = Signal.of(DatasetFactory.createFromObject(all, n, rows, columns), "counts",
                Axis.of("frame", "1", new double[n]), row, column);
        String[] names = new String[n];
        String[] problems = new String[n];
        Arrays.setAll(names, k -> "frame " + (k + 1));
        Arrays.fill(problems, "");
        Table table = Table.of(Column.of(Columns.NUMBER, new long[n]), Column.of(Columns.NAME, names),
                Column.of(FrameSeries.Columns.PROBLEM, problems));
        return new FrameSeries(counts, table, TimeScale.UNKNOWN, true, Optional.empty(),
                Double.isNaN(wavelength) ? Optional.empty() : Optional.of(wavelength),
                Double.isNaN(pixel) ? Optional.empty() : Optional.of(new Detector("", pixel, pixel)), geometry,
                Optional.of(Signal.of(DatasetFactory.createFromObject(mask, rows, columns), "1", row, column)),
                Optional.empty(), Optional.empty(), Optional.empty(), 0, Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    /** Rings as Gaussian lines of 1.5 pixels on a background of 20 counts, with Poisson noise as normal deviates. */
    static float[] made(DetectorGeometry g, int rows, int columns, double[] angles, double strength, long seed) {
        PixelGrid grid = new PixelGrid(g, rows, columns);
        double sigma = 0.64 * g.pixel1() / g.distance();
        DoubleUnaryOperator lines = x -> Arrays.stream(angles).map(a -> Math.abs(x - a) > 8 * sigma ? 0
                : strength * Math.exp(-(x - a) * (x - a) / (2 * sigma * sigma))).sum();
        Random random = new Random(seed);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            for (int sub = 0; sub < 9; sub++) {
                sum += lines.applyAsDouble(grid.twoTheta(i / columns + (sub / 3 + 0.5) / 3,
                        i % columns + (sub % 3 + 0.5) / 3));
            }
            double mean = 20 + sum / 9;
            values[i] = (float) Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        return values;
    }

    /** A series of made frames without a mask. */
    static FrameSeries madeSeries(DetectorGeometry g, int rows, int columns, double wavelength, float[]... frames)
            throws IOException {
        return series(rows, columns, new byte[rows * columns], wavelength, g.pixel1(), Optional.empty(), frames);
    }
}
