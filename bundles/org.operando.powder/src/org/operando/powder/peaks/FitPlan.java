// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Unit;
import org.operando.math.PeakShape;

/**
 * The parameters of a window and which of them are free. All of them, in this order: area, position, FWHM and shape
 * parameters of each peak, then the background's coefficients. Each one is scale times a free parameter plus an offset,
 * or fixed: so sharing, differences, ratios and fixed values are one thing, and uncertainties follow exactly.
 */
final class FitPlan {
    static final int AREA = 0;
    static final int POSITION = 1;
    static final int FWHM = 2;
    private static final int SHAPE = 3;

    private final PeakWindow window;
    private final List<PeakShape> shapes;
    private final int[] first;
    private final String[] names;
    private final double[] scale;
    private final double[] offset;
    /** While it is built: the parameter it depends on, itself or -1; then the free parameter or -1. */
    private int[] source;
    private int[] root;
    private final double[] lower;
    private final double[] upper;
    private double[] freeLower;
    private double[] freeUpper;

    /** The plan of a window on a grid of this step, with a shape a peak. */
    FitPlan(PeakWindow window, List<PeakShape> shapes, double step) throws OperationException {
        this.window = window;
        this.shapes = shapes;
        first = new int[shapes.size() + 1];
        for (int j = 0; j < shapes.size(); j++) {
            first[j + 1] = first[j] + SHAPE + shapes.get(j).shapeParameters().size();
        }
        int all = first[shapes.size()] + window.background().coefficients();
        names = new String[all];
        scale = new double[all];
        offset = new double[all];
        source = new int[all];
        lower = new double[all];
        upper = new double[all];
        Arrays.fill(scale, 1);
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        Arrays.setAll(source, k -> k);
        name();
        bound(step);
        share();
        for (Constraint constraint : window.constraints()) {
            apply(constraint);
        }
        resolve();
        freeBounds();
    }

    private void name() {
        for (int j = 0; j < shapes.size(); j++) {
            names[first[j] + AREA] = "area";
            names[first[j] + POSITION] = "position";
            names[first[j] + FWHM] = "fwhm";
            List<PeakShape.ShapeParameter> own = shapes.get(j).shapeParameters();
            for (int k = 0; k < own.size(); k++) {
                names[first[j] + SHAPE + k] = own.get(k).name();
            }
        }
        for (int k = 0; k < window.background().coefficients(); k++) {
            names[first[shapes.size()] + k] = "background_" + k;
        }
    }

    private void bound(double step) {
        for (int j = 0; j < shapes.size(); j++) {
            WindowPeak peak = window.peaks().get(j);
            lower[first[j] + AREA] = 0;
            lower[first[j] + POSITION] = window.from();
            upper[first[j] + POSITION] = window.to();
            if (peak.position().isPresent() && peak.within().isPresent()) {
                double c = peak.position().get();
                lower[first[j] + POSITION] = Math.max(window.from(), c - peak.within().get());
                upper[first[j] + POSITION] = Math.min(window.to(), c + peak.within().get());
            }
            lower[first[j] + FWHM] = step / 2;
            upper[first[j] + FWHM] = window.to() - window.from();
            List<PeakShape.ShapeParameter> own = shapes.get(j).shapeParameters();
            for (int k = 0; k < own.size(); k++) {
                lower[first[j] + SHAPE + k] = own.get(k).lower();
                upper[first[j] + SHAPE + k] = own.get(k).upper();
            }
        }
    }

    private void share() throws OperationException {
        for (String parameter : window.shared()) {
            int owner = -1;
            for (int j = 0; j < shapes.size(); j++) {
                int k = place(j, parameter);
                if (k >= 0 && owner >= 0) {
                    source[k] = owner;
                }
                owner = owner < 0 ? k : owner;
            }
            if (owner < 0) {
                throw refused("shared: [" + parameter + "]", "no peak has a parameter '" + parameter + "'; there are "
                        + String.join(", ", Arrays.copyOf(names, first[1])));
            }
        }
    }

    private int place(int peak, String parameter) {
        for (int k = first[peak]; k < first[peak + 1]; k++) {
            if (names[k].equals(parameter)) {
                return k;
            }
        }
        return -1;
    }

    private int place(String peak, String parameter) throws OperationException {
        for (int j = 0; j < shapes.size(); j++) {
            if (window.peaks().get(j).name().equals(peak)) {
                int k = place(j, parameter);
                if (k < 0) {
                    throw refused("constraint on " + peak, "the peak has no parameter '" + parameter + "'; it has "
                            + String.join(", ", Arrays.copyOfRange(names, first[j], first[j + 1])));
                }
                return k;
            }
        }
        throw refused("constraint on " + peak, "there is no peak of this name; there are "
                + String.join(", ", window.peaks().stream().map(WindowPeak::name).toList()));
    }

    private void apply(Constraint constraint) throws OperationException {
        int k = place(constraint.peak(), constraint.parameter());
        switch (constraint) {
            case Constraint.Fixed f -> {
                offset[k] = number(f, f.at());
                scale[k] = 0;
                source[k] = -1;
            }
            case Constraint.Difference d -> {
                offset[k] = number(d, d.by());
                source[k] = place(d.to(), d.parameter());
            }
            case Constraint.Ratio r -> {
                scale[k] = r.by();
                source[k] = place(r.to(), r.parameter());
            }
            case Constraint.Bounds b -> {
                lower[k] = b.from().isPresent() ? number(b, b.from().get()) : lower[k];
                upper[k] = b.to().isPresent() ? number(b, b.to().get()) : upper[k];
            }
        }
    }

    private double number(Constraint constraint, Quantity value) throws OperationException {
        boolean angle = constraint.parameter().equals("position") || constraint.parameter().equals("fwhm");
        try {
            return value.to(Unit.of(angle ? "deg" : "1")).value();
        } catch (IllegalArgumentException e) {
            throw new OperationException("the " + constraint.parameter() + " of " + constraint.peak() + ", " + value
                    + ", has not the unit " + (angle ? "deg" : "1, a plain number"), "window " + window.name(),
                    "write it in this unit", e);
        }
    }

    /** Follows each parameter to the one that is free, or to a fixed value. */
    private void resolve() throws OperationException {
        int[] free = new int[names.length];
        Arrays.fill(free, -1);
        List<Integer> roots = new ArrayList<>();
        for (int k = 0; k < names.length; k++) {
            if (source[k] == k) {
                free[k] = roots.size();
                roots.add(k);
            }
        }
        int[] resolved = new int[names.length];
        for (int k = 0; k < names.length; k++) {
            int at = source[k];
            for (int hops = 0; at >= 0 && source[at] != at; hops++) {
                if (hops > names.length) {
                    throw refused("constraints", "the " + names[k] + " of a peak depends on itself");
                }
                offset[k] += scale[k] * offset[at];
                scale[k] *= scale[at];
                at = source[at];
            }
            if (at < 0) {
                scale[k] = 0;
            }
            // what was followed is not followed again
            source[k] = at < 0 ? -1 : at;
            resolved[k] = at < 0 ? -1 : free[at];
        }
        root = roots.stream().mapToInt(Integer::intValue).toArray();
        source = resolved;
    }

    private void freeBounds() throws OperationException {
        freeLower = new double[root.length];
        freeUpper = new double[root.length];
        Arrays.fill(freeLower, Double.NEGATIVE_INFINITY);
        Arrays.fill(freeUpper, Double.POSITIVE_INFINITY);
        for (int k = 0; k < names.length; k++) {
            if (source[k] >= 0) {
                double a = (lower[k] - offset[k]) / scale[k];
                double b = (upper[k] - offset[k]) / scale[k];
                freeLower[source[k]] = Math.max(freeLower[source[k]], Math.min(a, b));
                freeUpper[source[k]] = Math.min(freeUpper[source[k]], Math.max(a, b));
            }
        }
        for (int q = 0; q < root.length; q++) {
            if (!(freeLower[q] <= freeUpper[q])) {
                throw refused("bounds", "nothing is left for the " + names[root[q]] + " between its bounds");
            }
        }
    }

    private OperationException refused(String where, String what) {
        return new OperationException("window " + window.name() + ", " + where + ": " + what, "",
                "correct the window's peaks, 'shared' or 'constraints'");
    }

    PeakWindow window() {
        return window;
    }

    int peaks() {
        return shapes.size();
    }

    PeakShape shape(int peak) {
        return shapes.get(peak);
    }

    /** Place of the first parameter of a peak; of the background for the number of peaks. */
    int first(int peak) {
        return first[peak];
    }

    /** Number of all parameters. */
    int all() {
        return names.length;
    }

    /** Number of free parameters. */
    int free() {
        return root.length;
    }

    /** Name of a parameter without its peak. */
    String name(int k) {
        return names[k];
    }

    /** Index of the free parameter it follows; -1 when fixed. */
    int source(int k) {
        return source[k];
    }

    double scale(int k) {
        return scale[k];
    }

    double[] lower() {
        return freeLower;
    }

    double[] upper() {
        return freeUpper;
    }

    /** Whether a parameter lies at one of its own bounds. */
    boolean atBound(int k, double value) {
        double slack = 1e-12 * Math.max(Math.abs(value), 1e-30);
        return source[k] >= 0 && (value <= lower[k] + slack || value >= upper[k] - slack);
    }

    /** All parameters from the free ones. */
    void expand(double[] free, double[] into) {
        for (int k = 0; k < into.length; k++) {
            into[k] = source[k] < 0 ? offset[k] : scale[k] * free[source[k]] + offset[k];
        }
    }

    /** The free parameters from all; moved into their bounds. */
    double[] reduce(double[] all) {
        double[] free = new double[root.length];
        for (int q = 0; q < free.length; q++) {
            free[q] = Math.min(freeUpper[q], Math.max(freeLower[q], all[root[q]]));
        }
        return free;
    }
}
