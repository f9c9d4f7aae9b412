// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.operando.api.figure.Box;
import org.operando.api.figure.Contours;
import org.operando.api.figure.Corner;
import org.operando.api.figure.Image;
import org.operando.api.figure.Inset;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Note;
import org.operando.api.figure.Picture;
import org.operando.api.figure.Rule;
import org.operando.api.figure.ScaleBar;
import org.operando.api.figure.Span;

/**
 * What is written within a plot: notes, labels of spans and rules, values of isolines, scale bars, and room for insets. One that would
 * cross the edge is moved inside, one that would hide data is moved aside if that helps; one that would touch an earlier
 * one is left out and reported.
 */
final class Inscriptions {
    private static final double ROOM = 2.5;

    private record Placed(RichText text, double x, double y, double along, double angle, int argb, Area area,
            boolean backed) {
    }

    private record Point(double x, double y) {
    }

    private final Area plot;
    private final Consumer<String> report;
    private final List<Placed> placed = new ArrayList<>();
    private final List<Area> taken = new ArrayList<>();
    private final Map<Area, Integer> bars = new LinkedHashMap<>();
    private final PanelLayout layout;
    private Obstacles obstacles;

    private Inscriptions(PanelLayout layout, Consumer<String> report) {
        this.layout = layout;
        this.plot = layout.plot();
        this.report = report;
    }

    /** Where an inset stands, points. */
    static Area area(Inset inset, Area plot) {
        Box place = inset.place();
        return new Area(plot.x() + place.x() * plot.width(), plot.y() + place.y() * plot.height(),
                place.width() * plot.width(), place.height() * plot.height());
    }

    /**
     * Places all that is written within a panel.
     * @param isolines those of the panel's contours, whose values are written where there is room
     */
    static Inscriptions placed(PanelLayout layout, Map<Contours, List<Isolines.Polyline>> isolines,
            Consumer<String> report) {
        Inscriptions inscriptions = new Inscriptions(layout, report);
        inscriptions.place(layout.panel.marks(), layout.xScale(), layout.yScale(false));
        isolines.forEach((contours, lines) -> {
            if (contours.labelled()) {
                ContourPainter.label(contours, lines, inscriptions);
            }
        });
        return inscriptions;
    }

    private void place(List<Mark> marks, AxisScale x, AxisScale y) {
        for (Mark mark : marks) {
            if (mark instanceof Inset inset) {
                taken.add(area(inset, plot));
            } else if (mark instanceof ScaleBar bar) {
                scaleBar(bar, x);
            }
        }
        for (Mark mark : marks) {
            if (mark instanceof Note note) {
                note(note, x, y);
            }
        }
        for (Mark mark : marks) {
            if (mark instanceof Span span && !span.label().isEmpty()) {
                span(span, BandPainter.area(span, x, y, plot));
            } else if (mark instanceof Rule rule && !rule.label().isEmpty()) {
                rule(rule, x, y);
            }
        }
    }

    /** What texts, scale bars and insets cover. */
    List<Area> areas() {
        return Stream.concat(taken.stream(), placed.stream().map(Placed::area)).toList();
    }

    void paint(Target target) {
        bars.forEach((area, argb) -> target.path(
                new Outline().rectangle(area.x(), area.y(), area.width(), area.height()), argb, Pen.NONE));
        for (Placed p : placed) {
            if (p.backed) {
                target.path(new Outline().rectangle(p.area.x(), p.area.y(), p.area.width(), p.area.height()),
                        0xd8ffffff, Pen.NONE);
            }
            p.text.draw(target, p.x, p.y, p.along, p.angle, p.argb);
        }
    }

    /** Puts a text around a point when it touches no other there and lies within the plot; whether it did. */
    boolean offer(RichText text, double x, double y, int argb) {
        Area area = text.bounds(x, y, 0.5, 0);
        boolean free = plot.contains(area.x(), area.y()) && plot.contains(area.right(), area.bottom())
                && areas().stream().noneMatch(area::intersects);
        if (free) {
            placed.add(new Placed(text, x, y, 0.5, 0, argb, area, false));
        }
        return free;
    }

    private void scaleBar(ScaleBar bar, AxisScale x) {
        double length = x.isLog() ? Double.NaN : Math.abs(x.position(x.low() + bar.length()) - x.position(x.low()));
        RichText text = RichText.of(bar.label(), Face.REGULAR, JournalStyle.TICK_SIZE, report);
        double width = Math.max(length, text.width());
        double height = JournalStyle.SCALE_BAR + ROOM + text.ascent();
        if (!(width <= plot.width() - 4 * ROOM && height <= plot.height() - 4 * ROOM)) {
            report.accept("the scale bar '" + bar.label() + "' has no room in its panel");
            return;
        }
        boolean left = bar.corner() == Corner.TOP_LEFT || bar.corner() == Corner.BOTTOM_LEFT;
        boolean top = bar.corner() == Corner.TOP_LEFT || bar.corner() == Corner.TOP_RIGHT;
        double centre = left ? plot.x() + 2 * ROOM + width / 2 : plot.right() - 2 * ROOM - width / 2;
        double bottom = top ? plot.y() + 2 * ROOM + height : plot.bottom() - 2 * ROOM;
        Area area = new Area(centre - width / 2, bottom - height, width, height);
        if (areas().stream().anyMatch(area::intersects)) {
            report.accept("the scale bar '" + bar.label() + "' would touch something else and is left out");
            return;
        }
        bars.put(new Area(centre - length / 2, bottom - JournalStyle.SCALE_BAR, length, JournalStyle.SCALE_BAR),
                bar.ink().argb());
        placed.add(new Placed(text, centre, bottom - JournalStyle.SCALE_BAR - ROOM, 0.5, 0, bar.ink().argb(), area,
                false));
    }

    /** Beside an upright line at its upper end, above a level one at its right end. */
    private void rule(Rule rule, AxisScale x, AxisScale y) {
        double at = rule.vertical() ? x.position(rule.at()) : y.position(rule.at());
        if (!(rule.vertical() ? x : y).shows(rule.at())) {
            return;
        }
        RichText text = RichText.of(rule.label(), Face.REGULAR, JournalStyle.TICK_SIZE, report);
        if (rule.vertical()) {
            boolean room = at + ROOM + text.width() < plot.right() - ROOM;
            put(rule.label(), text, room ? 0 : 1, 0, rule.ink().argb(),
                    new Point(room ? at + ROOM : at - ROOM, plot.y() + 2 * ROOM + text.ascent()));
        } else {
            boolean room = at - ROOM - text.ascent() > plot.y() + ROOM;
            put(rule.label(), text, 1, 0, rule.ink().argb(),
                    new Point(plot.right() - 2 * ROOM, room ? at - ROOM : at + ROOM + text.ascent()));
        }
    }

    private void note(Note note, AxisScale x, AxisScale y) {
        double px = x.position(note.x());
        double py = y.position(note.y());
        if (Double.isNaN(px) || Double.isNaN(py) || !plot.grown(0.01).contains(px, py)) {
            report.accept("the note '" + note.text() + "' lies outside its panel");
            return;
        }
        RichText text = RichText.of(note.text(), Face.REGULAR, JournalStyle.TICK_SIZE, report);
        double along = switch (note.align()) {
            case LEFT -> 0;
            case CENTRE -> 0.5;
            case RIGHT -> 1;
        };
        double half = FontFile.CAP_HEIGHT * text.size() / 2;
        double angle = Math.toRadians(note.angle());
        double baseX = px + half * Math.sin(angle);
        double baseY = py + half * Math.cos(angle);
        double aside = 0.5 * text.size();
        put(note.text(), text, along, note.angle(), note.ink().argb(), new Point(baseX, baseY),
                new Point(baseX, baseY - aside), new Point(baseX, baseY + aside), new Point(baseX, baseY - 2 * aside),
                new Point(baseX, baseY + 2 * aside));
    }

    private void span(Span span, Area area) {
        if (area.width() <= 0 || area.height() <= 0) {
            return;
        }
        RichText text = RichText.of(span.label(), Face.REGULAR, JournalStyle.TICK_SIZE, report);
        double half = FontFile.CAP_HEIGHT * text.size() / 2;
        double high = plot.y() + 2 * ROOM + text.ascent();
        double low = plot.bottom() - 2 * ROOM;
        if (!span.vertical() && area.height() < text.ascent() + 2 * ROOM) {
            report.accept("the words '" + span.label() + "' have no room in what is seen of their stretch");
        } else if (!span.vertical()) {
            double left = plot.x() + 2 * ROOM;
            double middle = area.centreY() + half;
            double aside = Math.max(0, area.height() / 2 - text.ascent());
            put(span.label(), text, 0, 0, JournalStyle.DIM, new Point(left, middle),
                    new Point(plot.right() - 2 * ROOM - text.width(), middle), new Point(left, middle - aside),
                    new Point(left, middle + aside));
        } else if (text.width() + 2 * ROOM <= area.width()) {
            put(span.label(), text, 0.5, 0, JournalStyle.DIM, new Point(area.centreX(), high),
                    new Point(area.centreX(), low));
        } else if (text.ascent() + 2 > area.width()) {
            // neither lying nor standing within: beside it
            double after = area.right() + ROOM;
            double before = area.x() - ROOM - text.width();
            put(span.label(), text, 0, 0, JournalStyle.DIM, new Point(after, low), new Point(after, high),
                    new Point(before, low), new Point(before, high));
        } else {
            double x = area.centreX() + half;
            put(span.label(), text, 0, 90, JournalStyle.DIM, new Point(x, low),
                    new Point(x, plot.y() + 2 * ROOM + text.width()), new Point(x, plot.centreY() + text.width() / 2),
                    new Point(x, plot.centreY() + plot.height() / 4 + text.width() / 2),
                    new Point(x, plot.centreY() - plot.height() / 4 + text.width() / 2));
        }
    }

    /** Puts a text at the first of these points where it hides no data, or else the least. */
    private void put(String markup, RichText text, double along, double angle, int argb, Point... points) {
        Placed best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Point point : points) {
            Area area = text.bounds(point.x, point.y, along, angle);
            double dx = inside(area.x(), area.right(), plot.x(), plot.right());
            double dy = inside(area.y(), area.bottom(), plot.y(), plot.bottom());
            Area moved = area.movedBy(dx, dy);
            double hidden = areas().stream().anyMatch(moved::intersects) ? Double.POSITIVE_INFINITY
                    : obstacles().hiddenBy(moved.grown(-0.5));
            if (hidden < least) {
                least = hidden;
                best = new Placed(text, point.x + dx, point.y + dy, along, angle,
                        overImage() ? argb : TextColour.onWhite(argb), moved,
                        hidden > 0 && !overImage());
            }
        }
        if (best == null) {
            report.accept("the text '" + markup + "' would touch another and is left out");
            return;
        }
        if (least > 0) {
            report.accept("the text '" + markup + "' stands on data; make the panel larger");
        }
        placed.add(best);
    }

    private Obstacles obstacles() {
        if (obstacles == null) {
            obstacles = new Obstacles(layout, List.of());
        }
        return obstacles;
    }

    private boolean overImage() {
        return layout.panel.marks().stream().anyMatch(mark -> mark instanceof Image || mark instanceof Picture);
    }

    private static double inside(double low, double high, double from, double to) {
        if (high > to - ROOM) {
            return to - ROOM - high;
        }
        return low < from + ROOM ? from + ROOM - low : 0;
    }
}
