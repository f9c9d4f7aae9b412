// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.io.text.DelimitedText;

/**
 * A table below a line of names. Columns are asked for first, then read in one pass. Every row must have as many cells
 * as there are names (empty ones may follow); only the last line of the text may be cut, and is left out then.
 */
public final class TextTable {
    private final Path path;
    private final DelimitedText text;
    private final List<String> names;
    private final int namesLine;
    private final double[][] numbers;
    private final String[][] texts;
    private int lastWanted = -1;
    private int[] lines = new int[64];
    private int rows;
    private String lastCell = "";

    /** The table whose line of names the cursor stands on. */
    public TextTable(Path path, DelimitedText text) {
        this.path = path;
        this.text = text;
        names = new ArrayList<>(text.texts());
        while (!names.isEmpty() && names.getLast().isEmpty()) {
            names.removeLast();
        }
        namesLine = text.line();
        numbers = new double[names.size()][];
        texts = new String[names.size()][];
    }

    /** Names of the columns as they stand. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Line of the names, from 1. */
    public int namesLine() {
        return namesLine;
    }

    /** The first column with one of these names, without regard to case and blanks; -1 when there is none. */
    public int find(String... wanted) {
        for (String name : wanted) {
            String plain = plain(name);
            for (int c = 0; c < names.size(); c++) {
                if (plain(names.get(c)).equals(plain)) {
                    return c;
                }
            }
        }
        return -1;
    }

    private static String plain(String name) {
        return name.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /**
     * As {@link #find}.
     * @throws LoadException with the columns that there are
     */
    public int require(String... wanted) throws LoadException {
        int column = find(wanted);
        if (column < 0) {
            throw LoadException.at(path, String.valueOf(namesLine), "has no column '" + String.join("' or '", wanted)
                    + "'; there are " + String.join(", ", names), "export the file with this column");
        }
        return column;
    }

    /** Asks for a column of numbers; nothing for -1. */
    public void wantNumbers(int column) {
        if (column >= 0) {
            numbers[column] = new double[lines.length];
            lastWanted = Math.max(lastWanted, column);
        }
    }

    /** Asks for a column of texts; nothing for -1. */
    public void wantTexts(int column) {
        if (column >= 0) {
            texts[column] = new String[lines.length];
            lastWanted = Math.max(lastWanted, column);
        }
    }

    /**
     * Reads the rows up to the end of the text, or the line that the table ends before (the cursor stays on it).
     * @throws LoadException with the line of a row that has too few or too many cells, or a text for a number
     */
    public void read(Predicate<DelimitedText> isEnd, Context context) throws LoadException {
        if (!text.hasLineEnd()) {
            throw LoadException.at(path, String.valueOf(namesLine), "ends within or right after its line of columns",
                    "copy the file again");
        }
        readRows(isEnd, context);
        if (rows == 0) {
            context.warn(path.getFileName() + ":" + namesLine, "has no records below its line of columns");
        }
    }

    private void readRows(Predicate<DelimitedText> isEnd, Context context) throws LoadException {
        while (text.advance() && !isEnd.test(text)) {
            if (text.isBlank() || isEndMark()) {
                continue;
            }
            if (text.cells() < names.size()) {
                cut(isEnd, context);
                return;
            }
            requireNoMore();
            if (!text.hasLineEnd() && !lastIsWhole()) {
                context.warn(place(), "has no line end, so it is cut, and is left out");
                return;
            }
            add();
            if (rows % 20_000 == 0) {
                context.check();
            }
        }
    }

    /** The end-of-file byte of old programs. */
    private boolean isEndMark() {
        return text.cells() == 1 && text.lineText().strip().equals("\u001a");
    }

    private String place() {
        return path.getFileName() + ":" + text.line();
    }

    private void cut(Predicate<DelimitedText> isEnd, Context context) throws LoadException {
        int line = text.line();
        int cells = text.cells();
        while (text.advance() && !isEnd.test(text)) {
            if (!text.isBlank() && !isEndMark()) {
                throw LoadException.at(path, String.valueOf(line), "has " + cells + " cells where the " + names.size()
                        + " of line " + namesLine + " are expected", "correct the line or export the file again");
            }
        }
        context.warn(path.getFileName() + ":" + line, "is cut (" + cells + " of " + names.size()
                + " cells); this last line is left out");
    }

    private void requireNoMore() throws LoadException {
        for (int c = names.size(); c < text.cells(); c++) {
            if (!text.text(c).isEmpty()) {
                throw LoadException.at(path, String.valueOf(text.line()), "has " + text.cells() + " cells where the "
                        + names.size() + " of line " + namesLine + " are expected",
                        "correct the line or export the file again");
            }
        }
    }

    /**
     * Whether the cells wanted are whole in a line without an end: others follow, or the last one has the form of that
     * above it. A number without decimals may be cut without a trace (10 of 100), so it is not taken for whole.
     */
    private boolean lastIsWhole() {
        if (lastWanted < names.size() - 1) {
            return true;
        }
        String cell = text.text(lastWanted);
        int point = lastCell.length() - 1 - Math.max(lastCell.lastIndexOf('.'), lastCell.lastIndexOf(','));
        int here = cell.length() - 1 - Math.max(cell.lastIndexOf('.'), cell.lastIndexOf(','));
        if (numbers[lastWanted] != null) {
            return point > 0 && point < lastCell.length() && here == point;
        }
        return cell.length() >= lastCell.length() && !lastCell.isEmpty();
    }

    private void add() throws LoadException {
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, 2 * rows);
            for (int c = 0; c < numbers.length; c++) {
                numbers[c] = numbers[c] == null ? null : Arrays.copyOf(numbers[c], 2 * rows);
                texts[c] = texts[c] == null ? null : Arrays.copyOf(texts[c], 2 * rows);
            }
        }
        for (int c = 0; c <= lastWanted; c++) {
            if (numbers[c] != null) {
                numbers[c][rows] = text.number(c, names.get(c));
            }
            if (texts[c] != null) {
                texts[c][rows] = text.text(c);
            }
        }
        lastCell = text.text(lastWanted);
        lines[rows++] = text.line();
    }

    /** Keeps these rows, in this order. */
    public void select(int[] keep) {
        for (int c = 0; c < numbers.length; c++) {
            double[] values = numbers[c];
            String[] written = texts[c];
            numbers[c] = values == null ? null : Arrays.stream(keep).mapToDouble(i -> values[i]).toArray();
            texts[c] = written == null ? null : Arrays.stream(keep).mapToObj(i -> written[i]).toArray(String[]::new);
        }
        lines = Arrays.stream(keep).map(i -> lines[i]).toArray();
        rows = keep.length;
    }

    /** Number of the rows read. */
    public int rows() {
        return rows;
    }

    /** Line of each row. */
    public int[] lines() {
        return Arrays.copyOf(lines, rows);
    }

    /** The numbers of a column times a factor; empty for -1. The caller owns them. */
    public double[] numbers(int column, double factor) {
        if (column < 0) {
            return new double[0];
        }
        double[] scaled = Arrays.copyOf(numbers[column], rows);
        for (int i = 0; i < rows; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }

    /**
     * The whole numbers of a column; length 0 for -1.
     * @throws LoadException with the line of one that is none
     */
    public int[] integers(int column) throws LoadException {
        int[] whole = new int[column < 0 ? 0 : rows];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) numbers[column][i];
            if (whole[i] != numbers[column][i]) {
                throw LoadException.at(path, String.valueOf(lines[i]), "a whole number was expected in column '"
                        + names.get(column) + "', found " + numbers[column][i], "correct the line");
            }
        }
        return whole;
    }

    /** The texts of a column; length 0 for -1. */
    public String[] texts(int column) {
        return column < 0 ? new String[0] : Arrays.copyOf(texts[column], rows);
    }

    /**
     * Factor of the unit in a column's name to s, A, V, Ah, Wh: {@code (mV)}, {@code [Ah]}, {@code (h)}; 1 for -1.
     * @param base the unit without a prefix; "s" is seconds, minutes and hours too
     * @throws LoadException when the name has another unit
     */
    public double factor(int column, String base) throws LoadException {
        String unit = column < 0 ? base : unit(names.get(column)).orElse(base);
        String prefix = unit.endsWith(base) ? unit.substring(0, unit.length() - base.length()) : "none";
        double time = !base.equals("s") ? Double.NaN : switch (unit.toLowerCase(Locale.ROOT)) {
            case "s", "sec", "seconds" -> 1;
            case "min", "minutes" -> 60;
            case "h", "hours" -> 3600;
            default -> Double.NaN;
        };
        double electric = switch (prefix) {
            case "" -> 1;
            case "k" -> 1e3;
            case "m" -> 1e-3;
            case "u", "\u00b5", "\u03bc" -> 1e-6;
            default -> Double.NaN;
        };
        double factor = base.equals("s") ? time : electric;
        if (Double.isNaN(factor)) {
            throw LoadException.at(path, String.valueOf(namesLine), "the unit of column '" + names.get(column)
                    + "' is not known", "export it in " + base);
        }
        return factor;
    }

    /** What stands in brackets at the end of a name: {@code Voltage (mV)}, {@code U[V]}. */
    public static Optional<String> unit(String name) {
        int open = Math.max(name.lastIndexOf('('), name.lastIndexOf('['));
        boolean closed = name.endsWith(")") || name.endsWith("]");
        return open >= 0 && closed ? Optional.of(name.substring(open + 1, name.length() - 1).strip())
                : Optional.empty();
    }

    /**
     * Seconds of a column of elapsed times.
     * @param example how such a time looks, for the message
     * @throws LoadException with the line of what is no time
     */
    public double[] elapsed(int column, String example) throws LoadException {
        String[] written = texts(column);
        double[] seconds = new double[written.length];
        for (int i = 0; i < written.length; i++) {
            seconds[i] = DateText.seconds(written[i]);
            if (Double.isNaN(seconds[i])) {
                throw LoadException.at(path, String.valueOf(lines[i]), "a time like " + example
                        + " was expected in column '" + names.get(column) + "', found '" + written[i] + "'",
                        "correct the line");
            }
        }
        return seconds;
    }
}
