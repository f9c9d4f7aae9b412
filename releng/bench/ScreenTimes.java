// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.FigureListener;

/**
 * Times from a turn of the wheel to the new picture drawn, at 1200 x 800, with its parts; and of a crosshair that moves over a
 * picture that stays. Run by {@code releng/bench/screen-times.sh}, under a screen.
 */
public final class ScreenTimes {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;
    private static final int POINTS = 1_000_000;
    private static final int SIDE = 4096;

    private final Display display = new Display();
    private final Shell shell = new Shell(display);
    private final FigureCanvas canvas = new FigureCanvas(shell);
    private final Control surface = canvas.getChildren()[0];
    private final AtomicBoolean painted = new AtomicBoolean();
    private final int repetitions;

    private ScreenTimes(int repetitions) {
        this.repetitions = repetitions;
        canvas.listen(new FigureListener() {
            @Override
            public void painted() {
                painted.set(true);
            }
        });
        canvas.setSize(WIDTH, HEIGHT);
        canvas.layout();
        canvas.setSize(WIDTH, 2 * HEIGHT - surface.getSize().y);
        canvas.setLocation(0, 0);
        shell.setSize(canvas.getSize().x + 40, canvas.getSize().y + 60);
        shell.open();
    }

    /** Measures; the argument is the number of repetitions. */
    public static void main(String[] arguments) {
        ScreenTimes times = new ScreenTimes(arguments.length == 1 ? Integer.parseInt(arguments[0]) : 100);
        System.out.printf("%-26s %15s %15s %15s %15s %15s%n", "ms, p50 and p95 of " + times.repetitions,
                "event to screen",
                "paint", "convert", "image", "draw");
        times.measure("line of 1e6: walk", line(new Random(1), 1, 0));
        times.measure("line of 1e6: noise", line(new Random(2), 0, 1));
        times.measure("image of 4096 x 4096: mean", image(false));
        times.measure("image of 4096 x 4096: max.", image(true));
        times.drag();
        Point size = times.surface.getSize();
        System.out.println("(" + size.x + " x " + size.y + " at " + times.shell.getZoom() + " %)");
        times.shell.dispose();
        times.display.dispose();
    }

    private void measure(String what, Mark mark) {
        double heightMm = 180.0 * HEIGHT / WIDTH;
        AxisSpec x = mark instanceof Line ? AxisSpec.of("Time (h)", 0, 1) : AxisSpec.of("Pixel", 0, SIDE);
        AxisSpec y = mark instanceof Line line ? AxisSpec.around("*E* (V)", line.y()) : x;
        painted.set(false);
        canvas.show(Page.of("", 180, heightMm, Panel.of("a", new Box(0, 0, 180, heightMm), x, y, List.of(mark))));
        pump();
        double[][] parts = new double[6][repetitions];
        for (int i = -20; i < repetitions; i++) {
            painted.set(false);
            long start = System.nanoTime();
            double cpu = cpu();
            // in by six steps, out by six: the figure stays within what is to be seen
            event(SWT.MouseVerticalWheel, 500 + 3 * (i % 17), 300, Math.floorMod(i, 12) < 6 ? 3 : -3);
            pump();
            double whole = (System.nanoTime() - start) / 1e6;
            FigureCanvas.Times t = canvas.times();
            double[] all = {whole, cpu() - cpu, t.paint(), t.convert(), t.image(), t.draw()};
            for (int k = 0; i >= 0 && k < all.length; k++) {
                parts[k][i] = all[k];
            }
        }
        System.out.printf("%-26s%s%n", what, text(parts));
        crosshair();
    }

    /** A contour of 500 patterns of 4000 points that is dragged with the middle button: pictures a second. */
    private void drag() {
        double[] x = new double[4001];
        double[] y = new double[501];
        Arrays.setAll(x, i -> i);
        Arrays.setAll(y, i -> i);
        float[] values = Arrays.copyOf(image(false).values(), 4000 * 500);
        Image contour = new Image(x, y, values, Image.Colours.viridis(0, 60, "Intensity (arb. units)"));
        double heightMm = 180.0 * HEIGHT / WIDTH;
        painted.set(false);
        canvas.show(Page.of("", 180, heightMm, Panel.of("a", new Box(0, 0, 180, heightMm),
                AxisSpec.of("2*\u03b8* (\u00b0)", 500, 3500), AxisSpec.of("Time (h)", 50, 450), List.of(contour))));
        pump();
        button(SWT.MouseDown, 500, 300);
        double[][] parts = new double[2][repetitions];
        for (int i = -20; i < repetitions; i++) {
            painted.set(false);
            long start = System.nanoTime();
            double cpu = cpu();
            button(SWT.MouseMove, 500 + 10 + 2 * Math.abs(Math.floorMod(i, 100) - 50), 300 + i % 40);
            pump();
            if (i >= 0) {
                parts[0][i] = (System.nanoTime() - start) / 1e6;
                parts[1][i] = cpu() - cpu;
            }
        }
        button(SWT.MouseUp, 510, 310);
        double mean = Arrays.stream(parts[0]).average().orElse(Double.NaN);
        System.out.printf("contour of 500 x 4000, dragged: move to screen, CPU%s; %.0f pictures a second%n",
                text(parts), 1000 / mean);
    }

    private void button(int type, int x, int y) {
        Event event = new Event();
        event.x = x;
        event.y = y;
        event.button = 2;
        surface.notifyListeners(type, event);
    }

    /** CPU time of the window's thread and of those that paint, ms: what a machine without other work would need. */
    private static double cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = threads.getCurrentThreadCpuTime();
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().equals("Painting figures")) {
                sum += threads.getThreadCpuTime(id);
            }
        }
        return sum / 1e6;
    }

    /** Reading the values below the pointer, and drawing the crosshair over the picture that stays. */
    private void crosshair() {
        double[][] parts = new double[2][repetitions];
        for (int i = 0; i < repetitions; i++) {
            double before = canvas.times().draw();
            long start = System.nanoTime();
            event(SWT.MouseMove, 200 + 5 * i % 800, 200 + i % 300, 0);
            parts[0][i] = (System.nanoTime() - start) / 1e6;
            long patience = System.nanoTime() + 100_000_000;
            while (canvas.times().draw() == before && System.nanoTime() < patience) {
                display.readAndDispatch();
            }
            parts[1][i] = canvas.times().draw();
        }
        System.out.printf("  its crosshair: reading%s, drawing%s%n", text(new double[][] {parts[0]}),
                text(new double[][] {parts[1]}));
    }

    private static String text(double[][] parts) {
        StringBuilder text = new StringBuilder();
        for (double[] part : parts) {
            Arrays.sort(part);
            text.append(String.format(" %7.1f %7.1f", part[part.length / 2], part[(int) (0.95 * (part.length - 1))]));
        }
        return text.toString();
    }

    private void event(int type, int x, int y, int count) {
        Event event = new Event();
        event.x = x;
        event.y = y;
        event.count = count;
        surface.notifyListeners(type, event);
    }

    private void pump() {
        while (!painted.get()) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
    }

    private static Line line(Random random, double memory, double noise) {
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double step = random.nextGaussian();
            sum = memory * (sum + step);
            x[i] = i / (double) POINTS;
            y[i] = sum + noise * (0.02 * step + (i == POINTS / 3 ? 1 : 0));
        }
        return Line.of(x, y, Ink.series(0));
    }

    private static Image image(boolean maximum) {
        Random random = new Random(4);
        double[] edges = new double[SIDE + 1];
        Arrays.setAll(edges, i -> i);
        float[] values = new float[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double r = Math.hypot(row - 2000, column - 2100);
                values[row * SIDE + column] = (float) (20 + 20 * Math.sin(r / 40) + 10 * random.nextDouble());
            }
        }
        Image image = new Image(edges, edges, values, Image.Colours.viridis(0, 60, "Counts"));
        return maximum ? image.withMaxima() : image;
    }
}
