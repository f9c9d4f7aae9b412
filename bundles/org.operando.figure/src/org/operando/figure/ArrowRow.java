// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.operando.api.figure.Arrow;
import org.operando.api.figure.Ink;

/**
 * The arrows above a panel, or at its right: texts in a row (a column), moved aside where they would touch, each arrow
 * at its value.
 */
final class ArrowRow {
    private static final double TEXT_GAP = 2;
    private static final double APART = 4;
    /** Room of the lines that lead to texts beside their arrows, points. */
    private static final double LEADER = 9;

    private record Entry(double at, String label, RichText text, int argb) {
    }

    private final boolean above;
    private final Consumer<String> report;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param above whether these are the arrows from above, at values of x; else those from the right
     * @param scale axis of their values
     * @param room length that the texts may take
     */
    ArrowRow(List<Arrow> arrows, boolean above, AxisScale scale, double room, Consumer<String> report) {
        this.above = above;
        this.report = report;
        double size = JournalStyle.TICK_SIZE;
        while (!fill(arrows, scale, size, room) && size > RichText.SMALLEST) {
            size -= 0.5;
        }
        for (int i = entries.size() - 1; i >= 0 && length() > room; i--) {
            Entry entry = entries.get(i);
            entries.set(i, new Entry(entry.at, entry.label, RichText.of("", Face.REGULAR, size, report), entry.argb));
        }
    }

    /** Makes the texts of a size; whether they have room. */
    private boolean fill(List<Arrow> arrows, AxisScale scale, double size, double room) {
        entries.clear();
        for (Arrow arrow : arrows) {
            if (arrow.vertical() != above) {
                continue;
            }
            if (scale.shows(arrow.at())) {
                entries.add(new Entry(scale.position(arrow.at()), arrow.text(),
                        RichText.of(arrow.text(), Face.REGULAR, size, report), arrow.ink().argb()));
            } else {
                report.accept("the arrow '" + arrow.text() + "' at " + arrow.at() + " lies outside its panel");
            }
        }
        entries.sort(Comparator.comparingDouble(Entry::at));
        return length() <= room;
    }

    /** Of all texts side by side. */
    private double length() {
        long texts = entries.stream().filter(e -> along(e) > 0).count();
        return entries.stream().mapToDouble(this::along).sum() + Math.max(0, texts - 1) * (above ? APART : 0);
    }

    /** Room from the plot outwards, points. */
    double depth() {
        if (entries.isEmpty()) {
            return 0;
        }
        return JournalStyle.ARROW_LENGTH + 1 + gap()
                + entries.stream().mapToDouble(e -> above ? height(e) : e.text.width()).max().orElse(0);
    }

    private static double height(Entry entry) {
        return entry.text.ascent() + entry.text.descent();
    }

    private double along(Entry entry) {
        return entry.text.width() == 0 ? 0 : above ? entry.text.width() : height(entry);
    }

    /** Beginning of the first text, points; infinite without arrows. */
    double begin(double from, double to) {
        return entries.isEmpty() ? Double.POSITIVE_INFINITY : centres(from, to)[0] - along(entries.getFirst()) / 2;
    }

    /**
     * Middles of the texts between two limits, in their order and apart, as near to their arrows as that lets them be: least
     * squares by pooling adjacent violators (Barlow et al. 1972).
     */
    double[] centres(double from, double to) {
        double[] centres = new double[entries.size()];
        int[] seen = IntStream.range(0, centres.length).filter(i -> along(entries.get(i)) > 0).toArray();
        // less the room that the texts before take, texts have only to keep their order
        double[] before = new double[seen.length];
        double[] mean = new double[seen.length];
        int[] size = new int[seen.length];
        int groups = 0;
        for (int k = 0; k < seen.length; k++) {
            before[k] = k == 0 ? 0 : before[k - 1] + between(seen[k - 1], seen[k]);
            mean[groups] = entries.get(seen[k]).at - before[k];
            size[groups++] = 1;
            while (groups > 1 && mean[groups - 2] > mean[groups - 1]) {
                groups--;
                int both = size[groups - 1] + size[groups];
                mean[groups - 1] = (mean[groups - 1] * size[groups - 1] + mean[groups] * size[groups]) / both;
                size[groups - 1] = both;
            }
        }
        for (int k = 0, g = 0, left = groups == 0 ? 0 : size[0]; k < seen.length; k++, left--) {
            if (left == 0) {
                left = size[++g];
            }
            double least = from + along(entries.get(seen[0])) / 2;
            double most = to - along(entries.get(seen[seen.length - 1])) / 2 - before[seen.length - 1];
            centres[seen[k]] = before[k] + Math.max(least, Math.min(most, mean[g]));
        }
        return centres;
    }

    /** From the middle of a text to that of the next when they touch. */
    private double between(int one, int next) {
        return (along(entries.get(one)) + along(entries.get(next))) / 2 + (above ? APART : 0);
    }

    /** Whether texts have to stand beside their arrows, so that lines lead to them. */
    private boolean isCrowded() {
        int[] seen = IntStream.range(0, entries.size()).filter(i -> along(entries.get(i)) > 0).toArray();
        return IntStream.range(1, seen.length).anyMatch(
                k -> entries.get(seen[k]).at - entries.get(seen[k - 1]).at < between(seen[k - 1], seen[k]));
    }

    private double gap() {
        return isCrowded() ? LEADER : TEXT_GAP;
    }

    /** Draws arrows and texts outside an edge of the plot, texts between two limits. */
    void paint(Target target, double edge, double from, double to) {
        double[] centres = centres(from, to);
        double gap = gap();
        int out = above ? -1 : 1;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.text.width() == 0 && !entry.label.isEmpty()) {
                report.accept("the text of the arrow '" + entry.label + "' has no room and is left out; make the panel "
                        + "larger");
            }
            double tip = edge + out * 0.8;
            double tail = tip + out * JournalStyle.ARROW_LENGTH;
            Pen pen = new Pen(entry.argb, 1, Ink.Dash.SOLID, false);
            Outline shaft = new Outline();
            move(shaft, entry.at, tail);
            line(shaft, entry.at, tip + out * 3);
            target.path(shaft, 0, pen);
            Outline head = new Outline();
            move(head, entry.at, tip);
            line(head, entry.at - 2, tip + out * 4);
            line(head, entry.at + 2, tip + out * 4);
            target.path(head.close(), entry.argb, Pen.NONE);
            if (gap > TEXT_GAP && entry.text.width() > 0) {
                Outline leader = new Outline();
                move(leader, entry.at, tail);
                line(leader, centres[i], tail + out * (gap - TEXT_GAP));
                target.path(leader, 0, new Pen(entry.argb, 0.5, Ink.Dash.SOLID, false));
            }
            if (above) {
                entry.text.draw(target, centres[i], tail - gap - entry.text.descent() * 0.5, 0.5, 0,
                        TextColour.onWhite(entry.argb));
            } else {
                double half = FontFile.CAP_HEIGHT * entry.text.size() / 2;
                entry.text.draw(target, tail + gap, centres[i] + half, 0, 0, TextColour.onWhite(entry.argb));
            }
        }
    }

    private void move(Outline outline, double along, double across) {
        outline.move(above ? along : across, above ? across : along);
    }

    private void line(Outline outline, double along, double across) {
        outline.line(above ? along : across, above ? across : along);
    }
}
