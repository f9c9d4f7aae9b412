// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.figure.Painter;
import org.operando.figure.RasterTarget;

/**
 * Times of a full paint at 1200 x 800 pixels, beside what the machine needs to read the data once and to fill the
 * picture once, in the same run; wall time and, for loaded machines, the thread's own CPU time. Run by
 * {@code releng/bench/paint-times.sh}.
 */
public final class PaintTimes {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;
    private static final int POINTS = 1_000_000;
    private static final int SIDE = 4096;

    private static double sink;

    private PaintTimes() {
    }

    /** Measures; the argument is the number of repetitions. */
    public static void main(String[] arguments) {
        int repetitions = arguments.length == 1 ? Integer.parseInt(arguments[0]) : 200;
        System.out.printf("%-34s %8s %8s %8s %8s%n", "ms, " + repetitions + " repetitions", "p50", "p95", "CPU p50",
                "CPU p95");
        double[] x = new double[POINTS];
        Arrays.setAll(x, i -> i / (double) POINTS);
        double[][] lines = {walk(), noise(), peaks()};
        float[] frame = frame();
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        measure("floor: fill the picture", repetitions, () -> Arrays.fill(pixels, 0xffffff));
        measure("floor: read 1e6 points once", repetitions, () -> sink += sum(x) + sum(lines[0]));
        measure("floor: read 4096 x 4096 once", repetitions, () -> sink += sum(frame));
        String[] names = {"walk", "noise", "peaks"};
        for (int i = 0; i < lines.length; i++) {
            double[] y = lines[i];
            Mark line = Line.of(x, y, Ink.series(0));
            measure("line of 1e6 points: " + names[i], repetitions,
                    () -> paint(AxisSpec.of("Time (h)", 0, 1), AxisSpec.around("*E* (V)", y), line));
        }
        for (int sweeps : new int[] {10, 100, 1000, 10_000}) {
            Mark line = sweeps(sweeps);
            measure("1e6 points in " + sweeps + " sweeps", Math.max(5, repetitions / 4),
                    () -> paint(AxisSpec.of("*E* (V)", 0, 1), AxisSpec.of("*I* (A)", -1.5, 1.5), line));
        }
        Mark jumps = jumps();
        measure("1e6 points at random", Math.max(5, repetitions / 10),
                () -> paint(AxisSpec.of("*E* (V)", 0, 1), AxisSpec.of("*I* (A)", -1.5, 1.5), jumps));
        double[] edges = new double[SIDE + 1];
        Arrays.setAll(edges, i -> i);
        Image image = new Image(edges, edges, frame, Image.Colours.viridis(0, 60, "Counts"));
        AxisSpec side = AxisSpec.of("Pixel", 0, SIDE);
        measure("image of 4096 x 4096: mean", repetitions, () -> paint(side, side, image));
        measure("image of 4096 x 4096: maximum", repetitions, () -> paint(side, side, image.withMaxima()));
        Image contour = contour(frame);
        int[] step = new int[1];
        measure("contour of 500 x 4000, dragged", repetitions, () -> {
            // a drag moves the axes, the data stay
            int moved = 7 * (step[0]++ % 100);
            paint(AxisSpec.of("2*\u03b8* (\u00b0)", moved, 4000 + moved), AxisSpec.of("Time (h)", moved / 10.0,
                    500 + moved / 10.0), contour);
        });
        System.out.println(sink == 0 ? "" : "(1200 x 800 pixels, one thread; images two)");
    }

    /** 500 patterns of 4000 points. */
    private static Image contour(float[] values) {
        double[] x = new double[4001];
        double[] y = new double[501];
        Arrays.setAll(x, i -> i);
        Arrays.setAll(y, i -> i);
        return new Image(x, y, Arrays.copyOf(values, 4000 * 500),
                Image.Colours.viridis(0, 60, "Intensity (arb. units)"));
    }

    private static void paint(AxisSpec x, AxisSpec y, Mark mark) {
        double heightMm = 180.0 * HEIGHT / WIDTH;
        Panel panel = Panel.of("a", new Box(0, 0, 180, heightMm), x, y, List.of(mark));
        RasterTarget target = new RasterTarget(WIDTH, HEIGHT, WIDTH / (180 * 72 / 25.4));
        new Painter().paint(Page.of("", 180, heightMm, panel), target);
        sink += target.pixels()[WIDTH * HEIGHT / 2];
    }

    private static void measure(String what, int repetitions, Runnable run) {
        for (int i = 0; i < Math.clamp(repetitions / 2, 3, 100); i++) {
            run.run();
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] wall = new double[repetitions];
        double[] own = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            long ownStart = threads.getCurrentThreadCpuTime();
            run.run();
            own[i] = (threads.getCurrentThreadCpuTime() - ownStart) / 1e6;
            wall[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(wall);
        Arrays.sort(own);
        int p95 = (int) (0.95 * (repetitions - 1));
        System.out.printf("%-34s %8.2f %8.2f %8.2f %8.2f%n", what, wall[repetitions / 2], wall[p95],
                own[repetitions / 2], own[p95]);
    }

    private static double sum(double[] values) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = 0; i + 3 < values.length; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        return a + b + c + d;
    }

    private static double sum(float[] values) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = 0; i + 3 < values.length; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        return a + b + c + d;
    }

    private static double[] walk() {
        Random random = new Random(1);
        double[] y = new double[POINTS];
        for (int i = 1; i < POINTS; i++) {
            y[i] = y[i - 1] + random.nextGaussian();
        }
        return y;
    }

    /** As in cyclic voltammetry: to and fro, a little lower each time. */
    private static Mark sweeps(int sweeps) {
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double sweep = (double) i * sweeps / POINTS;
            double phase = sweep % 1;
            x[i] = 2 * Math.abs(phase - 0.5);
            y[i] = Math.sin(2 * Math.PI * phase) * (1 - 0.5 * sweep / sweeps) + 0.2 * Math.sin(9 * x[i]);
        }
        return Line.of(x, y, Ink.series(0));
    }

    private static Mark jumps() {
        Random random = new Random(5);
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        Arrays.setAll(x, i -> random.nextDouble());
        Arrays.setAll(y, i -> 2 * random.nextDouble() - 1);
        return Line.of(x, y, Ink.series(0));
    }

    /** Noise over 12 % of the height. */
    private static double[] noise() {
        Random random = new Random(2);
        double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            y[i] = 0.02 * random.nextGaussian() + (i == POINTS / 3 ? 1 : 0);
        }
        return y;
    }

    private static double[] peaks() {
        Random random = new Random(3);
        double[] y = new double[POINTS];
        for (int k = 0; k < 200; k++) {
            int centre = random.nextInt(POINTS);
            double width = 20 + random.nextInt(200);
            for (int i = Math.max(0, centre - 2000); i < Math.min(POINTS, centre + 2000); i++) {
                y[i] += Math.exp(-0.5 * Math.pow((i - centre) / width, 2));
            }
        }
        return y;
    }

    private static float[] frame() {
        Random random = new Random(4);
        float[] values = new float[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double r = Math.hypot(row - 2000, column - 2100);
                values[row * SIDE + column] = (float) (20 + 20 * Math.sin(r / 40) + 10 * random.nextDouble());
            }
        }
        return values;
    }
}
