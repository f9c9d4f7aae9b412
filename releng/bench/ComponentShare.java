// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.lang.reflect.Proxy;
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

    private ComponentShare() {
    }

    /** @param arguments number of patterns a cell of the table */
    public static void main(String[] arguments) throws Exception {
        int n = Integer.parseInt(arguments[0]);
        System.out.println(
                "| peak counts | one | two, 0.5 w | two, 0.75 w | two, 1 w | three, 1 w | two, 0.5 w, width known |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (double counts : new double[] {190, 570, 1900, 7600, 38_000, 190_000}) {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "| %.0f |", counts));
            LineWidth free = new LineWidth.Free();
            row.append(share(n, 1, 0, counts, free)).append(share(n, 2, 0.5, counts, free))
                    .append(share(n, 2, 0.75, counts, free)).append(share(n, 2, 1, counts, free))
                    .append(share(n, 3, 1, counts, free))
                    .append(share(n, 2, 0.5, counts, new LineWidth.Fixed(FWHM, 0.6)));
            System.out.println(row);
        }
    }

    private static String share(int n, int components, double separation, double counts, LineWidth width)
            throws Exception {
        var parameters = new PhasesOperation.Parameters(5.2, 5.6, List.of(), 3, width, true, new Background.Constant(),
                3, PointWeights.AUTOMATIC, Minimum.Scaling.NEVER, "levenberg-marquardt");
        long[] found = new PhasesOperation().run(new PhasesOperation.Inputs(series(n, components, separation, counts)),
                parameters, context()).choice().longs("components");
        return String.format(Locale.ROOT, " %.1f %% |",
                100.0 * Arrays.stream(found).filter(k -> k == components).count() / n);
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
