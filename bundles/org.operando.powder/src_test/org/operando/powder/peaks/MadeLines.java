// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.operando.api.OperationException;
import org.operando.api.Signal;
import org.operando.powder.PatternSeries;
import org.operando.powder.Samples;

/** Patterns of one line with several components and counting noise: 160 points, components 16 points wide, eta 0.6. */
final class MadeLines {
    static final double WAVELENGTH = 0.452;
    static final double FROM = 5.2;
    static final double STEP = 0.0025;
    static final int POINTS = 160;
    static final double FWHM = 16 * STEP;
    static final double ETA = 0.6;

    private MadeLines() {
    }

    static double[] grid() {
        double[] x = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = FROM + i * STEP;
        }
        return x;
    }

    /** A line without noise; its highest point lies so many counts above the background. Written from the formulas. */
    static double[] line(double counts, double background, double[] centres, double[] fractions) {
        double[] x = grid();
        double[] y = new double[POINTS];
        double top = 0;
        for (int i = 0; i < POINTS; i++) {
            for (int j = 0; j < centres.length; j++) {
                double t = (x[i] - centres[j]) / FWHM;
                y[i] += fractions[j] * (ETA * 2 / Math.PI / (1 + 4 * t * t)
                        + (1 - ETA) * 2 * Math.sqrt(Math.log(2) / Math.PI) * Math.exp(-4 * Math.log(2) * t * t));
            }
            top = Math.max(top, y[i]);
        }
        for (int i = 0; i < POINTS; i++) {
            y[i] = background + counts * y[i] / top;
        }
        return y;
    }

    /** Counts with these means. */
    static double[] counted(double[] mean, Random random) {
        double[] y = new double[mean.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = counted(mean[i], random);
        }
        return y;
    }

    private static double counted(double mean, Random random) {
        if (mean > 200) {
            // a skewness of 0.07 is all that the normal distribution lacks
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int k = 0;
        while (product > limit) {
            product *= random.nextDouble();
            k++;
        }
        return k;
    }

    /** Lines of so many components, neighbours so many widths apart, the first with a share of 0.1 to 0.9. */
    static PatternSeries series(int count, int components, double separation, double counts, long seed) {
        Random random = new Random(seed);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double first = 5.36 + 0.02 * random.nextDouble();
            double share = 0.1 + 0.8 * random.nextDouble();
            double[] centres = new double[components];
            double[] fractions = new double[components];
            for (int j = 0; j < components; j++) {
                centres[j] = first + j * separation * FWHM;
                fractions[j] = components == 1 ? 1 : components == 2 ? j == 0 ? share : 1 - share
                        : 0.2 + 0.2 * random.nextDouble();
            }
            rows.add(counted(line(counts, counts < 5000 ? 3 : 30, centres, fractions), random));
        }
        return counts(Samples.series(LongStream.range(0, count).toArray(), grid(), rows, Optional.empty(),
                Optional.empty(), Optional.of(WAVELENGTH)));
    }

    /** The same series as counts. */
    static PatternSeries counts(PatternSeries series) {
        try {
            double[] y = series.intensities(0, series.size(), 0, series.twoThetaDegrees().length);
            Signal signal = Signal.of(y, "counts", series.intensity().axes().getFirst(),
                    series.intensity().axes().getLast());
            return new PatternSeries(signal, series.frames(), series.times(), series.numbered(), series.clock(),
                    series.wavelength(), series.corrections());
        } catch (OperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
