// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.math.PeakShape;
import org.operando.math.PseudoVoigt;

/**
 * The fit of a window in one pattern as curves over 2theta in degrees: y = sum of A p(x; c, w, shape) + background, made of
 * the tables of fits.
 * @param name name of the window
 * @param from lower end, degrees
 * @param to upper end, degrees
 * @param peaks the peaks that were found
 * @param background the background; empty when the pattern has no fit
 * @param flag what is to be known of the fit; empty for nothing
 */
public record FittedWindow(String name, double from, double to, List<Peak> peaks, Optional<Curve> background,
        String flag) {
    private static final String LINE = "(003)";
    /** Components that are nearer than this to a known phase are that phase, degrees. */
    private static final double SAME = 0.05;

    /** A function of 2theta in degrees. */
    public interface Curve {
        /** Its values. */
        double[] at(double[] x);
    }

    /** Peak shapes by their ids. */
    public interface Shapes {
        /** The shape of this id. */
        PeakShape of(String id) throws OperationException;
    }

    /**
     * A peak without its background.
     * @param name its name
     * @param position degrees 2theta
     * @param fwhm degrees
     * @param profile its intensities
     */
    public record Peak(String name, double position, double fwhm, Curve profile) {
        Peak named(String other) {
            return new Peak(other, position, fwhm, profile);
        }
    }

    public FittedWindow {
        peaks = List.copyOf(peaks);
    }

    /** The sum of all at these angles; the background alone without peaks. */
    public double[] values(double[] x) {
        double[] sum = background.map(b -> b.at(x)).orElseGet(() -> new double[x.length]);
        for (Peak peak : peaks) {
            double[] one = peak.profile().at(x);
            for (int i = 0; i < x.length; i++) {
                sum[i] += one[i];
            }
        }
        return sum;
    }

    /**
     * A fit of powder.peak.
     * @param p what was fitted
     * @param row row of the pattern in the table
     */
    public static FittedWindow of(PeakOperation.Outputs fits, PeakOperation.Parameters p, Shapes shapes, int row)
            throws OperationException {
        Table table = fits.peaks();
        String flag = table.texts("flag")[row];
        Optional<PeakCurve> curve = PeakCurve.of(shapes.of(fits.shape()), p, table, row);
        List<Peak> peaks = new ArrayList<>();
        if (curve.isPresent()) {
            peaks.add(peak(fits.line(), table, row, shapes.of(fits.shape())));
        }
        return new FittedWindow(fits.line(), p.from(), p.to(), peaks, curve.map(c -> c::background), flag);
    }

    /**
     * A fit of powder.peaks.
     * @param window name of the window
     * @param number number of the pattern
     */
    public static FittedWindow of(PeaksOperation.Outputs outputs, String window, long number, Shapes shapes)
            throws OperationException {
        Table fits = outputs.fits();
        int row = row(fits, window, number);
        double from = fits.doubles("from")[row];
        double to = fits.doubles("to")[row];
        Table table = outputs.peaks();
        List<String> flags = new ArrayList<>(List.of(fits.texts("flag")[row]));
        List<Peak> peaks = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            boolean own = table.texts("window")[i].equals(window) && table.longs("number")[i] == number;
            if (own && Double.isFinite(table.doubles("area")[i])) {
                peaks.add(peak(table.texts("peak")[i], table, i, shapes.of(table.texts("shape")[i])));
            } else if (own && !table.texts("flag")[i].equals(flags.getFirst())) {
                flags.add(table.texts("peak")[i] + ": " + table.texts("flag")[i]);
            }
        }
        Optional<Curve> background = Double.isFinite(fits.doubles("chi2_r")[row])
                ? Optional.of(x -> background(fits, row, x, from, to)) : Optional.empty();
        return new FittedWindow(window, from, to, peaks, background,
                String.join("; ", flags.stream().filter(f -> !f.isEmpty()).toList()));
    }

    /**
     * A fit of powder.phases003.
     * @param p what was fitted
     * @param number number of the pattern
     * @param series fits of the whole series, which know which phase is which; a component of a pattern alone is named for
     *            its line
     */
    public static FittedWindow of(PhasesOperation.Outputs outputs, PhasesOperation.Parameters p, long number,
            Optional<PhasesOperation.Outputs> series) {
        Table choice = outputs.choice();
        int row = IntStream.range(0, choice.rows()).filter(i -> choice.longs("number")[i] == number).findFirst()
                .orElseThrow();
        List<Peak> found = components(outputs.phases(), number);
        List<Peak> known = new ArrayList<>(series.map(s -> components(s.phases(), number)).orElse(List.of()));
        List<Peak> named = new ArrayList<>();
        for (Peak one : found) {
            Optional<Peak> same = known.stream().filter(k -> Math.abs(k.position() - one.position()) < SAME)
                    .min(Comparator.comparingDouble(k -> Math.abs(k.position() - one.position())));
            same.ifPresent(known::remove);
            named.add(one.named(same.map(Peak::name).orElse(found.size() == 1 ? LINE : one.name())));
        }
        Optional<Curve> background = found.isEmpty() ? Optional.empty() : Optional.of(x -> {
            double level = choice.doubles("background_0")[row];
            double slope = choice.find("background_1").map(c -> c.doubles()[row]).orElse(0.0);
            return Arrays.stream(x).map(t -> level + slope * (t - outputs.middle())).toArray();
        });
        return new FittedWindow(LINE, p.from(), p.to(), named, background, found.isEmpty() ? "no fit" : "");
    }

    private static List<Peak> components(Table phases, long number) {
        return IntStream.range(0, phases.rows())
                .filter(i -> phases.longs("number")[i] == number && Double.isFinite(phases.doubles("position")[i]))
                .mapToObj(i -> peak(phases.texts("phase")[i], phases, i, new PseudoVoigt())).toList();
    }

    private static Peak peak(String name, Table table, int row, PeakShape shape) {
        double[] shapes = shape.shapeParameters().stream().mapToDouble(s -> table.doubles(s.name())[row]).toArray();
        double area = table.doubles("area")[row];
        double position = table.doubles("position")[row];
        double fwhm = table.doubles("fwhm")[row];
        return new Peak(name, position, fwhm, x -> {
            double[] profile = new double[x.length];
            shape.profile(x, 0, x.length, position, fwhm, shapes, profile);
            for (int i = 0; i < x.length; i++) {
                profile[i] *= area;
            }
            return profile;
        });
    }

    private static int row(Table fits, String window, long number) throws OperationException {
        return IntStream.range(0, fits.rows())
                .filter(i -> fits.longs("number")[i] == number && fits.texts("window")[i].equals(window)).findFirst()
                .orElseThrow(() -> new OperationException("no fit of " + window + " in pattern " + number));
    }

    private static double[] background(Table fits, int row, double[] x, double from, double to) {
        double[] coefficients = IntStream.range(0, 12).mapToObj(k -> fits.find("background_" + k))
                .flatMap(Optional::stream).mapToDouble(c -> c.doubles()[row]).filter(Double::isFinite).toArray();
        Baseline baseline = coefficients.length == 1 ? new Baseline.Constant()
                : coefficients.length == 2 ? new Baseline.Linear() : new Baseline.Chebyshev(coefficients.length);
        double[][] functions = baseline.functions(x, from, to);
        double[] level = new double[x.length];
        for (int k = 0; k < coefficients.length; k++) {
            for (int i = 0; i < x.length; i++) {
                level[i] += coefficients[k] * functions[k][i];
            }
        }
        return level;
    }
}
