// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Frame;
import org.operando.api.figure.Image;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.figure.PageMap;
import org.operando.figure.PanelMap;
import org.operando.figure.PlainText;

/**
 * What stands at a place of a page.
 * @param panel number of the panel, from 0
 * @param x the value of the lower axis
 * @param y the value of the left axis
 * @param value of the image there; empty for none
 * @param nearest the measured point nearby; empty for none
 * @param text all of it with names and units, in one line
 */
public record ReadOut(int panel, double x, double y, Optional<Double> value, Optional<Nearest> nearest, String text) {
    private static final double NEAR = 6;

    /**
     * A measured point.
     * @param label of its mark in the legend; empty for none
     * @param index number of the point in its mark, from 0
     * @param x its abscissa
     * @param y its ordinate
     * @param right whether the ordinate counts on the right axis
     */
    public record Nearest(String label, int index, double x, double y, boolean right) {
    }

    /**
     * Reads a place.
     * @param seen the page as it was painted
     * @param map which values stand where
     * @param across place, points
     * @param down place, points
     * @return empty outside the plots, and on pictures
     */
    public static Optional<ReadOut> at(Page seen, PageMap map, double across, double down) {
        int index = map.panelAt(across, down).orElse(-1);
        if (index < 0 || index >= seen.panels().size() || seen.panels().get(index).frame() == Frame.NONE) {
            return Optional.empty();
        }
        Panel panel = seen.panels().get(index);
        PanelMap here = map.panels().get(index);
        double x = here.xAt(across);
        double y = here.yAt(down, false);
        List<String> parts = new ArrayList<>();
        if (!panel.letter().isEmpty()) {
            parts.add(panel.letter());
        }
        parts.add(text(panel.x(), x, Math.abs(here.xAt(across + 0.5) - x)));
        parts.add(text(panel.y(), y, Math.abs(here.yAt(down + 0.5, false) - y)));
        panel.right().ifPresent(axis -> {
            double right = here.yAt(down, true);
            parts.add(text(axis, right, Math.abs(here.yAt(down + 0.5, true) - right)));
        });
        Optional<Image> image = Links.image(panel);
        Optional<Double> value = image.flatMap(i -> value(i, x, y));
        value.ifPresent(v -> parts.add(text(name(seen, index, image.orElseThrow()), v)));
        Optional<Nearest> nearest = nearest(panel, here, across, down);
        nearest.ifPresent(n -> parts.add(text(panel, n)));
        return Optional.of(new ReadOut(index, x, y, value, nearest, String.join("   ", parts)));
    }

    private static String text(AxisSpec axis, double value, double step) {
        String unit = PlainText.unit(axis.label());
        String quantity = PlainText.quantity(axis.label());
        return (quantity.isEmpty() ? "" : quantity + " = ") + Numbers.within(value, step)
                + (unit.isEmpty() ? "" : " " + unit);
    }

    private static String text(String label, double value) {
        String unit = PlainText.unit(label);
        String quantity = PlainText.quantity(label);
        return (quantity.isEmpty() ? "value" : quantity) + " = " + Numbers.text(value, 5)
                + (unit.isEmpty() ? "" : " " + unit);
    }

    private static String text(Panel panel, Nearest point) {
        AxisSpec axis = point.right ? panel.right().orElse(panel.y()) : panel.y();
        String name = point.label.isEmpty() ? "point" : PlainText.of(point.label);
        return "\u2022 " + name + ": " + Numbers.text(point.x, 6) + " " + PlainText.unit(panel.x().label()) + ", "
                + Numbers.text(point.y, 6) + " " + PlainText.unit(axis.label());
    }

    /** The label of an image's values; in a grid it may stand at one image only. */
    private static String name(Page seen, int panel, Image image) {
        if (!image.colours().label().isEmpty()) {
            return image.colours().label();
        }
        return new Links(seen).colours(panel).stream().flatMap(i -> Links.image(seen.panels().get(i)).stream())
                .map(i -> i.colours().label()).filter(label -> !label.isEmpty()).findFirst().orElse("");
    }

    /** The value of the cell in which a point lies; empty outside and on blank cells. */
    private static Optional<Double> value(Image image, double x, double y) {
        int column = CellEdges.at(image.xEdges(), x);
        int row = CellEdges.at(image.yEdges(), y);
        if (column < 0 || row < 0) {
            return Optional.empty();
        }
        float value = image.values()[row * image.columns() + column];
        return Float.isNaN(value) ? Optional.empty() : Optional.of((double) value);
    }

    /** Only points in a narrow stretch of x are looked at, so that a line of a million points answers at once. */
    private static Optional<Nearest> nearest(Panel panel, PanelMap map, double across, double down) {
        double a = map.xAt(across - NEAR);
        double b = map.xAt(across + NEAR);
        double low = Math.min(a, b);
        double high = Math.max(a, b);
        double best = NEAR * NEAR;
        Nearest nearest = null;
        for (Series series : Series.measured(panel.marks())) {
            double[] xs = series.x();
            int end = Ascending.end(xs, high);
            for (int i = Ascending.first(xs, low); i < end; i++) {
                if (xs[i] >= low && xs[i] <= high) {
                    double dx = map.across(xs[i]) - across;
                    double dy = map.down(series.y()[i], series.right()) - down;
                    double distance = dx * dx + dy * dy;
                    if (distance < best) {
                        best = distance;
                        nearest = new Nearest(series.label(), i, xs[i], series.y()[i], series.right());
                    }
                }
            }
        }
        return Optional.ofNullable(nearest);
    }
}
