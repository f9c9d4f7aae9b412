// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.operando.api.LoadException;
import org.operando.api.Warning;

/** Scanner of one text; lines are read where they lie, no object is made for a row or cell. */
final class ColumnTextReader {
    private static final int CHI_TITLES = 3;
    /** Cells that room is made for at first: a short text may have very many columns. */
    private static final int FIRST_CELLS = 4096;
    private static final int MAX_HEADER_LINES = 100_000;

    private final Path file;
    private final byte[] text;
    private final List<String> header = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private int lineStart;
    private int lineEnd;
    private int next;
    private int line;
    private boolean inBlock;
    private RowForm form;
    private double[][] columns;
    private int rows;
    private int[] noNumbers;
    private int[] firstNoNumber;
    private int[] lines;
    private LastCell lastCell;
    private int lastRowEnd;
    private OptionalInt declared = OptionalInt.empty();

    ColumnTextReader(Path file, byte[] bytes) {
        this.file = file;
        this.text = decoded(bytes);
        this.next = startsWith(0, "\u00ef\u00bb\u00bf") ? 3 : 0;
    }

    /** UTF-16, as spreadsheets write it, becomes UTF-8; everything else is ASCII in its numbers. */
    private static byte[] decoded(byte[] bytes) {
        boolean marked = bytes.length >= 2
                && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
        return marked ? new String(bytes, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8) : bytes;
    }

    ColumnText read() throws LoadException {
        if (text.length == 0) {
            throw LoadException.at(file, "", "the file is empty", "copy it again");
        }
        readHeader();
        readRows();
        for (int c = 0; c < columns.length; c++) {
            columns[c] = Arrays.copyOf(columns[c], rows);
            if (noNumbers[c] > 0) {
                String are = noNumbers[c] == 1 ? " value is" : " values are";
                warnings.add(new Warning(file.getFileName() + ":" + firstNoNumber[c],
                        "column " + (c + 1) + ": " + noNumbers[c] + are + " missing, NaN or infinite"));
            }
        }
        if (declared.isPresent() && declared.getAsInt() != rows) {
            warnings.add(new Warning(file.getFileName().toString(),
                    "the header says " + declared.getAsInt() + " points, there are " + rows));
        }
        if (lastRowEnd == text.length && lastCell.isShort()) {
            warnings.add(new Warning(file.getFileName() + ":" + lines[rows - 1],
                    "the last line has no line end and may be cut"));
        }
        return new ColumnText(file, header, names(), columns, Arrays.copyOf(lines, rows), declared, warnings);
    }

    /** Steps to the next line; false at the end. Lines end with LF, CR LF or CR. */
    private boolean advance() {
        if (next >= text.length) {
            return false;
        }
        line++;
        lineStart = next;
        lineEnd = next;
        while (lineEnd < text.length && text[lineEnd] != '\n' && text[lineEnd] != '\r') {
            lineEnd++;
        }
        boolean pair = lineEnd + 1 < text.length && text[lineEnd] == '\r' && text[lineEnd + 1] == '\n';
        next = lineEnd + (pair ? 2 : 1);
        return true;
    }

    private void readHeader() throws LoadException {
        int chiEnd = chiHeader();
        String numberedText = "";
        int numberedLine = 0;
        while (advance()) {
            requireText();
            if (line <= chiEnd || isComment() || isBlank()) {
                keep();
                continue;
            }
            RowForm found = RowForm.of(text, lineStart, lineEnd);
            if (found != null) {
                form = found;
                startColumns();
                if (numberedLine > 0 && cellsOf(numberedText) == columns.length) {
                    throw LoadException.at(file, String.valueOf(numberedLine), columns.length
                            + " numbers expected, found '" + shortened(numberedText) + "'",
                            "begin lines of the header with #");
                }
                return;
            }
            if (startsWithNumber()) {
                numberedText = string();
                numberedLine = line;
            }
            keep();
            if (header.size() > MAX_HEADER_LINES) {
                break;
            }
        }
        String what = "no row of numbers" + (numberedLine > 0 ? "; line " + numberedLine + " is '"
                + shortened(numberedText) + "'" : "");
        throw LoadException.at(file, "", what, "columns of numbers are expected");
    }

    private void startColumns() {
        int cells = form.cells(text, lineStart, lineEnd, new double[0]);
        int firstRows = Math.max(2, FIRST_CELLS / cells);
        columns = new double[cells][firstRows];
        noNumbers = new int[cells];
        firstNoNumber = new int[cells];
        lines = new int[firstRows];
        lastCell = new LastCell(form);
        // the first row is read with the others
        next = lineStart;
        line--;
    }

    private void readRows() throws LoadException {
        double[] row = new double[columns.length];
        while (advance()) {
            if (isBlank()) {
                continue;
            }
            int cells = form.cells(text, lineStart, lineEnd, row);
            if (cells == row.length) {
                add(row);
            } else if (isComment()) {
                keep();
            } else {
                requireText();
                throw LoadException.at(file, String.valueOf(line), cells > 0
                        ? cells + " numbers, the rows above have " + row.length
                        : "a number expected in column " + -cells + ", found '"
                                + form.cell(text, lineStart, lineEnd, -cells) + "'");
            }
        }
    }

    private void add(double[] row) {
        if (rows == columns[0].length) {
            lines = Arrays.copyOf(lines, 2 * rows);
            for (int c = 0; c < columns.length; c++) {
                columns[c] = Arrays.copyOf(columns[c], 2 * rows);
            }
        }
        for (int c = 0; c < row.length; c++) {
            columns[c][rows] = Double.isFinite(row[c]) ? row[c] : Double.NaN;
            if (!Double.isFinite(row[c]) && noNumbers[c]++ == 0) {
                firstNoNumber[c] = line;
            }
        }
        lines[rows] = line;
        lastCell.add(text, lineStart, lineEnd);
        lastRowEnd = lineEnd;
        rows++;
    }

    /**
     * A CHI file: three lines of title, whatever is in them, a line with one whole number, and then rows of more.
     * @return number of the header's last line, or 0
     */
    private int chiHeader() {
        int keptNext = next;
        int found = 0;
        boolean comment = false;
        for (int i = 0; i < CHI_TITLES && advance(); i++) {
            comment |= isComment();
        }
        if (!comment && line == CHI_TITLES && advance()) {
            String count = string().strip();
            int at = line;
            if (count.matches("[0-9]{1,9}") && advance()) {
                RowForm rowForm = RowForm.of(text, lineStart, lineEnd);
                if (rowForm != null && rowForm.cells(text, lineStart, lineEnd, new double[0]) > 1) {
                    declared = OptionalInt.of(Integer.parseInt(count));
                    found = at;
                }
            }
        }
        next = keptNext;
        line = 0;
        inBlock = false;
        return found;
    }

    /** Also keeps track of block comments. */
    private boolean isComment() {
        int at = lineStart;
        while (at < lineEnd && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        boolean starts = inBlock || startsWith(at, "/*");
        if (starts) {
            String rest = new String(text, at, lineEnd - at, StandardCharsets.ISO_8859_1);
            inBlock = rest.indexOf("*/", rest.startsWith("/*") ? 2 : 0) < 0;
            return true;
        }
        return at < lineEnd && "#'!%;\"".indexOf(text[at]) >= 0 || startsWith(at, "//");
    }

    private boolean isBlank() {
        for (int i = lineStart; i < lineEnd; i++) {
            if (text[i] != ' ' && text[i] != '\t' && text[i] != '\f' && text[i] != 0x1a) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWith(int at, String prefix) {
        if (at + prefix.length() > text.length) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if ((text[at + i] & 0xff) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWithNumber() {
        String first = string().strip().split("[ \t,;]", 2)[0];
        byte[] bytes = first.getBytes(StandardCharsets.UTF_8);
        return !NumberText.isNone(NumberText.parse(bytes, 0, bytes.length, '.'));
    }

    private int cellsOf(String line) {
        return line.strip().split(form.separator() == ' ' ? "[ \t]+" : String.valueOf(form.separator()), -1).length;
    }

    private void requireText() throws LoadException {
        for (int i = lineStart; i < lineEnd; i++) {
            if (text[i] == 0) {
                throw LoadException.at(file, String.valueOf(line), "binary data, no text",
                        "check the type of the file");
            }
        }
    }

    private void keep() {
        if (!isBlank()) {
            header.add(string());
        }
    }

    private String string() {
        ByteBuffer bytes = ByteBuffer.wrap(text, lineStart, lineEnd - lineStart);
        Charset charset = StandardCharsets.UTF_8;
        try {
            return charset.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1.decode(bytes).toString();
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    /** The header's last line, without its mark, when it has a word for each column. */
    private List<String> names() {
        if (header.isEmpty() || declared.isPresent()) {
            return List.of();
        }
        String last = header.getLast().strip().replaceFirst("^(//|[#'!%;]+)", "").strip();
        String separator = last.indexOf('\t') >= 0 ? "\t+" : form.separator() == ' ' ? "[ \t]+"
                : String.valueOf(form.separator());
        List<String> words = new ArrayList<>();
        for (String word : last.split(separator, -1)) {
            words.add(word.strip().replaceAll("^\"|\"$", "").strip());
        }
        boolean fits = words.size() == columns.length && words.stream().noneMatch(String::isEmpty)
                && words.stream().distinct().count() == words.size();
        return fits ? words : List.of();
    }
}
