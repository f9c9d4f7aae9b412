// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.operando.api.Column;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;
import org.operando.api.Table;
import org.operando.api.Unit;

/**
 * Tables as CSV: UTF-8, commas, lines ended by LF. The first line has the names with their units, {@code name (unit)};
 * behind a column with uncertainties stands {@code name_error (unit)}, behind that, where it is told apart, their
 * systematic part as {@code name_systematic (unit)}. Where uncertainties come from is not kept. Numbers have all their
 * digits, NaN is an empty cell. A text that a spreadsheet would take for a formula is written with an apostrophe before
 * it ({@link SheetText}), which {@link #read} takes away again.
 */
public final class TableCsv {
    private static final String ERROR = "_error";
    private static final String SYSTEMATIC = "_systematic";

    private TableCsv() {
    }

    /** Writes a table to a file, which is replaced when it is there. */
    public static void write(Table table, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            write(table, out);
        }
    }

    /**
     * Writes the values of a table to a file under the names that a format of others has for its columns.
     * @param names names in the first line, one a column
     */
    public static void write(Table table, List<String> names, Path file) throws IOException {
        if (names.size() != table.columns().size()) {
            throw new IllegalArgumentException(names.size() + " names for " + table.columns().size() + " columns");
        }
        List<IntFunction<String>> cells = new ArrayList<>();
        for (Column column : table.columns()) {
            cells.add(row -> cell(column.values(), row));
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            write(names.stream().map(SheetText::written).toList(), cells, table.rows(), out);
        }
    }

    /** Writes a table. */
    public static void write(Table table, Appendable to) throws IOException {
        List<String> names = new ArrayList<>();
        List<IntFunction<String>> cells = new ArrayList<>();
        for (Column column : table.columns()) {
            String unit = column.unit().name().equals("1") ? "" : " (" + column.unit().name() + ")";
            names.add(SheetText.written(column.name() + unit));
            cells.add(row -> cell(column.values(), row));
            if (column.uncertainties().length > 0) {
                names.add(SheetText.written(column.name() + ERROR + unit));
                cells.add(row -> text(column.uncertainties()[row]));
            }
            if (column.systematic().length > 0) {
                names.add(SheetText.written(column.name() + SYSTEMATIC + unit));
                cells.add(row -> text(column.systematic()[row]));
            }
        }
        Writer out = to instanceof Writer writer ? writer : new StringWriter();
        write(names, cells, table.rows(), out);
        if (out != to) {
            to.append(out.toString());
        }
    }

    private static void write(List<String> names, List<IntFunction<String>> cells, int rows, Writer out)
            throws IOException {
        try {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
            csv.writeRecord(names);
            for (int row = 0; row < rows; row++) {
                int r = row;
                csv.writeRecord(cells.stream().map(c -> c.apply(r)).toList());
            }
            csv.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
    }

    private static String cell(Object values, int row) {
        return switch (values) {
            case double[] x -> text(x[row]);
            case long[] n -> Long.toString(n[row]);
            default -> SheetText.written(((String[]) values)[row]);
        };
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    /**
     * Reads a table as it was written here. Columns of whole numbers are {@code long[]}, of other numbers and empty
     * cells {@code double[]}, all others texts.
     * @throws LoadException with the line when it is no such table
     */
    public static Table read(Path file) throws LoadException {
        RegularFile.require(file);
        List<CsvRecord> records = new ArrayList<>();
        // rows of other lengths are let through here, so that they can be named with their line
        try (CsvReader<CsvRecord> csv = CsvReader.builder().extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).skipEmptyLines(false).allowUnclosedQuote(false)
                .detectBomHeader(true).ofCsvRecord(file, StandardCharsets.UTF_8)) {
            csv.forEach(records::add);
        } catch (CsvParseException e) {
            throw LoadException.at(file, "", "not a CSV table (" + e.getMessage() + ")");
        } catch (IOException e) {
            throw io(file, e);
        } catch (UncheckedIOException e) {
            throw io(file, e.getCause());
        }
        if (records.isEmpty()) {
            throw LoadException.at(file, "", "the file is empty");
        }
        return table(file, records.getFirst(), records.subList(1, records.size()));
    }

    private static LoadException io(Path file, IOException e) {
        return e instanceof MalformedInputException ? LoadException.at(file, "", "not a text in UTF-8")
                : LoadException.io(file, e);
    }

    private static Table table(Path file, CsvRecord head, List<CsvRecord> rows) throws LoadException {
        for (CsvRecord row : rows) {
            if (row.getFieldCount() != head.getFieldCount()) {
                throw LoadException.at(file, String.valueOf(row.getStartingLineNumber()), row.getFieldCount()
                        + " cells, the first line has " + head.getFieldCount());
            }
        }
        List<Column> columns = new ArrayList<>();
        String line = String.valueOf(head.getStartingLineNumber());
        try {
            for (int c = 0; c < head.getFieldCount(); c++) {
                Heading heading = Heading.of(head.getField(c));
                Object values = values(rows, c);
                double[] uncertainties = new double[0];
                double[] systematic = new double[0];
                if (isNext(head, c, heading.name() + ERROR)) {
                    uncertainties = uncertainties(file, rows, ++c);
                    if (isNext(head, c, heading.name() + SYSTEMATIC)) {
                        systematic = uncertainties(file, rows, ++c);
                    }
                }
                columns.add(new Column(heading.name(), Unit.of(heading.unit()), values, uncertainties, systematic,
                        ""));
            }
            return new Table(columns);
        } catch (IllegalArgumentException e) {
            throw LoadException.at(file, line, e.getMessage());
        }
    }

    private static boolean isNext(CsvRecord head, int column, String name) {
        return column + 1 < head.getFieldCount() && Heading.of(head.getField(column + 1)).name().equals(name);
    }

    private static double[] uncertainties(Path file, List<CsvRecord> rows, int column) throws LoadException {
        return switch (values(rows, column)) {
            case double[] x -> x;
            case long[] x -> Arrays.stream(x).asDoubleStream().toArray();
            default -> throw LoadException.at(file, "",
                    "column " + (column + 1) + " has uncertainties that are no numbers");
        };
    }

    private static Object values(List<CsvRecord> rows, int column) {
        String[] texts = rows.stream().map(r -> r.getField(column)).toArray(String[]::new);
        if (texts.length > 0 && Arrays.stream(texts).allMatch(t -> t.matches("-?[0-9]{1,18}"))) {
            return Arrays.stream(texts).mapToLong(Long::parseLong).toArray();
        }
        double[] numbers = new double[texts.length];
        for (int i = 0; i < texts.length; i++) {
            byte[] bytes = texts[i].getBytes(StandardCharsets.UTF_8);
            numbers[i] = bytes.length == 0 ? Double.NaN
                    : infinite(texts[i], NumberText.parse(bytes, 0, bytes.length, '.'));
            if (NumberText.isNone(numbers[i])) {
                return Arrays.stream(texts).map(SheetText::read).toArray(String[]::new);
            }
        }
        return numbers;
    }

    private static double infinite(String text, double value) {
        return switch (text) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> value;
        };
    }

    /** Name and unit of a column. */
    private record Heading(String name, String unit) {
        static Heading of(String written) {
            String text = SheetText.read(written);
            int open = text.endsWith(")") ? text.lastIndexOf(" (") : -1;
            return open > 0 ? new Heading(text.substring(0, open), text.substring(open + 2, text.length() - 1))
                    : new Heading(text, "1");
        }
    }
}
