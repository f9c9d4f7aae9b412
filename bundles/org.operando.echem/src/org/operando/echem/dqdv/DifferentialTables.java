// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.dqdv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.echem.dqdv.DifferentialKernel.Curve;
import org.operando.echem.dqdv.PeakFit.Peak;
import org.operando.echem.dqdv.PeakTrack.Found;
import org.operando.echem.profiles.HalfCycle;

/** The tables of differential capacities. */
final class DifferentialTables {
    /** Share of its width, and standard uncertainties, by which a peak's maximum may lie beside the fitted position. */
    private static final double ASIDE = 0.05;
    private static final double SIGMAS = 3;
    private final List<HalfCycle> halves;
    private final Curve[] curves;
    private final Curve[] others;
    private final Curve[] inverse;
    private final double grams;
    private final double[] shared;
    private final String sharedOrigin;

    DifferentialTables(CellRecord cell, List<HalfCycle> halves, Curve[] curves, Curve[] others, Curve[] inverse) {
        this.halves = halves;
        this.curves = curves;
        this.others = others;
        this.inverse = inverse;
        grams = cell.activeMass().map(m -> m.to(Unit.of("g")).value()).orElse(Double.NaN);
        double[] errors = cell.records().column(Columns.CURRENT).uncertainties();
        double mass = cell.activeMass().map(m -> m.uncertainty() / m.value()).orElse(Double.NaN);
        shared = new double[halves.size()];
        for (int k = 0; k < shared.length; k++) {
            double own = errors.length == 0 ? Double.NaN : errors[halves.get(k).first()[0]] / halves.get(k).current();
            shared[k] = Double.isNaN(own) ? mass : Double.isNaN(mass) ? own : Math.hypot(own, mass);
        }
        sharedOrigin = (errors.length > 0 ? "instrument accuracy" : "")
                + (errors.length > 0 && !Double.isNaN(mass) ? " and " : "") + (Double.isNaN(mass) ? "" : "mass");
    }

    /** mAh of the tables: per gram where the mass is known. */
    private double factor() {
        return Double.isNaN(grams) ? 1e3 : 1e3 / grams;
    }

    private String unit() {
        return Double.isNaN(grams) ? "mAh" : "mAh/g";
    }

    /** dQ/dV, one row a bin. */
    Table curves() {
        return table(curves, "voltage", "V", 1, "differential_capacity", unit() + "/V", factor());
    }

    /** dV/dQ, one row a step of charge. */
    Table inverse() {
        return table(inverse, Double.isNaN(grams) ? "capacity" : "specific_capacity", unit(), factor(),
                "differential_voltage", Double.isNaN(grams) ? "V/mAh" : "V g/mAh", 1 / factor());
    }

    private Table table(Curve[] of, String across, String acrossUnit, double acrossFactor, String name, String unit,
            double factor) {
        int rows = 0;
        for (Curve curve : of) {
            rows += curve == null ? 0 : curve.x().length;
        }
        long[] cycle = new long[rows];
        String[] half = new String[rows];
        double[] x = new double[rows];
        double[] y = new double[rows];
        double[] error = new double[sharedOrigin.isEmpty() ? 0 : rows];
        int row = 0;
        for (int k = 0; k < of.length; k++) {
            if (of[k] == null) {
                continue;
            }
            int end = row + of[k].x().length;
            Arrays.fill(cycle, row, end, halves.get(k).cycle());
            Arrays.fill(half, row, end, halves.get(k).half());
            for (int i = 0; row < end; i++, row++) {
                x[row] = of[k].x()[i] * acrossFactor;
                y[row] = of[k].y()[i] * factor;
                if (error.length > 0) {
                    error[row] = Math.abs(y[row]) * shared[k];
                }
            }
        }
        return Table.of(Column.of("cycle", cycle), Column.of("half", half), Column.of(across, acrossUnit, x),
                Column.of(name, unit, y, error).withOrigin(sharedOrigin).withSystematic(error));
    }

    /**
     * One row a peak and half cycle.
     * @param windows given ones; the peaks of the first cycle when there are none
     * @param width effective width of the smoothing, V
     */
    Table peaks(List<PeakWindow> windows, double width, Context context) throws OperationException {
        List<Found> found = new ArrayList<>();
        for (int direction = 1; direction >= -1; direction -= 2) {
            int sign = direction;
            int[] places = IntStream.range(0, curves.length)
                    .filter(k -> curves[k] != null && halves.get(k).direction() == sign).toArray();
            if (places.length == 0) {
                continue;
            }
            List<PeakTrack> tracks = windows.isEmpty() ? PeakTrack.automatic(curves[places[0]])
                    : windows.stream().map(PeakTrack::of).toList();
            List<List<Found>> lists = new ArrayList<>();
            for (int t = 0; t < tracks.size(); t++) {
                lists.add(List.of());
            }
            // white noise through a Gaussian of sigma points has 2 sqrt(pi) sigma points to an independent one
            double points = 2 * Math.sqrt(Math.PI) * width / DifferentialKernel.FWHM / curves[places[0]].step();
            context.parallel(tracks.size(),
                    t -> lists.set(t, tracks.get(t).follow(places, curves, others, points)));
            lists.forEach(found::addAll);
        }
        found.sort(Comparator.comparingInt(Found::half).thenComparingDouble(Found::from));
        warn(found, context);
        return table(found.toArray(Found[]::new));
    }

    private void warn(List<Found> found, Context context) {
        told(found.stream().filter(f -> !f.peak().found()).toList(), "no peak in ", found.size(), context);
        told(found.stream().filter(f -> f.peak().tops() > 1).toList(), "several peaks, not told apart, in ",
                found.size(), context);
    }

    private void told(List<Found> some, String what, int of, Context context) {
        if (!some.isEmpty()) {
            HalfCycle half = halves.get(some.getFirst().half());
            context.warn("peak " + some.getFirst().name(), what + some.size() + " of " + of
                    + " windows, first in the " + half.half() + " of cycle " + half.cycle());
        }
    }

    /** What speaks against a peak, in words. */
    private static String marks(Found f) {
        if (!f.peak().found()) {
            return "no peak in the window";
        }
        if (f.peak().tops() > 1) {
            return f.peak().tops() + " peaks in the window";
        }
        double aside = f.peak().position() - f.peak().top();
        if (Math.abs(aside) > Math.max(ASIDE * f.peak().width(), SIGMAS * f.peak().positionError())) {
            return String.format(Locale.ROOT, "fitted %.1f mV from the maximum: the peak is not a Gaussian on a line",
                    Math.abs(aside) * 1e3);
        }
        return f.other().found() ? "" : "not found by the other method";
    }

    private Table table(Found[] found) {
        return Table.of(
                Column.of("cycle", Arrays.stream(found).mapToLong(f -> halves.get(f.half()).cycle()).toArray()),
                Column.of("half",
                        Arrays.stream(found).map(f -> halves.get(f.half()).half()).toArray(String[]::new)),
                Column.of("peak", Arrays.stream(found).map(Found::name).toArray(String[]::new)),
                Column.of("window_from", "V", Arrays.stream(found).mapToDouble(Found::from).toArray()),
                Column.of("window_to", "V", Arrays.stream(found).mapToDouble(Found::to).toArray()),
                column(found, "position", "V", Peak::position, Peak::positionError, 1, false),
                column(found, "height", unit() + "/V", Peak::height, Peak::heightError, factor(), true),
                column(found, "area", unit(), Peak::area, Peak::areaError, factor(), true),
                Column.of("fwhm", "V", Arrays.stream(found).mapToDouble(f -> f.peak().width()).toArray()),
                Column.of("maximum_position", "V", Arrays.stream(found).mapToDouble(f -> f.peak().top()).toArray()),
                Column.of("maximum", unit() + "/V",
                        Arrays.stream(found).mapToDouble(f -> f.peak().highest() * factor()).toArray()),
                Column.of("marks", Arrays.stream(found).map(DifferentialTables::marks).toArray(String[]::new)));
    }

    /**
     * Uncertainty: that of the fit; as systematic parts the change between the methods, as half the width of a
     * rectangular distribution, and what charge and mass share.
     */
    private Column column(Found[] found, String name, String unit, ToDoubleFunction<Peak> value,
            ToDoubleFunction<Peak> error, double factor, boolean charge) {
        double[] values = new double[found.length];
        double[] whole = new double[found.length];
        double[] part = new double[found.length];
        for (int i = 0; i < found.length; i++) {
            values[i] = value.applyAsDouble(found[i].peak()) * factor;
            double change = found[i].other().found()
                    ? (value.applyAsDouble(found[i].other()) * factor - values[i]) / Math.sqrt(3) : 0;
            double scale = charge && !sharedOrigin.isEmpty() ? shared[found[i].half()] * values[i] : 0;
            part[i] = Math.hypot(change, Double.isNaN(scale) ? 0 : scale);
            whole[i] = Math.hypot(part[i], error.applyAsDouble(found[i].peak()) * factor);
            part[i] = Double.isNaN(whole[i]) ? Double.NaN : part[i];
        }
        return Column.of(name, unit, values, whole).withSystematic(part).withOrigin("fit and change between the methods"
                + (charge && !sharedOrigin.isEmpty() ? ", " + sharedOrigin : ""));
    }
}
