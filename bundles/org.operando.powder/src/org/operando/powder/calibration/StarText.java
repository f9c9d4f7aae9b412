// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of the first data block of a CIF: names in lower case, each with its values (one, or a column of a loop).
 * Quotes, text fields between lines that begin with {@code ;} and comments are understood; save frames are not.
 */
final class StarText {
    /** A word and whether it was quoted, so that it is a value whatever it looks like. */
    private record Word(String text, boolean quoted) {
        boolean isName() {
            return !quoted && text.startsWith("_");
        }

        boolean is(String reserved) {
            return !quoted && text.toLowerCase(Locale.ROOT).startsWith(reserved);
        }
    }

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private StarText() {
    }

    /** The block of a text that has a cell; else the first. */
    static StarText of(String text) {
        List<Word> words = words(text);
        StarText first = null;
        int i = 0;
        while (i < words.size()) {
            StarText block = new StarText();
            int end = i + 1;
            while (end < words.size() && !words.get(end).is("data_")) {
                end++;
            }
            block.fill(words.subList(words.get(i).is("data_") ? i + 1 : i, end));
            if (block.values.containsKey("_cell_length_a")) {
                return block;
            }
            first = first == null ? block : first;
            i = end;
        }
        return first == null ? new StarText() : first;
    }

    /** The values of a name; empty when it is not there. */
    List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    private void fill(List<Word> words) {
        int i = 0;
        while (i < words.size()) {
            Word word = words.get(i);
            if (word.is("loop_")) {
                i = loop(words, i + 1);
            } else if (word.isName() && i + 1 < words.size() && !words.get(i + 1).isName()) {
                values.put(word.text().toLowerCase(Locale.ROOT), List.of(words.get(i + 1).text()));
                i += 2;
            } else {
                i++;
            }
        }
    }

    private int loop(List<Word> words, int from) {
        int i = from;
        List<List<String>> columns = new ArrayList<>();
        while (i < words.size() && words.get(i).isName()) {
            List<String> column = new ArrayList<>();
            columns.add(column);
            values.put(words.get(i).text().toLowerCase(Locale.ROOT), column);
            i++;
        }
        int n = 0;
        while (i < words.size() && !words.get(i).isName() && !words.get(i).is("loop_")) {
            if (!columns.isEmpty()) {
                columns.get(n++ % columns.size()).add(words.get(i).text());
            }
            i++;
        }
        return i;
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        StringBuilder field = null;
        for (String line : text.lines().toList()) {
            if (line.startsWith(";")) {
                if (field == null) {
                    field = new StringBuilder(line.substring(1));
                } else {
                    words.add(new Word(field.toString(), true));
                    field = null;
                    line(line.substring(1), words);
                }
            } else if (field != null) {
                field.append('\n').append(line);
            } else {
                line(line, words);
            }
        }
        return words;
    }

    private static void line(String line, List<Word> words) {
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '#') {
                return;
            } else if (c == '\'' || c == '"') {
                int end = i + 1;
                while (end < line.length() && !(line.charAt(end) == c
                        && (end + 1 == line.length() || Character.isWhitespace(line.charAt(end + 1))))) {
                    end++;
                }
                words.add(new Word(line.substring(i + 1, Math.min(end, line.length())), true));
                i = end + 1;
            } else {
                int end = i;
                while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
                    end++;
                }
                words.add(new Word(line.substring(i, end), false));
                i = end;
            }
        }
    }
}
