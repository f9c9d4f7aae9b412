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
    /** Part of the pixels that are saturated in a frame that is overexposed. */
    private static final double OVEREXPOSED = 0.01;
    /** Names of frames in a warning. */
    private static final int NAMED = 5;

    private static final int USED = 3;
    private static final int SATURATED = 4;

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
        Corrections done = new Corrections(p.solidAngle(), p.polarization().isPresent(), true);
        PatternSeries series = new PatternSeries(pattern, frames.frames(), frames.times(), frames.numbered(),
                frames.clock(), Double.isNaN(wavelength) ? Optional.empty() : Optional.of(wavelength), words(),
                Optional.of(done));
        Optional<Signal> binned = p.axis() == RadialAxis.TWO_THETA ? Optional.empty()
                : Optional.of(signal(rows.intensity(), rows.sigma(), frame, own));
        return new IntegrateOperation.Outputs(series, binned, Signal.of(rows.pixels(), "1", frame, own), table(),
                clipped(twoTheta(centres), context), split.errors(),
                split.measurement().flatMap(PowderMeasurement::instrument),
                done);
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
                + word(p.splitting().name()) + ", " + bins + " bins of equal "
                + (p.axis() == RadialAxis.TWO_THETA ? "2theta" : p.axis().name().replace("R", "r").replace("D", "d"))
                + ", uncertainties "
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

    /** Says which frames are overexposed; of the others, how many pixels are missing at most. */
    private void saySaturated(Context context) {
        List<String> overexposed = new ArrayList<>();
        int worst = -1;
        int others = 0;
        for (int i = 0; i < frames.size(); i++) {
            double here = number(i, SATURATED);
            if (here / (here + number(i, USED)) > OVEREXPOSED) {
                overexposed.add(String.format(Locale.ROOT, "%s (%.1f %%)", frames.name(i),
                        100 * here / (here + number(i, USED))));
            } else if (here > 0) {
                others++;
                worst = worst < 0 || here > number(worst, SATURATED) ? i : worst;
            }
        }
        if (!overexposed.isEmpty()) {
            context.warn("saturation", "of " + overexposed.size() + " frames more than 1 % of the pixels are saturated "
                    + "and left out: " + String.join(", ", overexposed.subList(0, Math.min(NAMED, overexposed.size())))
                    + (overexposed.size() > NAMED ? " and others" : "")
                    + ": their strong rings are missing; expose shorter, or mask pixels that are always so");
        }
        if (worst >= 0) {
            context.warn(frames.name(worst), (long) number(worst, SATURATED) + " pixels are saturated and left out"
                    + (others > 1 ? ", the most of " + others + " frames with such pixels" : "")
                    + "; their rings are too weak by what is missing");
        }
    }

    private double number(int frame, int which) {
        return rows.frames()[frame * IntegrateSplit.NUMBERS + which];
    }

    private Optional<Table> clipped(double[] angle, Context context) {
        return split.clips()
                ? Optional.of(new ClippedLines(rows, bins).table(angle, frames.frames().texts(
                        PatternSeries.Columns.NAME), context))
                : Optional.empty();
    }
}
