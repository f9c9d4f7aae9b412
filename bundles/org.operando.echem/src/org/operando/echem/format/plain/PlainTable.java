// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.plain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.operando.api.Context;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Unit;
import org.operando.echem.format.table.TextForm;
import org.operando.echem.log.FileContent;
import org.operando.io.text.DelimitedText;

/** A small table as text, held whole. Cells are apart by commas, semicolons, tabs or bars; lines above the names are passed over. */
public final class PlainTable {
    private final Path path;
    private final List<ColumnName> names;
    private final List<String[]> rows = new ArrayList<>();
    private final List<double[]> numbers = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();

    private PlainTable(Path path, List<ColumnName> names) {
        this.path = path;
        this.names = names;
    }

    /** Whether the first lines hold the names of such a table. */
    public static boolean isIn(FileHead head, Predicate<List<ColumnName>> wanted) {
        return TextForm.ofNames(new DelimitedText(head.path(), head.first().clone()),
                names -> wanted.test(ColumnName.all(names))).isPresent();
    }

    /**
     * Reads the table.
     * @param wanted what its names are known by
     * @param what the names that are expected, for the message
     */
    public static PlainTable read(Path path, Predicate<List<ColumnName>> wanted, String what, Context context)
            throws LoadException {
        DelimitedText text = new DelimitedText(path, FileContent.read(path));
        TextForm form = TextForm.ofNames(text, names -> wanted.test(ColumnName.all(names)))
                .orElseThrow(() -> LoadException.at(path, "", "has no line with the names of a table: " + what,
                        "write them above the numbers, with units: current (uA), voltage (mV)"));
        text.form(form.separator(), form.point());
        while (text.line() < form.namesLine() && text.advance()) {
            // lines above the names
        }
        PlainTable table = new PlainTable(path, ColumnName.all(text.texts()));
        while (text.advance()) {
            if (!text.isBlank() && !text.lineText().startsWith("#") && table.isWhole(text, context)) {
                table.add(text, context);
            }
        }
        if (table.rows.isEmpty()) {
            throw LoadException.at(path, "", "has the names of a table but no row");
        }
        return table;
    }

    /** Whether the line has the cells of a row; false for a last line that is cut. */
    private boolean isWhole(DelimitedText text, Context context) {
        if (text.hasLineEnd()) {
            return true;
        }
        boolean cut = text.cells() < names.size();
        context.warn(path.getFileName() + ":" + text.line(), cut ? "is cut; this last line is left out"
                : "has no line end; if the file was cut, the last number of this row is cut too");
        return !cut;
    }

    private void add(DelimitedText text, Context context) throws LoadException {
        if (rows.size() % 5000 == 0) {
            context.check();
        }
        if (text.cells() > names.size() && !text.text(names.size()).isEmpty()) {
            throw LoadException.at(path, String.valueOf(text.line()), "has " + text.cells() + " cells; the table has "
                    + names.size() + " columns",
                    "correct the line; where the comma is the decimal sign, cells must be"
                            + " apart by semicolons or tabs");
        }
        String[] cells = new String[names.size()];
        double[] values = new double[names.size()];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = text.text(c);
            values[c] = number(text, c);
        }
        rows.add(cells);
        numbers.add(values);
        lines.add(text.line());
    }

    /** NaN for what is no number: only {@link #numbers} says that it should be one. */
    private static double number(DelimitedText text, int cell) {
        try {
            return text.number(cell, "");
        } catch (LoadException e) {
            return Double.NaN;
        }
    }

    /** The names in their order. */
    public List<ColumnName> names() {
        return names;
    }

    /** Number of rows. */
    public int size() {
        return rows.size();
    }

    /** Line of a row in the file. */
    public int line(int row) {
        return lines.get(row);
    }

    /** The first column with one of these words, whose unit is of this dimension. */
    public Optional<Integer> find(List<String> words, Unit unit) {
        for (int c = 0; c < names.size(); c++) {
            if (names.get(c).is(words) && names.get(c).fits(unit)) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    /** The texts of a column. */
    public String[] texts(int column) {
        return rows.stream().map(r -> r[column]).toArray(String[]::new);
    }

    /** The numbers of a column in the unit of its name. */
    public double[] numbers(int column) throws LoadException {
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i)[column];
            if (Double.isNaN(values[i])) {
                throw LoadException.at(path, String.valueOf(lines.get(i)), "a number was expected in column '"
                        + names.get(column).text() + "', found '" + rows.get(i)[column] + "'", "correct the line");
            }
        }
        return values;
    }

    /** The numbers of a column in this unit; a name without a unit is an error. */
    public double[] numbers(int column, Unit unit) throws LoadException {
        ColumnName name = names.get(column);
        Unit own = name.unit().orElseThrow(() -> LoadException.at(path, "", "column '" + name.text()
                + "' has no unit", "write it behind the name: " + name.text() + " (" + unit.name() + ")"));
        double[] values = numbers(column);
        for (int i = 0; i < values.length; i++) {
            values[i] = own.to(unit, values[i]);
        }
        return values;
    }

    /** The file. */
    public Path path() {
        return path;
    }
}
