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
import org.operando.echem.gitt.IciKernel.Result;

/** The tables of interruptions of the current. */
final class IciTables {
    private static final String FIT = "fit covariance";

    private final CellRecord cell;
    private final Optional<EchemMeasurement> study;
    private final List<Result> results;
    private final Quantity radius;

    IciTables(CellRecord cell, Optional<EchemMeasurement> study, List<Result> results, Quantity radius) {
        this.cell = cell;
        this.study = study;
        this.results = results;
        this.radius = radius;
    }

    Table interruptions() {
        List<Column> columns = new ArrayList<>();
        long[] number = new long[results.size()];
        Arrays.setAll(number, i -> i + 1);
        columns.add(Column.of("interruption", number));
        cell.records().find(Columns.CYCLE).ifPresent(c -> {
            long[] all = (long[]) c.values();
            columns.add(Column.of("cycle", results.stream().mapToLong(r -> all[r.pulse().first()]).toArray()));
        });
        columns.add(Column.of("half", results.stream().map(r -> r.pulse().current() > 0 ? "charge" : "discharge")
                .toArray(String[]::new)));
        columns.add(column("time", "s", r -> r.pulse().start() + r.pulse().duration()));
        columns.add(column("current_time", "s", Result::flowed));
        columns.add(column("current", "A", r -> r.pulse().current()));
        charges(columns);
        columns.add(column("loaded_voltage", "V", Result::loaded));
        slopes(columns);
        columns.add(coefficient("diffusion_coefficient", Result::diffusion, Result::diffusionError));
        columns.add(coefficient("diffusion_plain", Result::diffusionPlain, r -> plainError(r)));
        resistances(columns);
        columns.add(Column.of("marks", results.stream().map(r -> String.join("; ", r.marks()))
                .toArray(String[]::new)));
        return new Table(columns);
    }

    private void slopes(List<Column> columns) {
        columns.add(Column.of("voltage", "V", values(Result::potential), values(Result::potentialError))
                .withOrigin("scatter about the fit"));
        columns.add(Column.of("slope", "V/s", values(Result::slope), values(Result::slopeError))
                .withOrigin("scatter about the fit"));
        // dE/d sqrt t: the unit of V/s^0.5 has no whole exponent
        columns.add(Column.of("slope_per_root_s", "V", values(r -> r.curved().slope()),
                values(r -> r.curved().slopeError())).withOrigin(FIT));
        columns.add(Column.of("plain_slope_per_root_s", "V", values(r -> r.plain().slope()),
                values(r -> r.plain().slopeError())).withOrigin(FIT));
        columns.add(column("linearity", "1", r -> r.plain().rSquared()));
        columns.add(column("points", "1", r -> r.curved().points()));
    }

    private void resistances(List<Column> columns) {
        columns.add(Column.of("resistance", "ohm", values(Result::resistance), values(Result::resistanceError))
                .withOrigin(FIT));
        columns.add(Column.of("resistance_plain", "ohm", values(Result::resistancePlain),
                values(r -> r.plain().interceptError() / Math.abs(r.pulse().current()))).withOrigin(FIT));
        cell.area().ifPresent(a -> {
            double area = a.to(Unit.of("cm2")).value();
            double relative = Double.isNaN(a.uncertainty()) ? 0 : a.to(Unit.of("cm2")).uncertainty() / area;
            double[] shared = values(r -> Math.abs(r.resistance()) * area * relative);
            columns.add(Column.of("area_resistance", "ohm cm2", values(r -> r.resistance() * area),
                    values(r -> area * Math.hypot(r.resistanceError(), r.resistance() * relative)))
                    .withSystematic(shared).withOrigin("fit and area"));
        });
    }

    private static double plainError(Result r) {
        return 2 * Math.abs(r.diffusionPlain())
                * Math.hypot(r.slopeError() / r.slope(), r.plain().slopeError() / r.plain().slope());
    }

    /** Charge passed before each; state of charge where mass and nominal capacity are known. */
    private void charges(List<Column> columns) {
        columns.add(column("capacity", "mAh", r -> Math.abs(r.passed()) / 3.6));
        double grams = cell.activeMass().map(m -> m.to(Unit.of("g")).value()).orElse(Double.NaN);
        if (Double.isFinite(grams)) {
            columns.add(column("specific_capacity", "mAh/g", r -> Math.abs(r.passed()) / 3.6 / grams));
            study.flatMap(EchemMeasurement::nominalCapacity).ifPresent(nominal -> columns.add(column(
                    "state_of_charge", "%", r -> (r.passed() < 0 ? 100 : 0) + r.passed() / 0.036 / grams / nominal)));
        }
    }

    private Column coefficient(String name, ToDoubleFunction<Result> value, ToDoubleFunction<Result> error) {
        double relative = 2 * radius.uncertainty() / radius.value();
        double[] values = values(value);
        double[] errors = values(error);
        if (Double.isNaN(relative)) {
            return Column.of(name, "m2/s", values, errors).withOrigin(FIT);
        }
        double[] shared = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            shared[i] = relative * values[i];
            errors[i] = Math.hypot(errors[i], shared[i]);
        }
        return Column.of(name, "m2/s", values, errors).withOrigin("fit and particle radius").withSystematic(shared);
    }

    private Column column(String name, String unit, ToDoubleFunction<Result> value) {
        return Column.of(name, unit, values(value));
    }

    private double[] values(ToDoubleFunction<Result> value) {
        return results.stream().mapToDouble(value).toArray();
    }

    /** Median of the coefficients that nothing speaks against. */
    Quantity diffusion() {
        Quantity median = median(Result::diffusion, "m2/s");
        double shared = 2 * radius.uncertainty() / radius.value() * median.value();
        return Double.isNaN(shared) ? median
                : Quantity.of(median.value(), Math.hypot(median.uncertainty(), shared), "m2/s",
                        "scatter of the interruptions and particle radius").withSystematic(shared);
    }

    /** Median of the resistances that nothing speaks against. */
    Quantity resistance() {
        return median(Result::resistance, "ohm");
    }

    private Quantity median(ToDoubleFunction<Result> value, String unit) {
        double[] values = results.stream().filter(r -> r.marks().isEmpty()).mapToDouble(value)
                .filter(Double::isFinite).sorted().toArray();
        if (values.length == 0) {
            return new Quantity(Double.NaN, Double.NaN, Unit.of(unit), "");
        }
        double median = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        // the median's standard uncertainty is 1.2533 that of the mean; scatter by the median absolute deviation
        double[] away = Arrays.stream(values).map(v -> Math.abs(v - median)).sorted().toArray();
        return Quantity.of(median, 1.4826 * away[away.length / 2] * 1.2533 / Math.sqrt(values.length), unit,
                "scatter of the interruptions");
    }

    /** Potential after each interruption, to the end of the pause; the fits within the window. */
    Table curves(double from, double to) {
        double[] time = cell.records().doubles(Columns.TIME);
        double[] voltage = cell.records().doubles(Columns.VOLTAGE);
        int n = results.stream().mapToInt(r -> r.pulse().end() - r.pulse().rest()).sum();
        long[] number = new long[n];
        double[][] c = new double[4][n];
        int row = 0;
        for (int k = 0; k < results.size(); k++) {
            Result r = results.get(k);
            for (int i = r.pulse().rest(); i < r.pulse().end(); i++) {
                double since = time[i] - IciKernel.off(r.pulse(), time);
                boolean inside = since >= from * (1 - 1e-6) && since <= to * (1 + 1e-6);
                double root = Math.sqrt(since);
                number[row] = k + 1L;
                c[0][row] = since;
                c[1][row] = voltage[i];
                c[2][row] = inside ? r.plain().intercept() + r.plain().slope() * root : Double.NaN;
                c[3][row++] = inside ? r.curved().intercept() + r.curved().slope() * root
                        + r.curved().curvature() * since : Double.NaN;
            }
        }
        return Table.of(Column.of("interruption", number), Column.of("time", "s", c[0]),
                Column.of("voltage", "V", c[1]), Column.of("line", "V", c[2]), Column.of("root_and_linear", "V", c[3]));
    }
}
