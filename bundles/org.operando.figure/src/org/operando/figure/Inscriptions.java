// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.operando.api.figure.Mark;
import org.operando.api.figure.Note;
import org.operando.api.figure.Span;

/**
 * The texts within a plot: notes and the labels of spans. One that would cross the edge is moved inside; one that would
 * touch an earlier one is left out and reported.
 */
final class Inscriptions {
    private static final double ROOM = 2.5;

    private record Placed(RichText text, double x, double y, double along, double angle, int argb, Area area) {
    }

    private final Area plot;
    private final Consumer<String> report;
    private final List<Placed> placed = new ArrayList<>();

    Inscriptions(Area plot, Consumer<String> report) {
        this.plot = plot;
        this.report = report;
    }

    void place(List<Mark> marks, AxisScale x, AxisScale y) {
        for (Mark mark : marks) {
            if (mark instanceof Note note) {
                note(note, x, y);
            }
        }
        for (Mark mark : marks) {
            if (mark instanceof Span span && !span.label().isEmpty()) {
                span(span, BandPainter.area(span, x, y, plot));
            }
        }
    }

    List<Area> areas() {
        return placed.stream().map(Placed::area).toList();
    }

    void paint(Target target) {
        for (Placed p : placed) {
            p.text.draw(target, p.x, p.y, p.along, p.angle, p.argb);
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
        put(note.text(), text, px + half * Math.sin(angle), py + half * Math.cos(angle), along, note.angle(),
                note.ink().argb());
    }

    private void span(Span span, Area area) {
        if (area.width() <= 0 || area.height() <= 0) {
            return;
        }
        RichText text = RichText.of(span.label(), Face.REGULAR, JournalStyle.TICK_SIZE, report);
        double half = FontFile.CAP_HEIGHT * text.size() / 2;
        if (!span.vertical()) {
            put(span.label(), text, plot.x() + 2 * ROOM, area.centreY() + half, 0, 0, JournalStyle.DIM);
        } else if (text.width() + 2 * ROOM <= area.width()) {
            put(span.label(), text, area.centreX(), plot.y() + 2 * ROOM + text.ascent(), 0.5, 0, JournalStyle.DIM);
        } else {
            put(span.label(), text, area.centreX() + half, plot.bottom() - 2 * ROOM, 0, 90, JournalStyle.DIM);
        }
    }

    private void put(String markup, RichText text, double x, double y, double along, double angle, int argb) {
        Area area = text.bounds(x, y, along, angle);
        double dx = inside(area.x(), area.right(), plot.x(), plot.right());
        double dy = inside(area.y(), area.bottom(), plot.y(), plot.bottom());
        Area moved = area.movedBy(dx, dy);
        for (Placed other : placed) {
            if (other.area.intersects(moved)) {
                report.accept("the text '" + markup + "' would touch another and is left out");
                return;
            }
        }
        placed.add(new Placed(text, x + dx, y + dy, along, angle, argb, moved));
    }

    private static double inside(double low, double high, double from, double to) {
        if (high > to - ROOM) {
            return to - ROOM - high;
        }
        return low < from + ROOM ? from + ROOM - low : 0;
    }
}
