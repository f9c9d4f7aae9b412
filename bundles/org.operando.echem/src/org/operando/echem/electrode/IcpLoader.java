// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.api.Version;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.plain.ColumnName;
import org.operando.echem.format.plain.PlainTable;

/** Concentrations by ICP: a column an element, or a row an element. */
@Version(1)
@Doc("Table of concentrations by ICP. Either a column an element or line, Ni 231.604 (mg/L), and a row a reading; or columns"
        + " element, concentration (mg/L), and uncertainty (mg/L) or rsd (%). A column sample tells samples apart.")
public final class IcpLoader implements Loader<EchemMeasurement, IcpTable> {
    private static final Unit MG_PER_LITRE = Unit.of("mg/L");
    private static final List<String> SAMPLE = List.of("sample", "label", "solution label", "sample name", "name");
    private static final List<String> ELEMENT = List.of("element", "element label", "analyte");
    private static final List<String> CONCENTRATION = List.of("concentration", "conc", "conc.", "mean", "value");
    private static final List<String> UNCERTAINTY = List.of("uncertainty", "sd", "std", "standard deviation");
    private static final List<String> RELATIVE = List.of("rsd", "%rsd", "relative standard deviation");

    @Override
    public Recognition recognise(FileHead head) {
        return PlainTable.isIn(head, IcpLoader::isIcp)
                ? Recognition.yes(0.9, "concentrations of elements")
                : Recognition.no("has no line of names with elements and a concentration such as mg/L");
    }

    private static boolean isIcp(List<ColumnName> names) {
        boolean rows = names.stream().anyMatch(n -> n.is(ELEMENT))
                && names.stream().anyMatch(n -> n.is(CONCENTRATION) && isConcentration(n));
        return rows || names.stream().filter(n -> element(n.words()).isPresent() && isConcentration(n)).count() >= 2;
    }

    private static boolean isConcentration(ColumnName name) {
        return name.unit().filter(MG_PER_LITRE::isConvertibleTo).isPresent();
    }

    /** The element of {@code ni 231.604}; empty for other words. */
    private static Optional<String> element(String words) {
        String first = words.strip().split("[ ,]")[0];
        if (first.isEmpty() || first.length() > 2) {
            return Optional.empty();
        }
        String symbol = first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
        return AtomicWeight.of(symbol).map(w -> symbol);
    }

    @Override
    public Loaded<IcpTable> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        Readings readings = new Readings();
        for (Path file : files) {
            PlainTable table = PlainTable.read(file, IcpLoader::isIcp, "Ni (mg/L), Mn (mg/L), ... or element and "
                    + "concentration (mg/L)", context);
            Optional<Integer> element = table.names().stream().filter(n -> n.is(ELEMENT)).findFirst()
                    .map(n -> table.names().indexOf(n));
            if (element.isPresent()) {
                readings.rows(table, element.get());
            } else {
                readings.columns(table);
            }
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("readings", String.valueOf(readings.elements.size()));
        return new Loaded<>(new IcpTable(readings.table()), metadata);
    }

    /** What is read, over all files. */
    private static final class Readings {
        private final List<String> samples = new ArrayList<>();
        private final List<String> elements = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();
        private final List<Double> errors = new ArrayList<>();

        void rows(PlainTable table, int element) throws LoadException {
            String[] symbols = table.texts(element);
            String[] sample = samples(table);
            double[] concentration = table.numbers(table.find(CONCENTRATION, MG_PER_LITRE).orElseThrow(), MG_PER_LITRE);
            Optional<Integer> absolute = table.find(UNCERTAINTY, MG_PER_LITRE);
            Optional<Integer> relative = table.find(RELATIVE, Unit.of("%"));
            double[] error = new double[symbols.length];
            for (int i = 0; i < error.length; i++) {
                error[i] = absolute.isPresent() ? table.numbers(absolute.get(), MG_PER_LITRE)[i]
                        : relative.isPresent() ? table.numbers(relative.get())[i] / 100 * concentration[i] : Double.NaN;
            }
            for (int i = 0; i < symbols.length; i++) {
                String text = symbols[i];
                String symbol = element(text.toLowerCase(Locale.ROOT)).orElse(null);
                if (symbol == null) {
                    throw LoadException.at(table.path(), String.valueOf(table.line(i)), "'" + text
                            + "' is no element that is known here", "write its symbol, e.g. Ni or Ni 231.604");
                }
                add(table, i, sample[i], symbol, text, concentration[i], error[i]);
            }
        }

        void columns(PlainTable table) throws LoadException {
            String[] sample = samples(table);
            for (int c = 0; c < table.names().size(); c++) {
                ColumnName name = table.names().get(c);
                Optional<String> symbol = isConcentration(name) ? element(name.words()) : Optional.empty();
                if (symbol.isPresent()) {
                    double[] concentration = table.numbers(c, MG_PER_LITRE);
                    for (int i = 0; i < concentration.length; i++) {
                        add(table, i, sample[i], symbol.get(), name.text(), concentration[i], Double.NaN);
                    }
                }
            }
        }

        private static String[] samples(PlainTable table) {
            Optional<Integer> column = table.find(SAMPLE, Unit.ONE);
            String[] none = new String[table.size()];
            Arrays.fill(none, "");
            return column.map(table::texts).orElse(none);
        }

        private void add(PlainTable table, int row, String sample, String element, String line, double value,
                double error) throws LoadException {
            if (value < 0 || error < 0) {
                throw LoadException.at(table.path(), String.valueOf(table.line(row)), "a concentration of " + element
                        + " or its uncertainty is below 0",
                        "correct the line; write 0 for what is below the limit of"
                                + " detection");
            }
            samples.add(sample);
            elements.add(element);
            lines.add(line);
            values.add(value);
            errors.add(error);
        }

        Table table() {
            return Table.of(Column.of("sample", samples.toArray(new String[0])),
                    Column.of("element", elements.toArray(new String[0])),
                    Column.of("line", lines.toArray(new String[0])),
                    Column.of("concentration", "mg/L", doubles(values), doubles(errors)));
        }

        private static double[] doubles(List<Double> list) {
            return list.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
