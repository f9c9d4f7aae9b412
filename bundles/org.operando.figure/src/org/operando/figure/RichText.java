// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A line of text with markup, {@code ^{..}} raised, {@code _{..}} lowered, {@code *..*} italic, laid out in runs of one
 * face. A star that has no partner, or stands beside a space, is a star.
 */
final class RichText {
    /** Size of scripts, in parts of the size of the text. */
    static final double SCRIPT_SIZE = 0.7;
    /** Rise of a superscript, in parts of the size of the text. */
    static final double RISE = 0.33;
    /** Depth of a subscript, in parts of the size of the text. */
    static final double DROP = 0.17;
    /** No text is smaller: what journals print, points. */
    static final double SMALLEST = 5;

    private static final Set<Integer> TAILS = "gjpqyQ,;()[]{}|/µμηρφχψβγζξς".chars().boxed()
            .collect(Collectors.toUnmodifiableSet());

    /** Characters of one face: dx from the beginning, rise above the base line, points. */
    record Run(String text, Face face, double size, double dx, double rise) {
    }

    private final List<Run> runs = new ArrayList<>();
    private final double size;
    private final Consumer<String> report;
    private double width;

    private RichText(double size, Consumer<String> report) {
        this.size = size;
        this.report = report;
    }

    /**
     * Lays out a text.
     * @param markup the text
     * @param face face of what is not italic
     * @param size points
     * @param report is told of characters that the font lacks
     */
    static RichText of(String markup, Face face, double size, Consumer<String> report) {
        RichText text = new RichText(Math.max(SMALLEST, size), report);
        text.parse(Characters.withMarkup(markup), face, 0);
        return text;
    }

    /** @param level 1 raised, -1 lowered, 0 on the line */
    private void parse(String markup, Face face, int level) {
        StringBuilder plain = new StringBuilder();
        int i = 0;
        while (i < markup.length()) {
            char c = markup.charAt(i);
            int end = (c == '^' || c == '_') && markup.startsWith("{", i + 1) ? closing(markup, i + 1)
                    : c == '*' ? partner(markup, i) : -1;
            if (end < 0) {
                plain.append(c);
                i++;
                continue;
            }
            add(plain, face, level);
            if (c == '*') {
                parse(markup.substring(i + 1, end), face.italic(true), level);
            } else {
                parse(markup.substring(i + 2, end), face, c == '^' ? 1 : -1);
            }
            i = end + 1;
        }
        add(plain, face, level);
    }

    private static int closing(String markup, int open) {
        int depth = 0;
        for (int i = open; i < markup.length(); i++) {
            if (markup.charAt(i) == '{') {
                depth++;
            } else if (markup.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int partner(String markup, int star) {
        if (star + 1 >= markup.length() || markup.charAt(star + 1) == ' ' || markup.charAt(star + 1) == '*') {
            return -1;
        }
        int end = markup.indexOf('*', star + 1);
        return end > 0 && markup.charAt(end - 1) != ' ' ? end : -1;
    }

    private void add(StringBuilder plain, Face face, int level) {
        if (plain.isEmpty()) {
            return;
        }
        String text = Characters.drawable(plain.toString(), face, report);
        plain.setLength(0);
        double runSize = level == 0 ? size : Math.max(SMALLEST, SCRIPT_SIZE * size);
        double rise = level == 0 ? 0 : level > 0 ? RISE * size : -DROP * size;
        runs.add(new Run(text, face, runSize, width, rise));
        width += FontFile.of(face).width(text, runSize);
    }

    List<Run> runs() {
        return runs;
    }

    /** Width, points. */
    double width() {
        return width;
    }

    double size() {
        return size;
    }

    /** Height of the ink above the base line, points: capitals, accents and superscripts. */
    double ascent() {
        double top = FontFile.CAP_HEIGHT * size;
        for (Run run : runs) {
            boolean tall = run.text().chars().anyMatch(c -> c == 'Å' || c == '(' || c == '|');
            double own = tall ? 0.93 : FontFile.CAP_HEIGHT;
            top = Math.max(top, run.rise() + own * run.size());
        }
        return top;
    }

    /** Depth of the ink below the base line, points. */
    double descent() {
        double bottom = 0;
        for (Run run : runs) {
            bottom = Math.max(bottom, FontFile.DESCENT * run.size() - run.rise());
        }
        return bottom;
    }

    /**
     * Draws the text.
     * @param x point of the base line
     * @param y point of the base line
     * @param along which part of the width lies before that point: 0 text begins, 0.5 is centred, 1 ends there
     * @param angle degrees, anticlockwise about the point
     */
    void draw(Target target, double x, double y, double along, double angle, int argb) {
        double cos = Math.cos(Math.toRadians(angle));
        double sin = Math.sin(Math.toRadians(angle));
        for (Run run : runs) {
            double dx = run.dx() - along * width;
            target.text(x + dx * cos - run.rise() * sin, y - dx * sin - run.rise() * cos, run.text(), run.face(),
                    run.size(), angle, argb);
        }
        // an oblique text covers much less than the upright rectangle around it
        if (angle % 90 == 0) {
            target.written(runs.stream().map(Run::text).collect(Collectors.joining()), inked(x, y, along, angle));
        }
    }

    /** The area of the ink: letters without a tail end at the base line. */
    private Area inked(double x, double y, double along, double angle) {
        boolean tails = runs.stream().anyMatch(run -> run.rise() < 0 || run.text().chars().anyMatch(TAILS::contains));
        return bounds(x, y, along, angle, tails ? descent() : 0);
    }

    /** The area that {@link #draw} covers. */
    Area bounds(double x, double y, double along, double angle) {
        return bounds(x, y, along, angle, descent());
    }

    private Area bounds(double x, double y, double along, double angle, double descent) {
        double cos = Math.cos(Math.toRadians(angle));
        double sin = Math.sin(Math.toRadians(angle));
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (double dx : new double[] {-along * width, (1 - along) * width}) {
            for (double up : new double[] {-descent, ascent()}) {
                double px = x + dx * cos - up * sin;
                double py = y - dx * sin - up * cos;
                left = Math.min(left, px);
                right = Math.max(right, px);
                top = Math.min(top, py);
                bottom = Math.max(bottom, py);
            }
        }
        return Area.between(left, top, right, bottom);
    }
}
