// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.operando.api.figure.AxisSpec;

/** One axis of a plot: its ticks, the texts, and how much room they take. */
final class AxisLayout {
    /** Where the axis stands. */
    enum Side {
        /** Below the plot. */
        BOTTOM,
        /** Left of the plot. */
        LEFT,
        /** Right of the plot or of a colour bar. */
        RIGHT
    }

    private final int argb;
    private final Side side;
    private final Area plot;
    private final AxisScale scale;
    private final Ticks ticks;
    private final List<RichText> numbers = new ArrayList<>();
    private final LabelFit label;

    /**
     * Lays out an axis.
     * @param plot the plot, or the colour bar
     * @param room length that the label may take along the axis, points
     * @param argb colour of ticks, numbers and label
     * @param report is told of characters that the font lacks
     */
    AxisLayout(AxisSpec spec, Side side, Area plot, double room, int argb, Consumer<String> report) {
        this.argb = argb;
        this.side = side;
        this.plot = plot;
        this.scale = side == Side.BOTTOM ? new AxisScale(spec, plot.x(), plot.right())
                : new AxisScale(spec, plot.bottom(), plot.y());
        TickFit fit = new TickFit(scale, this::extent, side == Side.BOTTOM ? 5 : 3, spacing(), spec.numbering());
        this.ticks = spec.names().isEmpty() ? fit.choose() : fit.named(spec.names(), report);
        if (spec.labelled()) {
            for (String number : ticks.labels()) {
                numbers.add(number(number));
            }
            label = LabelFit.of(withOrigin(withExponent(spec.label(), ticks.exponent()), ticks.origin()), room, report);
        } else {
            label = LabelFit.of("", room, report);
        }
    }

    private double spacing() {
        return side == Side.BOTTOM ? Math.max(JournalStyle.TICK_SPACING_ALONG, scale.length() / 8)
                : Math.max(JournalStyle.TICK_SPACING_ACROSS, scale.length() / 8);
    }

    private static RichText number(String text) {
        return RichText.of(text, Face.REGULAR, JournalStyle.TICK_SIZE, ignored -> {
        });
    }

    private double extent(String number) {
        RichText text = number(number);
        return side == Side.BOTTOM ? text.width() : text.ascent();
    }

    /** Puts the common power of ten into the parentheses of the unit, or adds parentheses with it. */
    static String withExponent(String label, int exponent) {
        if (exponent == 0) {
            return label;
        }
        String power = "10^{" + (exponent < 0 ? Ticks.MINUS + Integer.toString(-exponent) : exponent) + "}";
        int open = label.lastIndexOf(" (");
        if (open < 0 || !label.endsWith(")")) {
            return (label + " (" + power + ")").strip();
        }
        return label.substring(0, open + 2) + power + " " + label.substring(open + 2);
    }

    /** Puts what was taken from the values behind the quantity, before the parentheses. */
    static String withOrigin(String label, String origin) {
        int open = label.lastIndexOf(" (");
        return open < 0 ? (label + origin).strip() : label.substring(0, open) + origin + label.substring(open);
    }

    AxisScale scale() {
        return scale;
    }

    Ticks ticks() {
        return ticks;
    }

    /** Room from the plot's edge outwards, points. */
    double depth() {
        double depth = JournalStyle.TICK_LENGTH;
        if (!numbers.isEmpty()) {
            depth += JournalStyle.TICK_PAD + numbersAcross();
        }
        if (label.height() > 0) {
            depth += JournalStyle.LABEL_PAD + label.height();
        }
        return depth;
    }

    private double numbersAcross() {
        double most = 0;
        for (RichText number : numbers) {
            most = Math.max(most, side == Side.BOTTOM ? number.ascent() : number.width());
        }
        return most;
    }

    /** How far the numbers reach beyond the plot's beginning (left or top), points; negative when they do not. */
    double overhangBefore() {
        return overhang(plot.x(), plot.y(), -1);
    }

    /** How far the numbers reach beyond the plot's end (right or bottom), points; negative when they do not. */
    double overhangBehind() {
        return overhang(plot.right(), plot.bottom(), 1);
    }

    private double overhang(double edgeX, double edgeY, int sign) {
        double most = 0;
        for (int i = 0; i < numbers.size(); i++) {
            double at = scale.position(ticks.major()[i]);
            double half = (side == Side.BOTTOM ? numbers.get(i).width() : numbers.get(i).ascent()) / 2;
            most = Math.max(most, sign * (at - (side == Side.BOTTOM ? edgeX : edgeY)) + half);
        }
        return most;
    }

    /**
     * Draws ticks, numbers and label.
     * @param depth room that the axis has, at least {@link #depth}: the label stands at its outer edge, so that labels
     *        of plots above each other are in line
     * @param from least position along the axis that the label may cover
     * @param to greatest position along the axis that the label may cover
     */
    void paint(Target target, double depth, double from, double to) {
        Outline major = new Outline();
        if (argb != JournalStyle.BLACK) {
            line(major);
        }
        Outline minor = new Outline();
        for (double value : ticks.minor()) {
            tick(minor, value, JournalStyle.MINOR_LENGTH);
        }
        for (double value : ticks.major()) {
            tick(major, value, JournalStyle.TICK_LENGTH);
        }
        if (minor.size() > 0) {
            target.path(minor, 0, Pen.axis(argb, JournalStyle.MINOR_WIDTH));
        }
        if (major.size() > 0) {
            target.path(major, 0, Pen.axis(argb, JournalStyle.AXIS_WIDTH));
        }
        paintNumbers(target);
        paintLabel(target, depth, from, to);
    }

    /** The axis itself, over the black frame. */
    private void line(Outline outline) {
        switch (side) {
            case BOTTOM -> outline.move(plot.x(), plot.bottom()).line(plot.right(), plot.bottom());
            case LEFT -> outline.move(plot.x(), plot.bottom()).line(plot.x(), plot.y());
            case RIGHT -> outline.move(plot.right(), plot.bottom()).line(plot.right(), plot.y());
        }
    }

    private void tick(Outline outline, double value, double length) {
        double at = scale.position(value);
        switch (side) {
            case BOTTOM -> outline.move(at, plot.bottom()).line(at, plot.bottom() + length);
            case LEFT -> outline.move(plot.x(), at).line(plot.x() - length, at);
            case RIGHT -> outline.move(plot.right(), at).line(plot.right() + length, at);
        }
    }

    private void paintNumbers(Target target) {
        double off = JournalStyle.TICK_LENGTH + JournalStyle.TICK_PAD;
        double across = numbersAcross();
        double half = FontFile.CAP_HEIGHT * JournalStyle.TICK_SIZE / 2;
        for (int i = 0; i < numbers.size(); i++) {
            RichText number = numbers.get(i);
            double at = scale.position(ticks.major()[i]);
            switch (side) {
                case BOTTOM -> number.draw(target, at, plot.bottom() + off + across, 0.5, 0, argb);
                case LEFT -> number.draw(target, plot.x() - off, at + half, 1, 0, argb);
                case RIGHT -> number.draw(target, plot.right() + off, at + half, 0, 0, argb);
            }
        }
    }

    private void paintLabel(Target target, double depth, double from, double to) {
        double half = label.width() / 2;
        double middle = side == Side.BOTTOM ? plot.centreX() : plot.centreY();
        double centre = Math.max(from + half, Math.min(to - half, middle));
        switch (side) {
            case BOTTOM -> label.draw(target, centre, plot.bottom() + depth - label.height(), 0, argb);
            case LEFT -> label.draw(target, plot.x() - depth, centre, 90, argb);
            case RIGHT -> label.draw(target, plot.right() + depth - label.height(), centre, 90, argb);
        }
    }
}
