// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.operando.api.Context;
import org.operando.api.OperationException;

/** Currents and voltages of one specimen, and what is wrong with them. */
record IvPoints(double[] current, double[] voltage) {
    /** Correlation above which points lie on a line. */
    private static final double ON_A_LINE = 0.99;
    /** Difference of the resistances of both polarities that is told, as a part; and in standard uncertainties. */
    private static final double UNEQUAL = 0.02;
    private static final double SIGMAS = 3;

    /** Refuses points that give no resistance. */
    void require() throws OperationException {
        if (current.length < 2 || Arrays.stream(current).distinct().count() < 2) {
            throw new OperationException("there " + (current.length == 1 ? "is one point" : "are "
                    + current.length + " points of one current") + "; a resistance is the slope through two currents at"
                    + " least", "points", "measure both polarities");
        }
        double signed = correlation(current, voltage);
        double unsigned = correlation(magnitudes(current), magnitudes(voltage));
        int turned = turned();
        if (turned > 0 && unsigned > ON_A_LINE && signed < ON_A_LINE && signed > -ON_A_LINE) {
            throw new OperationException(String.format(Locale.ROOT,
                    "current and voltage have opposite signs in %d of %d "
                            + "points, first in point %d, though their magnitudes lie on a line: currents of one polarity are "
                            + "written without their sign",
                    Math.min(turned, current.length - turned), current.length,
                    firstTurned(turned)), "current", "give currents of the second polarity a minus sign");
        }
        if (StraightLine.through(current, voltage).slope() <= 0) {
            throw new OperationException("the voltage falls where the current rises: the resistance would be below 0",
                    "current", "the leads of the current or of the voltage are exchanged, or the current has the wrong "
                            + "sign: turn the sign of one column");
        }
    }

    /** Tells what makes the result doubtful. */
    void check(Context context) {
        boolean both = Arrays.stream(current).anyMatch(i -> i > 0) && Arrays.stream(current).anyMatch(i -> i < 0);
        if (!both) {
            context.warn("current", "all currents have one sign: a thermal voltage is taken out by the line's "
                    + "intercept only; measure both polarities");
            return;
        }
        StraightLine up = side(1);
        StraightLine down = side(-1);
        if (up != null && down != null) {
            double difference = Math.abs(up.slope() - down.slope());
            double uncertainty = Math.hypot(up.slopeUncertainty(), down.slopeUncertainty());
            double mean = StraightLine.through(current, voltage).slope();
            if (difference > UNEQUAL * mean && difference > SIGMAS * uncertainty) {
                context.warn("points", String.format(Locale.ROOT, "the resistance is %.4g ohm for positive and %.4g ohm"
                        + " for negative currents: contacts that rectify, or heating", up.slope(), down.slope()));
            }
        }
    }

    private StraightLine side(int sign) {
        int[] of = IntStream.range(0, current.length).filter(i -> current[i] * sign > 0).toArray();
        double[] x = Arrays.stream(of).mapToDouble(i -> current[i]).toArray();
        double[] y = Arrays.stream(of).mapToDouble(i -> voltage[i]).toArray();
        return Arrays.stream(x).distinct().count() < 3 ? null : StraightLine.through(x, y);
    }

    /** Points whose current and voltage have opposite signs. */
    private int turned() {
        int count = 0;
        for (int i = 0; i < current.length; i++) {
            count += current[i] * voltage[i] < 0 ? 1 : 0;
        }
        return count;
    }

    /** The first of the points, from 1, that are the fewer. */
    private int firstTurned(int turned) {
        boolean opposite = 2 * turned <= current.length;
        for (int i = 0; i < current.length; i++) {
            if (current[i] * voltage[i] < 0 == opposite) {
                return i + 1;
            }
        }
        return 1;
    }

    private static double[] magnitudes(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        // magnitudes that are all alike, at +I and -I, lie on any line
        return xx <= 1e-6 * meanX * meanX * x.length && yy <= 1e-4 * meanY * meanY * x.length ? 1
                : xx * yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }
}
