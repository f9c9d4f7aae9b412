// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/**
 * Makes the outputs.
 * @param patterns the series
 * @param expected the lines
 * @param found by pattern
 */
record WilliamsonHallTables(PatternSeries patterns, LineSet expected, PatternWidths[] found) {
    private static final String FIT = "fit covariance";
    private static final double STRAIGHT = 3;

    /** A number of a pattern's size and strain; NaN where it has none. */
    private double[] of(ToDoubleFunction<SizeStrain> number) {
        return Arrays.stream(found).mapToDouble(f -> f.result().map(number::applyAsDouble).orElse(Double.NaN))
                .toArray();
    }

    private Column sizes() {
        return Column.of("size", "angstrom", of(SizeStrain::size), of(SizeStrain::sizeError)).withOrigin(FIT);
    }

    private Column strains() {
        return Column.of("strain", "1", of(SizeStrain::strain), of(SizeStrain::strainError)).withOrigin(FIT);
    }

    Table results() {
        Table frames = patterns.frames();
        List<Column> columns = new ArrayList<>();
        columns.add(frames.column(Columns.NUMBER));
        columns.add(Column.of("time", "s", frames.doubles(Columns.MIDDLE)));
        frames.find(Columns.VOLTAGE).ifPresent(columns::add);
        columns.add(sizes());
        columns.add(Column.of("size_lower_limit", "angstrom", of(SizeStrain::sizeLimit)));
        columns.add(strains());
        columns.add(Column.of("correlation", "1", of(SizeStrain::correlation)));
        columns.add(Column.of("intercept", "rad", of(s -> s.line().intercept()), of(s -> s.line().interceptError()))
                .withOrigin(FIT));
        columns.add(Column.of("lines", Arrays.stream(found).mapToLong(PatternWidths::used).toArray()));
        columns.add(Column.of("dropped",
                Arrays.stream(found).mapToLong(f -> f.widths().length - f.used()).toArray()));
        columns.add(Column.of("chi2_r_line", "1", of(s -> s.line().reducedChiSquared())));
        columns.add(Column.of("chi2_r_pattern", "1", Arrays.stream(found)
                .mapToDouble(f -> f.fit().map(w -> w.minimum().reducedChiSquared()).orElse(Double.NaN)).toArray()));
        columns.add(Column.of("flag", Arrays.stream(found).map(PatternWidths::flag).toArray(String[]::new)));
        return new Table(columns);
    }

    /** One row a pattern and line. */
    Table lines() {
        int n = expected.size();
        int rows = n * found.length;
        long[] number = new long[rows];
        String[] line = new String[rows];
        String[] kind = new String[rows];
        String[] dropped = new String[rows];
        double[][] v = new double[13][rows];
        long[] numbers = patterns.numbers();
        for (int f = 0; f < found.length; f++) {
            for (int i = 0; i < n; i++) {
                int r = f * n + i;
                number[r] = numbers[f];
                line[r] = expected.lines().get(i).label();
                kind[r] = LineClass.of(expected.lines().get(i)).indices();
                dropped[r] = found[f].widths()[i].dropped();
                double[] row = row(found[f], i);
                for (int k = 0; k < v.length; k++) {
                    v[k][r] = row[k];
                }
            }
        }
        String area = patterns.intensity().unit().name() + " deg";
        return Table.of(Column.of("number", number), Column.of("line", line), Column.of("class", kind),
                Column.of("expected", "deg", v[12]), Column.of("position", "deg", v[0], v[1]).withOrigin(FIT),
                Column.of("area", area, v[2], v[3]).withOrigin(FIT),
                Column.of("width", "deg", v[4], v[5]).withOrigin(FIT), Column.of("instrument", "deg", v[6]),
                Column.of("breadth", "deg", v[7], v[8]).withOrigin(FIT), Column.of("four_sin_theta", "1", v[9]),
                Column.of("breadth_cos_theta", "rad", v[10], v[11]).withOrigin(FIT), Column.of("dropped", dropped));
    }

    private double[] row(PatternWidths pattern, int i) {
        double[] row = new double[13];
        Arrays.fill(row, Double.NaN);
        row[12] = expected.at(i);
        int place = pattern.fitted()[i];
        if (place >= 0) {
            FittedLines fit = pattern.fit().orElseThrow();
            SampleWidth width = pattern.widths()[i];
            double at = fit.position(place);
            row[0] = at;
            row[1] = fit.positionError(place);
            row[2] = fit.area(place);
            row[3] = fit.areaError(place);
            row[4] = width.observed();
            row[5] = width.observedError();
            row[6] = width.instrument();
            row[7] = width.beta();
            row[8] = width.betaError();
            row[9] = SizeStrain.abscissa(at);
            row[10] = SizeStrain.ordinate(at, width.beta());
            row[11] = SizeStrain.ordinate(at, width.betaError());
        }
        return row;
    }

    /** One row a pattern and class of lines that has a straight line of its own. */
    Table classes() {
        long[] numbers = patterns.numbers();
        List<Long> number = new ArrayList<>();
        List<String> kind = new ArrayList<>();
        List<SizeStrain> values = new ArrayList<>();
        for (int f = 0; f < found.length; f++) {
            for (Map.Entry<LineClass, SizeStrain> each : found[f].classes().entrySet()) {
                number.add(numbers[f]);
                kind.add(each.getKey().indices());
                values.add(each.getValue());
            }
        }
        return Table.of(Column.of("number", number.stream().mapToLong(Long::longValue).toArray()),
                Column.of("class", kind.toArray(String[]::new)),
                Column.of("size", "angstrom", each(values, SizeStrain::size), each(values, SizeStrain::sizeError))
                        .withOrigin(FIT),
                Column.of("size_lower_limit", "angstrom", each(values, SizeStrain::sizeLimit)),
                Column.of("strain", "1", each(values, SizeStrain::strain), each(values, SizeStrain::strainError))
                        .withOrigin(FIT),
                Column.of("lines", values.stream().mapToLong(
                        s -> s.line().degrees() + (Double.isNaN(s.size()) ? 1 : 2)).toArray()),
                Column.of("chi2_r_line", "1", each(values, s -> s.line().reducedChiSquared())));
    }

    private static double[] each(List<SizeStrain> values, ToDoubleFunction<SizeStrain> number) {
        return values.stream().mapToDouble(number).toArray();
    }

    Quantity size() {
        return mean(sizes());
    }

    Quantity strain() {
        return mean(strains());
    }

    private static Quantity mean(Column column) {
        double[] v = column.doubles();
        int[] good = IntStream.range(0, v.length).filter(i -> Double.isFinite(v[i])).toArray();
        String unit = column.unit().name();
        if (good.length == 0) {
            return Quantity.of(Double.NaN, unit);
        }
        if (good.length == 1) {
            return Quantity.of(v[good[0]], column.uncertainties()[good[0]], unit, column.origin());
        }
        double mean = Arrays.stream(good).mapToDouble(i -> v[i]).average().orElseThrow();
        double squares = Arrays.stream(good).mapToDouble(i -> (v[i] - mean) * (v[i] - mean)).sum();
        return Quantity.of(mean, Math.sqrt(squares / (good.length - 1)), unit,
                "standard deviation of " + good.length + " patterns");
    }

    /** What a reader has to know of single patterns. */
    void warn(Context context) {
        long[] numbers = patterns.numbers();
        for (int f = 0; f < found.length; f++) {
            String where = "pattern " + numbers[f];
            if (!found[f].flag().isEmpty()) {
                context.warn(where, found[f].flag());
            }
            found[f].result().ifPresent(s -> warn(context, where, s));
        }
        long dropped = Stream.of(found).filter(f -> f.used() < f.widths().length).count();
        if (dropped > 0) {
            context.warn("lines", "some do not count in " + dropped + " of " + found.length
                    + " patterns: column 'dropped' of the lines says which and why");
        }
    }

    private static void warn(Context context, String where, SizeStrain s) {
        if (s.line().reducedChiSquared() > STRAIGHT) {
            context.warn(where,
                    String.format(Locale.ROOT,
                            "the lines do not lie on one straight line (chi2_r = %.1f): a spread of c or a,"
                                    + " or anisotropy; see the classes of lines",
                            s.line().reducedChiSquared()));
        }
        if (Double.isNaN(s.size())) {
            context.warn(where,
                    String.format(Locale.ROOT,
                            "the size term is negligible: D > %.0f angstrom, and the strain is of a line"
                                    + " through the origin",
                            s.sizeLimit()));
        }
        if (s.strain() < 2 * s.strainError()) {
            context.warn(where, String.format(Locale.ROOT, "the microstrain is negligible: below %.2g",
                    s.strain() + 2 * s.strainError()));
        }
    }
}
