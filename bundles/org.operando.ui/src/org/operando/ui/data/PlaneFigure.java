// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.Axis;
import org.operando.api.LoadException;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Image.Colours;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

/** A plane as an image, a line as a line, on the axes that the file names. */
final class PlaneFigure {
    private static final Box PLACE = new Box(0, 0, 160, 110);
    /** Shapes that are longer than this are stretched: equal units would leave a stripe. */
    private static final double LONGEST = 4;

    /** Part of the values that the colours span. */
    enum Range {
        /** From the least to the greatest. */
        ALL("all values", 0),
        /** Without the lowest and highest hundredth. */
        PERCENT_98("1 to 99 %", 0.01),
        /** Without the lowest and highest twentieth. */
        PERCENT_90("5 to 95 %", 0.05);

        private final String word;
        private final double part;

        Range(String word, double part) {
            this.word = word;
            this.part = part;
        }

        String word() {
            return word;
        }
    }

    private final Plane plane;
    private final Range range;

    PlaneFigure(Plane plane, Range range) {
        this.plane = plane;
        this.range = range;
    }

    Page page() throws LoadException {
        Slice slice = plane.slice();
        Panel panel = slice.down() < 0 ? line() : image();
        return Page.of(slice.array().name() + " " + slice, PLACE.width(), PLACE.height(), panel);
    }

    private Panel line() throws LoadException {
        Slice slice = plane.slice();
        Optional<Axis> axis = slice.across() < 0 ? Optional.empty() : slice.array().axis(slice.across());
        double[] x = axis.map(a -> sampled(a.values(), plane.columns(), plane.width()))
                .orElseGet(() -> indices(plane.columns(), plane.width()));
        List<Mark> marks = List.of(Line.of(x, plane.values(), Ink.series(0).withWidth(0.8)));
        return Panel.of("", PLACE, AxisSpec.around(label(slice.across(), axis), x),
                AxisSpec.around(quantity(), plane.values()), marks);
    }

    private Panel image() throws LoadException {
        Slice slice = plane.slice();
        Optional<Axis> x = slice.array().axis(slice.across()).filter(a -> isMonotonic(a.values()));
        Optional<Axis> y = slice.array().axis(slice.down()).filter(a -> isMonotonic(a.values()));
        GridAxis across = cells(x, plane.columns(), plane.width(), slice.width());
        GridAxis down = cells(y, plane.rows(), plane.height(), slice.height());
        AxisSpec xAxis = AxisSpec.of(label(slice.across(), x), across.low(), across.high());
        // rows without values of their own are those of a detector: the first at the top
        AxisSpec yAxis = y.isPresent() ? AxisSpec.of(label(slice.down(), y), down.low(), down.high())
                : AxisSpec.of(label(slice.down(), y), down.high(), down.low());
        Image image = new Image(across.edges(), down.edges(), GridAxis.values(plane, down, across), colours());
        Panel panel = Panel.of("", PLACE, xAxis, yAxis, List.of(image));
        double shape = slice.width() / (double) slice.height();
        boolean pixels = x.isEmpty() && y.isEmpty() && shape < LONGEST && shape > 1 / LONGEST;
        return pixels ? panel.withEqualAspect() : panel;
    }

    private Colours colours() {
        double[] sorted = Arrays.stream(plane.values()).filter(Double::isFinite).sorted().toArray();
        double from = 0;
        double to = 1;
        if (sorted.length > 0) {
            int cut = (int) (range.part * (sorted.length - 1));
            from = (float) sorted[cut];
            to = (float) sorted[sorted.length - 1 - cut];
            if (from == to) {
                // of a sparse frame nearly all values are the same: what differs is what is to be seen
                from = (float) sorted[0];
                to = (float) sorted[sorted.length - 1];
            }
        }
        if (!(from < to)) {
            double room = Math.max(1e-6, Math.abs(from) * 1e-3);
            from -= room;
            to += room;
        }
        return Colours.viridis(from, to, quantity());
    }

    private String quantity() {
        DataArray array = plane.slice().array();
        return plain(array.name()) + (array.unit().isEmpty() ? "" : " (" + plain(array.unit()) + ")");
    }

    private String label(int dimension, Optional<Axis> axis) {
        if (dimension < 0) {
            return "";
        }
        String name = plain(plane.slice().array().dimension(dimension));
        return axis.map(a -> a.unit().name().equals("1") ? name : name + " (" + plain(a.unit().name()) + ")")
                .orElse("index of " + name);
    }

    /** Names as figures write them; files hold signs that mean something in texts of figures. */
    static String plain(String name) {
        return switch (name) {
            case "two_theta", "2theta", "twotheta" -> "2*\u03b8*";
            case "deg", "degree", "degrees" -> "\u00b0";
            case "angstrom", "Angstrom" -> "\u00c5";
            case "1/angstrom" -> "\u00c5^{\u22121}";
            case "um" -> "\u00b5m";
            default -> name.replace('*', '\u2217').replace("^{", "^").replace("_{", "_");
        };
    }

    private static double[] indices(int step, int n) {
        double[] x = new double[n];
        Arrays.setAll(x, i -> (double) i * step);
        return x;
    }

    private static double[] sampled(double[] values, int step, int n) {
        double[] x = new double[n];
        Arrays.setAll(x, i -> values[i * step]);
        return x;
    }

    private static boolean isMonotonic(double[] x) {
        for (int i = 1; i < x.length; i++) {
            if (!(x[i] > x[i - 1] == x[1] > x[0] && x[i] != x[i - 1])) {
                return false;
            }
        }
        return x.length > 1;
    }

    private static GridAxis cells(Optional<Axis> axis, int step, int n, int length) {
        return axis.isEmpty() || n < 2 ? GridAxis.ofIndices(step, n, length)
                : GridAxis.of(sampled(axis.get().values(), step, n));
    }
}
