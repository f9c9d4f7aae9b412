// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.collapse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.powder.PatternSeries.Columns;

/**
 * Points of one measurement.
 * @param name the measurement
 * @param x abscissae
 * @param y ordinates
 * @param error of the ordinates
 * @param number of their patterns; none where the rows do not say them
 * @param xUnit unit of the abscissa
 * @param yUnit unit of the ordinate
 * @param flagged rows that have a value but are no points because the fit says it means nothing
 */
record SeriesPoints(String name, double[] x, double[] y, double[] error, long[] number, String xUnit, String yUnit,
        int flagged) {
    /** Columns that name what a row is of. */
    private static final List<String> LABELS = List.of("peak", "phase", "line", "window", "class");

    /** Flags after which no parameter of a peak means anything. */
    private static final List<String> WORTHLESS = List.of("weak", "no peak", "not determined", "not converged",
            "failed");
    /** A parameter of the shape is at its bound: the width is that of another shape. */
    private static final String AT_BOUND = "at bound";

    /**
     * Takes the points of a table by pattern; rows whose flag says that the value means nothing, and rows without a value, without an uncertainty or of the other direction are
     * left out.
     * @param frames of the series on the cell's clock, when there is one
     */
    static SeriesPoints of(String name, Table table, Optional<Table> frames, CollapseOperation.Parameters p)
            throws OperationException {
        Column values = column(table, p.column(), name);
        double[] y = values.doubles();
        double[] error = values.uncertainties();
        if (error.length == 0) {
            throw new OperationException("column '" + p.column() + "' has no uncertainties", "column",
                    "without them there is no test; choose a fitted quantity");
        }
        double[] current = beside(table, frames, Columns.CURRENT).orElse(null);
        if (p.direction() != Direction.BOTH && current == null) {
            throw new OperationException("the patterns of " + name + " have no current", "direction",
                    "run powder.series with the cell's log, or write direction: both");
        }
        double[] x = abscissa(name, table, frames, p);
        int[] all = IntStream.range(0, y.length).filter(i -> named(table, i, p.line()))
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]) && error[i] > 0)
                .filter(i -> p.direction() == Direction.BOTH || (p.direction() == Direction.CHARGE) == (current[i] > 0)
                        && current[i] != 0)
                .toArray();
        Optional<String[]> flags = table.find("flag").map(c -> (String[]) c.values());
        int[] rows = Arrays.stream(all).filter(i -> flags.isEmpty() || !worthless(flags.get()[i], p.column()))
                .toArray();
        double[] picked = Arrays.stream(rows).mapToDouble(i -> x[i]).toArray();
        return new SeriesPoints(name, picked, Arrays.stream(rows).mapToDouble(i -> y[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> error[i]).toArray(), numbers(table, rows), unit(table, frames, p),
                values.unit().name(), all.length - rows.length);
    }

    private static long[] numbers(Table table, int[] rows) {
        return table.find(Columns.NUMBER).map(c -> Arrays.stream(rows).mapToLong(i -> (long) c.doubles()[i]).toArray())
                .orElseGet(() -> new long[0]);
    }

    /** Whether a flag says that a quantity means nothing. */
    private static boolean worthless(String flag, String column) {
        return WORTHLESS.stream().anyMatch(flag::contains)
                || CollapseOperation.isWidth(column) && flag.contains(AT_BOUND);
    }

    private static boolean named(Table table, int row, Optional<String> line) {
        return line.isEmpty() || LABELS.stream().flatMap(l -> table.find(l).stream())
                .anyMatch(c -> ((String[]) c.values())[row].equals(line.get()));
    }

    private static Column column(Table table, String name, String measurement) throws OperationException {
        return table.find(name).orElseThrow(() -> new OperationException(
                "the result of " + measurement + " has no column '" + name + "'", "column",
                "it has " + String.join(", ", table.columns().stream().map(Column::name).toList())));
    }

    private static double[] abscissa(String name, Table table, Optional<Table> frames, CollapseOperation.Parameters p)
            throws OperationException {
        if (p.against().equals("soc")) {
            Scale scale = p.scales().stream().filter(s -> s.measurement().equals(name)).findFirst()
                    .orElseThrow(() -> new OperationException("no charge of a full cell is given for " + name, "scales",
                            "write scales: [{measurement: " + name + ", full: 1.2 mAh, start: 0 %}]"));
            double[] charge = beside(table, frames, Columns.CAPACITY).orElseThrow(
                    () -> new OperationException("the patterns of " + name + " have no capacity", "against",
                            "run powder.series with the cell's log"));
            double[] current = beside(table, frames, Columns.CURRENT).orElse(charge);
            double[] soc = new double[charge.length];
            for (int i = 0; i < soc.length; i++) {
                double passed = current[i] < 0 ? -Math.abs(charge[i]) : Math.abs(charge[i]);
                soc[i] = scale.start() + 100 * passed / scale.full();
            }
            return soc;
        }
        return beside(table, frames, p.against()).orElseThrow(() -> new OperationException(
                "neither the result nor the series of " + name + " has '" + p.against() + "'", "against",
                "write soc, voltage, capacity or time; the first three need powder.series with the cell's log"));
    }

    private static String unit(Table table, Optional<Table> frames, CollapseOperation.Parameters p) {
        return p.against().equals("soc") ? "%" : table.find(p.against())
                .or(() -> frames.flatMap(f -> f.find(p.against()))).map(c -> c.unit().name()).orElse("1");
    }

    /** A column of the table, or that of the frames by the number of the pattern. */
    private static Optional<double[]> beside(Table table, Optional<Table> frames, String name) {
        Optional<Column> own = table.find(name).filter(c -> !(c.values() instanceof String[]));
        if (own.isPresent() || frames.isEmpty() || frames.get().find(name).isEmpty()) {
            return own.map(Column::doubles);
        }
        double[] values = frames.get().doubles(name);
        double[] numbers = frames.get().column(Columns.NUMBER).doubles();
        double[] of = table.column(Columns.NUMBER).doubles();
        double[] found = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            double wanted = of[i];
            found[i] = IntStream.range(0, numbers.length).filter(k -> numbers[k] == wanted)
                    .mapToDouble(k -> values[k]).findFirst().orElse(Double.NaN);
        }
        return Optional.of(found);
    }

    /** The part between two abscissae. */
    SeriesPoints between(double low, double high) {
        int[] rows = IntStream.range(0, x.length).filter(i -> x[i] >= low && x[i] <= high).toArray();
        return new SeriesPoints(name, Arrays.stream(rows).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> y[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> error[i]).toArray(),
                number.length == 0 ? number : Arrays.stream(rows).mapToLong(i -> number[i]).toArray(), xUnit, yUnit,
                flagged);
    }
}
