// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.average;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Unit;

/**
 * Replicate cells.
 * @param name what they share
 * @param cells at least one
 */
record Condition(String name, List<CellCurve> cells) {
    /** Where the statistical part of a mean comes from. */
    static final String REPLICATES = "replicate scatter";

    /** Numbers of all cycles that any of the cells has, ascending. */
    long[] cycles() {
        return cells.stream().flatMapToLong(c -> Arrays.stream(c.cycle())).distinct().sorted().toArray();
    }

    /** What the cells have of a column in a cycle. */
    Sample sample(Function<CellCurve, Column> column, long cycle) {
        return Sample.of(cells.stream().mapToDouble(c -> c.value(column.apply(c), cycle)).toArray());
    }

    /**
     * Mean over the cells that have the cycle. What they all share (accuracy, the way masses are weighed) does not become
     * less by more cells: the systematic part is the mean of theirs; the statistical part is the standard deviation of
     * the mean. One cell alone keeps its own uncertainty.
     */
    Quantity mean(Function<CellCurve, Column> column, long cycle) {
        Sample sample = sample(column, cycle);
        double sum = 0;
        int n = 0;
        Quantity alone = null;
        for (CellCurve cell : cells) {
            if (!Double.isNaN(cell.value(column.apply(cell), cycle))) {
                alone = column.apply(cell).quantity(cell.row(cycle));
                double part = CellCurve.systematic(column.apply(cell), cell.row(cycle));
                sum += part;
                n++;
            }
        }
        if (sample.n() == 1) {
            return alone;
        }
        Unit unit = column.apply(cells.getFirst()).unit();
        return parts(sample.mean(), sample.ofMean(), sum / n, unit);
    }

    /** A value with its two parts; a systematic one that is not known counts for nothing. */
    static Quantity parts(double value, double statistical, double systematic, Unit unit) {
        if (Double.isNaN(statistical)) {
            return new Quantity(value, Double.NaN, unit, "");
        }
        double shared = Double.isNaN(systematic) ? 0 : systematic;
        return new Quantity(value, Math.hypot(statistical, shared), unit,
                shared > 0 ? "instrument accuracy and " + REPLICATES : REPLICATES).withSystematic(shared);
    }

    /**
     * Retention of the mean curve, %: {@code sum q(cycle) / sum q(reference)} over the cells that have both. Its
     * statistical part is that of a ratio of means, {@code s^2 = sum (y - R x)^2 / (n (n - 1) mean(x)^2)}; the masses
     * weigh the cells and cancel where they are wrong alike; of the accuracy what is left of it in the cells' own
     * retentions.
     */
    Quantity ofMeanCurve(long cycle) {
        double[] last = new double[cells.size()];
        double[] first = new double[cells.size()];
        double shared = 0;
        double sumLast = 0;
        double sumFirst = 0;
        int n = 0;
        for (CellCurve cell : cells) {
            double y = cell.value(cell.capacity(), cycle);
            double x = cell.value(cell.capacity(), cell.reference());
            if (Double.isNaN(x) || Double.isNaN(y)) {
                continue;
            }
            last[n] = y;
            first[n++] = x;
            sumLast += y;
            sumFirst += x;
            shared += CellCurve.systematic(cell.retention(), cell.row(cycle));
        }
        if (n == 1) {
            return mean(CellCurve::retention, cycle); // the curve of one cell is its mean
        }
        double ratio = sumLast / sumFirst;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (last[i] - ratio * first[i]) * (last[i] - ratio * first[i]);
        }
        double statistical = Math.sqrt(squares / (n * (n - 1.0))) / (sumFirst / n);
        return n == 0 ? new Quantity(Double.NaN, Double.NaN, Unit.of("%"), "")
                : parts(100 * ratio, 100 * statistical, shared / n, Unit.of("%"));
    }
}
