// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.powder.Bragg;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/**
 * Makes the tables of phases.
 * @param patterns the series
 * @param p what the study says
 * @param line the window
 * @param choices what was chosen in each pattern
 * @param phases names and constants, lowest Q first
 */
record PhasesTable(PatternSeries patterns, PhasesOperation.Parameters p, LineWindow line,
        List<Optional<ComponentFits.Choice>> choices, List<LinePhase> phases) {
    private static final String[] NAMES = {"area", "position", "fwhm", "eta", "c", "fraction"};
    private static final int C = 4;
    private static final int FRACTION = 5;
    private static final String FIT = "fit covariance";

    /** c = 3 d(003) = 3 lambda/(2 sin(theta)), angstrom. */
    static double c(double position, double wavelength) {
        return 3 * Bragg.dSpacing(position, wavelength);
    }

    PhasesOperation.Outputs outputs() {
        int n = patterns.size();
        int rows = phases.size() * n;
        double[][] value = new double[NAMES.length][rows];
        double[][] error = new double[NAMES.length][rows];
        for (int k = 0; k < NAMES.length; k++) {
            Arrays.fill(value[k], Double.NaN);
            Arrays.fill(error[k], Double.NaN);
        }
        String[] flags = new String[rows];
        Arrays.fill(flags, "");
        List<WindowFit> fits = new ArrayList<>();
        List<double[]> positions = new ArrayList<>();
        for (Optional<ComponentFits.Choice> choice : choices) {
            positions.add(
                    choice.map(this::taken).map(f -> LineWindow.positions(f).stream().mapToDouble(d -> d).toArray())
                            .orElse(new double[0]));
        }
        double width = choices.stream().flatMap(Optional::stream).mapToDouble(x -> taken(x).all()[FitPlan.FWHM]).min()
                .orElse(1);
        int[][] names = PhaseNames.assign(positions, width, phases.size());
        for (int i = 0; i < n; i++) {
            if (choices.get(i).isPresent()) {
                WindowFit fit = taken(choices.get(i).get());
                fill(fit, names[i], i, value, error);
                String flag = flag(choices.get(i).get(), fit);
                for (int phase : names[i]) {
                    flags[phase * n + i] = flag;
                }
            }
        }
        return new PhasesOperation.Outputs(phases(value, error, flags), choice(),
                (p.from() + p.to()) / 2);
    }

    /** The fit that is given: with as many components as there are phases at most. */
    private WindowFit taken(ComponentFits.Choice choice) {
        return choice.fits().get(Math.min(choice.chosen(), phases.size()) - 1);
    }

    private String flag(ComponentFits.Choice choice, WindowFit fit) {
        List<String> notes = new ArrayList<>();
        if (choice.chosen() > phases.size()) {
            notes.add(choice.chosen() + " components by BIC in this pattern alone; given with " + phases.size());
        }
        if (ComponentFits.Choice.own(fit)) {
            notes.add("widths differ");
        }
        for (int k = FitPlan.FWHM; k < FitPlan.FWHM + 2; k++) {
            if (fit.atBound(k)) {
                notes.add(fit.plan().name(k) + " at bound");
            }
        }
        return String.join(", ", notes);
    }

    private void fill(WindowFit fit, int[] names, int pattern, double[][] value, double[][] error) {
        FitPlan plan = fit.plan();
        int[] order = IntStream.range(0, plan.peaks()).boxed()
                .sorted((a, b) -> Double.compare(fit.all()[plan.first(a) + FitPlan.POSITION],
                        fit.all()[plan.first(b) + FitPlan.POSITION]))
                .mapToInt(Integer::intValue).toArray();
        double wavelength = patterns.wavelength().orElseThrow();
        double[] per = new double[order.length];
        double sum = 0;
        for (int j = 0; j < order.length; j++) {
            int k = plan.first(order[j]);
            per[j] = perArea(phases.get(names[j]), fit.all()[k + FitPlan.POSITION]);
            sum += per[j] * fit.all()[k];
        }
        for (int j = 0; j < order.length; j++) {
            int row = names[j] * patterns.size() + pattern;
            int k = plan.first(order[j]);
            for (int q = 0; q < C; q++) {
                value[q][row] = fit.all()[k + q];
                error[q][row] = fit.uncertainty(k + q, p.uncertainties());
            }
            double position = fit.all()[k + FitPlan.POSITION];
            value[C][row] = c(position, wavelength);
            error[C][row] = 3 * Bragg.dSpacingError(position, error[FitPlan.POSITION][row], wavelength);
            value[FRACTION][row] = per[j] * fit.all()[k] / sum;
            error[FRACTION][row] = order.length == 1 ? Double.NaN : fractionError(fit, order, per, j, sum);
        }
    }

    /** Standard uncertainty of a fraction from the covariance of all areas; the factors have none. */
    private double fractionError(WindowFit fit, int[] order, double[] per, int j, double sum) {
        FitPlan plan = fit.plan();
        double fraction = per[j] * fit.all()[plan.first(order[j])] / sum;
        double variance = 0;
        for (int a = 0; a < order.length; a++) {
            double slopeA = per[a] * ((a == j ? 1 : 0) - fraction) / sum;
            for (int b = 0; b < order.length; b++) {
                double slopeB = per[b] * ((b == j ? 1 : 0) - fraction) / sum;
                variance += slopeA * slopeB * fit.covariance(plan.first(order[a]), plan.first(order[b]));
            }
        }
        return fit.factor(p.uncertainties()) * Math.sqrt(variance);
    }

    /** Volume of a phase per area of its line, up to a factor: V^2/(|F|^2 L). */
    private double perArea(LinePhase phase, double position) {
        double theta = Math.toRadians(position) / 2;
        double lorentz = 1 / (Math.sin(theta) * Math.sin(theta) * Math.cos(theta));
        boolean volumes = phases.stream().allMatch(f -> f.cellVolume().isPresent());
        double volume = volumes ? phase.cellVolume().get() : 1;
        return volume * volume / (phase.structureFactorSquared() * lorentz);
    }

    private Table phases(double[][] value, double[][] error, String[] flags) {
        int n = patterns.size();
        String[] names = new String[flags.length];
        for (int k = 0; k < phases.size(); k++) {
            Arrays.fill(names, k * n, (k + 1) * n, phases.get(k).name());
        }
        List<Column> columns = new ArrayList<>(labels(phases.size()));
        columns.add(Column.of("phase", names));
        String[] units = {patterns.intensity().unit().name() + " deg", "deg", "deg", "1", "angstrom", "1"};
        for (int k : new int[] {C, FRACTION, 1, 0, 2, 3}) {
            String origin = k == C ? FIT + " at the stated wavelength"
                    : k == FRACTION ? FIT + "; |F|^2 and cell volumes as stated" : FIT;
            columns.add(Column.of(NAMES[k], units[k], value[k], error[k]).withOrigin(origin));
        }
        columns.add(Column.of("flag", flags));
        return new Table(columns);
    }

    /** Number, time and, where it is known, voltage of all patterns, so many times. */
    private List<Column> labels(int times) {
        int n = patterns.size();
        long[] number = new long[times * n];
        double[] time = new double[times * n];
        double[] voltage = new double[times * n];
        double[] current = new double[times * n];
        Table frames = patterns.frames();
        Optional<Column> cell = frames.find(Columns.VOLTAGE);
        for (int row = 0; row < number.length; row++) {
            number[row] = patterns.numbers()[row % n];
            time[row] = frames.doubles(Columns.MIDDLE)[row % n];
            voltage[row] = cell.isPresent() ? cell.get().doubles()[row % n] : Double.NaN;
            current[row] = cell.isPresent() ? frames.doubles(Columns.CURRENT)[row % n] : Double.NaN;
        }
        List<Column> columns = new ArrayList<>(
                List.of(Column.of(Columns.NUMBER, number), Column.of("time", "s", time)));
        if (cell.isPresent()) {
            columns.add(Column.of(Columns.VOLTAGE, "V", voltage));
            columns.add(Column.of(Columns.CURRENT, "A", current));
        }
        return columns;
    }

    private Table choice() {
        int n = patterns.size();
        long[] components = new long[n];
        int terms = p.background().terms();
        double[][] numbers = new double[2 + 2 * Math.max(0, p.components() - 1) + terms][n];
        int further = p.components() - 1;
        for (int i = 0; i < n; i++) {
            for (double[] column : numbers) {
                column[i] = Double.NaN;
            }
            if (choices.get(i).isPresent()) {
                ComponentFits.Choice choice = choices.get(i).get();
                WindowFit fit = taken(choice);
                components[i] = choice.chosen();
                numbers[0][i] = fit.minimum().reducedChiSquared();
                numbers[1][i] = fit.minimum().points();
                for (int k = 0; k < further; k++) {
                    numbers[2 + 2 * k][i] = choice.deltaBic()[k];
                    numbers[3 + 2 * k][i] = choice.f()[k];
                }
                for (int b = 0; b < terms; b++) {
                    numbers[2 + 2 * further + b][i] = fit.all()[fit.plan().first(fit.plan().peaks()) + b]
                            / (b == 1 ? (p.to() - p.from()) / 2 : 1);
                }
            }
        }
        List<Column> columns = new ArrayList<>(labels(1));
        columns.add(Column.of("components", components));
        for (int k = 0; k < further; k++) {
            columns.add(Column.of("delta_bic_" + (k + 2), "1", numbers[2 + 2 * k]));
            columns.add(Column.of("f_" + (k + 2), "1", numbers[3 + 2 * k]));
        }
        columns.add(Column.of("chi2_r", "1", numbers[0]));
        columns.add(Column.of("points", "1", numbers[1]));
        for (int b = 0; b < terms; b++) {
            columns.add(Column.of("background_" + b, patterns.intensity().unit().name()
                    + (b == 1 ? "/deg" : ""),
                    numbers[2 + 2 * further + b]));
        }
        return new Table(columns);
    }
}
