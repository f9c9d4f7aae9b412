// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Context.IntTask;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Symbol;
import org.operando.figure.PngFile;
import org.operando.math.LevenbergMarquardt;
import org.operando.math.Minimum;
import org.operando.powder.PatternSeries;
import org.operando.powder.peaks.Background;
import org.operando.powder.peaks.LineWidth;
import org.operando.powder.peaks.PhasesOperation;
import org.operando.powder.peaks.PointWeights;

/**
 * In what share of made (003) lines the number of components is found, against peak counts: pseudo-Voigts 16 points wide,
 * eta 0.6, 160 points, background 3 counts (30 from 7600 on), fractions 0.1 to 0.9, free width and eta.
 */
public final class ComponentShare {
    private static final int POINTS = 160;
    private static final double STEP = 0.0025;
    private static final double FWHM = 16 * STEP;

    private static final double[] COUNTS = {190, 570, 1900, 7600, 38_000, 190_000};
    private static final double DOTS_PER_INCH = 150;
    private static final double HEIGHT_MM = 66;

    private static final List<Kind> KINDS = List.of(new Kind("one", 1, 0, new LineWidth.Free(), 5),
            new Kind("two, 0.5 w", 2, 0.5, new LineWidth.Free(), 1),
            new Kind("two, 0.75 w", 2, 0.75, new LineWidth.Free(), 1),
            new Kind("two, 1 w", 2, 1, new LineWidth.Free(), 1), new Kind("three, 1 w", 3, 1, new LineWidth.Free(), 1),
            new Kind("two, 0.5 w, width known", 2, 0.5, new LineWidth.Fixed(FWHM, 0.6), 1));

    /**
     * Lines of one kind.
     * @param label what the table and the figure call them
     * @param components of each line
     * @param separation in widths
     * @param width free or known
     * @param times so many times N lines: a share of mistakes of 2 % needs more lines than one of 95 % found
     */
    private record Kind(String label, int components, double separation, LineWidth width, int times) {
    }

    private ComponentShare() {
    }

    /** @param arguments number of patterns a cell of the table; PNG file of the figure, when one is wanted */
    public static void main(String[] arguments) throws Exception {
        int n = Integer.parseInt(arguments[0]);
        StringBuilder head = new StringBuilder("| peak counts |");
        KINDS.forEach(kind -> head.append(' ').append(kind.label()).append(" |"));
        System.out.println(head);
        System.out.println("|---".repeat(1 + KINDS.size()) + "|");
        double[][] shares = new double[KINDS.size()][COUNTS.length];
        for (int level = 0; level < COUNTS.length; level++) {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "| %.0f |", COUNTS[level]));
            for (int k = 0; k < KINDS.size(); k++) {
                shares[k][level] = share(n * KINDS.get(k).times(), KINDS.get(k), COUNTS[level]);
                row.append(String.format(Locale.ROOT, " %.1f %% |", 100 * shares[k][level]));
            }
            System.out.println(row);
        }
        if (arguments.length > 1) {
            List<String> said = PngFile.write(figure(n, shares), Path.of(arguments[1]), DOTS_PER_INCH).warnings();
            if (!said.isEmpty()) {
                throw new IllegalStateException(said.toString());
            }
        }
    }

    private static double share(int n, Kind kind, double counts) throws Exception {
        var parameters = new PhasesOperation.Parameters(5.2, 5.6, List.of(), 3, kind.width(), true,
                new Background.Constant(), 3, PointWeights.AUTOMATIC, Minimum.Scaling.NEVER, "levenberg-marquardt");
        PatternSeries series = series(n, kind.components(), kind.separation(), counts);
        long[] found = new PhasesOperation().run(new PhasesOperation.Inputs(series), parameters, context()).choice()
                .longs("components");
        return (double) Arrays.stream(found).filter(k -> k == kind.components()).count() / n;
    }

    /** Left the share of pairs and triples that are found, right that of single lines that are called more. */
    private static Page figure(int n, double[][] shares) {
        AxisSpec counts = AxisSpec.of("Peak counts", 120, 300_000).logarithmic();
        List<Mark> found = new ArrayList<>(
                List.of(Rule.atY(95, Ink.GREY), Note.of(17_000, 91, "95 %", Note.Align.CENTRE)));
        for (int k = 1; k < KINDS.size(); k++) {
            curve(found, shares[k], n, k - 1, KINDS.get(k).label().replaceAll("\\bw\\b", "*w*"));
        }
        List<Mark> wrong = new ArrayList<>(
                List.of(Rule.atY(2, Ink.GREY), Note.of(17_000, 2.15, "2 %", Note.Align.CENTRE)));
        curve(wrong, Arrays.stream(shares[0]).map(s -> 1 - s).toArray(), n * KINDS.getFirst().times(), 0, "");
        double half = Page.DOUBLE_COLUMN / 2;
        return Page.of("Number of components of (003) against counts", Page.DOUBLE_COLUMN, HEIGHT_MM,
                Panel.of("a", new Box(0, 0, half, HEIGHT_MM), counts,
                        AxisSpec.of("Right number of components (%)", 0, 104), found).withLegend(Legend.BOTTOM_RIGHT),
                Panel.of("b", new Box(half, 0, half, HEIGHT_MM), counts,
                        AxisSpec.of("Single line called two or three (%)", -0.1, 4), wrong));
    }

    /** Shares in percent with Wilson's interval of 95 % (Wilson 1927, J. Am. Stat. Assoc. 22, 209). */
    private static void curve(List<Mark> marks, double[] shares, int n, int place, String label) {
        double z = 1.959964;
        double[] x = new double[COUNTS.length];
        double[] y = new double[x.length];
        double[] middle = new double[x.length];
        double[] half = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            // a little apart, so that the bars of equal shares are seen
            x[i] = COUNTS[i] * (label.isEmpty() ? 1 : Math.pow(1.07, place - 2));
            y[i] = 100 * shares[i];
            double whole = 1 + z * z / n;
            middle[i] = 100 * (shares[i] + z * z / (2 * n)) / whole;
            half[i] = 100 * z / whole * Math.sqrt(shares[i] * (1 - shares[i]) / n + z * z / (4.0 * n * n));
        }
        Ink ink = label.isEmpty() ? Ink.BLACK : Ink.series(place);
        marks.add(Line.of(x, y, ink.withWidth(0.6)));
        marks.add(ErrorBars.of(x, middle, half, ink));
        marks.add(Markers.of(x, y, Symbol.series(place), ink).withSize(4).labelled(label));
    }

    private static PatternSeries series(int n, int components, double separation, double counts) {
        Random random = new Random(20_260);
        double[] x = new double[POINTS];
        double[] data = new double[n * POINTS];
        long[] numbers = new long[n];
        double[] unknown = new double[n];
        Arrays.fill(unknown, Double.NaN);
        for (int k = 0; k < n; k++) {
            numbers[k] = k;
            double first = 5.36 + 0.02 * random.nextDouble();
            double share = 0.1 + 0.8 * random.nextDouble();
            double[] y = new double[POINTS];
            for (int j = 0; j < components; j++) {
                double part = components == 1 ? 1 : components == 2 ? j == 0 ? share : 1 - share
                        : 0.2 + 0.2 * random.nextDouble();
                for (int i = 0; i < POINTS; i++) {
                    x[i] = 5.2 + i * STEP;
                    double t = (x[i] - first - j * separation * FWHM) / FWHM;
                    y[i] += part * (0.6 * 2 / Math.PI / (1 + 4 * t * t)
                            + 0.4 * 2 * Math.sqrt(Math.log(2) / Math.PI) * Math.exp(-4 * Math.log(2) * t * t));
                }
            }
            double top = Arrays.stream(y).max().getAsDouble();
            for (int i = 0; i < POINTS; i++) {
                data[k * POINTS + i] = counted((counts < 5000 ? 3 : 30) + counts * y[i] / top, random);
            }
        }
        Signal signal = Signal.of(data, "counts",
                Axis.of("number", "1", Arrays.stream(numbers).asDoubleStream().toArray()),
                Axis.of("two_theta", "deg", x));
        Table frames = Table.of(Column.of("number", numbers),
                Column.of("name", Arrays.stream(numbers).mapToObj(Long::toString).toArray(String[]::new)),
                Column.of("start", "s", unknown), Column.of("middle", "s", unknown), Column.of("end", "s", unknown),
                Column.of("exposure", "s", unknown));
        return new PatternSeries(signal, frames, PatternSeries.TimeScale.UNKNOWN, true, Optional.empty(),
                Optional.of(0.452), "none");
    }

    /** A Poisson number; above a mean of 200 from the normal distribution. */
    private static double counted(double mean, Random random) {
        if (mean > 200) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int k = 0;
        while (product > limit) {
            product *= random.nextDouble();
            k++;
        }
        return k;
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(ComponentShare.class.getClassLoader(), new Class<?>[] {Context.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("contributed")) {
                        return new LevenbergMarquardt();
                    }
                    if (method.getName().equals("parallel")) {
                        for (int i = 0; i < (int) given[0]; i++) {
                            ((IntTask) given[1]).run(i);
                        }
                    }
                    return method.getReturnType() == long.class ? (Object) (1L << 30) : null;
                });
    }
}
