// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.gitt.GittKernel.Result;

/** The tables of a titration's results. */
final class GittTables {
    private static final String PROPAGATED = "fit and particle radius";
    /** Points kept of a pulse and of its rest. */
    private static final int MOST_POINTS = 300;
    /** Delays after the beginning of the pulse that resistances are told for, s. */
    private static final double[] DELAYS = {1, 10, 30};

    private final CellRecord cell;
    private final Optional<EchemMeasurement> study;
    private final Result[] results;
    private final Quantity radius;
    private final double[] time;
    private final double[] current;
    private final double[] voltage;

    GittTables(CellRecord cell, Optional<EchemMeasurement> study, Result[] results, Quantity radius) {
        this.cell = cell;
        this.study = study;
        this.results = results;
        this.radius = radius;
        time = cell.records().doubles(Columns.TIME);
        current = cell.records().doubles(Columns.CURRENT);
        voltage = cell.records().doubles(Columns.VOLTAGE);
    }

    Table pulses() {
        List<Column> columns = new ArrayList<>();
        long[] number = new long[results.length];
        Arrays.setAll(number, i -> i + 1);
        columns.add(Column.of("pulse", number));
        cell.records().find(Columns.CYCLE).ifPresent(c -> {
            long[] all = (long[]) c.values();
            columns.add(Column.of("cycle", Arrays.stream(results).mapToLong(r -> all[r.pulse().first()]).toArray()));
        });
        columns.add(Column.of("half", Arrays.stream(results)
                .map(r -> r.pulse().current() > 0 ? "charge" : "discharge").toArray(String[]::new)));
        columns.add(column("start", "s", r -> r.pulse().start()));
        columns.add(column("duration", "s", r -> r.pulse().duration()));
        columns.add(column("current", "A", r -> r.pulse().current()));
        charges(columns);
        columns.add(column("voltage_before", "V", r -> r.before().potential()));
        columns.add(Column.of("voltage_after", "V", values(r -> r.after().potential()),
                values(r -> r.after().error())).withOrigin("scatter of the rest"));
        columns.add(column("voltage", "V", r -> (r.before().potential() + r.after().potential()) / 2));
        columns.add(column("voltage_step", "mV", r -> r.step() * 1e3));
        columns.add(Column.of("slope_per_root_s", "V", values(r -> r.classicLine().slope()),
                values(r -> r.classicLine().slopeError())).withOrigin("fit covariance"));
        columns.add(column("window_from", "1", Result::windowFrom));
        columns.add(column("window_to", "1", Result::windowTo));
        columns.add(column("linearity", "1", r -> r.classicLine().rSquared()));
        columns.add(coefficient("diffusion_published", Result::classic, Result::classicError));
        columns.add(coefficient("diffusion_root_and_linear", Result::early, Result::earlyError));
        columns.add(coefficient("diffusion_sphere", this::sphere, this::sphereError));
        columns.add(column("pulse_number", "1", r -> r.sphere() == null ? Double.NaN
                : r.sphere().rate() * r.pulse().duration()));
        columns.add(Column.of("resistance_fit", "ohm", values(r -> r.sphere() == null ? Double.NaN
                : r.sphere().resistance()),
                values(r -> r.sphere() == null ? Double.NaN
                        : r.sphere().resistanceError()))
                .withOrigin("fit covariance"));
        resistances(columns);
        columns.add(column("misfit", "mV", r -> r.sphere() == null ? Double.NaN : r.sphere().rms() * 1e3));
        columns.add(Column.of("marks", Arrays.stream(results).map(r -> String.join("; ", r.marks()))
                .toArray(String[]::new)));
        return new Table(columns);
    }

    /** Charge passed before each pulse; state of charge where mass and nominal capacity are known. */
    private void charges(List<Column> columns) {
        double[] middle = new double[results.length];
        double sum = 0;
        for (int i = 0; i < middle.length; i++) {
            double charge = results[i].pulse().charge() / 3600;
            middle[i] = sum + charge / 2;
            sum += charge;
        }
        columns.add(Column.of("capacity", "mAh", Arrays.stream(middle).map(q -> q * 1e3).toArray()));
        double grams = cell.activeMass().map(m -> m.to(Unit.of("g")).value()).orElse(Double.NaN);
        if (Double.isFinite(grams)) {
            columns.add(Column.of("specific_capacity", "mAh/g",
                    Arrays.stream(middle).map(q -> q * 1e3 / grams).toArray()));
            study.flatMap(EchemMeasurement::nominalCapacity).ifPresent(nominal -> columns.add(Column.of(
                    "state_of_charge", "%",
                    Arrays.stream(middle).map(q -> q * 1e5 / grams / nominal).toArray())));
        }
    }

    /** Change of the potential over the current from the last record of the rest to some time into the pulse. */
    private void resistances(List<Column> columns) {
        columns.add(column("resistance_first", "ohm", r -> resistance(r.pulse(), r.pulse().first())));
        columns.add(column("age_of_first", "s", r -> time[r.pulse().first()] - r.pulse().start()));
        for (double delay : DELAYS) {
            columns.add(column("resistance_" + Math.round(delay) + "s", "ohm", r -> {
                Pulse p = r.pulse();
                int row = p.first();
                while (row < p.rest() - 1 && time[row] - p.start() < delay - 1e-6) {
                    row++;
                }
                // a record within a tenth of the delay stands for it
                return Math.abs(time[row] - p.start() - delay) > 0.1 * delay ? Double.NaN : resistance(p, row);
            }));
        }
    }

    private double resistance(Pulse p, int row) {
        return (voltage[row] - voltage[p.first() - 1]) / (current[row] - current[p.first() - 1]);
    }

    private double metres() {
        return radius.value() * 1e-6;
    }

    private double sphere(Result r) {
        return r.sphere() == null || !r.sphere().converged() ? Double.NaN
                : r.sphere().rate() * metres() * metres();
    }

    private double sphereError(Result r) {
        return r.sphere() == null ? Double.NaN : r.sphere().rateError() * metres() * metres();
    }

    private Column coefficient(String name, ToDoubleFunction<Result> value, ToDoubleFunction<Result> error) {
        double relative = 2 * radius.uncertainty() / radius.value();
        double[] values = values(value);
        double[] errors = values(error);
        if (Double.isNaN(relative)) {
            return Column.of(name, "m2/s", values, errors).withOrigin("fit covariance");
        }
        double[] shared = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            shared[i] = relative * values[i];
            errors[i] = Math.hypot(errors[i], shared[i]);
        }
        return Column.of(name, "m2/s", values, errors).withOrigin(PROPAGATED).withSystematic(shared);
    }

    private Column column(String name, String unit, ToDoubleFunction<Result> value) {
        return Column.of(name, unit, values(value));
    }

    private double[] values(ToDoubleFunction<Result> value) {
        return Arrays.stream(results).mapToDouble(value).toArray();
    }

    /** Median of the sphere fits that nothing speaks against but the length of the pulse. */
    Quantity median() {
        Result[] valid = Arrays.stream(results).filter(r -> Double.isFinite(sphere(r))
                && Validity.speaksOnlyAgainstPublished(String.join("; ", r.marks()))).toArray(Result[]::new);
        double[] values = Arrays.stream(valid).mapToDouble(this::sphere).sorted().toArray();
        if (values.length == 0) {
            return new Quantity(Double.NaN, Double.NaN, Unit.of("m2/s"), "");
        }
        double median = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        // the median's standard uncertainty is 1.2533 that of the mean; scatter by the median absolute deviation
        double[] away = Arrays.stream(values).map(v -> Math.abs(v - median)).sorted().toArray();
        double scatter = 1.4826 * away[away.length / 2] * 1.2533 / Math.sqrt(values.length);
        double shared = 2 * radius.uncertainty() / radius.value() * median;
        return Double.isNaN(shared) ? Quantity.of(median, scatter, "m2/s", "scatter of the pulses")
                : Quantity.of(median, Math.hypot(scatter, shared), "m2/s", "scatter of the pulses and particle radius")
                        .withSystematic(shared);
    }

    Table curves() {
        int n = 0;
        for (Result r : results) {
            n += kept(r.pulse().first(), r.pulse().rest()).length + kept(r.pulse().rest(), r.pulse().end()).length;
        }
        long[] pulse = new long[n];
        double[][] c = new double[5][n];
        int at = 0;
        for (int k = 0; k < results.length; k++) {
            Pulse p = results[k].pulse();
            for (int part = 0; part < 2; part++) {
                for (int row : part == 0 ? kept(p.first(), p.rest()) : kept(p.rest(), p.end())) {
                    pulse[at] = k + 1L;
                    c[0][at] = time[row] - p.start();
                    c[1][at] = voltage[row];
                    c[2][at] = part == 0 ? line(results[k], c[0][at]) : Double.NaN;
                    c[3][at] = part == 0 ? parabola(results[k], c[0][at]) : Double.NaN;
                    c[4][at] = results[k].sphere() == null ? Double.NaN : results[k].model().at(row);
                    at++;
                }
            }
        }
        return Table.of(Column.of("pulse", pulse), Column.of("time", "s", c[0]), Column.of("voltage", "V", c[1]),
                Column.of("line", "V", c[2]), Column.of("root_and_linear", "V", c[3]), Column.of("sphere", "V", c[4]));
    }

    private static double line(Result r, double seconds) {
        double root = Math.sqrt(seconds);
        return root < r.windowFrom() || root > r.windowTo() ? Double.NaN
                : r.classicLine().intercept() + r.classicLine().slope() * root;
    }

    private static double parabola(Result r, double seconds) {
        double root = Math.sqrt(seconds);
        LineFit fit = r.earlyLine();
        return root < GittKernel.EARLY || root > GittKernel.EARLY_END ? Double.NaN
                : fit.intercept() + fit.slope() * root + fit.curvature() * root * root;
    }

    /** Rows to keep, evenly in the square root of time, so that the beginning stays whole. */
    private static int[] kept(int from, int end) {
        int n = end - from;
        if (n <= MOST_POINTS) {
            int[] all = new int[n];
            Arrays.setAll(all, i -> from + i);
            return all;
        }
        int[] rows = new int[MOST_POINTS];
        int count = 0;
        int last = -1;
        for (int i = 0; i < MOST_POINTS; i++) {
            double part = i / (MOST_POINTS - 1.0);
            int row = (int) Math.round(part * part * (n - 1));
            if (row > last) {
                rows[count++] = from + row;
                last = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }
}
