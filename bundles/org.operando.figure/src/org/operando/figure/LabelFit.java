// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The label of an axis in the largest size, from 8 pt down to 5.5 pt, and fewest lines that fit a length; what still
 * does not fit is cut and reported.
 */
final class LabelFit {
    private static final double SMALLEST = 5.5;
    private static final double LEADING = 1.2;
    private static final int MOST_LINES = 3;

    private final List<RichText> lines;

    private LabelFit(List<RichText> lines) {
        this.lines = lines;
    }

    static LabelFit of(String label, double room, Consumer<String> report) {
        if (label.isBlank()) {
            return new LabelFit(List.of());
        }
        RichText.of(label, Face.REGULAR, JournalStyle.LABEL_SIZE, report);
        for (int count = 1; count <= MOST_LINES; count++) {
            for (double size = JournalStyle.LABEL_SIZE; size >= (count == 1 ? 6.5 : SMALLEST); size -= 0.5) {
                List<RichText> lines = broken(label, room, size);
                if (lines.size() <= count && lines.stream().allMatch(line -> line.width() <= room)) {
                    return new LabelFit(lines);
                }
            }
        }
        report.accept("the label '" + label + "' has no room and is cut; make it shorter or the panel larger");
        return new LabelFit(List.of(cut(label, room)));
    }

    /** Breaks at spaces, greedily; within parentheses only when a unit is longer than the room. */
    private static List<RichText> broken(String label, double room, double size) {
        String[] words = label.strip().split(" +(?![^(]*\\))");
        if (Arrays.stream(words).anyMatch(word -> text(word, size).width() > room)) {
            words = label.strip().split(" +");
        }
        List<RichText> lines = new ArrayList<>();
        String line = "";
        for (String word : words) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && text(longer, size).width() > room) {
                lines.add(text(line, size));
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(text(line, size));
        return lines;
    }

    private static RichText cut(String label, double room) {
        String plain = label.replace("*", "").replaceAll("[\\^_]\\{([^}]*)\\}", "$1");
        for (int end = plain.length() - 1; end > 0; end--) {
            RichText text = text(plain.substring(0, end).strip() + "…", SMALLEST);
            if (text.width() <= room) {
                return text;
            }
        }
        return text("…", SMALLEST);
    }

    private static RichText text(String markup, double size) {
        return RichText.of(markup, Face.REGULAR, size, ignored -> {
        });
    }

    double width() {
        return lines.stream().mapToDouble(RichText::width).max().orElse(0);
    }

    double height() {
        return lines.isEmpty() ? 0 : line() * (lines.size() - 1) + box();
    }

    private double line() {
        return LEADING * lines.getFirst().size();
    }

    private double box() {
        return Math.max(0.93 * lines.getFirst().size(), lines.getFirst().ascent()) + lines.getLast().descent();
    }

    /**
     * Draws the lines.
     * @param x at angle 0 the middle, at 90 the left edge
     * @param y at angle 0 the upper edge, at 90 the middle
     */
    void draw(Target target, double x, double y, double angle, int argb) {
        for (int i = 0; i < lines.size(); i++) {
            double down = Math.max(0.93 * lines.getFirst().size(), lines.getFirst().ascent()) + i * line();
            if (angle == 0) {
                lines.get(i).draw(target, x, y + down, 0.5, 0, argb);
            } else {
                lines.get(i).draw(target, x + down, y, 0.5, angle, argb);
            }
        }
    }
}
