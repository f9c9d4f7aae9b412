// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.operando.api.figure.Band;
import org.operando.api.figure.Bars;
import org.operando.api.figure.Image;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.PhaseTicks;

/**
 * The legend of a panel: one entry for each text; a line and markers with the same text share theirs. It never lies on data:
 * where the plot has no free place it stands outside, and the plot makes room.
 */
final class LegendBox {
    private static final double SAMPLE = 15;
    private static final double SHORT_SAMPLE = 6;
    private static final double SAMPLE_GAP = 4;
    private static final double COLUMN_GAP = 10;
    private static final double INSET = 5;
    private static final double LEADING = 1.4;
    /** Between the plot, or its axis, and a legend outside. */
    private static final double OUTSIDE_GAP = 4;
    /** Of the plot's height or width, what a legend outside may take. */
    private static final double LARGEST_PART = 0.4;

    private record Shape(List<RichText> texts, double size, int columns, double sample, double columnWidth,
            double width, double height) {
    }

    private record Choice(Shape shape, Area area) {
    }

    private record Outside(Shape shape, boolean above) {
    }

    private final PanelLayout layout;
    private final Consumer<String> report;
    private final Map<String, List<Mark>> entries = new LinkedHashMap<>();
    /** The plot that the place was looked for in. */
    private Area looked;
    private Choice inside;
    private Outside outside;
    private boolean leftOut;

    LegendBox(PanelLayout layout, Consumer<String> report) {
        this.layout = layout;
        this.report = report;
        for (Mark mark : layout.panel.marks()) {
            String label = switch (mark) {
                case Line line -> line.label();
                case Markers markers -> markers.label();
                case Band band -> band.label();
                case Bars bars -> bars.label();
                case PhaseTicks ticks -> ticks.label();
                default -> "";
            };
            if (!label.isEmpty()) {
                entries.computeIfAbsent(label, key -> new ArrayList<>()).add(mark);
            }
        }
    }

    /**
     * Looks for a place where the legend hides nothing: within the plot, or else above it or at its right. To be asked again
     * when the plot has changed.
     * @return whether the legend has gone outside just now, so that the plot must make room
     */
    boolean place() {
        if (entries.isEmpty() || layout.panel.legend() == Legend.NONE || outside != null || leftOut) {
            return false;
        }
        if (layout.plot().equals(looked)) {
            return false;
        }
        looked = layout.plot();
        Obstacles obstacles = new Obstacles(layout, Inscriptions.placed(layout, ContourPainter.trace(layout), said -> {
            // said when they are painted
        }).areas());
        inside = inside(obstacles, JournalStyle.TICK_SIZE, JournalStyle.TICK_SIZE - 1);
        if (inside == null) {
            outside = outside();
        }
        if (inside == null && outside == null) {
            inside = inside(obstacles, RichText.SMALLEST, RichText.SMALLEST);
            leftOut = inside == null;
        }
        if (leftOut) {
            report.accept("the legend of " + entries.size() + " entries has no room in " + layout.name()
                    + " and is left out; make the panel larger or label fewer marks");
        }
        return outside != null;
    }

    /** Room that the legend takes above the plot, points. */
    double depthAbove() {
        return outside != null && outside.above ? outside.shape.height + OUTSIDE_GAP : 0;
    }

    /** Room that the legend takes at the right of the plot and of the axis there, points. */
    double depthRight() {
        return outside != null && !outside.above ? outside.shape.width + OUTSIDE_GAP : 0;
    }

    /** Draws the legend; gives where its entries stand. */
    List<LegendEntry> paint(Target target) {
        if (outside != null) {
            return draw(target,
                    new Choice(outside.shape, outside.above ? above(outside.shape) : behind(outside.shape)));
        }
        if (inside == null) {
            return List.of();
        }
        if (layout.panel.marks().stream().anyMatch(Image.class::isInstance)) {
            Area back = inside.area.grown(2);
            target.path(new Outline().rectangle(back.x(), back.y(), back.width(), back.height()), 0xd8ffffff, Pen.NONE);
        }
        return draw(target, inside);
    }

    private Choice inside(Obstacles obstacles, double largest, double smallest) {
        for (double size = largest; size >= smallest; size -= 1) {
            for (int columns = 1; columns <= Math.min(3, entries.size()); columns++) {
                Shape shape = shape(size, columns);
                for (Area area : places(shape)) {
                    if (obstacles.leaveFree(area.grown(2))) {
                        return new Choice(shape, area);
                    }
                }
            }
        }
        return null;
    }

    /** One or two rows above the plot, else a column at its right, else more rows; null when all take too much of the plot. */
    private Outside outside() {
        Area plot = layout.plot();
        for (double size = JournalStyle.TICK_SIZE; size >= RichText.SMALLEST; size -= 1) {
            Shape column = shape(size, 1);
            int most = (int) Math.floor((roomAbove() + COLUMN_GAP) / (column.columnWidth + COLUMN_GAP));
            Shape rows = most < 1 ? null : evenRows(size, Math.min(most, entries.size()));
            boolean rowsFit = rows != null && rows.height <= LARGEST_PART * plot.height();
            if (rowsFit && rows.height <= 2.01 * LEADING * size) {
                return new Outside(rows, true);
            }
            if (column.width <= LARGEST_PART * plot.width() && column.height <= plot.height()) {
                return new Outside(column, false);
            }
            if (rowsFit) {
                return new Outside(rows, true);
            }
        }
        return null;
    }

    /** As many rows as so many columns need, and no more columns than these rows need. */
    private Shape evenRows(double size, int columns) {
        int rows = (entries.size() + columns - 1) / columns;
        return shape(size, (entries.size() + rows - 1) / rows);
    }

    private double roomAbove() {
        return layout.movedCell().right() - JournalStyle.EDGE - layout.plot().x();
    }

    private Area above(Shape shape) {
        Area plot = layout.plot();
        double x = Math.min(plot.x() + Math.max(0, (plot.width() - shape.width) / 2),
                layout.movedCell().right() - JournalStyle.EDGE - shape.width);
        return new Area(x, plot.y() - layout.depthAbove() - OUTSIDE_GAP - shape.height, shape.width, shape.height);
    }

    private Area behind(Shape shape) {
        Area plot = layout.plot();
        return new Area(plot.right() + layout.depthRight() + OUTSIDE_GAP, plot.y(), shape.width, shape.height);
    }

    private Shape shape(double size, int columns) {
        List<RichText> texts = new ArrayList<>();
        double widest = 0;
        for (String label : entries.keySet()) {
            RichText text = RichText.of(label, Face.REGULAR, size, report);
            texts.add(text);
            widest = Math.max(widest, text.width());
        }
        int rows = (texts.size() + columns - 1) / columns;
        boolean lines = entries.values().stream().flatMap(List::stream).anyMatch(mark -> !(mark instanceof Markers));
        double sample = !lines ? SHORT_SAMPLE : size < JournalStyle.TICK_SIZE ? 0.7 * SAMPLE : SAMPLE;
        double columnWidth = sample + SAMPLE_GAP + widest;
        return new Shape(texts, size, columns, sample, columnWidth, columns * columnWidth + (columns - 1) * COLUMN_GAP,
                rows * LEADING * size);
    }

    /** Places that the legend may take, corners first; none when it is larger than the plot. */
    private List<Area> places(Shape shape) {
        Area plot = layout.plot();
        double left = plot.x() + INSET;
        double right = plot.right() - INSET - shape.width;
        double top = plot.y() + INSET;
        double bottom = plot.bottom() - INSET - shape.height;
        if (right < left || bottom < top) {
            return List.of();
        }
        Area topRight = new Area(right, top, shape.width, shape.height);
        Area topLeft = new Area(left, top, shape.width, shape.height);
        Area bottomRight = new Area(right, bottom, shape.width, shape.height);
        Area bottomLeft = new Area(left, bottom, shape.width, shape.height);
        return switch (layout.panel.legend()) {
            case BEST -> List.of(topRight, topLeft, bottomRight, bottomLeft,
                    new Area((left + right) / 2, top, shape.width, shape.height),
                    new Area((left + right) / 2, bottom, shape.width, shape.height),
                    new Area(right, (top + bottom) / 2, shape.width, shape.height),
                    new Area(left, (top + bottom) / 2, shape.width, shape.height));
            case TOP_LEFT -> List.of(topLeft);
            case TOP_RIGHT -> List.of(topRight);
            case BOTTOM_LEFT -> List.of(bottomLeft);
            case BOTTOM_RIGHT -> List.of(bottomRight);
            case NONE -> List.of();
        };
    }

    private List<LegendEntry> draw(Target target, Choice choice) {
        List<LegendEntry> drawn = new ArrayList<>();
        Shape shape = choice.shape;
        int rows = (shape.texts.size() + shape.columns - 1) / shape.columns;
        int index = 0;
        for (Map.Entry<String, List<Mark>> entry : entries.entrySet()) {
            double x = choice.area.x() + (index / rows) * (shape.columnWidth + COLUMN_GAP);
            double y = choice.area.y() + (index % rows + 0.5) * LEADING * shape.size;
            for (Mark mark : entry.getValue()) {
                sample(target, mark, x, y, shape.sample);
            }
            double half = FontFile.CAP_HEIGHT * shape.size / 2;
            shape.texts.get(index).draw(target, x + shape.sample + SAMPLE_GAP, y + half, 0, 0, JournalStyle.BLACK);
            drawn.add(new LegendEntry(entry.getKey(), new Area(x, y - LEADING * shape.size / 2,
                    shape.columnWidth, LEADING * shape.size)));
            index++;
        }
        return drawn;
    }

    private static void sample(Target target, Mark mark, double x, double y, double length) {
        switch (mark) {
            case Line line -> target.path(new Outline().move(x, y).line(x + length, y), 0, Pen.of(line.ink()));
            case Markers markers -> MarkerPainter.symbol(target, markers.symbol(), x + length / 2, y, markers.sizePt(),
                    markers.ink());
            case Band band -> target.path(new Outline().rectangle(x, y - 2.5, length, 5), band.ink().argb(), Pen.NONE);
            case Bars bars -> target.path(new Outline().rectangle(x, y - 2.5, length, 5), bars.ink().argb(), Pen.NONE);
            case PhaseTicks ticks -> target.path(new Outline().move(x + length / 2, y - JournalStyle.PHASE_TICK / 2)
                    .line(x + length / 2, y + JournalStyle.PHASE_TICK / 2), 0, Pen.of(ticks.ink()));
            default -> throw new IllegalStateException("no sample of " + mark.getClass());
        }
    }
}
