// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.io.text.DelimitedText;

/** A table as text: a line of names, then a line a row. */
public final class TextTable implements TableSource {
    private static final int FIRST_ROOM = 256;

    private final Path path;
    private final DelimitedText text;
    private final TextForm form;
    private final List<String> names;

    /**
     * A table whose names stand in this line.
     * @param text anywhere
     * @param form where the names stand, and how cells are told apart
     */
    public TextTable(Path path, DelimitedText text, TextForm form) {
        this.path = path;
        this.text = text;
        this.form = form;
        toNames();
        List<String> cells = new ArrayList<>(text.texts());
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        names = List.copyOf(cells);
    }

    private void toNames() {
        text.rewind();
        text.form(form.separator(), form.point());
        while (text.line() < form.namesLine() && text.advance()) {
            // lines before the table
        }
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public String namesPlace() {
        return String.valueOf(form.namesLine());
    }

    @Override
    public TableData read(Set<Integer> numbers, Set<Integer> extras, Set<Integer> texts, Context context)
            throws LoadException {
        Reading reading = new Reading(numbers, extras, texts);
        toNames();
        while (text.advance()) {
            if (!text.isBlank() && isWhole(reading.last, context)) {
                reading.row();
            }
            if (text.line() % 20_000 == 0) {
                context.check();
            }
        }
        return reading.end(context);
    }

    /** The cell of a column in the first row; empty when there is none. */
    String firstCell(int column) {
        toNames();
        while (text.advance()) {
            if (!text.isBlank()) {
                return text.text(column);
            }
        }
        return "";
    }

    /** Whether the line has the cells of a row; false for a last line that is cut. */
    private boolean isWhole(int last, Context context) throws LoadException {
        String place = String.valueOf(text.line());
        for (int c = names.size(); c < text.cells(); c++) {
            if (!text.text(c).isEmpty()) {
                throw LoadException.at(path, place, "has " + text.cells() + " cells; the table has " + names.size()
                        + " columns", "correct the line or export the file again");
            }
        }
        boolean isCut = !text.hasLineEnd() && text.cells() < names.size();
        if (isCut) {
            context.warn(path.getFileName() + ":" + place, "is cut; this last line is left out");
            return false;
        }
        if (text.cells() <= last) {
            throw LoadException.at(path, place, "has " + text.cells() + " cells; '" + names.get(last)
                    + "' is column " + (last + 1), "correct the line or export the file again");
        }
        if (!text.hasLineEnd() && last == names.size() - 1) {
            context.warn(path.getFileName() + ":" + place,
                    "has no line end; if the file was cut, the last number of this row is cut too");
        }
        return true;
    }

    /** The columns while they are read; room is made for rows that are there only. */
    private final class Reading {
        private final Map<Integer, double[]> numbers = new HashMap<>();
        private final Map<Integer, String[]> texts = new HashMap<>();
        private final Set<Integer> extras;
        /** Cells of further columns that hold no number: how many, and the first line. */
        private final Map<Integer, int[]> strange = new TreeMap<>();
        private final int last;
        private int[] lines = new int[FIRST_ROOM];
        private int rows;

        Reading(Set<Integer> required, Set<Integer> extras, Set<Integer> texts) {
            this.extras = extras;
            required.forEach(c -> numbers.put(c, new double[FIRST_ROOM]));
            extras.forEach(c -> numbers.put(c, new double[FIRST_ROOM]));
            texts.forEach(c -> this.texts.put(c, new String[FIRST_ROOM]));
            last = required.stream().mapToInt(c -> c).max().orElse(-1);
        }

        void row() throws LoadException {
            if (rows == lines.length) {
                int room = rows + rows / 2;
                lines = Arrays.copyOf(lines, room);
                numbers.replaceAll((c, values) -> Arrays.copyOf(values, room));
                texts.replaceAll((c, values) -> Arrays.copyOf(values, room));
            }
            for (Map.Entry<Integer, double[]> column : numbers.entrySet()) {
                column.getValue()[rows] = number(column.getKey());
            }
            for (Map.Entry<Integer, String[]> column : texts.entrySet()) {
                column.getValue()[rows] = text.text(column.getKey());
            }
            lines[rows++] = text.line();
        }

        private double number(int column) throws LoadException {
            if (!extras.contains(column)) {
                return text.number(column, names.get(column));
            }
            try {
                return text.number(column, names.get(column));
            } catch (LoadException e) {
                strange.computeIfAbsent(column, c -> new int[] {0, text.line()})[0]++;
                return Double.NaN;
            }
        }

        TableData end(Context context) {
            strange.forEach((column, seen) -> context.warn(path.getFileName() + ":" + seen[1], seen[0]
                    + (seen[0] == 1 ? " cell" : " cells") + " of '" + names.get(column) + "' are no numbers"));
            numbers.replaceAll((c, values) -> Arrays.copyOf(values, rows));
            texts.replaceAll((c, values) -> Arrays.copyOf(values, rows));
            return new TableData(rows, numbers, texts, Arrays.copyOf(lines, rows));
        }
    }
}
