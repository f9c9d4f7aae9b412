// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.LoadException;
import org.operando.api.OperandoException;
import org.operando.api.Quantity;
import org.operando.api.Warning;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Schema;
import org.operando.core.record.Schema.Field;
import org.operando.core.results.ResultFile;
import org.operando.core.results.Tables;

/**
 * What a result file holds, as a view shows it.
 * @param header what it says of itself
 * @param values its single values
 * @param tables its tables by name
 */
public record ResultContent(ResultFile.Header header, List<Value> values, Map<String, ResultTable> tables) {
    /**
     * A single value.
     * @param label its name
     * @param text the value with its uncertainty
     * @param unit its unit; empty for none
     * @param systematic the systematic part of its uncertainty; empty where the parts are not told apart
     * @param origin where the uncertainty comes from; empty when that is not known
     * @param quantity the value; empty for what is no quantity
     */
    public record Value(String label, String text, String unit, String systematic, String origin,
            Optional<Quantity> quantity) {
    }

    /**
     * Reads a result file. Not for the UI thread.
     * @throws OperandoException when there is none, or its plug-in is not installed
     */
    public static ResultContent read(Path file, Catalogue catalogue) throws OperandoException {
        if (!Files.exists(file)) {
            throw LoadException.at(file, "", "there is no result yet", "run the step");
        }
        ResultFile.Header header = ResultFile.header(file).orElseThrow(
                () -> LoadException.at(file, "", "is no whole result", "delete it and run again"));
        Record outputs = ResultFile.read(file, header, catalogue);
        List<Value> values = new ArrayList<>();
        collect("", outputs, values);
        Map<String, ResultTable> tables = new LinkedHashMap<>();
        Tables.of(outputs).forEach((name, table) -> tables.put(name, ResultTable.of(table)));
        return new ResultContent(header, List.copyOf(values), tables);
    }

    /** Single values, also those of records within; tables and arrays are shown as such or in figures. */
    private static void collect(String above, Record record, List<Value> values) {
        for (Field field : Schema.of(record.getClass()).fields()) {
            String label = above + field.label();
            Object value = field.of(record) instanceof Optional<?> o ? o.orElse(null) : field.of(record);
            String unit = field.unit().map(u -> u.name().equals("1") ? "" : u.name()).orElse("");
            switch (value) {
                case null -> {
                    // not said
                }
                case Quantity q -> values.add(quantity(label, q));
                case Double d -> values.add(plain(label, ResultTable.number(d, Double.NaN), unit));
                case Number n -> values.add(plain(label, n.toString(), unit));
                case Boolean b -> values.add(plain(label, b ? "yes" : "no", ""));
                case String s -> values.add(plain(label, s, ""));
                case Enum<?> e -> values.add(plain(label, Schema.kebab(e.name()), ""));
                case Record r when !r.getClass().getPackageName().equals("org.operando.api") ->
                    collect(label + ", ", r, values);
                default -> {
                    // a table, an array or a list
                }
            }
        }
    }

    private static Value plain(String label, String text, String unit) {
        return new Value(label, text, unit, "", "", Optional.empty());
    }

    private static Value quantity(String label, Quantity q) {
        String systematic = Double.isNaN(q.systematic()) ? "" : ResultTable.number(round(q.systematic()), Double.NaN);
        return new Value(label, ResultTable.number(q.value(), q.uncertainty()),
                q.unit().name().equals("1") ? "" : q.unit().name(), systematic, q.origin(), Optional.of(q));
    }

    /** Two digits are all that an uncertainty is good for. */
    private static double round(double x) {
        return x == 0 ? 0 : Double.parseDouble(String.format(Locale.ROOT, "%.1e", x));
    }

    /** What is questionable about it, a line each. */
    public List<String> warnings() {
        return header.warnings().stream().map((Warning w) -> w.where() + ": " + w.what()).toList();
    }
}
