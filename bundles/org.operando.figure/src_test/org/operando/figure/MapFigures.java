// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;

import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Bars;
import org.operando.api.figure.Box;
import org.operando.api.figure.Contours;
import org.operando.api.figure.Corner;
import org.operando.api.figure.Frame;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Picture;
import org.operando.api.figure.ScaleBar;
import org.operando.api.figure.Symbol;

/** Figures of maps, of what is counted on them, and of pictures, of made-up data. */
final class MapFigures {
    private static final int SIDE = 60;

    private MapFigures() {
    }

    /** Whether a point lies in the particle, whose outline is no circle. */
    private static boolean inside(double x, double y) {
        double angle = Math.atan2(y, x);
        return Math.hypot(x, y) < 1.7 + 0.12 * Math.cos(3 * angle) + 0.08 * Math.sin(5 * angle);
    }

    /** Strain and two tilts of a particle, one scale of colours for the tilts, outline, scale bar. */
    static Page strain(double width) {
        String[] labels = {"Strain *ε*_{*zz*}", "Tilt *θ*_{*xy*} (°)", "Tilt *θ*_{*xz*} (°)"};
        double[] limits = {2e-3, 0.2, 0.2};
        double[] edges = Figures.even(-2, 2, SIDE + 1);
        float[] mask = new float[SIDE * SIDE];
        List<Panel> panels = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            float[] values = new float[SIDE * SIDE];
            for (int i = 0; i < values.length; i++) {
                double x = 0.5 * (edges[i % SIDE] + edges[i % SIDE + 1]);
                double y = 0.5 * (edges[i / SIDE] + edges[i / SIDE + 1]);
                mask[i] = inside(x, y) ? 1 : 0;
                double v = Math.sin((2 + k) * x + k) * Math.cos(1.5 * y - k) + 0.15 * Math.sin(9 * x + 7 * y);
                values[i] = mask[i] > 0 ? (float) (limits[k] * 0.9 * v) : Float.NaN;
            }
            List<Mark> marks = new ArrayList<>(List.of(
                    new Image(edges, edges, values, Image.Colours.diverging(limits[k], labels[k])),
                    Contours.of(new Image(edges, edges, mask, Image.Colours.diverging(1, "")), Ink.BLACK, 0.5),
                    ScaleBar.of(1, "1 µm").at(Corner.BOTTOM_LEFT)));
            double deviation = deviation(values);
            marks.add(Note.of(1.95, 1.85, k == 0 ? "SD %.4f".formatted(deviation) : "SD %.2f°".formatted(deviation),
                    Note.Align.RIGHT));
            AxisSpec micrometres = AxisSpec.of("", -2, 2);
            AxisSpec withRoom = AxisSpec.of("", -2.5, 2);
            panels.add(Panel.of(Character.toString('a' + k), new Box(k * width / 3, 0, width / 3, 48), micrometres,
                    withRoom, marks).withFrame(Frame.BOX).withEqualAspect());
        }
        return new Page("Strain maps", width, 48, panels);
    }

    /** Standard deviation of what is not NaN. */
    private static double deviation(float[] values) {
        double n = 0;
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                n++;
                sum += value;
                squares += (double) value * value;
            }
        }
        return Math.sqrt((squares - sum * sum / n) / (n - 1));
    }

    /** Histograms of two samples and the widths of four with uncertainties. */
    static Page bars(double width) {
        double[] edges = Figures.even(8350, 8352.5, 51);
        List<Mark> histograms = new ArrayList<>();
        for (int s = 0; s < 2; s++) {
            double[] counts = new double[50];
            for (int i = 0; i < 50; i++) {
                double e = 0.5 * (edges[i] + edges[i + 1]);
                counts[i] = (s == 0 ? 9.2e5 : 5.5e5)
                        * Math.exp(-0.5 * Math.pow((e - 8351.1) / (s == 0 ? 0.17 : 0.3), 2))
                        + (s == 0 ? 0 : 0.8e5 * Math.exp(-0.5 * Math.pow((e - 8352.0) / 0.15, 2)));
            }
            histograms.add(Bars.histogram(edges, counts, Ink.series(s).withOpacity(0.55))
                    .labelled(s == 0 ? "NC91" : "NM91"));
        }
        double[] tail = Figures.even(8351.78, 8352.25, 7);
        double[] above = new double[tail.length];
        Arrays.setAll(above, i -> 0.06e6 + 0.8e5 * Math.exp(-0.5 * Math.pow((tail[i] - 8352.0) / 0.15, 2)));
        histograms.add(Markers.of(tail, above, Symbol.DOT, Ink.rgb(0x606060).withWidth(1.4)));
        histograms.add(Note.of(8351.98, 0.2e6, "oxidised", Note.Align.CENTRE));
        Panel a = Panel.of("a", new Box(0, 0, width / 2, 52), AxisSpec.of("White-line energy (eV)", 8350, 8352.5),
                AxisSpec.of("Voxels", 0, 1.05e6), histograms);
        double[] first = {0.85, 1.85, 2.85, 3.85};
        double[] last = {1.15, 2.15, 3.15, 4.15};
        Panel b = Panel.of("b", new Box(width / 2, 0, width / 2, 52),
                AxisSpec.categories("", "PC-NC91", "PC-NM91", "SC-NC91", "SC-NM91"),
                AxisSpec.of("SD of strain", 0, 2.4e-3),
                List.of(Bars.around(first, 0.28, new double[] {4.1e-4, 6.0e-4, 5.2e-4, 9.8e-4},
                        new double[] {0.5e-4, 0.6e-4, 0.6e-4, 1.0e-4}, Ink.series(0)).labelled("1st cycle"),
                        Bars.around(last, 0.28, new double[] {5.6e-4, 1.1e-3, 5.9e-4, 1.8e-3},
                                new double[] {0.6e-4, 1.0e-4, 0.7e-4, 1.5e-4}, Ink.series(3)).labelled("100th cycle")));
        return Page.of("Bars", width, 52, a, b);
    }

    /** A residual over two parameters with lines of equal value that carry it. */
    static Page isolines(double width) {
        int n = 80;
        double[] xEdges = Figures.even(0.0, 1.0, n + 1);
        double[] yEdges = Figures.even(2.0, 6.0, n + 1);
        float[] values = new float[n * n];
        for (int i = 0; i < values.length; i++) {
            double x = (i % n + 0.5) / n - 0.45;
            double y = (i / n + 0.5) / n - 0.55;
            values[i] = (float) (1 + 18 * Math.pow(x + 0.5 * y, 2) + 7 * Math.pow(y - 0.4 * x, 2)
                    + 0.4 * Math.sin(8 * x));
        }
        Image image = new Image(xEdges, yEdges, values, new Image.Colours("cividis", 0.5, 12, "Reduced *χ*^{2}"));
        Panel panel = Panel.of("", new Box(0, 0, width, 66), AxisSpec.of("Occupancy", 0, 1),
                AxisSpec.of("*B* (Å^{2})", 2, 6),
                List.of(image, Contours.of(image, Ink.rgb(0xffffff), 1, 1.5, 2, 3, 4, 6, 8, 10).withValues()));
        return Page.of("Isolines", width, 66, panel);
    }

    /** A micrograph with its scale beside a drawing. */
    static Page pictures(double width) {
        AxisSpec across = AxisSpec.of("", 0, 200);
        AxisSpec down = AxisSpec.of("", 0, 160);
        Panel a = Panel.of("a", new Box(0, 0, width / 2, 62), across, down,
                List.of(new Picture("micrograph.png", micrograph()),
                        ScaleBar.of(50, "50 nm").at(Corner.BOTTOM_LEFT).in(Ink.rgb(0xffffff))))
                .withFrame(Frame.NONE).withEqualAspect();
        Panel b = Panel.of("b", new Box(width / 2, 0, width / 2, 62), new Picture("cell.svg", drawing()));
        return Page.of("Pictures", width, 62, a, b);
    }

    /** Fringes with a crack, as PNG. */
    static byte[] micrograph() {
        Random random = new Random(6);
        BufferedImage image = new BufferedImage(400, 320, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 320; y++) {
            for (int x = 0; x < 400; x++) {
                double fringe = Math.sin((0.9 * x + 0.5 * y) / 4) * (x + 0.3 * y > 260 ? 0.4 : 1);
                double crack = Math.exp(-Math.pow((x - 200 - 18 * Math.sin(y / 40.0)) / 7, 2));
                int grey = (int) Math.max(0, Math.min(255, 95 + 30 * fringe - 90 * crack + 2 * random.nextGaussian()));
                image.getRaster().setSample(x, y, 0, grey);
            }
        }
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.drawRect(250, 60, 80, 80);
        graphics.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sketch of a cell in a beam. */
    static byte[] drawing() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="240" height="180" viewBox="0 0 240 180">
                  <line x1="6" y1="90" x2="92" y2="90" stroke="#c9553b" stroke-width="3"/>
                  <line x1="132" y1="90" x2="228" y2="90" stroke="#c9553b" stroke-width="3"/>
                  <line x1="132" y1="90" x2="210" y2="30" stroke="#c9553b" stroke-width="1.5" stroke-dasharray="5 3"/>
                  <rect x="92" y="40" width="10" height="100" fill="#9aa3ab"/>
                  <rect x="102" y="40" width="12" height="100" fill="#303a44"/>
                  <rect x="114" y="40" width="8" height="100" fill="#e8e2d0"/>
                  <rect x="122" y="40" width="10" height="100" fill="#c8cfd6"/>
                  <text x="30" y="82" font-size="8" text-anchor="middle">X-rays</text>
                  <text x="112" y="154" font-size="8" text-anchor="middle">cell</text>
                  <text x="206" y="176" font-size="8" text-anchor="end">detector</text>
                  <path d="M212 14 A130 130 0 0 1 212 166" fill="none" stroke="#1f6fb5" stroke-width="4"/>
                </svg>
                """.getBytes(StandardCharsets.UTF_8);
    }
}
