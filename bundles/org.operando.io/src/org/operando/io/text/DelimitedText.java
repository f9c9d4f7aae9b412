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
import org.operando.api.LoadException;

/**
 * Text in lines of cells: exports of instruments, CSV of any separator. A cursor goes from line to line and finds the
 * bounds of the cells; numbers are read where they lie, so that no object is made for a cell that nobody asks for.
 *
 * <p>Lines end with LF, CR LF or CR. A cell may stand in quotation marks; two of them in it are one. A separator, but no
 * line end, may stand between them. Text is UTF-8, or UTF-16 with a mark at its start, or else Windows-1252.
 */
public final class DelimitedText {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final Path file;
    private final byte[] text;
    private final Charset charset;
    private char separator = ',';
    private char point = '.';
    private int next;
    private int lineStart;
    private int lineEnd;
    private int line;
    private boolean ended;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int cells;

    /**
     * Stands before the first line.
     * @param file for messages
     * @param bytes the whole text; the cursor owns the array
     */
    public DelimitedText(Path file, byte[] bytes) {
        this.file = file;
        boolean wide = bytes.length >= 2 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
        text = wide ? new String(bytes, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8) : bytes;
        charset = wide || isUtf8(text) ? StandardCharsets.UTF_8 : WINDOWS;
        next = firstByte();
    }

    private int firstByte() {
        boolean marked = text.length >= 3 && text[0] == (byte) 0xef && text[1] == (byte) 0xbb && text[2] == (byte) 0xbf;
        return marked ? 3 : 0;
    }

    /** Whether the text is UTF-8; looked at up to its first fault, so ASCII costs little. */
    private static boolean isUtf8(byte[] bytes) {
        int high = 0;
        while (high < bytes.length && bytes[high] >= 0) {
            high++;
        }
        if (high == bytes.length) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, high, bytes.length - high));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Goes back before the first line. */
    public void rewind() {
        next = firstByte();
        line = 0;
        cells = 0;
    }

    /** Cells are separated so from the next line on, and have this decimal sign. */
    public void form(char cellSeparator, char decimalSign) {
        separator = cellSeparator;
        point = decimalSign;
    }

    /** Steps to the next line and finds its cells; false at the end. */
    public boolean advance() {
        if (next >= text.length) {
            return false;
        }
        line++;
        lineStart = next;
        lineEnd = next;
        while (lineEnd < text.length && text[lineEnd] != '\n' && text[lineEnd] != '\r') {
            lineEnd++;
        }
        ended = lineEnd < text.length;
        boolean pair = lineEnd + 1 < text.length && text[lineEnd] == '\r' && text[lineEnd + 1] == '\n';
        next = lineEnd + (pair ? 2 : 1);
        split();
        return true;
    }

    private void split() {
        cells = 0;
        int at = lineStart;
        do {
            int end = at < lineEnd && text[at] == '"' ? closing(at + 1) : at;
            while (end < lineEnd && text[end] != separator) {
                end++;
            }
            if (cells == starts.length) {
                starts = Arrays.copyOf(starts, 2 * cells);
                ends = Arrays.copyOf(ends, 2 * cells);
            }
            starts[cells] = at;
            ends[cells++] = end;
            at = end + 1;
        } while (at <= lineEnd);
    }

    /** Behind the closing quotation mark; at the end of the line when there is none. */
    private int closing(int from) {
        int at = from;
        while (at < lineEnd) {
            if (text[at] == '"' && at + 1 < lineEnd && text[at + 1] == '"') {
                at += 2;
            } else if (text[at] == '"') {
                return at + 1;
            } else {
                at++;
            }
        }
        return lineEnd;
    }

    /** Number of the line, from 1. */
    public int line() {
        return line;
    }

    /** Whether the line had an end; only the last one of a file may lack it, and may then be cut. */
    public boolean hasLineEnd() {
        return ended;
    }

    /** Whether the line has nothing but blanks and separators. */
    public boolean isBlank() {
        for (int i = lineStart; i < lineEnd; i++) {
            if (text[i] != ' ' && text[i] != '\t' && text[i] != separator) {
                return false;
            }
        }
        return true;
    }

    /** Number of the cells of the line. */
    public int cells() {
        return cells;
    }

    /** The whole line. */
    public String lineText() {
        return new String(text, lineStart, lineEnd - lineStart, charset);
    }

    /** The cells of the line as texts. */
    public List<String> texts() {
        List<String> all = new ArrayList<>(cells);
        for (int c = 0; c < cells; c++) {
            all.add(text(c));
        }
        return all;
    }

    /** The text of a cell, without quotation marks and blanks around it; empty for a cell that the line lacks. */
    public String text(int cell) {
        if (cell >= cells) {
            return "";
        }
        String found = new String(text, starts[cell], ends[cell] - starts[cell], charset).strip();
        boolean quoted = found.length() > 1 && found.startsWith("\"") && found.endsWith("\"");
        return quoted ? found.substring(1, found.length() - 1).replace("\"\"", "\"").strip() : found;
    }

    /**
     * The number of a cell; NaN for one that is empty, lacks, or says NaN, N/A or infinity.
     * @param column what it is, for the message
     * @throws LoadException with the line when it holds something else
     */
    public double number(int cell, String column) throws LoadException {
        if (cell >= cells) {
            return Double.NaN;
        }
        int from = starts[cell];
        int to = ends[cell];
        while (from < to && (isGap(text[from]) || text[from] == '"')) {
            from++;
        }
        while (to > from && (isGap(text[to - 1]) || text[to - 1] == '"')) {
            to--;
        }
        if (from == to || isNotAvailable(from, to)) {
            return Double.NaN;
        }
        double value = NumberText.parse(text, from, to, point);
        if (NumberText.isNone(value)) {
            throw LoadException.at(file, String.valueOf(line),
                    "a number was expected in column '" + column + "', found '" + text(cell) + "'",
                    "correct the line or export the file again");
        }
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** N/A, as testers write it where a channel has no such quantity. */
    private boolean isNotAvailable(int from, int to) {
        return to - from == 3 && text[from] == 'N' && text[from + 1] == '/' && text[from + 2] == 'A';
    }

    private static boolean isGap(byte c) {
        return c == ' ' || c == '\t';
    }

    /** Rows that the text can have at most: its line ends. */
    public int rowsAtMost() {
        int count = 1;
        for (int i = 0; i < text.length; i++) {
            count += text[i] == '\n' || text[i] == '\r' && (i + 1 == text.length || text[i + 1] != '\n') ? 1 : 0;
        }
        return count;
    }
}
