// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

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
import org.operando.powder.PowderMeasurement;

/**
 * The integration of a series, cut into ranges of frames.
 * @param setup what the frames have in common
 * @param p what the study says
 * @param plan bins and shares
 * @param integrators sum frames
 * @param errors where uncertainties come from
 * @param measurement what the study says of the measurement
 * @param series what the results of all parts depend on
 */
record IntegrateSplit(FrameSetup setup, IntegrateOperation.Parameters p, FrameSetup.Plan plan, DarkScaling integrators,
        ErrorModel errors, Optional<PowderMeasurement> measurement, FramesKey.Series series)
        implements Split<IntegrateSplit.Frames, IntegrateSplit.Rows, IntegrateOperation.Outputs> {
    /** Frames of a part: some tens of ms each. */
    private static final int FRAMES_PER_PART = 4;
    /** Numbers of a row of {@link Rows#frames}: graininess, ring scatter, grains, pixels, saturated. */
    static final int NUMBERS = 5;

    /** A range of frames. */
    record Frames(int from, int to) {
    }

    /**
     * Patterns of a range, a row a frame; NaN where there is none.
     * @param intensity of each bin
     * @param sigma of each bin
     * @param pixels of each bin
     * @param clipped what clipping took; empty without it
     * @param frames {@link #NUMBERS} numbers a frame
     * @param problems why a frame has no pattern; empty for a good one
     */
    record Rows(double[] intensity, double[] sigma, double[] pixels, ClippedBins clipped, double[] frames,
            List<String> problems) {
        static Rows empty(int frames, int bins, boolean clips) {
            double[][] all = new double[3][frames * bins];
            for (double[] each : all) {
                Arrays.fill(each, Double.NaN);
            }
            double[] numbers = new double[frames * NUMBERS];
            Arrays.fill(numbers, Double.NaN);
            return new Rows(all[0], all[1], all[2], ClippedBins.of(clips ? frames * bins : 0), numbers,
                    new ArrayList<>(Collections.nCopies(frames, "")));
        }
    }

    /** One frame alone, with the uncertainties of the series. */
    IntegrateOperation.Outputs one(int frame, Context context) throws OperationException {
        FrameSetup alone = setup.alone(frame);
        IntegrateSplit split = new IntegrateSplit(alone, p, plan, new DarkScaling(alone, plan), errors, measurement,
                series);
        return split.merge(List.of(split.part(new Frames(0, 1), context)).iterator(), context);
    }

    boolean clips() {
        return p.clipping() != Clipping.NONE;
    }

    @Override
    public List<Frames> parts() {
        List<Frames> parts = new ArrayList<>();
        for (int i = 0; i < setup.frames().size(); i += FRAMES_PER_PART) {
            parts.add(new Frames(i, Math.min(i + FRAMES_PER_PART, setup.frames().size())));
        }
        return parts;
    }

    @Override
    public Optional<Record> key(Frames part) {
        return FramesKey.of(series, setup.frames(), p.normalization(), part.from(), part.to());
    }

    @Override
    public Rows part(Frames part, Context context) {
        Rows rows = Rows.empty(part.to() - part.from(), plan.grid().bins(), clips());
        for (int frame = part.from(); frame < part.to(); frame++) {
            context.check();
            int row = frame - part.from();
            Optional<String> problem = setup.frames().problem(frame);
            if (problem.isPresent()) {
                context.warn(setup.frames().name(frame), "no pattern: " + problem.get());
                rows.problems().set(row, problem.get());
                continue;
            }
            try {
                integrate(frame, row, rows);
            } catch (OperationException e) {
                context.leaveOut(setup.frames().name(frame), e.what());
                rows.problems().set(row, e.what());
            }
        }
        return rows;
    }

    private void integrate(int frame, int row, Rows rows) throws OperationException {
        FramePixels pixels = setup.pixels(frame);
        double scale = scale(frame);
        Integrator integrator = integrators.of(frame);
        // a sample tells how grainy rings are, so that sums need no squares and are whole numbers
        BinSums all = integrator.sums(pixels, errors == ErrorModel.AZIMUTHAL && !clips());
        BinSums sums = clips() ? p.clip().sums(integrator, pixels) : all;
        int bins = plan.grid().bins();
        double used = 0;
        for (int k = 0; k < bins; k++) {
            int at = row * bins + k;
            rows.intensity()[at] = sums.mean(k) / scale;
            // lines are found by it even where none is asked for
            rows.sigma()[at] = sums.sigma(k, errors == ErrorModel.NONE ? ErrorModel.POISSON : errors) / scale;
            rows.pixels()[at] = sums.count()[k];
            used += sums.count()[k];
        }
        if (clips()) {
            rows.clipped().set(row * bins, all, sums, scale);
        }
        if (used == 0) {
            throw new OperationException("no pixel of this frame holds a measurement: all are masked, saturated or"
                    + " marked", setup.frames().name(frame), "");
        }
        BinSums sample = integrator.sampled(pixels);
        Graininess grains = Graininess.of(sample);
        double part = Arrays.stream(sample.count()).sum() / Arrays.stream(all.count()).sum();
        double[] numbers = {grains.ratio(), grains.scatter(), grains.grains() / part, used,
            integrator.saturated(pixels, all)};
        System.arraycopy(numbers, 0, rows.frames(), row * NUMBERS, NUMBERS);
    }

    private double scale(int frame) throws OperationException {
        double scale = p.normalization().of(setup.frames(), frame);
        if (!(scale > 0)) {
            throw new OperationException(
                    "its " + p.normalization().column().orElseThrow() + (Double.isNaN(scale) ? " is not known"
                            : " is " + Quantity.digits(scale) + ", not above 0") + ": it cannot be divided by it",
                    setup.frames().name(frame),
                    "correct it, or write normalization: none");
        }
        return scale;
    }

    @Override
    public Rows failed(Frames part, OperationException reason) {
        Rows rows = Rows.empty(part.to() - part.from(), plan.grid().bins(), clips());
        Collections.fill(rows.problems(), reason.what());
        return rows;
    }

    @Override
    public IntegrateOperation.Outputs merge(Iterator<Rows> results, Context context) throws OperationException {
        int frames = setup.frames().size();
        Rows all = Rows.empty(frames, plan.grid().bins(), clips());
        List<String> problems = new ArrayList<>();
        while (results.hasNext()) {
            Rows rows = results.next();
            int bins = plan.grid().bins();
            int first = problems.size() * bins;
            System.arraycopy(rows.intensity(), 0, all.intensity(), first, rows.intensity().length);
            System.arraycopy(rows.sigma(), 0, all.sigma(), first, rows.sigma().length);
            System.arraycopy(rows.pixels(), 0, all.pixels(), first, rows.pixels().length);
            if (clips()) {
                all.clipped().take(rows.clipped(), first);
            }
            System.arraycopy(rows.frames(), 0, all.frames(), problems.size() * NUMBERS, rows.frames().length);
            problems.addAll(rows.problems());
            context.progress(problems.size(), frames, "frames");
        }
        Rows joined = new Rows(all.intensity(), all.sigma(), all.pixels(), all.clipped(), all.frames(),
                problems);
        return new IntegratedPatterns(this, joined).outputs(context);
    }
}
