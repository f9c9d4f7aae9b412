// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.operando.api.figure.Arrow;
import org.operando.api.figure.Ink;

/** The arrows above a panel: texts in one row, moved aside where they would touch, each arrow at its value. */
final class ArrowRow {
    private static final double TEXT_GAP = 2;
    private static final double APART = 4;

    private record Entry(double at, RichText text, int argb) {
    }

    private final List<Entry> entries = new ArrayList<>();

    ArrowRow(List<Arrow> arrows, AxisScale x, Consumer<String> report) {
        for (Arrow arrow : arrows) {
            if (x.shows(arrow.x())) {
                entries.add(new Entry(x.position(arrow.x()),
                        RichText.of(arrow.text(), Face.REGULAR, JournalStyle.TICK_SIZE, report), arrow.ink().argb()));
            } else {
                report.accept("the arrow '" + arrow.text() + "' at " + arrow.x() + " lies outside its panel");
            }
        }
        entries.sort(Comparator.comparingDouble(Entry::at));
    }

    /** Room above the plot, points. */
    double height() {
        if (entries.isEmpty()) {
            return 0;
        }
        return JournalStyle.ARROW_LENGTH + 1 + TEXT_GAP
                + entries.stream().mapToDouble(e -> e.text.ascent() + e.text.descent()).max().orElse(0);
    }

    /** Left end of the first text, points; infinite without arrows. */
    double left(double from, double to) {
        return entries.isEmpty() ? Double.POSITIVE_INFINITY
                : centres(from, to)[0] - entries.getFirst().text.width() / 2;
    }

    /** Middles of the texts between two limits: pushed to the right, then back to the left. */
    private double[] centres(double from, double to) {
        int n = entries.size();
        double[] centres = new double[n];
        double limit = from;
        for (int i = 0; i < n; i++) {
            double half = entries.get(i).text.width() / 2;
            centres[i] = Math.max(entries.get(i).at, limit + half);
            limit = centres[i] + half + APART;
        }
        limit = to;
        for (int i = n - 1; i >= 0; i--) {
            double half = entries.get(i).text.width() / 2;
            centres[i] = Math.min(centres[i], limit - half);
            limit = centres[i] - half - APART;
        }
        return centres;
    }

    /** Draws arrows and texts above the edge y, texts between two limits. */
    void paint(Target target, double y, double from, double to) {
        double[] centres = centres(from, to);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            double tip = y - 0.8;
            double tail = tip - JournalStyle.ARROW_LENGTH;
            Pen pen = new Pen(entry.argb, 1, Ink.Dash.SOLID, false);
            target.path(new Outline().move(entry.at, tail).line(entry.at, tip - 3), 0, pen);
            Outline head = new Outline().move(entry.at, tip).line(entry.at - 2, tip - 4).line(entry.at + 2, tip - 4);
            target.path(head.close(), entry.argb, Pen.NONE);
            entry.text.draw(target, centres[i], tail - TEXT_GAP - entry.text.descent() * 0.5, 0.5, 0, entry.argb);
        }
    }
}
