// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.log.FileContent;

/**
 * The text export of EC-Lab and BT-Lab: header lines (their number stands in the second one), names, rows separated by
 * tabs; ISO 8859-1, decimal point or comma, LF or CRLF. Names and cells are paired from the left: the line of names
 * ends in a tab that the rows lack, and some names have no cells at all.
 */
final class MptText {
    /** A date as EC-Lab writes it: month first, unless that cannot be. */
    static final Pattern DATE = Pattern.compile(
            "([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2,4})\\s+([0-9]{1,2}):([0-9]{2}):([0-9]{2}(?:[.,][0-9]+)?)");

    private static final Pattern COUNT = Pattern.compile("Nb header lines\\s*:\\s*([0-9]{1,6})\\s*");

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]*)?[eE][+-]?[0-9]+");

    private final Path path;
    private final byte[] bytes;
    private final List<String> header = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private double[][] columns = new double[0][];
    private int rows;
    private int position;
    private int line;
    private int namesLine;
    /** Whether the last line read had a line end. */
    private boolean ended;

    private MptText(Path path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /** Reads the header, the names and the columns that are wanted. */
    static MptText read(Path path, Predicate<String> wanted, Context context) throws LoadException {
        MptText text = new MptText(path, FileContent.read(path));
        text.readHeader();
        text.readRows(wanted, context);
        return text;
    }

    private void readHeader() throws LoadException {
        String first = nextLine().orElse("").strip();
        if (first.contains("\t")) {
            names.addAll(split(first));
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
        names.addAll(split(nextLine().orElseThrow(this::cut)));
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
        ended = end < bytes.length || carriage;
        int length = end - position - (carriage ? 1 : 0);
        String text = new String(bytes, position, length, StandardCharsets.ISO_8859_1);
        position = end + 1;
        line++;
        return Optional.of(text);
    }

    private void readRows(Predicate<String> wanted, Context context) throws LoadException {
        boolean[] read = new boolean[names.size()];
        columns = new double[names.size()][];
        int room = 64;
        int last = -1;
        String before = "";
        for (int c = 0; c < read.length; c++) {
            read[c] = wanted.test(names.get(c));
            columns[c] = new double[read[c] ? room : 0];
            last = read[c] ? c : last;
        }
        for (Optional<String> text = nextLine(); text.isPresent(); text = nextLine()) {
            if (text.get().isBlank()) {
                continue;
            }
            if (!ended && !whole(text.get(), before, last)) {
                context.warn(path.getFileName() + ":" + line, "has no line end, so it is cut, and is left out");
                continue;
            }
            before = text.get();
            if (rows == room) {
                room *= 2;
                for (int c = 0; c < read.length; c++) {
                    columns[c] = read[c] ? Arrays.copyOf(columns[c], room) : columns[c];
                }
            }
            if (readRow(text.get(), read, last)) {
                rows++;
            } else {
                context.warn(path.getFileName() + ":" + line, "is cut; this last line is left out");
            }
            if (rows % 20_000 == 0) {
                context.check();
            }
        }
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
    private boolean readRow(String text, boolean[] read, int last) throws LoadException {
        int from = 0;
        for (int c = 0; c <= last; c++) {
            int to = text.indexOf('\t', from);
            boolean end = to < 0;
            to = end ? text.length() : to;
            if (read[c]) {
                columns[c][rows] = number(text.substring(from, to).strip(), c);
            }
            if (end && c < last) {
                if (position >= bytes.length) {
                    return false;
                }
                throw LoadException.at(path, String.valueOf(line), "has " + (c + 1) + " cells; '" + names.get(last)
                        + "' is column " + (last + 1), "export the file again");
            }
            from = to + 1;
        }
        return true;
    }

    private double number(String cell, int column) throws LoadException {
        String text = cell.indexOf(',') >= 0 ? cell.replace(',', '.') : cell;
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            value = date(cell);
            if (!names.get(column).equals("time/s") || Double.isNaN(value)) {
                throw LoadException.at(path, String.valueOf(line),
                        "a number was expected in column '" + names.get(column)
                                + "', found '" + cell + "'",
                        "export the file again or correct the line");
            }
        }
        if (Double.isInfinite(value)) {
            throw LoadException.at(path, String.valueOf(line), "infinite number in column '" + names.get(column) + "'",
                    "export the file again or correct the line");
        }
        return value;
    }

    /** Seconds since 1970 of the same clock of a date in the text; NaN when there is none. */
    static double date(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.find()) {
            return Double.NaN;
        }
        int month = Integer.parseInt(date.group(1));
        int day = Integer.parseInt(date.group(2));
        int year = Integer.parseInt(date.group(3));
        double seconds = Double.parseDouble(date.group(6).replace(',', '.'));
        try {
            LocalDateTime minute = LocalDateTime.of(year < 100 ? 2000 + year : year, month > 12 ? day : month,
                    month > 12 ? month : day, Integer.parseInt(date.group(4)), Integer.parseInt(date.group(5)));
            return minute.toEpochSecond(ZoneOffset.UTC) + seconds;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    int rows() {
        return rows;
    }

    List<String> names() {
        return names;
    }

    /** Number of the line of names. */
    int namesLine() {
        return namesLine;
    }

    /** What stands in the header after a key, e.g. "Characteristic mass". */
    Optional<String> fact(String key) {
        for (String text : header) {
            int colon = text.indexOf(':');
            if (colon > 0 && text.substring(0, colon).strip().equals(key)) {
                return Optional.of(text.substring(colon + 1).strip());
            }
        }
        return Optional.empty();
    }

    /** Name of the technique: the first line of text after the count. */
    String technique() {
        return header.stream().filter(l -> !l.isBlank()).findFirst().map(String::strip).orElse("");
    }

    /** The first column of these names that is there. */
    Optional<double[]> column(String... wanted) {
        for (String name : wanted) {
            int c = names.indexOf(name);
            if (c >= 0) {
                return Optional.of(columns[c]);
            }
        }
        return Optional.empty();
    }
}
