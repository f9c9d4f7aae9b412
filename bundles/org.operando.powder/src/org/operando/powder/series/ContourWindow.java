// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.Arrow;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Span;
import org.operando.powder.Bragg;
import org.operando.powder.NamedLine;
import org.operando.powder.PatternSeries;

/**
 * One stretch of angles of a contour, a panel of its own.
 * @param begin index of the first point
 * @param end behind the last
 * @param edges of its columns, in the unit of the axis
 * @param marks excluded regions and arrows at lines
 */
record ContourWindow(int begin, int end, double[] edges, List<Mark> marks) {
    /** Room of the numbers and the label at the left, and of the bar of colours. */
    private static final double SIDES_MM = 24;
    /** The narrowest window, with its numbers. */
    private static final double WINDOW_MM = 18;
    private static final Ink EXCLUDED = Ink.rgb(0xb4b4b4);

    private double length() {
        return edges[edges.length - 1] - edges[0];
    }

    /** Points. */
    int width() {
        return end - begin;
    }

    /** The index of the widest box, the first of equal ones. */
    static int widest(List<Box> boxes) {
        int widest = 0;
        for (int w = 1; w < boxes.size(); w++) {
            widest = boxes.get(w).width() > boxes.get(widest).width() + 1 ? w : widest;
        }
        return widest;
    }

    /** A degree is as long in all windows, as far as they have room for numbers. */
    static List<Box> boxes(List<ContourWindow> windows, double width, double height) {
        double all = windows.stream().mapToDouble(ContourWindow::length).sum();
        double room = width - SIDES_MM - WINDOW_MM * windows.size();
        List<Box> boxes = new ArrayList<>();
        double x = 0;
        for (int w = 0; w < windows.size(); w++) {
            double own = WINDOW_MM + room * windows.get(w).length() / all + (w == 0 ? SIDES_MM : 0);
            boxes.add(new Box(x, 0, own, height));
            x += own;
        }
        return boxes;
    }

    /** The stretches that are asked for; one from and to, where none are. */
    static List<ContourWindow> of(SeriesOperation.Outputs of, ContourFigure.Options options, double wavelength)
            throws OperationException {
        PatternSeries series = of.series();
        double[] angles = series.twoThetaDegrees();
        List<AngleRange> ranges = options.windows().isEmpty()
                ? List.of(new AngleRange(options.from().orElse(-360.0), options.to().orElse(360.0)))
                : options.windows();
        List<ContourWindow> windows = new ArrayList<>();
        for (AngleRange range : ranges) {
            int[] points = series.window(range.from(), range.to());
            if (points[1] - points[0] < 2) {
                boolean own = options.windows().isEmpty();
                throw new OperationException("no points between "
                        + (own ? "'from' and 'to'"
                                : Quantity.digits(range.from()) + " and " + Quantity.digits(range.to()) + " deg")
                        + " to show",
                        own ? "" : "windows",
                        "widen the range: the patterns run from " + Quantity.digits(angles[0]) + " to "
                                + Quantity.digits(angles[angles.length - 1]) + " deg");
            }
            double[] x = converted(Arrays.copyOfRange(angles, points[0], points[1]), wavelength);
            double[] edges = edges(x);
            windows.add(new ContourWindow(points[0], points[1], edges, marks(of, options, angles[points[0]],
                    angles[points[1] - 1], wavelength)));
        }
        return windows;
    }

    /** Excluded regions and arrows at lines within two angles; with one window also those outside, which are told. */
    private static List<Mark> marks(SeriesOperation.Outputs of, ContourFigure.Options options, double from, double to,
            double wavelength) throws OperationException {
        List<Mark> marks = new ArrayList<>();
        Optional<Table> excluded = of.excluded();
        for (int i = 0; i < excluded.map(Table::rows).orElse(0); i++) {
            double begin = Math.max(from, excluded.get().doubles(ExcludedRange.FROM)[i]);
            double end = Math.min(to, excluded.get().doubles(ExcludedRange.TO)[i]);
            if (end > begin) {
                double[] at = converted(new double[] {begin, end}, wavelength);
                marks.add(Span.ofX(at[0], at[1], EXCLUDED, ""));
            }
        }
        List<NamedLine> lines = new ArrayList<>(options.lines());
        if (!options.phases().isEmpty()) {
            double lambda = of.series().requireWavelength();
            options.phases().forEach(phase -> lines.addAll(phase.lines(lambda, from, to)));
        }
        for (NamedLine line : lines) {
            if (options.windows().isEmpty() || line.at() >= from && line.at() <= to) {
                marks.add(Arrow.red(converted(new double[] {line.at()}, wavelength)[0], line.name()));
            }
        }
        return marks;
    }

    /** To Q when there is a wavelength. */
    private static double[] converted(double[] twoTheta, double wavelength) {
        return Double.isNaN(wavelength) ? twoTheta : Arrays.stream(twoTheta).map(t -> Bragg.q(t, wavelength)).toArray();
    }

    /** Edges half way between points. */
    private static double[] edges(double[] x) {
        int n = x.length;
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) {
            edges[i] = (x[i - 1] + x[i]) / 2;
        }
        edges[0] = 2 * x[0] - edges[1];
        edges[n] = 2 * x[n - 1] - edges[n - 1];
        return edges;
    }
}
