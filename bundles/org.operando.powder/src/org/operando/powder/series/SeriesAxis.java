// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/**
 * The axis along a series: patterns have their places by time or number. Voltage and state of charge, which return,
 * are written at the times at which the cell passes round values, with the direction.
 * @param grid rows of the image
 * @param spec the axis, upwards
 * @param cell the cell's curve against the axis
 * @param timed whether places are hours
 */
record SeriesAxis(TimeGrid grid, AxisSpec spec, Optional<CellPanel> cell, boolean timed) {
    private static final double HOUR = 3600;
    /** Ticks of voltages keep this part of the axis apart. */
    private static final double APART = 0.055;
    private static final double[] STEPS = {0.05, 0.1, 0.2, 0.5, 1, 2};
    private static final double[] PERCENTS = {5, 10, 20, 25, 50};

    /**
     * State of charge of a cell.
     * @param full charge between 0 and 100 %, Ah
     * @param start at the first record of the cell, %
     */
    record Charge(double full, double start) {
    }

    static SeriesAxis of(SeriesOperation.Outputs series, Along along, Optional<Charge> charge)
            throws OperationException {
        PatternSeries patterns = series.series();
        double[] hours = Arrays.stream(patterns.frames().doubles(Columns.MIDDLE)).map(s -> s / HOUR).toArray();
        double[] numbers = patterns.frames().column(Columns.NUMBER).doubles();
        // one time for all, as of a camera whose clock stands, tells no order
        boolean timed = Arrays.stream(hours).filter(Double::isFinite).distinct().count() > 1;
        if (!timed && (along == Along.VOLTAGE || along == Along.SOC)) {
            throw new OperationException("the patterns have no times, or all the same, so that their "
                    + (along == Along.SOC ? "states of charge" : "voltages") + " are not known", "",
                    "give the series its times or a clock, or write against: frame");
        }
        boolean byTime = timed && along != Along.FRAME;
        TimeGrid grid = TimeGrid.of(byTime ? hours : numbers);
        if (grid.rows().length == 0) {
            throw new OperationException("the series has no patterns that could be shown");
        }
        double from = grid.edges()[0];
        double to = grid.edges()[grid.edges().length - 1];
        if (!byTime) {
            Optional<CellPanel> cell = timed ? series.cell()
                    .map(c -> numbered(CellPanel.of(c), hours, numbers, from, to)) : Optional.empty();
            return new SeriesAxis(grid, AxisSpec.of("Pattern", from, to).whole(), cell, false);
        }
        Optional<CellPanel> cell = series.cell().map(c -> CellPanel.between(c, from, to));
        AxisSpec time = AxisSpec.of("Time (h)", from, to);
        if (along == Along.TIME) {
            return new SeriesAxis(grid, time, cell, true);
        }
        Table record = series.cell().orElseThrow(() -> new OperationException("the series has no cell, so no "
                + (along == Along.SOC ? "state of charge" : "voltage"), "", "name the cell's measurement as 'cell'"));
        List<AxisSpec.Name> names = along == Along.VOLTAGE ? voltages(cell.get(), to - from)
                : charges(record, charge, cell.get(), time);
        String label = along == Along.VOLTAGE ? "Voltage (V)" : "State of charge (%)";
        return new SeriesAxis(grid, AxisSpec.of(label, from, to).named(names), cell, true);
    }

    /** The cell's curve against the numbers of the patterns, linear between their middles. */
    private static CellPanel numbered(CellPanel cell, double[] hours, double[] numbers, double from, double to) {
        int[] timed = IntStream.range(0, hours.length).filter(i -> Double.isFinite(hours[i])).toArray();
        double[] t = Arrays.stream(timed).mapToDouble(i -> hours[i]).toArray();
        double[] n = Arrays.stream(timed).mapToDouble(i -> numbers[i]).toArray();
        int first = 0;
        int last = cell.hours().length;
        double[] at = Arrays.stream(cell.hours()).map(h -> between(t, n, h)).toArray();
        while (first < last && at[first] < from) {
            first++;
        }
        while (last > first && at[last - 1] > to) {
            last--;
        }
        return new CellPanel(Arrays.copyOfRange(at, first, last), Arrays.copyOfRange(cell.voltage(), first, last),
                cell.turns().stream().map(turn -> new CellPanel.Turn(Math.max(from, between(t, n, turn.from())),
                        Math.min(to, between(t, n, turn.to())), turn.letter()))
                        .filter(turn -> turn.to() > turn.from()).toList());
    }

    /** Linear interpolation, at the ends with the slope of the last two. */
    private static double between(double[] x, double[] y, double at) {
        if (x.length == 1) {
            return y[0];
        }
        int k = 1;
        while (k < x.length - 1 && x[k] < at) {
            k++;
        }
        return y[k - 1] + (y[k] - y[k - 1]) * (at - x[k - 1]) / (x[k] - x[k - 1]);
    }

    private static List<AxisSpec.Name> voltages(CellPanel cell, double length) {
        double low = Arrays.stream(cell.voltage()).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(cell.voltage()).filter(Double::isFinite).max().orElse(0);
        return passed(cell, cell.hours(), cell.voltage(), step(high - low, STEPS), length, "%s%.2f");
    }

    /** Charge passed is the integral of the current from the record's first row on. */
    private static List<AxisSpec.Name> charges(Table record, Optional<Charge> charge, CellPanel cell, AxisSpec time)
            throws OperationException {
        Charge scale = charge.orElseThrow(() -> new OperationException("no scale of the state of charge", "",
                "write fullCharge: 1 mAh (your value: from 0 to 100 %), and startCharge where the cell began above 0"));
        double[] passed = record.find(CellCurve.CHARGE).orElseThrow(() -> new OperationException(
                "the series was made before charges were kept with it", "", "run powder.series again")).doubles();
        double[] hours = Arrays.stream(record.doubles("time")).map(s -> s / HOUR).toArray();
        double[] percent = Arrays.stream(passed).map(q -> scale.start + 100 * q / scale.full).toArray();
        double low = Arrays.stream(percent).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(percent).filter(Double::isFinite).max().orElse(0);
        return passed(cell, hours, percent, step(high - low, PERCENTS), time.to() - time.from(), "%s%.0f").stream()
                .filter(n -> n.at() >= time.from() && n.at() <= time.to()).toList();
    }

    private static double step(double range, double[] steps) {
        return Arrays.stream(steps).filter(s -> range / s <= 6).findFirst().orElse(steps[steps.length - 1]);
    }

    /** Where a curve passes multiples of a step: names with the letter of the direction, kept apart. */
    private static List<AxisSpec.Name> passed(CellPanel cell, double[] x, double[] y, double step, double length,
            String form) {
        List<AxisSpec.Name> names = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < x.length; i++) {
            double before = Math.floor(y[i - 1] / step);
            double after = Math.floor(y[i] / step);
            if (!Double.isFinite(before) || !Double.isFinite(after) || before == after) {
                continue;
            }
            // a coarse record passes several at once
            int sign = after > before ? 1 : -1;
            for (double k = sign > 0 ? before + 1 : before; sign > 0 ? k <= after : k > after; k += sign) {
                double value = step * k;
                double at = x[i - 1] + (x[i] - x[i - 1]) * (value - y[i - 1]) / (y[i] - y[i - 1]);
                if (at >= free) {
                    names.add(new AxisSpec.Name(at,
                            String.format(Locale.ROOT, form, direction(cell, at), value + 0.0).replace("-", "\u2212")));
                    free = at + APART * length;
                }
            }
        }
        return names;
    }

    private static String direction(CellPanel cell, double at) {
        return cell.turns().stream().filter(t -> t.from() <= at && at <= t.to() && !t.letter().equals("R"))
                .findFirst().map(t -> t.letter() + " ").orElse("");
    }
}
