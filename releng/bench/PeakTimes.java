// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.util.Pair;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Context.IntTask;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.math.LeastSquaresProblem;
import org.operando.math.LevenbergMarquardt;
import org.operando.math.Minimum;
import org.operando.math.Model;
import org.operando.math.Optimizer;
import org.operando.math.PeakShape;
import org.operando.math.PseudoVoigt;
import org.operando.powder.PatternSeries;
import org.operando.powder.peaks.Baseline;
import org.operando.powder.peaks.PeakWindow;
import org.operando.powder.peaks.PeaksOperation;
import org.operando.powder.peaks.PointWeights;

/**
 * Times two lines in every pattern of a series (forwards and backwards, with uncertainties) on two threads, and one
 * pseudo-Voigt of 200 points on one thread beside the least squares of Apache Commons Math on the same problem.
 */
public final class PeakTimes {
    private static final double[] TRUTH = {900, 14.42, 0.16, 0.4, 20, 3};
    private static final double[] START = {600, 14.40, 0.2, 0.5, 15, 0};

    private PeakTimes() {
    }

    /** @param arguments number of repetitions, table of patterns (two theta, then a column a pattern; gzip) */
    public static void main(String[] arguments) throws Exception {
        int repetitions = Integer.parseInt(arguments[0]);
        PatternSeries series = series(Path.of(arguments[1]));
        var parameters = new PeaksOperation.Parameters(List.of(window("A", 16.95, 17.50), window("B", 14.05, 14.85)),
                PointWeights.AUTOMATIC, Minimum.Scaling.ALWAYS, 0.5, "levenberg-marquardt");
        double[] times = new double[repetitions];
        int rows = 0;
        double first = 0;
        for (int k = -3; k < repetitions; k++) {
            long start = System.nanoTime();
            rows = new PeaksOperation().run(new PeaksOperation.Inputs(series), parameters, context()).peaks().rows();
            times[Math.max(0, k)] = (System.nanoTime() - start) / 1e6;
            first = k == -3 ? times[0] : first;
        }
        Arrays.sort(times);
        System.out.printf("%d patterns, two lines (%d rows) on two threads, ms: first %.0f, min %.0f, median %.0f%n",
                series.size(), rows, first, times[0], times[repetitions / 2]);
        single(200 * repetitions);
    }

    private static PeakWindow window(String name, double from, double to) {
        return new PeakWindow(name, from, to, List.of(), "pseudo-voigt", new Baseline.Linear(), List.of(), List.of());
    }

    private static void single(int repetitions) {
        double[] x = new double[200];
        double[] y = new double[200];
        double[] weights = new double[200];
        for (int i = 0; i < 200; i++) {
            x[i] = 14 + i * 0.004;
        }
        new Line(x).values(TRUTH, y);
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            y[i] = Math.rint(y[i] + Math.sqrt(y[i]) * random.nextGaussian());
            weights[i] = 1 / Math.max(1, y[i]);
        }
        double[] lower = {0, 14, 0.002, 0, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] upper = {Double.POSITIVE_INFINITY, 14.8, 0.8, 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] ours = new double[repetitions];
        double[] peer = new double[repetitions];
        Minimum minimum = null;
        double[] other = null;
        for (int k = -repetitions / 4; k < repetitions; k++) {
            long start = System.nanoTime();
            minimum = new LevenbergMarquardt().minimise(
                    new LeastSquaresProblem(new Line(x), y, weights, START, lower, upper), Optimizer.Settings.STANDARD);
            ours[Math.max(0, k)] = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            other = commons(x, y, weights);
            peer[Math.max(0, k)] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(ours);
        Arrays.sort(peer);
        double difference = 0;
        for (int k = 0; k < other.length; k++) {
            difference = Math.max(difference,
                    Math.abs(other[k] - minimum.parameters()[k]) / minimum.uncertainty(k, Minimum.Scaling.NEVER));
        }
        System.out.printf("one pseudo-Voigt on a line, 200 points, with uncertainties, ms: min %.4f, median %.4f; "
                + "Commons Math, no bounds, no uncertainties: min %.4f, median %.4f; they differ by %.1e "
                + "uncertainties%n", ours[0], ours[repetitions / 2], peer[0], peer[repetitions / 2], difference);
    }

    private static double[] commons(double[] x, double[] y, double[] weights) {
        Line line = new Line(x);
        MultivariateJacobianFunction model = point -> {
            double[][] jacobian = new double[6][x.length];
            double[] values = new double[x.length];
            line.valuesAndJacobian(point.toArray(), values, jacobian);
            return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian).transpose());
        };
        return new LevenbergMarquardtOptimizer().optimize(new LeastSquaresBuilder().model(model).target(y).start(START)
                .weight(new DiagonalMatrix(weights)).maxEvaluations(1000)
                .maxIterations(1000).build()).getPoint().toArray();
    }

    /** A pseudo-Voigt on a straight line: area, position, FWHM, eta, level, slope. */
    private record Line(double[] x) implements Model {
        private static final PeakShape SHAPE = new PseudoVoigt();

        @Override
        public void values(double[] p, double[] values) {
            SHAPE.profile(x, 0, x.length, p[1], p[2], new double[] {p[3]}, values);
            for (int i = 0; i < x.length; i++) {
                values[i] = p[0] * values[i] + p[4] + p[5] * (x[i] - 14.4);
            }
        }

        @Override
        public void valuesAndJacobian(double[] p, double[] values, double[][] jacobian) {
            SHAPE.derivatives(x, 0, x.length, p[1], p[2], new double[] {p[3]}, jacobian[0],
                    new double[][] {jacobian[1], jacobian[2], jacobian[3]});
            for (int i = 0; i < x.length; i++) {
                values[i] = p[0] * jacobian[0][i] + p[4] + p[5] * (x[i] - 14.4);
                jacobian[1][i] *= p[0];
                jacobian[2][i] *= p[0];
                jacobian[3][i] *= p[0];
                jacobian[4][i] = 1;
                jacobian[5][i] = x[i] - 14.4;
            }
        }
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(PeakTimes.class.getClassLoader(), new Class<?>[] {Context.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("contributed")) {
                        return given[0] == Optimizer.class ? new LevenbergMarquardt() : new PseudoVoigt();
                    }
                    if (method.getName().equals("parallel")) {
                        two((int) given[0], (IntTask) given[1]);
                    }
                    return method.getReturnType() == long.class ? (Object) (1L << 30) : null;
                });
    }

    private static void two(int count, IntTask task) throws InterruptedException {
        Thread[] threads = new Thread[2];
        for (int t = 0; t < 2; t++) {
            int first = t;
            threads[t] = new Thread(() -> {
                for (int i = first; i < count; i += 2) {
                    try {
                        task.run(i);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static PatternSeries series(Path table) throws IOException {
        List<double[]> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.US_ASCII))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray());
            }
        }
        int points = lines.size();
        int count = lines.getFirst().length - 1;
        double[] data = new double[count * points];
        double[] x = new double[points];
        long[] numbers = new long[count];
        double[] unknown = new double[count];
        Arrays.fill(unknown, Double.NaN);
        for (int i = 0; i < points; i++) {
            x[i] = lines.get(i)[0];
            for (int k = 0; k < count; k++) {
                data[k * points + i] = lines.get(i)[k + 1];
                numbers[k] = k;
            }
        }
        Signal signal = Signal.of(data, "arbitrary",
                Axis.of("number", "1", Arrays.stream(numbers).asDoubleStream().toArray()),
                Axis.of("two_theta", "deg", x));
        Table frames = Table.of(Column.of("number", numbers),
                Column.of("name", Arrays.stream(numbers).mapToObj(Long::toString).toArray(String[]::new)),
                Column.of("start", "s", unknown), Column.of("middle", "s", unknown), Column.of("end", "s", unknown),
                Column.of("exposure", "s", unknown));
        return new PatternSeries(signal, frames, PatternSeries.TimeScale.UNKNOWN, true, Optional.empty(),
                Optional.of(0.71073), "none known");
    }
}
