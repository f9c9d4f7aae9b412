// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Band;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;
import org.operando.math.PseudoVoigt;
import org.operando.powder.Bragg;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/**
 * The (003) line of selected patterns, one above the other, taken apart into H1 (red), H2 (yellow) and H3 (blue) over Q:
 * points as measured, each component filled, their sum as a line. Each panel says where the cell stood: OCP, C 4.1 V
 * (charge), D 3.6 V (discharge).
 */
@Doc("The (003) line of selected patterns with its components H1, H2, H3.")
public final class PhasesFigure implements FigureBuilder<PhasesFigure.Inputs, PhasesFigure.Options> {
    private static final int SMOOTH = 400;

    /**
     * What is shown.
     * @param patterns the series
     * @param phases its phases
     */
    public record Inputs(PatternSeries patterns, PhasesOperation.Outputs phases) {
    }

    /**
     * How it is shown.
     * @param count patterns shown, evenly spread over those with a fit
     * @param numbers numbers of the patterns shown; wins over count
     * @param from lowest angle shown, degrees
     * @param to highest angle shown, degrees
     */
    public record Options(
            @Label("Count") @Doc("Patterns shown, evenly spread over those with a fit.") @Default("6") @Range(min = 1,
                    max = 12) int count,
            @Label("Numbers") @Doc("Numbers of the patterns shown, instead of a count.") List<Integer> numbers,
            @Label("From") @Doc("Lowest angle shown. Left out: three widths below the lowest component.") @In("deg") Optional<Double> from,
            @Label("To") @Doc("Highest angle shown. Left out: three widths above the highest component.") @In("deg") Optional<Double> to) {
    }

    /** What all panels share. */
    private record Line003(PatternSeries patterns, Table phases, Table choice, double wavelength, double from,
            double to,
            double middle) {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        Table phases = inputs.phases().phases();
        Table choice = inputs.phases().choice();
        double[] position = phases.doubles("position");
        double[] width = phases.doubles("fwhm");
        double low = IntStream.range(0, position.length).mapToDouble(i -> position[i] - 3 * width[i])
                .filter(Double::isFinite).min().orElseThrow(() -> new OperationException("no pattern has a fit"));
        double high = IntStream.range(0, position.length).mapToDouble(i -> position[i] + 3 * width[i])
                .filter(Double::isFinite).max().orElse(low);
        Line003 line = new Line003(inputs.patterns(), phases, choice, inputs.patterns().requireWavelength(),
                options.from().orElse(low), options.to().orElse(high), inputs.phases().middle());
        List<Integer> rows = chosen(choice, options);
        double height = rows.size() > 4 ? 22 : 30;
        List<Panel> panels = new ArrayList<>();
        for (int k = 0; k < rows.size(); k++) {
            boolean last = k == rows.size() - 1;
            panels.add(panel(line, rows.get(k), new Box(0, k * height, Page.SINGLE_COLUMN, height), k, last,
                    k == rows.size() / 2));
        }
        double tall = rows.size() * height;
        // the axis of the last panel takes its room from that panel: it gets as much more
        Panel bottom = panels.getLast();
        panels.set(panels.size() - 1, bottom.in(new Box(0, bottom.cell().y(), Page.SINGLE_COLUMN, height + 9)));
        return new Page("(003) with its phases", Page.SINGLE_COLUMN, tall + 9, panels, "n = " + rows.size() + " of "
                + patternsWithFit(choice)
                + " patterns with a fit. Points: as measured; filled: components; line: their "
                + "sum with the background. C: charge, D: discharge, OCP: before the first current. No error bars: each "
                + "point is one measurement.");
    }

    private static long patternsWithFit(Table choice) {
        return Arrays.stream(choice.longs("components")).filter(n -> n > 0).count();
    }

    private static List<Integer> chosen(Table choice, Options options) throws OperationException {
        long[] numbers = choice.longs("number");
        long[] components = choice.longs("components");
        List<Integer> fitted = IntStream.range(0, numbers.length).filter(i -> components[i] > 0).boxed().toList();
        List<Integer> rows = new ArrayList<>();
        for (int number : options.numbers()) {
            rows.add(fitted.stream().filter(i -> numbers[i] == number).findFirst().orElseThrow(
                    () -> new OperationException("no fit of pattern " + number, "", "name another pattern")));
        }
        int count = Math.min(options.count(), fitted.size());
        for (int k = 0; options.numbers().isEmpty() && k < count; k++) {
            rows.add(fitted.get(count == 1 ? 0 : (int) Math.round(k * (fitted.size() - 1.0) / (count - 1))));
        }
        return rows;
    }

    private static Panel panel(Line003 line, int row, Box box, int index, boolean last,
            boolean named) throws OperationException {
        int[] range = line.patterns().window(line.from(), line.to());
        double[] angle = Arrays.copyOfRange(line.patterns().twoThetaDegrees(), range[0], range[1]);
        double[] y = line.patterns().intensities(row, row + 1, range[0], range[1]);
        double[] fine = new double[SMOOTH];
        for (int i = 0; i < SMOOTH; i++) {
            fine[i] = line.from() + (line.to() - line.from()) * i / (SMOOTH - 1);
        }
        double[] level = background(line, row, fine);
        double[] sum = level.clone();
        List<Mark> marks = new ArrayList<>();
        int patterns = line.choice().rows();
        List<String> names = Arrays.stream(line.phases().texts("phase")).distinct().toList();
        double[] q = q(fine, line.wavelength());
        for (int k = 0; k < names.size(); k++) {
            int at = k * patterns + row;
            Ink ink = PhaseInk.of(names.get(k), names);
            double[] component = level.clone();
            if (Double.isFinite(line.phases().doubles("position")[at])) {
                add(line.phases(), at, fine, component);
                for (int i = 0; i < SMOOTH; i++) {
                    sum[i] += component[i] - level[i];
                }
            }
            Band band = Band.of(q, level, component, ink.withOpacity(0.55));
            marks.add(index == 0 ? new Band(q, level, component, band.ink(), names.get(k)) : band);
        }
        marks.add(Line.of(q, sum, Ink.BLACK.withWidth(0.7)));
        marks.add(Markers.of(q(angle, line.wavelength()), y, Symbol.OPEN_CIRCLE, Ink.GREY).withSize(1.8));
        double[] ends = extent(y, sum);
        double span = ends[1] - ends[0];
        marks.add(Note.of(q[0] + 0.02 * (q[SMOOTH - 1] - q[0]), ends[0] + 0.92 * span, label(line.choice(), row),
                Note.Align.LEFT));
        AxisSpec x = AxisSpec.of("*Q* (\u00c5^{\u22121})", q[0], q[SMOOTH - 1]);
        String unit = line.patterns().isCounts() ? "counts" : "arb. units";
        AxisSpec intensity = AxisSpec.of(named ? "Intensity (" + unit + ")" : "", ends[0] - 0.05 * span,
                ends[1] + 0.1 * span);
        return Panel.of("", box, last ? x : x.bare(), intensity.unnumbered(), marks)
                .withLegend(index == 0 ? Legend.TOP_RIGHT : Legend.NONE);
    }

    private static double[] extent(double[] a, double[] b) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] values : List.of(a, b)) {
            for (double v : values) {
                low = Double.isNaN(v) ? low : Math.min(low, v);
                high = Double.isNaN(v) ? high : Math.max(high, v);
            }
        }
        return new double[] {low, Math.max(high, low + 1e-9)};
    }

    private static double[] q(double[] angle, double wavelength) {
        return Arrays.stream(angle).map(t -> Bragg.q(t, wavelength)).toArray();
    }

    private static void add(Table phases, int at, double[] x, double[] into) {
        double[] profile = new double[x.length];
        new PseudoVoigt().profile(x, 0, x.length, phases.doubles("position")[at], phases.doubles("fwhm")[at],
                new double[] {phases.doubles("eta")[at]}, profile);
        for (int i = 0; i < x.length; i++) {
            into[i] += phases.doubles("area")[at] * profile[i];
        }
    }

    private static double[] background(Line003 line, int row, double[] x) {
        double[] level = new double[x.length];
        Arrays.fill(level, line.choice().doubles("background_0")[row]);
        Optional<double[]> slope = line.choice().find("background_1").map(c -> c.doubles());
        for (int i = 0; i < x.length && slope.isPresent(); i++) {
            level[i] += slope.get()[row] * (x[i] - line.middle());
        }
        return level;
    }

    /** OCP before the first current, else direction and voltage; the number where no voltage is known. */
    static String label(Table choice, int row) {
        double voltage = choice.find(Columns.VOLTAGE).map(c -> c.doubles()[row]).orElse(Double.NaN);
        if (Double.isNaN(voltage)) {
            return "pattern " + choice.longs(Columns.NUMBER)[row];
        }
        double[] current = choice.doubles(Columns.CURRENT);
        double rest = 1e-3 * Arrays.stream(current).filter(Double::isFinite).map(Math::abs).max().orElse(0);
        boolean before = true;
        for (int i = 0; i <= row; i++) {
            before &= Double.isNaN(current[i]) || Math.abs(current[i]) <= rest;
        }
        String text = String.format(Locale.ROOT, "%.2f V", voltage);
        return before ? "OCP" : current[row] > rest ? "C " + text : current[row] < -rest ? "D " + text : "rest " + text;
    }
}
