// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Image;
import org.operando.api.figure.Panel;

/** Logarithmic axes: what they hide, and how one becomes logarithmic or linear. */
public final class LogAxes {
    private static final double MOST_DECADES = 1e6;

    private LogAxes() {
    }

    /**
     * What the logarithmic axes of a panel hide: points of lines and markers at or below zero.
     * @return a sentence; empty when nothing is hidden
     */
    public static Optional<String> hidden(Panel panel) {
        boolean x = panel.x().scale() == AxisSpec.Scale.LOG;
        boolean left = panel.y().scale() == AxisSpec.Scale.LOG;
        boolean right = panel.right().filter(axis -> axis.scale() == AxisSpec.Scale.LOG).isPresent();
        if (!x && !left && !right) {
            return Optional.empty();
        }
        long hidden = 0;
        long all = 0;
        for (Series series : Series.measured(panel.marks())) {
            boolean y = series.right() ? right : left;
            for (int i = 0; i < series.x().length; i++) {
                if (!Double.isNaN(series.x()[i]) && !Double.isNaN(series.y()[i])) {
                    all++;
                    hidden += x && series.x()[i] <= 0 || y && series.y()[i] <= 0 ? 1 : 0;
                }
            }
        }
        String name = panel.letter().isEmpty() ? "" : "Panel " + panel.letter() + ": ";
        return hidden == 0 ? Optional.empty()
                : Optional
                        .of(name + hidden + " of " + all + " points at or below zero are not shown (logarithmic axis)");
    }

    /**
     * The view of a panel with its left axis on the other scale.
     * @param own the panel as its figure made it
     * @param seen how it is seen now
     * @return empty when no value above zero is there to be shown
     */
    public static Optional<PanelView> toggledY(Panel own, PanelView seen) {
        return range(PanelView.shown(own.y(), seen.y()), own, Series::y).map(seen::withY);
    }

    /** The same for the lower axis. */
    public static Optional<PanelView> toggledX(Panel own, PanelView seen) {
        return range(PanelView.shown(own.x(), seen.x()), own, Series::x).map(seen::withX);
    }

    private static Optional<AxisRange> range(AxisSpec axis, Panel panel, Function<Series, double[]> coordinate) {
        if (axis.scale() == AxisSpec.Scale.LOG) {
            return Optional.of(new AxisRange(axis.from(), axis.to(), AxisSpec.Scale.LINEAR));
        }
        double high = Math.max(axis.from(), axis.to());
        double low = Math.min(axis.from(), axis.to());
        if (low <= 0) {
            low = Math.max(leastAboveZero(panel, coordinate), high / MOST_DECADES);
        }
        if (!(high > 0 && low < high)) {
            return Optional.empty();
        }
        boolean up = axis.from() < axis.to();
        return Optional.of(new AxisRange(up ? low : high, up ? high : low, AxisSpec.Scale.LOG));
    }

    private static double leastAboveZero(Panel panel, Function<Series, double[]> coordinate) {
        double least = Double.POSITIVE_INFINITY;
        for (Series series : points(panel)) {
            for (double value : coordinate.apply(series)) {
                least = value > 0 && value < least ? value : least;
            }
        }
        return least;
    }

    private static List<Series> points(Panel panel) {
        List<Series> points = new ArrayList<>(Series.measured(panel.marks()).stream().filter(s -> !s.right()).toList());
        Links.image(panel).ifPresent(image -> points.add(edges(image)));
        return points;
    }

    private static Series edges(Image image) {
        double[] x = {image.xEdges()[0], image.xEdges()[1], image.xEdges()[image.columns()]};
        double[] y = {image.yEdges()[0], image.yEdges()[1], image.yEdges()[image.rows()]};
        return new Series("", x, y, false);
    }
}
