// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.operando.ui.help.RenderedPage.Look;
import org.operando.ui.help.RenderedPage.Span;

/** A table in letters of one width: columns as wide as they need, the widest narrowed until all fit; cells break at words. */
final class TextTable {
    private static final int NARROWEST = 8;
    private static final String GAP = "  ";

    /** A piece of a cell on one line: letters from and to. */
    private record Piece(int from, int to) {
    }

    private final List<List<RenderedPage>> rows = new ArrayList<>();
    private final int width;
    private int heads;

    /** @param width letters that a line may have */
    TextTable(int width) {
        this.width = width;
    }

    /** Adds a row; those of the head come first. */
    void add(List<RenderedPage> cells, boolean head) {
        rows.add(cells);
        heads += head ? 1 : 0;
    }

    /** Writes the table and its spans. */
    void write(StringBuilder text, List<Span> spans) {
        int[] widths = widths();
        for (int r = 0; r < rows.size(); r++) {
            int from = text.length();
            writeRow(rows.get(r), widths, text, spans);
            if (r < heads) {
                spans.add(new Span(from, text.length(), Look.STRONG, ""));
                text.append("\u2500".repeat(Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1)))
                        .append('\n');
            }
        }
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<RenderedPage> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], row.get(c).text().length());
            }
        }
        int room = width - GAP.length() * (columns - 1);
        while (Arrays.stream(widths).sum() > room) {
            int widest = 0;
            for (int c = 1; c < columns; c++) {
                widest = widths[c] > widths[widest] ? c : widest;
            }
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static void writeRow(List<RenderedPage> row, int[] widths, StringBuilder text, List<Span> spans) {
        List<List<Piece>> pieces = new ArrayList<>();
        int lines = 1;
        for (int c = 0; c < row.size(); c++) {
            pieces.add(pieces(row.get(c).text(), widths[c]));
            lines = Math.max(lines, pieces.get(c).size());
        }
        for (int line = 0; line < lines; line++) {
            for (int c = 0; c < row.size(); c++) {
                int written = 0;
                if (line < pieces.get(c).size()) {
                    Piece piece = pieces.get(c).get(line);
                    marks(row.get(c), piece, text.length(), spans);
                    text.append(row.get(c).text(), piece.from, piece.to);
                    written = piece.to - piece.from;
                }
                if (c < row.size() - 1) {
                    text.append(" ".repeat(Math.max(0, widths[c] - written))).append(GAP);
                }
            }
            text.append('\n');
        }
    }

    private static void marks(RenderedPage cell, Piece piece, int at, List<Span> spans) {
        for (Span s : cell.spans()) {
            int from = Math.max(s.from(), piece.from);
            int to = Math.min(s.to(), piece.to);
            if (from < to) {
                spans.add(new Span(at + from - piece.from, at + to - piece.from, s.look(), s.target()));
            }
        }
    }

    private static List<Piece> pieces(String text, int width) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (text.length() - from > width) {
            int space = text.lastIndexOf(' ', from + width);
            int to = space > from ? space : from + width;
            pieces.add(new Piece(from, to));
            from = space > from ? to + 1 : to;
        }
        pieces.add(new Piece(from, text.length()));
        return pieces;
    }
}
