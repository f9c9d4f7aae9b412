// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;

/**
 * What differs between two pages of one kind: panel by panel, images cell by cell and lines point by point, the first less
 * the second. What the second does not cover stays blank.
 */
public final class PageDifference {
    /** Colours run to the percentile of the amounts that leaves single wild cells out. */
    private static final double PART = 0.99;

    private PageDifference() {
    }

    /**
     * The difference of two pages.
     * @return a page like the first; empty when no panel of the one can be compared with that of the other
     */
    public static Optional<Page> of(Page first, Page second) {
        List<Panel> panels = new ArrayList<>();
        boolean some = false;
        for (int i = 0; i < first.panels().size(); i++) {
            Panel panel = first.panels().get(i);
            List<Mark> marks = i < second.panels().size() ? marks(panel, second.panels().get(i)) : List.of();
            some |= !marks.isEmpty();
            panels.add(panel(panel, marks));
        }
        return some ? Optional.of(new Page(first.title() + " \u2212 " + second.title(), first.widthMm(),
                first.heightMm(), panels, first.caption())) : Optional.empty();
    }

    /** A panel of a page by itself, to compare panels of one page. */
    public static Page alone(Page page, int panel) {
        Panel one = page.panels().get(panel);
        return new Page(page.title() + " " + one.letter(), one.cell().width(), one.cell().height(),
                List.of(one.in(new Box(0, 0, one.cell().width(), one.cell().height()))), "");
    }

    private static Panel panel(Panel own, List<Mark> marks) {
        AxisSpec y = own.y();
        List<Mark> all = marks;
        if (marks.stream().anyMatch(Line.class::isInstance)) {
            y = AxisSpec.around("\u0394 " + own.y().label(), marks.stream().filter(Line.class::isInstance)
                    .map(mark -> ((Line) mark).y()).toArray(double[][]::new));
            all = Stream.concat(marks.stream(), Stream.of(Rule.atY(0, Ink.GREY))).toList();
        }
        return new Panel(own.letter(), own.cell(), own.x(), y, Optional.empty(), all,
                own.legend() == Legend.NONE ? Legend.NONE : Legend.BEST, own.frame(), own.equalAspect());
    }

    private static List<Mark> marks(Panel first, Panel second) {
        List<Mark> marks = new ArrayList<>();
        Optional<Image> a = Links.image(first);
        Optional<Image> b = Links.image(second);
        if (a.isPresent() && b.isPresent()) {
            marks.add(difference(a.get(), b.get()));
            return marks;
        }
        List<Series> theirs = Series.measured(second.marks());
        int n = 0;
        for (Series own : Series.measured(first.marks())) {
            Optional<Series> other = partner(own, n, theirs);
            if (other.isPresent() && own.x().length > 0) {
                marks.add(new Line(own.x(), difference(own, other.get()), Ink.series(n), own.label(), false));
            }
            n++;
        }
        return marks;
    }

    /** The series of the same name, or of the same number when names do not help. */
    private static Optional<Series> partner(Series own, int number, List<Series> theirs) {
        Optional<Series> named = own.label().isEmpty() ? Optional.empty()
                : theirs.stream().filter(s -> s.label().equals(own.label())).findFirst();
        return named.isPresent() ? named
                : number < theirs.size() && theirs.get(number).right() == own.right()
                        ? Optional.of(theirs.get(number))
                        : Optional.empty();
    }

    private static Image difference(Image a, Image b) {
        float[] values = new float[a.values().length];
        float[] amounts = new float[values.length];
        int[] columns = cells(a.xEdges(), b.xEdges());
        int[] rows = cells(a.yEdges(), b.yEdges());
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                int at = row * columns.length + column;
                boolean both = rows[row] >= 0 && columns[column] >= 0;
                values[at] = both ? a.values()[at] - b.values()[rows[row] * b.columns() + columns[column]] : Float.NaN;
                amounts[at] = Math.abs(values[at]);
            }
        }
        double limit = ValueSpread.of(List.of(amounts)).quantile(PART);
        String label = a.colours().label().isEmpty() ? "" : "\u0394 " + a.colours().label();
        return new Image(a.xEdges(), a.yEdges(), values, Image.Colours.diverging(limit > 0 ? limit : 1, label),
                a.sampling());
    }

    /** For each cell between edges, the other's cell in which its middle lies. */
    private static int[] cells(double[] edges, double[] others) {
        int[] cells = new int[edges.length - 1];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = CellEdges.at(others, CellEdges.middle(edges, i));
        }
        return cells;
    }

    private static double[] difference(Series a, Series b) {
        double[] values = new double[a.x().length];
        boolean equal = a.x().length == b.x().length;
        for (int i = 0; i < values.length; i++) {
            boolean same = equal && a.x()[i] == b.x()[i];
            values[i] = a.y()[i] - (same ? b.y()[i] : between(b, a.x()[i]));
        }
        return values;
    }

    /** The ordinate of ascending points at an abscissa, by straight lines; NaN outside and of points in no order. */
    private static double between(Series points, double x) {
        double[] xs = points.x();
        int low = 0;
        int high = xs.length - 1;
        if (high < 1 || !(x >= xs[0] && x <= xs[high])) {
            return Double.NaN;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (xs[middle] <= x) {
                low = middle;
            } else {
                high = middle;
            }
        }
        boolean around = xs[low] <= x && x <= xs[high] && xs[low] < xs[high];
        return around
                ? points.y()[low] + (x - xs[low]) / (xs[high] - xs[low]) * (points.y()[high] - points.y()[low])
                : Double.NaN;
    }
}
