// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.log.FileContent;
import org.operando.io.text.NumberText;

/**
 * The text export of EC-Lab and BT-Lab: header lines (their number stands in the second one), names, rows separated by
 * tabs; ISO 8859-1, decimal point or comma, LF or CRLF. Names and cells are paired from the left: the line of names
 * ends in a tab that the rows lack, and some names have no cells at all.
 */
final class MptText implements BiologicTable {
    private static final Pattern COUNT = Pattern.compile("Nb header lines\\s*:\\s*([0-9]{1,6})\\s*");

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]*)?[eE][+-]?[0-9]+");

    private final Path path;
    private final byte[] bytes;
    private final List<String> header = new ArrayList<>();
    /** Names as the file writes them, and in the spelling of {@link BiologicColumn}. */
    private final List<String> written = new ArrayList<>();
    private List<String> names = List.of();
    private double[][] columns = new double[0][];
    private int rows;
    private int position;
    private int line;
    private int namesLine;
    /** The decimal sign of the numbers before. */
    private char point = '.';

    private MptText(Path path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /** Reads the header, the names and the columns that are wanted. */
    static MptText read(Path path, Predicate<String> wanted, Context context) throws LoadException {
        MptText text = new MptText(path, FileContent.read(path));
        text.readHeader();
        // a file without rows may end with its names: the whole line of them ends in a tab
        boolean tab = text.bytes[text.bytes.length - 1] == '\t' && text.header.size() > 0;
        if (text.position > text.bytes.length && !tab) {
            throw LoadException.at(path, String.valueOf(text.line),
                    "ends within the names of its columns, so it is cut", "export it again");
        }
        text.names = text.written.stream().map(BiologicColumn::spelling).toList();
        text.readRows(wanted, context);
        return text;
    }

    private void readHeader() throws LoadException {
        String first = nextLine().orElse("").strip();
        if (first.contains("\t")) {
            written.addAll(split(first));
            namesLine = line;
            return;
        }
        if (!first.endsWith("-Lab ASCII FILE")) {
            throw LoadException.at(path, "1", "is not a text export of EC-Lab or BT-Lab (EC-Lab ASCII FILE expected)",
                    "export it as text from EC-Lab");
        }
        Matcher count = COUNT.matcher(nextLine().orElse(""));
        if (!count.matches()) {
            throw LoadException.at(path, "2",
                    "does not say how many header lines there are (Nb header lines : N expected)",
                    "export it again");
        }
        int lines = Integer.parseInt(count.group(1));
        while (line < lines - 1) {
            header.add(nextLine().orElseThrow(this::cut));
        }
        written.addAll(split(nextLine().orElseThrow(this::cut)));
        namesLine = line;
    }

    private LoadException cut() {
        return LoadException.at(path, String.valueOf(line + 1), "ends within its header", "export it again");
    }

    private static List<String> split(String line) {
        List<String> cells = new ArrayList<>(Arrays.asList(line.split("\t", -1)));
        cells.replaceAll(String::strip);
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        return cells;
    }

    private Optional<String> nextLine() {
        if (position >= bytes.length) {
            return Optional.empty();
        }
        int end = position;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        boolean carriage = end > position && bytes[end - 1] == '\r';
        int length = end - position - (carriage ? 1 : 0);
        String text = new String(bytes, position, length, StandardCharsets.ISO_8859_1);
        position = end + 1;
        line++;
        return Optional.of(text);
    }

    private void readRows(Predicate<String> wanted, Context context) throws LoadException {
        boolean[] read = new boolean[names.size()];
        columns = new double[names.size()][];
        int last = -1;
        int cells = cells(read.length);
        int room = Math.max(16, (bytes.length - position) / Math.max(8, 6 * read.length));
        for (int c = 0; c < read.length; c++) {
            read[c] = c < cells && wanted.test(names.get(c)) && names.indexOf(names.get(c)) == c;
            columns[c] = new double[read[c] ? room : 0];
            last = read[c] ? c : last;
        }
        int before = position;
        while (position < bytes.length) {
            int from = position;
            int end = lineEnd(from);
            position = end < bytes.length && bytes[end] == '\r' ? Math.min(bytes.length, end + 2) : end + 1;
            line++;
            if (blank(from, end)) {
                continue;
            }
            if (rows == room) {
                room = room * 3 / 2;
                grow(read, room);
            }
            boolean cut = end >= bytes.length && !whole(text(from, end), text(before, lineEnd(before)), last);
            if (cut || !readRow(from, end, read, last)) {
                context.warn(path.getFileName() + ":" + line,
                        "has no line end, so it is cut, and is left out");
                continue;
            }
            before = from;
            rows++;
            if (rows % 20_000 == 0) {
                context.check();
            }
        }
        grow(read, rows);
    }

    /**
     * Number of columns that have cells: the first two rows both lack those of the last names in some exports of
     * impedance.
     */
    private int cells(int most) {
        int end = lineEnd(position);
        int first = tabs(position, end);
        int next = Math.min(bytes.length, end + (end < bytes.length && bytes[end] == '\r' ? 2 : 1));
        int nextEnd = lineEnd(next);
        boolean alike = nextEnd < bytes.length && tabs(next, nextEnd) == first;
        return alike && first > 0 ? Math.min(most, first + 1) : most;
    }

    private int tabs(int from, int end) {
        int tabs = 0;
        for (int i = from; i < end; i++) {
            tabs += bytes[i] == '\t' ? 1 : 0;
        }
        return tabs;
    }

    private void grow(boolean[] read, int room) {
        for (int c = 0; c < read.length; c++) {
            columns[c] = read[c] ? Arrays.copyOf(columns[c], room) : columns[c];
        }
    }

    /** Where the line ends: at its CR or LF, or behind the last byte. */
    private int lineEnd(int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        boolean carriage = end > from && bytes[end - 1] == '\r';
        return carriage ? end - 1 : end;
    }

    private boolean blank(int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private String text(int from, int end) {
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }

    /**
     * Whether all cells wanted are whole in a line without a line end: a tab follows the last one, or it has the form
     * of the one before it down to the digits of its exponent. Without an exponent (3.25 of 3.2514, 1 of 10) a cut
     * cannot be seen, so such a cell is never taken for whole.
     */
    private static boolean whole(String text, String before, int last) {
        String[] cells = text.split("\t", -1);
        String[] model = before.split("\t", -1);
        if (cells.length > last + 1) {
            return true;
        }
        return last >= 0 && cells.length == last + 1 && model.length > last
                && SCIENTIFIC.matcher(cells[last].strip()).matches()
                && form(cells[last]).equals(form(model[last]));
    }

    /** A number with its sign left out, its digits as 0 and the sign of its exponent as +. */
    private static String form(String cell) {
        return cell.strip().replaceFirst("^[+-]", "").replaceAll("[0-9]", "0").replace('-', '+').replace(',', '.');
    }

    /** Reads one row; false when it is the last one of the file and cut. */
    private boolean readRow(int begin, int end, boolean[] read, int last) throws LoadException {
        int from = begin;
        for (int c = 0; c <= last; c++) {
            int to = from;
            while (to < end && bytes[to] != '\t') {
                to++;
            }
            if (read[c]) {
                columns[c][rows] = number(from, to, c);
            }
            if (to >= end && c < last) {
                if (position >= bytes.length) {
                    return false;
                }
                throw LoadException.at(path, String.valueOf(line), "has " + (c + 1) + " cells; '" + written.get(last)
                        + "' is column " + (last + 1), "export the file again");
            }
            from = to + 1;
        }
        return true;
    }

    private double number(int begin, int end, int column) throws LoadException {
        int from = begin;
        int to = end;
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (to > from && bytes[to - 1] == ' ') {
            to--;
        }
        double value = NumberText.parse(bytes, from, to, point);
        if (NumberText.isNone(value)) {
            point = point == '.' ? ',' : '.';
            value = NumberText.parse(bytes, from, to, point);
        }
        if (NumberText.isNone(value) || value - value != 0) {
            return oddNumber(text(from, to), column, value);
        }
        return value;
    }

    /** What is no finite number: a date where the time stands, not a number, or an error. */
    private double oddNumber(String cell, int column, double value) throws LoadException {
        if (NumberText.isNone(value)) {
            double date = BiologicHeader.date(cell);
            if (!names.get(column).equals("time/s") || Double.isNaN(date)) {
                throw LoadException.at(path, String.valueOf(line),
                        "a number was expected in column '" + written.get(column) + "', found '" + cell + "'",
                        "export the file again or correct the line");
            }
            return date;
        }
        if (Double.isInfinite(value) || cell.toLowerCase(Locale.ROOT).contains("inf")) {
            throw LoadException.at(path, String.valueOf(line),
                    "infinite number in column '" + written.get(column) + "'",
                    "export the file again or correct the line");
        }
        return value;
    }

    BiologicHeader header() {
        return new BiologicHeader(header);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public String place(int row) {
        return String.valueOf(namesLine + 1 + row);
    }

    @Override
    public Optional<double[]> numbers(String... wanted) {
        for (String name : wanted) {
            int c = names.indexOf(name);
            if (c >= 0 && columns[c].length == rows) {
                return Optional.of(columns[c]);
            }
        }
        return Optional.empty();
    }

    @Override
    public int[] counts(String name) {
        return numbers(name).map(MprData::rounded).orElse(new int[0]);
    }
}
