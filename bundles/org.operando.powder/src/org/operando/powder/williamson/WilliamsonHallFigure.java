// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Band;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;

/** Williamson-Hall plot of one pattern: beta cos(theta) against 4 sin(theta), the classes of lines told apart. */
@Doc("Breadths of the lines of a pattern with the straight line of size and microstrain.")
public final class WilliamsonHallFigure
        implements FigureBuilder<WilliamsonHallFigure.Inputs, WilliamsonHallFigure.Options> {
    private static final double HEIGHT_MM = 66;

    /** The ordinate is in milliradian. */
    private static final double MILLI = 1e3;

    /** Axis above the highest point. */
    private static final double HEADROOM = 1.12;
    /** Height of a line of text, part of the axis. */
    private static final double LINE = 0.075;
    /** Where the text below the straight line begins at most, part of the axis. */
    private static final double TEXT_FROM = 0.3;

    /** Sentence of the result, e.g. "..., K = 0.9, beta the FWHM of ..., widths subtracted linearly; instrument ...". */
    private static final Pattern CONVENTION = Pattern.compile(".*, K = (?<constant>[^,]+), beta the (?<breadth>.+),"
            + " widths subtracted(?<how>.+); (?<instrument>.+)");

    /**
     * What is shown.
     * @param widths the result
     */
    public record Inputs(WilliamsonHallOperation.Outputs widths) {
    }

    /**
     * How it is shown.
     * @param number of the pattern; the first with a result when left out
     */
    public record Options(
            @Label("Pattern") @Doc("Number of the pattern. Left out: the first with a result.") Optional<Long> number) {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        Table results = inputs.widths().results();
        Table lines = inputs.widths().lines();
        int row = row(results, options);
        long number = results.longs("number")[row];
        int[] own = IntStream.range(0, lines.rows()).filter(i -> lines.longs("number")[i] == number).toArray();
        double[] x = Arrays.stream(own).mapToDouble(i -> lines.doubles("four_sin_theta")[i]).toArray();
        Column ordinate = lines.column("breadth_cos_theta");
        double[] y = Arrays.stream(own).mapToDouble(i -> MILLI * ordinate.doubles()[i]).toArray();
        double[] error = Arrays.stream(own).mapToDouble(i -> MILLI * ordinate.uncertainties()[i]).toArray();
        String[] kind = Arrays.stream(own).mapToObj(i -> lines.texts("class")[i]).toArray(String[]::new);
        String[] dropped = Arrays.stream(own).mapToObj(i -> lines.texts("dropped")[i]).toArray(String[]::new);
        double right = 1.05
                * IntStream.range(0, x.length).filter(i -> dropped[i].isEmpty()).mapToDouble(i -> x[i]).max()
                        .orElse(1);
        List<Mark> marks = new ArrayList<>();
        double top = line(marks, results, row, right);
        int out = 0;
        for (LineClass each : LineClass.values()) {
            points(marks, each, x, y, error, kind, dropped);
        }
        for (int i = 0; i < x.length; i++) {
            if (dropped[i].isEmpty()) {
                top = Math.max(top, y[i] + error[i]);
            } else if (x[i] <= right && y[i] > 0) {
                out++;
            }
        }
        left(marks, x, y, dropped, top);
        List<String> words = words(inputs.widths(), row);
        double height = HEADROOM * top;
        double under = IntStream.range(0, x.length).filter(i -> x[i] > TEXT_FROM * right && x[i] <= right && y[i] > 0)
                .mapToDouble(i -> y[i] - error[i]).min().orElse(top);
        if (under > (words.size() + 0.5) * LINE * height) {
            notes(marks, words, 0.98 * right, (words.size() - 1.0 / 3) * LINE * height, height, Note.Align.RIGHT);
        } else {
            // nothing is free below the line: the axis makes room above it, and the classes stand beside the text
            height = HEADROOM * top / (1 - (words.size() + 0.5) * LINE);
            notes(marks, words, 0.02 * right, height * (1 - 0.8 * LINE), height, Note.Align.LEFT);
        }
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT_MM),
                AxisSpec.of("4 sin *\u03b8*", 0, right), AxisSpec.of("*\u03b2* cos *\u03b8* (mrad)", 0, height), marks);
        return Page.of("Williamson-Hall plot of pattern " + number, Page.SINGLE_COLUMN, HEIGHT_MM, panel)
                .withCaption(caption(inputs.widths(), row, number, out));
    }

    private static int row(Table results, Options options) throws OperationException {
        long[] numbers = results.longs("number");
        double[] strain = results.doubles("strain");
        int found = IntStream.range(0, numbers.length)
                .filter(i -> options.number().map(n -> n == numbers[i]).orElse(Double.isFinite(strain[i]))).findFirst()
                .orElseThrow(() -> new OperationException(options.number().map(n -> "there is no pattern " + n)
                        .orElse("no pattern has a size or strain")));
        if (!Double.isFinite(strain[found])) {
            throw new OperationException("pattern " + numbers[found] + " has no straight line: "
                    + results.texts("flag")[found]);
        }
        return found;
    }

    /** The straight line with its uncertainty; its highest point. */
    private static double line(List<Mark> marks, Table results, int row, double right) {
        Quantity intercept = results.column("intercept").quantity(row);
        Quantity strain = results.column("strain").quantity(row);
        double rho = results.doubles("correlation")[row];
        int n = 61;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = right * i / (n - 1);
            y[i] = MILLI * (intercept.value() + strain.value() * x[i]);
            double a = Double.isFinite(intercept.uncertainty()) ? intercept.uncertainty() : 0;
            double b = x[i] * strain.uncertainty();
            // the correlation is that of size and strain, so that of intercept and slope has the other sign
            double e = MILLI * Math.sqrt(Math.max(0, a * a + b * b - (Double.isFinite(rho) ? 2 * rho * a * b : 0)));
            low[i] = y[i] - e;
            high[i] = y[i] + e;
        }
        marks.add(Band.of(x, low, high, Ink.GREY.withOpacity(0.35)));
        marks.add(Line.of(x, y, Ink.BLACK));
        return Math.max(high[0], high[n - 1]);
    }

    private static void points(List<Mark> marks, LineClass each, double[] x, double[] y, double[] error, String[] kind,
            String[] dropped) {
        int[] own = IntStream.range(0, x.length).filter(i -> kind[i].equals(each.indices()) && dropped[i].isEmpty())
                .toArray();
        if (own.length > 0) {
            Ink ink = Ink.series(each.ordinal());
            double[] px = Arrays.stream(own).mapToDouble(i -> x[i]).toArray();
            double[] py = Arrays.stream(own).mapToDouble(i -> y[i]).toArray();
            marks.add(ErrorBars.of(px, py, Arrays.stream(own).mapToDouble(i -> error[i]).toArray(), ink));
            marks.add(Markers.of(px, py, Symbol.series(each.ordinal()), ink).withSize(4).labelled(each.indices()));
        }
    }

    private static void left(List<Mark> marks, double[] x, double[] y, String[] dropped, double top) {
        int[] out = IntStream.range(0, x.length)
                .filter(i -> !dropped[i].isEmpty() && y[i] > 0 && y[i] < 1.1 * top).toArray();
        if (out.length > 0) {
            marks.add(Markers.of(Arrays.stream(out).mapToDouble(i -> x[i]).toArray(),
                    Arrays.stream(out).mapToDouble(i -> y[i]).toArray(), Symbol.DIAMOND, Ink.GREY).withSize(3)
                    .labelled("left out"));
        }
    }

    private static void notes(List<Mark> marks, List<String> words, double x, double first, double height,
            Note.Align align) {
        for (int i = 0; i < words.size(); i++) {
            marks.add(Note.of(x, first - i * LINE * height, words.get(i), align));
        }
    }

    /** Size, microstrain and what they mean, a line each. */
    private static List<String> words(WilliamsonHallOperation.Outputs widths, int row) {
        Table results = widths.results();
        Matcher convention = CONVENTION.matcher(widths.convention());
        List<String> words = new ArrayList<>();
        String constant = convention.matches() ? " (*K* = " + convention.group("constant") + ")" : "";
        words.add(size(results, row).replace("D ", "*D* ") + constant);
        words.add("*\u03b5* = " + strain(results, row));
        if (convention.matches()) {
            boolean corrected = convention.group("instrument").endsWith("taken off");
            words.add("*\u03b2*: " + convention.group("breadth").replace("full width at half maximum", "FWHM"));
            words.add(convention.group("instrument") + (corrected ? convention.group("how") : ""));
        }
        return words;
    }

    private static String size(Table results, int row) {
        Quantity size = results.column("size").quantity(row);
        return Double.isFinite(size.value())
                ? "D = " + Quantity.digits(size.value(), size.uncertainty()) + " \u00c5"
                : String.format(Locale.ROOT, "size term negligible, D > %.0f \u00c5",
                        results.doubles("size_lower_limit")[row]);
    }

    private static String strain(Table results, int row) {
        Quantity strain = results.column("strain").quantity(row);
        return Quantity.digits(1e4 * strain.value(), 1e4 * strain.uncertainty()) + " \u00d7 10\u207b\u2074";
    }

    private static String caption(WilliamsonHallOperation.Outputs widths, int row, long number, int out) {
        Table results = widths.results();
        return String.format(Locale.ROOT,
                "Pattern %d: %s, microstrain \u03b5 = %s, n = %d lines%s, reduced \u03c7\u00b2 of the straight line %.2f. %s. Error"
                        + " bars: one standard uncertainty of the fit; band: one of the straight line.",
                number, size(results, row), strain(results, row), results.longs("lines")[row],
                out > 0 ? " (left out ones grey)" : "", results.doubles("chi2_r_line")[row], widths.convention());
    }
}
