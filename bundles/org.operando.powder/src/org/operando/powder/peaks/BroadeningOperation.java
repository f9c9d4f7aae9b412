// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.Version;

/**
 * Where lines become broader than their single-phase trend: a straight line is laid through the FWHM of patterns that
 * hold one phase, and the first of two successive patterns beyond them that lie above it by more than so many standard
 * uncertainties (of the value and of the line) is the onset. (003) broadens with a spread of c, (101) with one of a.
 */
@Version(2)
@Methods("A weighted straight line was laid through the FWHM of each line in the patterns {first} to {last}, against the "
        + "pattern's number; broadening begins at the first of two successive later patterns that lie above it by more "
        + "than {sigmas} standard uncertainties of value and line together.")
@Doc("Widths and asymmetry of lines along a series, and the voltage at which each becomes broader than its trend.")
public final class BroadeningOperation
        implements Operation<BroadeningOperation.Inputs, BroadeningOperation.Parameters, BroadeningOperation.Outputs> {
    /** Column of the widths with 1 for patterns of one phase, through which the trend is laid. */
    static final String SINGLE = "single_phase";

    /**
     * What it works on.
     * @param peaks the fits
     */
    public record Inputs(PeaksOperation.Outputs peaks) {
    }

    /**
     * What the study says.
     * @param first number of the first single-phase pattern
     * @param last number of the last
     * @param lines peaks to follow; all when empty
     * @param sigmas standard uncertainties above the trend
     */
    public record Parameters(@Label("First") @Doc("Number of the first pattern that holds one phase alone.") int first,
            @Label("Last") @Doc("Number of the last pattern that holds one phase alone.") int last,
            @Label("Lines") @Doc("Names of the peaks to follow. Left out: all.") List<String> lines,
            @Label("Sigmas") @Doc("Standard uncertainties above the trend at which broadening begins.") @Default("3") @Range(
                    min = 1,
                    max = 100) double sigmas) {
        public Parameters {
            if (last < first + 2) {
                throw new InvalidParameter("last", "must be at least two above 'first' = " + first);
            }
        }
    }

    /**
     * What comes out.
     * @param onsets a row a line: number, time and voltage of the onset, or none; the voltage is uncertain by half the
     *            step from the pattern before
     * @param widths a row a line and pattern: FWHM, asymmetry, trend, deviation in standard uncertainties, and whether
     *            the pattern is one of those that the trend is laid through
     */
    public record Outputs(@Label("Onsets") @Doc("Where each line becomes broader than its trend.") Table onsets,
            @Label("Widths") @Doc("FWHM, asymmetry and trend of each line.") Table widths) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        Table all = inputs.peaks().peaks();
        List<String> there = Arrays.stream(all.texts("peak")).distinct().toList();
        for (String line : p.lines()) {
            if (!there.contains(line)) {
                throw new OperationException("there is no peak '" + line + "'; there are " + String.join(", ", there));
            }
        }
        List<String> lines = p.lines().isEmpty() ? there : p.lines();
        int[] rows = lines.stream().flatMapToInt(line -> IntStream.range(0, all.rows())
                .filter(i -> all.texts("peak")[i].equals(line) && !all.texts("flag")[i].contains("weak"))).toArray();
        Table table = Rows.of(all, rows);
        double[] trend = new double[rows.length];
        double[] trendError = new double[rows.length];
        double[] deviation = new double[rows.length];
        List<Optional<Integer>> onsets = new ArrayList<>();
        for (String line : lines) {
            int[] own = IntStream.range(0, rows.length).filter(i -> table.texts("peak")[i].equals(line)).toArray();
            onsets.add(follow(table, own, line, p, trend, trendError, deviation));
        }
        List<Column> columns = new ArrayList<>(List.of(table.column("number"), table.column("time")));
        table.find("voltage").ifPresent(columns::add);
        columns.add(table.column("peak"));
        columns.add(table.column("fwhm"));
        table.find("asymmetry").ifPresent(columns::add);
        columns.add(Column.of("trend", "deg", trend, trendError).withOrigin("fit covariance"));
        columns.add(Column.of("deviation", "1", deviation));
        columns.add(Column.of(SINGLE, Arrays.stream(table.column("number").doubles())
                .mapToLong(n -> n >= p.first() && n <= p.last() ? 1 : 0).toArray()));
        return new Outputs(onsets(table, lines, onsets), new Table(columns));
    }

    private static Optional<Integer> follow(Table table, int[] own, String line, Parameters p, double[] trend,
            double[] trendError, double[] deviation) throws OperationException {
        double[] number = table.column("number").doubles();
        double[] width = table.doubles("fwhm");
        double[] error = table.column("fwhm").uncertainties();
        int[] single = Arrays.stream(own).filter(i -> number[i] >= p.first() && number[i] <= p.last()
                && WidthTrend.used(width[i], error[i])).toArray();
        if (single.length < 3) {
            throw new OperationException("the width of " + line + " is known in " + single.length + " of the patterns "
                    + p.first() + " to " + p.last() + "; a trend needs three", "",
                    "name more patterns that hold one phase");
        }
        WidthTrend law = new WidthTrend(Arrays.stream(single).mapToDouble(i -> number[i]).toArray(),
                Arrays.stream(single).mapToDouble(i -> width[i]).toArray(),
                Arrays.stream(single).mapToDouble(i -> error[i]).toArray());
        Optional<Integer> onset = Optional.empty();
        int candidate = -1;
        for (int i : own) {
            trend[i] = law.at(number[i]);
            trendError[i] = law.error(number[i]);
            deviation[i] = WidthTrend.used(width[i], error[i]) ? law.deviation(number[i], width[i], error[i])
                    : Double.NaN;
            if (number[i] > p.last() && !Double.isNaN(deviation[i])) {
                boolean broad = deviation[i] > p.sigmas();
                if (broad && candidate >= 0 && onset.isEmpty()) {
                    onset = Optional.of(candidate);
                }
                candidate = broad ? candidate >= 0 ? candidate : i : -1;
            }
        }
        return onset;
    }

    private static Table onsets(Table table, List<String> lines, List<Optional<Integer>> onsets) {
        int n = lines.size();
        double[] number = new double[n];
        double[] time = new double[n];
        double[] voltage = new double[n];
        double[] error = new double[n];
        Arrays.fill(number, Double.NaN);
        Arrays.fill(time, Double.NaN);
        Arrays.fill(voltage, Double.NaN);
        Arrays.fill(error, Double.NaN);
        Optional<double[]> volts = table.find("voltage").map(Column::doubles);
        for (int k = 0; k < n; k++) {
            if (onsets.get(k).isPresent()) {
                int i = onsets.get(k).get();
                number[k] = table.column("number").doubles()[i];
                time[k] = table.doubles("time")[i];
                if (volts.isPresent()) {
                    voltage[k] = volts.get()[i];
                    error[k] = Math.abs(volts.get()[i] - volts.get()[i - 1]) / 2;
                }
            }
        }
        return Table.of(Column.of("number", "1", number), Column.of("time", "s", time),
                Column.of("voltage", "V", voltage, error).withOrigin("half the step from the pattern before"),
                Column.of("peak", lines.toArray(String[]::new)));
    }
}
