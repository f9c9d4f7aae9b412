// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;

class RasterTest {
    private static final int WHITE = 0xffffff;
    private static final Ink RED = Ink.rgb(0xff0000);

    private RasterTarget target;
    private Area plot;

    @Test
    void gapInALineIsWhiteAndBothSidesAreDrawn() {
        double[] x = Figures.even(0, 10, 101);
        double[] y = new double[101];
        Arrays.fill(y, 5);
        Arrays.fill(y, 40, 61, Double.NaN);

        paint(Line.of(x, y, RED));

        assertTrue(inked(3.5, 3.8, 4, 6) && inked(6.2, 6.5, 4, 6));
        assertFalse(inked(4.05, 5.95, 0.5, 9.5), "nothing between the last point before and the first after");
    }

    @Test
    void aLonePointBetweenGapsIsDrawn() {
        paint(Line.of(new double[] {1, 5, 9}, new double[] {Double.NaN, 5, Double.NaN}, RED));

        assertTrue(inked(4.9, 5.1, 4.9, 5.1));
    }

    @Test
    void aPeakOfOnePointInAMillionIsSeenInFull() {
        int n = 1_000_000;
        Random random = new Random(9);
        for (double noise : new double[] {0, 0.5}) {
            double[] x = Figures.even(0, 10, n);
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                y[i] = 2 + noise * (random.nextDouble() - 0.5);
            }
            y[612_345] = 9;

            paint(Line.of(x, y, RED));

            assertTrue(inked(6.09, 6.16, 8.8, 9), "the tip, noise " + noise);
            assertTrue(inked(6.09, 6.16, 5, 5.1), "the flank, noise " + noise);
            assertFalse(inked(1, 5.9, 2.6 + noise, 9.5) || inked(6.4, 9.5, 2.6 + noise, 9.5));
        }
    }

    @Test
    void nothingIsDrawnBeyondThePlot() {
        paint(Line.of(new double[] {-1e9, 1e9}, new double[] {-1e9, 1e9}, RED),
                Line.of(new double[] {5, 5}, new double[] {-1e200, 1e200}, RED));

        assertTrue(inked(4.9, 5.1, 1, 9) && inked(1.9, 2.1, 1.9, 2.1));
        Area frame = plot.grown(JournalStyle.TICK_LENGTH + 1);
        for (int row = 0; row < target.image().getHeight(); row++) {
            for (int column = 0; column < target.image().getWidth(); column++) {
                boolean outside = !frame.contains(column / target.pixelsPerPoint(), row / target.pixelsPerPoint());
                int rgb = target.image().getRGB(column, row);
                assertFalse(outside && (rgb >> 16 & 255) - (rgb & 255) > 40, "red at " + column + ", " + row);
            }
        }
    }

    @Test
    void blankRowsOfAnImageAreWhiteAndOthersHaveTheirColour() {
        float[] values = new float[100];
        Arrays.fill(values, 1);
        Arrays.fill(values, 30, 50, Float.NaN);
        double[] edges = Figures.even(0, 10, 11);

        paint(new Image(edges, edges, values, new Image.Colours("grey", 0, 2, "")));

        assertFalse(inked(0.5, 9.5, 3.1, 4.9));
        assertEquals(0x808080, at(5, 1) & WHITE);
        assertEquals(0x808080, at(5, 5.2) & WHITE);
    }

    @Test
    void rowsOfAnImageLieAtTheirValuesAlsoOnReversedAxes() {
        float[] values = {0, 1, 2, 3};
        double[] edges = {0, 5, 10};
        Image image = new Image(edges, edges, values, new Image.Colours("grey", 0, 3, ""));

        paint(AxisSpec.of("x", 0, 10), AxisSpec.of("y", 0, 10), image);
        assertEquals(0x000000, at(2, 2) & WHITE);
        assertEquals(0x555555, at(8, 2) & WHITE);
        assertEquals(0xaaaaaa, at(2, 8) & WHITE);
        assertEquals(0xffffff, at(8, 8) & WHITE);

        paint(AxisSpec.of("x", 0, 10), AxisSpec.of("y", 10, 0), image);
        assertEquals(0x000000, fromTop(0.2, 0.2) & WHITE, "the first row is at the top");
        assertEquals(0xaaaaaa, fromTop(0.2, 0.8) & WHITE);
    }

    @Test
    void openSymbolsAreWhiteInsideAndFilledOnesAreNot() {
        paint(Line.of(new double[] {0, 10}, new double[] {5, 5}, RED),
                Markers.of(new double[] {2}, new double[] {5}, Symbol.OPEN_CIRCLE, RED).withSize(8),
                Markers.of(new double[] {8}, new double[] {5}, Symbol.CIRCLE, RED).withSize(8));

        assertEquals(WHITE, at(2, 5) & WHITE);
        assertEquals(0xff0000, at(8, 5) & WHITE);
    }

    @Test
    void framesAreSharp() {
        paint();

        int row = (int) Math.round(plot.centreY() * target.pixelsPerPoint());
        int left = (int) Math.round(plot.x() * target.pixelsPerPoint());
        for (int column = left - 6; column < left + 6; column++) {
            int grey = target.image().getRGB(column, row) & 255;
            assertTrue(grey == 0 || grey == 255, "half-tone " + grey + " at the frame");
        }
    }

    /** AWT reads the same file by its own parser. */
    @Test
    void textCoversWhatTheFontsOutlinesCover() {
        for (int angle : new int[] {0, 90, 180, 270, 30}) {
            for (double size : new double[] {4.3, 8, 26, 130}) {
                RasterTarget text = new RasterTarget(900, 900, 1);
                text.text(450, 450, "Åg 2θ", Face.ITALIC, size, angle, 0xff000000);
                AffineTransform place = AffineTransform.getTranslateInstance(450, 450);
                place.rotate(Math.toRadians(-angle));
                Font font = Recorder.font(Face.ITALIC).deriveFont((float) size);
                Shape outline = place.createTransformedShape(
                        font.createGlyphVector(new FontRenderContext(null, true, true), "Åg 2θ").getOutline());
                BufferedImage expected = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
                Graphics2D graphics = expected.createGraphics();
                graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                graphics.fill(outline);

                String what = size + " pt, " + angle + " degrees";
                double[] drawn = moments(text.image(), 0xff);
                double[] asked = moments(expected, 0);
                assertEquals(asked[0], drawn[0], 0.02 * asked[0] + 1, what + ": ink");
                assertEquals(asked[1], drawn[1], 0.6, what + ": middle, half a pixel for a sharp base line");
                assertEquals(asked[2], drawn[2], 0.6, what + ": middle");
            }
        }
    }

    /** Ink in whole pixels, and its middle. */
    private static double[] moments(BufferedImage image, int paper) {
        double[] sums = new double[3];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double ink = Math.abs(paper - (image.getRGB(x, y) & 0xff)) / 255.0;
                sums[0] += ink;
                sums[1] += ink * x;
                sums[2] += ink * y;
            }
        }
        return new double[] {sums[0], sums[1] / sums[0], sums[2] / sums[0]};
    }

    @Test
    void anUnknownColourMapIsRefused() {
        Image image = new Image(new double[] {0, 1}, new double[] {0, 1}, new float[] {1},
                new Image.Colours("rainbow", 0, 1, ""));

        assertThrows(IllegalArgumentException.class, () -> paint(image));
    }

    private void paint(Mark... marks) {
        paint(AxisSpec.of("x", 0, 10), AxisSpec.of("y", 0, 10), marks);
    }

    private void paint(AxisSpec x, AxisSpec y, Mark... marks) {
        target = new RasterTarget(600, 400, 600 / (88 * PageLayout.POINTS));
        Panel panel = Panel.of("", new Box(0, 0, 88, 58), x, y, List.of(marks));
        plot = new Painter().paint(Page.of("", 88, 58, panel), target).plots().getFirst();
    }

    private int at(double x, double y) {
        return fromTop(x / 10, 1 - y / 10);
    }

    private int fromTop(double across, double down) {
        return target.image().getRGB((int) ((plot.x() + across * plot.width()) * target.pixelsPerPoint()),
                (int) ((plot.y() + down * plot.height()) * target.pixelsPerPoint()));
    }

    /** Whether a pixel is not white in a rectangle of values on axes from 0 to 10. */
    private boolean inked(double x0, double x1, double y0, double y1) {
        double step = 0.25 / target.pixelsPerPoint();
        for (double x = x0; x <= x1; x += 10 * step / plot.width()) {
            for (double y = y0; y <= y1; y += 10 * step / plot.height()) {
                if ((at(x, y) & WHITE) != WHITE) {
                    return true;
                }
            }
        }
        return false;
    }
}
