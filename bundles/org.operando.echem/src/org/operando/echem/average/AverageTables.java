// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.average;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.math.StudentT;

/** The tables of an average. */
final class AverageTables {
    /** Probability that an interval holds the true difference. */
    private static final double LEVEL = 0.95;

    private final List<Condition> conditions;
    private final int after;

    AverageTables(List<Condition> conditions, int after) {
        this.conditions = conditions;
        this.after = after;
    }

    /** One row a condition and cycle. */
    Table cycles() {
        List<String> names = new ArrayList<>();
        List<Long> cycles = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        List<Quantity> capacities = new ArrayList<>();
        List<Quantity> efficiencies = new ArrayList<>();
        List<Quantity> ofMean = new ArrayList<>();
        List<Quantity> retentions = new ArrayList<>();
        List<Double> capacityScatter = new ArrayList<>();
        List<Double> efficiencyScatter = new ArrayList<>();
        List<Double> retentionScatter = new ArrayList<>();
        for (Condition condition : conditions) {
            for (long cycle : condition.cycles()) {
                Sample sample = condition.sample(CellCurve::capacity, cycle);
                names.add(condition.name());
                cycles.add(cycle);
                counts.add((long) sample.n());
                capacities.add(mean(condition, CellCurve::capacity, cycle));
                capacityScatter.add(sample.deviation());
                efficiencies.add(mean(condition, CellCurve::efficiency, cycle));
                efficiencyScatter.add(condition.sample(CellCurve::efficiency, cycle).deviation());
                ofMean.add(condition.ofMeanCurve(cycle));
                retentions.add(mean(condition, CellCurve::retention, cycle));
                retentionScatter.add(condition.sample(CellCurve::retention, cycle).deviation());
            }
        }
        String unit = unit(CellCurve::capacity).name();
        return Table.of(texts("condition", names), Column.of("cycle", longs(cycles)), Column.of("n", longs(counts)),
                column("mean_capacity", unit, capacities), numbers("capacity_sd", unit, capacityScatter),
                column("mean_coulombic_efficiency", "%", efficiencies),
                numbers("coulombic_efficiency_sd", "%", efficiencyScatter),
                column("retention_of_mean_curve", "%", ofMean), column("mean_retention", "%", retentions),
                numbers("retention_sd", "%", retentionScatter));
    }

    private static Quantity mean(Condition condition, Function<CellCurve, Column> column, long cycle) {
        Quantity mean = condition.mean(column, cycle);
        return mean == null ? new Quantity(Double.NaN, Double.NaN, Unit.ONE, "") : mean;
    }

    private Unit unit(Function<CellCurve, Column> column) {
        return column.apply(conditions.getFirst().cells().getFirst()).unit();
    }

    /** One row a cell and cycle. */
    Table cells() {
        List<String> names = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        List<Long> cycles = new ArrayList<>();
        List<Quantity> capacities = new ArrayList<>();
        List<Quantity> efficiencies = new ArrayList<>();
        List<Quantity> retentions = new ArrayList<>();
        for (Condition condition : conditions) {
            for (CellCurve cell : condition.cells()) {
                for (int row = 0; row < cell.cycle().length; row++) {
                    names.add(condition.name());
                    cells.add(cell.name());
                    cycles.add(cell.cycle()[row]);
                    capacities.add(cell.capacity().quantity(row));
                    efficiencies.add(cell.efficiency().quantity(row));
                    retentions.add(cell.retention().quantity(row));
                }
            }
        }
        return Table.of(texts("condition", names), texts("cell", cells), Column.of("cycle", longs(cycles)),
                column("capacity", unit(CellCurve::capacity).name(), capacities),
                column("coulombic_efficiency", "%", efficiencies), column("retention", "%", retentions));
    }

    /** One row a condition: the retention of its mean curve, and the mean of its cells' retentions. */
    Table retentions() {
        List<String> names = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        List<Long> references = new ArrayList<>();
        List<Quantity> ofMean = new ArrayList<>();
        List<Quantity> means = new ArrayList<>();
        List<Double> scatter = new ArrayList<>();
        for (Condition condition : conditions) {
            long cycle = last(condition);
            Sample sample = condition.sample(CellCurve::retention, cycle);
            names.add(condition.name());
            counts.add((long) sample.n());
            references.add((long) condition.cells().getFirst().reference());
            ofMean.add(condition.ofMeanCurve(cycle));
            means.add(mean(condition, CellCurve::retention, cycle));
            scatter.add(sample.deviation());
        }
        long[] cycles = new long[names.size()];
        Arrays.fill(cycles, after);
        return Table.of(texts("condition", names), Column.of("n", longs(counts)),
                Column.of("reference_cycle", longs(references)), Column.of("cycles", cycles),
                column("retention_of_mean_curve", "%", ofMean), column("mean_of_retentions", "%", means),
                numbers("retention_sd", "%", scatter));
    }

    private long last(Condition condition) {
        return condition.cells().getFirst().reference() + after - 1L;
    }

    /** One row a pair of conditions. */
    Table differences() {
        List<String> one = new ArrayList<>();
        List<String> other = new ArrayList<>();
        List<Quantity> differences = new ArrayList<>();
        List<double[]> intervals = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            for (int j = i + 1; j < conditions.size(); j++) {
                one.add(conditions.get(i).name());
                other.add(conditions.get(j).name());
                differences.add(difference(conditions.get(i), conditions.get(j), intervals));
            }
        }
        return Table.of(texts("first", one), texts("second", other), column("difference", "%", differences),
                Column.of("low", "%", intervals.stream().mapToDouble(x -> x[0]).toArray()),
                Column.of("high", "%", intervals.stream().mapToDouble(x -> x[1]).toArray()),
                Column.of("degrees_of_freedom", "1", intervals.stream().mapToDouble(x -> x[2]).toArray()));
    }

    /**
     * Difference of two mean retentions and its interval by Welch, of the scatter alone. Of the accuracy of the cyclers
     * what is left in the two retentions is added in quadrature: the channels are not the same.
     */
    private Quantity difference(Condition a, Condition b, List<double[]> intervals) {
        Sample first = a.sample(CellCurve::retention, last(a));
        Sample second = b.sample(CellCurve::retention, last(b));
        double u = first.ofMean() * first.ofMean();
        double v = second.ofMean() * second.ofMean();
        double error = Math.sqrt(u + v);
        double freedom = (u + v) * (u + v) / (u * u / (first.n() - 1) + v * v / (second.n() - 1));
        double difference = first.mean() - second.mean();
        boolean known = error > 0 && Double.isFinite(freedom);
        double half = known ? error * StudentT.halfWidth(LEVEL, freedom)
                : Double.NaN;
        intervals.add(new double[] {difference - half, difference + half, known ? freedom : Double.NaN});
        double left = Math.hypot(zero(mean(a, CellCurve::retention, last(a)).systematic()),
                zero(mean(b, CellCurve::retention, last(b)).systematic()));
        return Condition.parts(difference, error, left, Unit.of("%"));
    }

    private static double zero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static Column texts(String name, List<String> values) {
        return Column.of(name, values.toArray(String[]::new));
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private static Column numbers(String name, String unit, List<Double> values) {
        return Column.of(name, unit, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** A column of quantities, with the parts of their uncertainties where any is known. */
    private static Column column(String name, String unit, List<Quantity> values) {
        double[] numbers = values.stream().mapToDouble(Quantity::value).toArray();
        double[] errors = values.stream().mapToDouble(Quantity::uncertainty).toArray();
        if (Arrays.stream(errors).allMatch(Double::isNaN)) {
            return Column.of(name, unit, numbers);
        }
        double[] systematic = values.stream().mapToDouble(Quantity::systematic).toArray();
        String origin = values.stream().map(Quantity::origin).filter(s -> !s.isEmpty()).distinct().reduce(
                (x, y) -> x.length() >= y.length() ? x : y).orElse("");
        Column column = Column.of(name, unit, numbers, errors).withOrigin(origin);
        return Arrays.stream(systematic).allMatch(Double::isNaN) ? column : column.withSystematic(systematic);
    }
}
