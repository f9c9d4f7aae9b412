// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.math.Minimum.Scaling;
import org.operando.math.PeakShape;
import org.operando.math.ThompsonCoxHastings;
import org.operando.powder.Bragg;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/**
 * Makes the outputs of the fits of several windows.
 * @param patterns the series
 * @param p what the study says
 * @param plans a plan a window
 * @param series the windows
 * @param results fits by window and pattern
 */
record PeaksTable(PatternSeries patterns, PeaksOperation.Parameters p, List<FitPlan> plans, List<WindowSeries> series,
        List<List<WindowSeries.Result>> results) {
    /** Origin of the uncertainties. */
    static final String FIT = "fit covariance";
    /** A position more uncertain than this part of the width is flagged: so are the highest points of mere noise. */
    private static final double WEAK = 0.1;

    PeaksOperation.Outputs outputs() {
        return new PeaksOperation.Outputs(peaks(), fits(), correlations());
    }

    /** Rows of a track: a peak of a window. */
    private record Track(int window, int peak) {
    }

    private List<Track> tracks() {
        List<Track> tracks = new ArrayList<>();
        for (int w = 0; w < plans.size(); w++) {
            for (int j = 0; j < plans.get(w).peaks(); j++) {
                tracks.add(new Track(w, j));
            }
        }
        return tracks;
    }

    /** Values of one quantity in all rows, and their uncertainties. */
    private record Values(double[] value, double[] error) {
        Values(int rows) {
            this(new double[rows], new double[rows]);
            Arrays.fill(value, Double.NaN);
            Arrays.fill(error, Double.NaN);
        }

        void set(int row, double of, double uncertainty) {
            value[row] = of;
            error[row] = uncertainty;
        }

        Column column(String name, String unit, String origin) {
            return Column.of(name, unit, value, error).withOrigin(origin);
        }
    }

    private Table peaks() {
        List<Track> tracks = tracks();
        int n = patterns.size();
        int rows = tracks.size() * n;
        List<String> names = names();
        List<Values> values = new ArrayList<>();
        names.forEach(name -> values.add(new Values(rows)));
        Values breadth = new Values(rows);
        double[] chi = new double[rows];
        Arrays.fill(chi, Double.NaN);
        String[] flags = new String[rows];
        for (int t = 0; t < tracks.size(); t++) {
            Track track = tracks.get(t);
            for (int i = 0; i < n; i++) {
                int row = t * n + i;
                WindowSeries.Result result = results.get(track.window()).get(i);
                flags[row] = flag(result, track.peak());
                if (result.fit().isPresent() && WindowSeries.lost(result.fit().get(), track.peak()).isEmpty()) {
                    fill(result.fit().get(), track.peak(), names, values, breadth, row);
                    chi[row] = result.fit().get().minimum().reducedChiSquared();
                }
            }
        }
        List<Column> columns = new ArrayList<>(labels(tracks));
        String intensity = patterns.intensity().unit().name();
        for (int k = 0; k < names.size(); k++) {
            String unit = k == 0 ? intensity + " deg" : k < 3 ? "deg" : "1";
            columns.add(values.get(k).column(names.get(k), unit, FIT));
        }
        columns.add(breadth.column("breadth", "deg", FIT));
        if (names.contains(ThompsonCoxHastings.LORENTZ_PART)) {
            columns.addAll(widths(values.get(2), values.get(names.indexOf(ThompsonCoxHastings.LORENTZ_PART))));
        }
        patterns.wavelength().ifPresent(wavelength -> columns.add(spacing(values.get(1), wavelength)));
        columns.add(Column.of("chi2_r", "1", chi));
        columns.add(Column.of("flag", flags));
        return new Table(columns);
    }

    /** Names of all parameters that some peak has: area, position and FWHM first. */
    private List<String> names() {
        Set<String> named = new LinkedHashSet<>(List.of("area", "position", "fwhm"));
        plans.forEach(plan -> {
            for (int k = 0; k < plan.first(plan.peaks()); k++) {
                named.add(plan.name(k));
            }
        });
        return List.copyOf(named);
    }

    private List<Column> labels(List<Track> tracks) {
        int n = patterns.size();
        Table frames = patterns.frames();
        long[] number = new long[tracks.size() * n];
        double[] time = new double[number.length];
        double[] voltage = new double[number.length];
        String[] window = new String[number.length];
        String[] peak = new String[number.length];
        String[] shape = new String[number.length];
        long[] numbers = patterns.numbers();
        double[] middle = frames.doubles(Columns.MIDDLE);
        Optional<Column> cell = frames.find(Columns.VOLTAGE);
        for (int t = 0; t < tracks.size(); t++) {
            PeakWindow of = plans.get(tracks.get(t).window()).window();
            for (int i = 0; i < n; i++) {
                number[t * n + i] = numbers[i];
                time[t * n + i] = middle[i];
                voltage[t * n + i] = cell.isPresent() ? cell.get().doubles()[i] : Double.NaN;
                window[t * n + i] = of.name();
                WindowPeak one = of.peaks().get(tracks.get(t).peak());
                peak[t * n + i] = one.name();
                shape[t * n + i] = one.shape().orElse(of.shape());
            }
        }
        List<Column> columns = new ArrayList<>(List.of(Column.of(Columns.NUMBER, number),
                Column.of("time", "s", time), Column.of("window", window), Column.of("peak", peak),
                Column.of("shape", shape)));
        if (cell.isPresent()) {
            columns.add(2, Column.of(Columns.VOLTAGE, "V", voltage));
        }
        return columns;
    }

    private void fill(WindowFit fit, int peak, List<String> names, List<Values> values, Values breadth, int row) {
        FitPlan plan = fit.plan();
        int k = plan.first(peak);
        for (int q = k; q < plan.first(peak + 1); q++) {
            values.get(names.indexOf(plan.name(q))).set(row, fit.all()[q], fit.uncertainty(q, p.uncertainties()));
        }
        double[] shape = Arrays.copyOfRange(fit.all(), k + 3, plan.first(peak + 1));
        double[] slope = new double[plan.first(peak + 1) - k];
        double width = fit.all()[k + FitPlan.FWHM];
        double beta = 1 / plan.shape(peak).height(width, shape);
        slope[FitPlan.FWHM] = beta / width;
        for (int s = 0; s < shape.length; s++) {
            double h = 1e-6 * Math.max(1, Math.abs(shape[s]));
            double[] moved = shape.clone();
            moved[s] += h;
            slope[3 + s] = (1 / plan.shape(peak).height(width, moved) - beta) / h;
        }
        double variance = 0;
        for (int a = FitPlan.FWHM; a < slope.length; a++) {
            for (int b = FitPlan.FWHM; b < slope.length; b++) {
                variance += slope[a] * slope[b] * fit.covariance(k + a, k + b);
            }
        }
        breadth.set(row, beta, variance > 0 ? fit.factor(p.uncertainties()) * Math.sqrt(variance) : Double.NaN);
    }

    private static String flag(WindowSeries.Result result, int peak) {
        if (result.fit().isEmpty()) {
            return result.flag();
        }
        WindowFit fit = result.fit().get();
        String lost = WindowSeries.lost(fit, peak);
        if (!lost.isEmpty()) {
            return lost;
        }
        List<String> notes = new ArrayList<>();
        FitPlan plan = fit.plan();
        int k = plan.first(peak);
        for (int q = k + 3; q < plan.first(peak + 1); q++) {
            if (fit.atBound(q)) {
                notes.add(plan.name(q) + " at bound");
            }
        }
        double error = fit.uncertainty(k + FitPlan.POSITION, Scaling.ALWAYS);
        if (error > WEAK * fit.all()[k + FitPlan.FWHM]) {
            notes.add("weak: position uncertain by more than a tenth of the width");
        }
        if (Double.isNaN(error) && plan.source(k + FitPlan.POSITION) >= 0) {
            notes.add("uncertainties not determined");
        }
        if (!result.flag().isEmpty()) {
            notes.add(result.flag());
        }
        return String.join(", ", notes);
    }

    /** Gauss and Lorentz widths of Thompson, Cox and Hastings; uncertainties as if q and the FWHM were not correlated. */
    private static List<Column> widths(Values fwhm, Values part) {
        Values gauss = new Values(fwhm.value().length);
        Values lorentz = new Values(fwhm.value().length);
        for (int i = 0; i < fwhm.value().length; i++) {
            double w = fwhm.value()[i];
            double q = part.value()[i];
            if (Double.isFinite(q)) {
                double h = 1e-6;
                double unit = ThompsonCoxHastings.gaussWidth(1, q);
                double slope = w * (ThompsonCoxHastings.gaussWidth(1, q + (q < 0.5 ? h : -h)) - unit)
                        / (q < 0.5 ? h : -h);
                gauss.set(i, w * unit, Math.hypot(unit * fwhm.error()[i], slope * part.error()[i]));
                lorentz.set(i, w * q, Math.hypot(q * fwhm.error()[i], w * part.error()[i]));
            }
        }
        String origin = FIT + ", without the correlation of FWHM and Lorentz part";
        return List.of(gauss.column("fwhm_gauss", "deg", origin), lorentz.column("fwhm_lorentz", "deg", origin));
    }

    private static Column spacing(Values position, double wavelength) {
        Values d = new Values(position.value().length);
        for (int i = 0; i < position.value().length; i++) {
            d.set(i, Bragg.dSpacing(position.value()[i], wavelength),
                    Bragg.dSpacingError(position.value()[i], position.error()[i], wavelength));
        }
        return d.column("d_spacing", "angstrom", FIT + " at the stated wavelength");
    }

    private Table fits() {
        int n = patterns.size();
        int rows = plans.size() * n;
        long[] number = new long[rows];
        String[] window = new String[rows];
        String[] flags = new String[rows];
        double[] chi = new double[rows];
        double[] points = new double[rows];
        double[] from = new double[rows];
        double[] to = new double[rows];
        long[] numbers = patterns.numbers();
        for (int w = 0; w < plans.size(); w++) {
            FitPlan plan = plans.get(w);
            for (int i = 0; i < n; i++) {
                int row = w * n + i;
                WindowSeries.Result result = results.get(w).get(i);
                number[row] = numbers[i];
                window[row] = plan.window().name();
                flags[row] = result.flag();
                from[row] = plan.window().from();
                to[row] = plan.window().to();
                points[row] = series.get(w).points(i);
                chi[row] = result.fit().map(f -> f.minimum().reducedChiSquared()).orElse(Double.NaN);
            }
        }
        List<Column> columns = new ArrayList<>(List.of(Column.of(Columns.NUMBER, number), Column.of("window", window),
                Column.of("chi2_r", "1", chi), Column.of("points", "1", points),
                Column.of("from", "deg", from), Column.of("to", "deg", to)));
        columns.addAll(background(rows));
        columns.add(Column.of("flag", flags));
        return new Table(columns);
    }

    /** Coefficients of the backgrounds; none beyond those of a window. */
    private List<Column> background(int rows) {
        int terms = plans.stream().mapToInt(plan -> plan.window().background().coefficients()).max().orElse(1);
        List<Column> columns = new ArrayList<>();
        for (int b = 0; b < terms; b++) {
            Values values = new Values(rows);
            for (int row = 0; row < rows; row++) {
                FitPlan plan = plans.get(row / patterns.size());
                Optional<WindowFit> fit = results.get(row / patterns.size()).get(row % patterns.size()).fit();
                if (fit.isPresent() && b < plan.window().background().coefficients()) {
                    int k = plan.first(plan.peaks()) + b;
                    values.set(row, fit.get().all()[k], fit.get().uncertainty(k, p.uncertainties()));
                }
            }
            columns.add(values.column("background_" + b, patterns.intensity().unit().name(), FIT));
        }
        return columns;
    }

    /** Correlations of the peaks' parameters, from the size on that the study asks for. */
    private Table correlations() {
        List<Long> number = new ArrayList<>();
        List<String[]> pairs = new ArrayList<>();
        List<Double> r = new ArrayList<>();
        long[] numbers = patterns.numbers();
        for (int w = 0; w < plans.size(); w++) {
            for (int i = 0; i < numbers.length; i++) {
                if (results.get(w).get(i).fit().isPresent()) {
                    correlations(results.get(w).get(i).fit().get(), pairs, r);
                    while (number.size() < r.size()) {
                        number.add(numbers[i]);
                    }
                }
            }
        }
        return Table.of(Column.of(Columns.NUMBER, number.stream().mapToLong(Long::longValue).toArray()),
                Column.of("correlation", "1", r.stream().mapToDouble(Double::doubleValue).toArray()),
                Column.of("window", pairs.stream().map(t -> t[0]).toArray(String[]::new)),
                Column.of("first", pairs.stream().map(t -> t[1]).toArray(String[]::new)),
                Column.of("second", pairs.stream().map(t -> t[2]).toArray(String[]::new)));
    }

    private void correlations(WindowFit fit, List<String[]> pairs, List<Double> r) {
        FitPlan plan = fit.plan();
        for (int a = 0; a < plan.first(plan.peaks()); a++) {
            for (int b = a + 1; b < plan.first(plan.peaks()); b++) {
                boolean same = plan.source(a) == plan.source(b);
                double value = fit.covariance(a, b) / Math.sqrt(fit.covariance(a, a) * fit.covariance(b, b));
                if (!same && Math.abs(value) >= p.correlations()) {
                    pairs.add(new String[] {plan.window().name(), label(plan, a), label(plan, b)});
                    r.add(value);
                }
            }
        }
    }

    private static String label(FitPlan plan, int k) {
        int peak = 0;
        while (k >= plan.first(peak + 1)) {
            peak++;
        }
        return plan.window().peaks().get(peak).name() + " " + plan.name(k);
    }
}
