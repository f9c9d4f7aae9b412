// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Band;
import org.operando.api.figure.Bars;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Image;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.PhaseTicks;
import org.operando.figure.PlainText;

/** The numbers of what is seen of a page, as tables: x first, then y, then uncertainties; names with units. */
public final class SeenNumbers {
    private SeenNumbers() {
    }

    /**
     * Tables of a page: one for the points of each panel that has some, one for each image. Points outside the range of x
     * and cells outside the plot are left out.
     * @param seen the page as it is seen: {@link View#of}
     */
    public static List<SeenTable> of(Page seen) {
        List<SeenTable> tables = new ArrayList<>();
        for (int i = 0; i < seen.panels().size(); i++) {
            Panel panel = seen.panels().get(i);
            String name = panel.letter().isEmpty() ? Integer.toString(i + 1) : panel.letter();
            List<SeenTable.Column> points = points(panel);
            if (!points.isEmpty()) {
                tables.add(new SeenTable.Points(name, points));
            }
            for (Mark mark : panel.marks()) {
                if (mark instanceof Image image) {
                    tables.add(cells(name, panel, image));
                }
            }
        }
        return List.copyOf(tables);
    }

    private static List<SeenTable.Column> points(Panel panel) {
        List<SeenTable.Column> columns = new ArrayList<>();
        List<ErrorBars> errors = panel.marks().stream().filter(ErrorBars.class::isInstance).map(ErrorBars.class::cast)
                .toList();
        Set<double[]> drawn = new HashSet<>();
        AxisRange range = AxisRange.of(panel.x());
        for (Mark mark : panel.marks()) {
            String x = text(panel.x());
            String y = text(panel.y());
            switch (mark) {
                // a line and markers of the same points are one series
                case Line m when drawn.add(m.y()) ->
                    columns.addAll(series(panel, m.label(), m.x(), m.y(), m.right(), errors));
                case Markers m when drawn.add(m.y()) -> columns
                        .addAll(series(panel, m.label(), m.x(), m.y(), m.right(), errors));
                case Band m -> columns.addAll(within(range, m.x(), List.of(x, name(y, m.label()) + ", lower",
                        name(y, m.label()) + ", upper"), m.x(), m.low(), m.high()));
                case Bars m -> columns.addAll(within(range, m.from(), List.of(x + ", from", x + ", to",
                        name(y, m.label()), "uncertainty of " + name(y, m.label())), m.from(), m.to(), m.heights(),
                        m.errors()));
                case PhaseTicks m -> columns.addAll(within(range, m.x(), List.of(name(x, m.label())), m.x()));
                default -> {
                }
            }
        }
        for (ErrorBars bars : errors) {
            if (drawn.add(bars.y())) {
                columns.addAll(series(panel, "", bars.x(), bars.y(), bars.right(), errors));
            }
        }
        return columns;
    }

    private static List<SeenTable.Column> series(Panel panel, String label, double[] x, double[] y, boolean right,
            List<ErrorBars> errors) {
        String name = name(text(right ? panel.right().orElse(panel.y()) : panel.y()), label);
        AxisRange range = AxisRange.of(panel.x());
        for (ErrorBars bars : errors) {
            if (bars.y() == y) {
                return within(range, x, List.of(text(panel.x()), name, "uncertainty of " + name), x, y, bars.error());
            }
        }
        return within(range, x, List.of(text(panel.x()), name), x, y);
    }

    private static List<SeenTable.Column> within(AxisRange range, double[] x, List<String> names, double[]... columns) {
        int count = 0;
        for (double value : x) {
            count += range.contains(value) ? 1 : 0;
        }
        List<SeenTable.Column> cut = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            double[] values = new double[count];
            int at = 0;
            for (int i = 0; i < x.length; i++) {
                if (range.contains(x[i])) {
                    values[at++] = columns[c][i];
                }
            }
            cut.add(new SeenTable.Column(names.get(c), values));
        }
        return cut;
    }

    private static SeenTable cells(String name, Panel panel, Image image) {
        String label = image.colours().label().isEmpty() ? "value" : PlainText.of(image.colours().label());
        return new SeenTable.Cells(name + "-image", text(panel.x()), text(panel.y()), label, image,
                AxisRange.of(panel.x()), AxisRange.of(panel.y()));
    }

    private static String text(AxisSpec axis) {
        return PlainText.of(axis.label());
    }

    private static String name(String axis, String label) {
        return label.isEmpty() ? axis : PlainText.of(label) + ": " + axis;
    }
}
