// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.probe;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Quantity;
import org.operando.api.Recognition;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.api.Version;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.plain.ColumnName;
import org.operando.echem.format.plain.PlainTable;

/** Tables of current and voltage without a time: what a four-point probe or a source meter gives. */
@Version(1)
@Doc("Table of current and voltage, one row a point, units behind the names: current (uA), voltage (mV). Columns thickness,"
        + " spacing, diameter, width and length may give the sizes. A table with a time is a cycler's log instead.")
public final class IvLoader implements Loader<EchemMeasurement, IvTable> {
    private static final Unit AMPERE = Unit.of("A");
    private static final Unit VOLT = Unit.of("V");
    private static final Unit METRE = Unit.of("m");
    private static final List<String> CURRENT = List.of("current", "i", "current i");
    private static final List<String> VOLTAGE = List.of("voltage", "v", "u", "voltage v", "potential");
    private static final String EXPECTED = "current and voltage, with units, and no time";

    @Override
    public Recognition recognise(FileHead head) {
        return PlainTable.isIn(head, IvLoader::isIv)
                ? Recognition.yes(0.9, "columns of current and voltage, with units, and no time")
                : Recognition.no("has no line of names with current and voltage, each with a unit, and no time");
    }

    private static boolean isIv(List<ColumnName> names) {
        return has(names, CURRENT, AMPERE) && has(names, VOLTAGE, VOLT)
                && names.stream().noneMatch(n -> n.words().contains("time") || n.words().contains("cycle")
                        || n.words().contains("date"));
    }

    private static boolean has(List<ColumnName> names, List<String> words, Unit unit) {
        return names.stream().anyMatch(n -> n.is(words) && n.unit().isPresent() && n.fits(unit));
    }

    @Override
    public Loaded<IvTable> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        if (files.size() != 1) {
            throw LoadException.at(files.get(1), "", "is a second table of current and voltage",
                    "give each specimen a measurement of its own");
        }
        PlainTable table = PlainTable.read(files.getFirst(), IvLoader::isIv, EXPECTED, context);
        double[] current = table.numbers(table.find(CURRENT, AMPERE).orElseThrow(), AMPERE);
        double[] voltage = table.numbers(table.find(VOLTAGE, VOLT).orElseThrow(), VOLT);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("points", String.valueOf(table.size()));
        Table points = Table.of(Column.of(IvTable.CURRENT, "A", current), Column.of(IvTable.VOLTAGE, "V", voltage));
        return new Loaded<>(new IvTable(points, size(table, metadata, "thickness", "t"),
                size(table, metadata, "spacing", "s", "tip distance", "probe spacing"),
                size(table, metadata, "diameter", "d"), size(table, metadata, "width", "w"),
                size(table, metadata, "length", "l", "probe distance", "distance of the probes")), metadata);
    }

    /** The mean of a column of sizes; where its rows differ, with the standard error of that mean. */
    private static Optional<Quantity> size(PlainTable table, Map<String, String> metadata, String... words)
            throws LoadException {
        Optional<Integer> column = table.find(List.of(words), METRE);
        if (column.isEmpty()) {
            return Optional.empty();
        }
        double[] values = table.numbers(column.get(), METRE);
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        int n = values.length;
        boolean repeated = n > 1 && squares > 1e-20 * mean * mean;
        Quantity size = repeated
                ? Quantity.of(mean, Math.sqrt(squares / (n - 1) / n), "m", "scatter of " + n + " readings")
                : Quantity.of(mean, "m");
        metadata.put(words[0], size.to(table.names().get(column.get()).unit().orElseThrow()).toString());
        return Optional.of(size);
    }
}
