// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Split;
import org.operando.math.Minimum;
import org.operando.math.PeakShape;
import org.operando.powder.PatternSeries;

/**
 * The fits of a series, cut into ranges of patterns.
 * @param patterns the series
 * @param p what the study says
 * @param kernel the fit
 * @param shapes the shape's parameters
 * @param window grid points {from, to}
 */
record PeakSplit(PatternSeries patterns, PeakOperation.Parameters p, PeakFitKernel kernel,
        List<PeakShape.ShapeParameter> shapes, int[] window)
        implements Split<PeakSplit.Frames, PeakSplit.Rows, PeakOperation.Outputs> {
    /** Patterns a part: some ms each, so that a part checks for cancel often and many parts share the cores. */
    private static final int FRAMES_PER_PART = 16;

    /** A peak lower than this part of its background is rounding. */
    private static final double NOTHING = 1e-9;
    /** A position more uncertain than this part of the width is flagged: so are the highest points of mere noise. */
    private static final double WEAK = 0.1;

    /** A range of patterns. */
    record Frames(int from, int to) {
    }

    /**
     * Fits of a range.
     * @param numbers a row a pattern: parameters, their uncertainties, reduced chi^2; NaN where there is no fit
     * @param flags what is to be known of each fit; empty for nothing
     */
    record Rows(double[] numbers, List<String> flags) {
    }

    /** Numbers in a row of {@link Rows}. */
    int width() {
        return 2 * kernel.parameters() + 1;
    }

    @Override
    public List<Frames> parts() {
        List<Frames> parts = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i += FRAMES_PER_PART) {
            parts.add(new Frames(i, Math.min(i + FRAMES_PER_PART, patterns.size())));
        }
        return parts;
    }

    @Override
    public Rows part(Frames part, Context context) throws OperationException {
        int points = window[1] - window[0];
        double[] y = patterns.intensities(part.from(), part.to(), window[0], window[1]);
        Optional<double[]> errors = p.weights() == Weighting.AUTOMATIC || p.weights() == Weighting.UNCERTAINTIES
                ? patterns.errors(part.from(), part.to(), window[0], window[1]) : Optional.empty();
        double[] numbers = new double[(part.to() - part.from()) * width()];
        List<String> flags = new ArrayList<>();
        for (int frame = part.from(); frame < part.to(); frame++) {
            context.check();
            int first = (frame - part.from()) * points;
            double[] row = new double[width()];
            Arrays.fill(row, Double.NaN);
            Points chosen = points(y, errors, first, points);
            String flag = fit(chosen, row);
            System.arraycopy(row, 0, numbers, (frame - part.from()) * width(), width());
            flags.add(flag);
            if (Double.isNaN(row[0])) {
                String name = patterns.frames().texts(PatternSeries.Columns.NAME)[frame];
                context.warn(name,
                        "no fit of " + p.name() + " between " + Quantity.digits(p.from()) + " and "
                                + Quantity.digits(p.to()) + " deg: "
                                + flag);
            }
        }
        return new Rows(numbers, flags);
    }

    /** Points of one pattern that can be fitted. */
    private record Points(double[] x, double[] y, double[] weights) {
    }

    private Points points(double[] all, Optional<double[]> errors, int first, int count) {
        double[] grid = patterns.twoThetaDegrees();
        double[] x = new double[count];
        double[] y = new double[count];
        double[] weights = new double[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            double value = all[first + i];
            double weight = p.weights() == Weighting.EQUAL ? 1 : 1 / Math.max(value, 1);
            if (errors.isPresent()) {
                double sigma = errors.get()[first + i];
                weight = 1 / (sigma * sigma);
            }
            if (Double.isFinite(value) && weight > 0 && weight < Double.POSITIVE_INFINITY) {
                x[n] = grid[window[0] + i];
                y[n] = value;
                weights[n++] = weight;
            }
        }
        return new Points(Arrays.copyOf(x, n), Arrays.copyOf(y, n), Arrays.copyOf(weights, n));
    }

    /** Fits, writes the row when there is a result, and says what is to be known of it. */
    private String fit(Points points, double[] row) {
        int n = kernel.parameters();
        if (points.x.length <= n) {
            return points.x.length == 0 ? "no data" : "only " + points.x.length + " points with data for " + n
                    + " parameters";
        }
        Minimum minimum = kernel.fit(points.x, points.y, points.weights);
        boolean[] atBound = minimum.atBound();
        if (!minimum.converged()) {
            return "not converged after " + minimum.iterations() + " iterations";
        }
        if (atBound[0] || atBound[1]) {
            return atBound[0] ? "no peak" : "no peak inside the window";
        }
        if (atBound[2]) {
            return "no peak: width " + Quantity.digits(minimum.parameters()[2]) + " deg is at its bound";
        }
        if (kernel.height(minimum.parameters()) < NOTHING * minimum.parameters()[n - p.background().terms()]) {
            return "no peak: height below rounding";
        }
        for (int k = 0; k < n; k++) {
            row[k] = minimum.parameters()[k];
            row[n + k] = minimum.uncertainty(k, p.uncertainties());
        }
        row[2 * n] = minimum.reducedChiSquared();
        List<String> notes = new ArrayList<>();
        for (int k = 0; k < shapes.size(); k++) {
            if (atBound[3 + k]) {
                notes.add(shapes.get(k).name() + " at bound");
            }
        }
        if (Math.min(row[1] - p.from(), p.to() - row[1]) < row[2] / 2) {
            notes.add("leaves the range: less than half its width is between it and the end");
        }
        if (row[n + 1] > WEAK * row[2]) {
            notes.add("weak: position uncertain by more than a tenth of the width");
        }
        if (Double.isNaN(row[n + 1])) {
            notes.add("uncertainties not determined");
        }
        return String.join(", ", notes);
    }

    @Override
    public Rows failed(Frames part, OperationException reason) {
        double[] numbers = new double[(part.to() - part.from()) * width()];
        Arrays.fill(numbers, Double.NaN);
        return new Rows(numbers, Collections.nCopies(part.to() - part.from(), "failed: " + reason.what()));
    }

    @Override
    public PeakOperation.Outputs merge(Iterator<Rows> results, Context context) {
        double[] numbers = new double[patterns.size() * width()];
        List<String> flags = new ArrayList<>();
        while (results.hasNext()) {
            Rows rows = results.next();
            System.arraycopy(rows.numbers(), 0, numbers, flags.size() * width(), rows.numbers().length);
            flags.addAll(rows.flags());
            context.progress(flags.size(), patterns.size(), "patterns");
        }
        return new PeakTable(patterns, p, shapes, kernel.parameters(), numbers, flags.toArray(new String[0])).outputs();
    }
}
