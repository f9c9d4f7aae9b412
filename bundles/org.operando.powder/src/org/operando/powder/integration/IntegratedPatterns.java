// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.powder.Corrections;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.frames.FrameSeries;

/** Makes the outputs of an integration from the patterns of all frames. */
final class IntegratedPatterns {
    /** Part of a line's counts that clipping may take unnoticed. */
    private static final double UNNOTICED = 0.01;

    private final IntegrateSplit split;
    private final IntegrateSplit.Rows rows;
    private final FrameSeries frames;
    private final int bins;

    IntegratedPatterns(IntegrateSplit split, IntegrateSplit.Rows rows) {
        this.split = split;
        this.rows = rows;
        frames = split.setup().frames();
        bins = split.plan().grid().bins();
    }

    IntegrateOperation.Outputs outputs(Context context) throws OperationException {
        if (rows.problems().stream().noneMatch(String::isEmpty)) {
            throw new OperationException("no frame of the series could be integrated: " + rows.problems().getFirst(),
                    frames.name(0), "");
        }
        saySaturated(context);
        double[] numbers = frames.frames().column(PatternSeries.Columns.NUMBER).doubles();
        Axis frame = Axis.of("number", "1", numbers);
        IntegrateOperation.Parameters p = split.p();
        double[] centres = split.plan().grid().centres();
        Axis own = Axis.of(p.axis().term(), p.axis().unit(), centres);
        Axis angle = Axis.of("two_theta", "deg", ascending(twoTheta(centres)));
        Signal pattern = signal(ascending(rows.intensity()), ascending(rows.sigma()), frame, angle);
        double wavelength = split.setup().wavelength();
        PatternSeries series = new PatternSeries(pattern, frames.frames(), frames.times(), frames.numbered(),
                frames.clock(), Double.isNaN(wavelength) ? Optional.empty() : Optional.of(wavelength), words());
        Optional<Signal> binned = p.axis() == RadialAxis.TWO_THETA ? Optional.empty()
                : Optional.of(signal(rows.intensity(), rows.sigma(), frame, own));
        return new IntegrateOperation.Outputs(series, binned, Signal.of(rows.pixels(), "1", frame, own), table(),
                clipped(angle.values(), context), split.errors(),
                split.measurement().flatMap(PowderMeasurement::instrument),
                new Corrections(p.solidAngle(), p.polarization().isPresent(), true));
    }

    private Signal signal(double[] values, double[] sigma, Axis frame, Axis axis) {
        return split.errors() == ErrorModel.NONE ? Signal.of(values, "arbitrary", frame, axis)
                : Signal.of(values, sigma, "arbitrary", frame, axis);
    }

    /** Rows turned round where 2theta falls along the axis. */
    private double[] ascending(double[] values) {
        if (split.p().axis() != RadialAxis.D) {
            return values;
        }
        double[] turned = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            turned[i] = values[i / bins * bins + bins - 1 - i % bins];
        }
        return turned;
    }

    /** 2theta of the centres of bins; of distances from the beam as on a detector that stands upright. */
    private double[] twoTheta(double[] centres) {
        double wavelength = split.setup().wavelength();
        double distance = 1e3 * split.setup().geometry().directDistance();
        return Arrays.stream(centres).map(x -> switch (split.p().axis()) {
            case TWO_THETA -> x;
            case Q -> Math.toDegrees(2 * Math.asin(x * wavelength / (4 * Math.PI)));
            case D -> Math.toDegrees(2 * Math.asin(wavelength / (2 * x)));
            case R -> Math.toDegrees(Math.atan2(x, distance));
        }).toArray();
    }

    private String words() {
        IntegrateOperation.Parameters p = split.p();
        String clipping = p.clipping() == Clipping.NONE ? ""
                : ", outlying pixels left out (" + word(p.clipping().name()) + ")";
        String normal = p.normalization() == Normalisation.NONE ? ""
                : ", divided by the " + word(p.normalization().name());
        return split.setup().words(p.corrections()) + clipping + normal + ", pixel splitting "
                + word(p.splitting().name()) + ", " + bins + " bins of equal " + p.axis().term() + ", uncertainties "
                + word(split.errors().name());
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Table table() {
        int n = frames.size();
        double[][] columns = new double[IntegrateSplit.NUMBERS][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < columns.length; k++) {
                columns[k][i] = rows.frames()[i * IntegrateSplit.NUMBERS + k];
            }
        }
        return Table.of(frames.frames().column(PatternSeries.Columns.NUMBER),
                frames.frames().column(PatternSeries.Columns.NAME), Column.of("graininess", "1", columns[0]),
                Column.of("ring_scatter", "1", columns[1]), Column.of("grains", "1", columns[2]),
                Column.of("pixels", "1", columns[3]), Column.of("saturated", "1", columns[4]),
                Column.of(FrameSeries.Columns.PROBLEM, rows.problems().toArray(new String[0])));
    }

    private void saySaturated(Context context) {
        int frame = -1;
        int saturated = 0;
        for (int i = 0; i < frames.size(); i++) {
            double here = rows.frames()[i * IntegrateSplit.NUMBERS + 4];
            saturated += here > 0 ? 1 : 0;
            frame = here > 0 && (frame < 0 || here > rows.frames()[frame * IntegrateSplit.NUMBERS + 4]) ? i : frame;
        }
        if (frame >= 0) {
            context.warn(frames.name(frame), (long) rows.frames()[frame * IntegrateSplit.NUMBERS + 4]
                    + " pixels are saturated and left out" + (saturated > 1 ? ", the most of " + saturated
                            + " frames with such pixels" : "")
                    + "; their rings are too weak by what is missing");
        }
    }

    /** Of each line of the mean pattern, the part of its counts that clipping took. */
    private Optional<Table> clipped(double[] angle, Context context) {
        if (!split.clips()) {
            return Optional.empty();
        }
        double[] mean = new double[bins];
        double[] sigma = new double[bins];
        for (int k = 0; k < bins; k++) {
            int good = 0;
            for (int i = 0; i < frames.size(); i++) {
                double y = rows.intensity()[i * bins + k];
                good += Double.isNaN(y) ? 0 : 1;
                mean[k] += Double.isNaN(y) ? 0 : y;
                sigma[k] += Double.isNaN(y) ? 0 : rows.sigma()[i * bins + k];
            }
            mean[k] /= good;
            sigma[k] /= good;
        }
        List<double[]> found = new ArrayList<>();
        for (PatternLines.Line line : PatternLines.of(mean, sigma).lines()) {
            found.add(share(line, angle, context));
        }
        double[][] c = new double[3][found.size()];
        for (int i = 0; i < found.size(); i++) {
            for (int k = 0; k < 3; k++) {
                c[k][i] = found.get(i)[k];
            }
        }
        return Optional.of(Table.of(Column.of("two_theta", "deg", c[0]), Column.of("mean_removed", "%", c[1]),
                Column.of("greatest_removed", "%", c[2])));
    }

    private double[] share(PatternLines.Line line, double[] angle, Context context) {
        double all = 0;
        double taken = 0;
        double greatest = 0;
        int worst = 0;
        for (int i = 0; i < frames.size(); i++) {
            double before = Arrays.stream(rows.before(), i * bins + line.from(), i * bins + line.to()).sum();
            double removed = Arrays.stream(rows.removed(), i * bins + line.from(), i * bins + line.to()).sum();
            all += before;
            taken += removed;
            if (before > 0 && removed / before > greatest) {
                greatest = removed / before;
                worst = i;
            }
        }
        double top = angle[split.p().axis() == RadialAxis.D ? bins - 1 - line.top() : line.top()];
        if (greatest > UNNOTICED) {
            context.warn(frames.name(worst),
                    String.format(Locale.ROOT, "clipping took %.1f %% of the counts of the line "
                            + "at 2theta = %.3f deg: its area is not to be trusted", 100 * greatest, top));
        }
        return new double[] {top, 100 * taken / all, 100 * greatest};
    }
}
