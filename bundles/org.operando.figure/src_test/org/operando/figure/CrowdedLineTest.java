// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

/** Lines that go to and fro. */
class CrowdedLineTest {
    private static final int SIDE = 400;
    private static final double SCALE = 4;

    /** The reference is one path of all points, filled by AWT. */
    @Test
    void crowdedLinesLookAsOnePathOfAllTheirPoints() {
        for (int sweeps : new int[] {10, 40, 300, 0}) {
            for (double width : new double[] {0.25, 0.6, 1.5}) {
                double[] path = sweeps(sweeps == 0 ? 1500 : 20_000, sweeps);
                Pen pen = new Pen(0xff000000, width, Ink.Dash.SOLID, false);

                int[] whole = whole(path, pen);
                int[] few = masked(StraightRuns.of(path, 0.1 / SCALE), pen);

                String which = sweeps + " sweeps of " + width + " pt";
                double sum = 0;
                for (int i = 0; i < whole.length; i++) {
                    int ink = 255 - (whole[i] & 255);
                    int own = 255 - (few[i] & 255);
                    // what is full keeps its ink, what is empty stays empty
                    assertTrue(ink < 255 || own > 170, which + ": pixel " + i + " of " + ink + " has " + own);
                    assertTrue(ink > 0 || own < 85, which + ": empty pixel " + i + " has " + own);
                    sum += Math.abs(ink - own);
                }
                assertTrue(sum / whole.length < 5, which + ": mean difference " + sum / whole.length);
            }
        }
    }

    @Test
    void dashesStayDashes() {
        double[] path = sweeps(2000, 2);
        Pen pen = new Pen(0xff000000, 0.6, Ink.Dash.DASHED, false);

        int[] whole = whole(path, pen);
        int[] few = masked(path, pen);

        double sum = 0;
        for (int i = 0; i < whole.length; i++) {
            sum += Math.abs((whole[i] & 255) - (few[i] & 255));
        }
        assertTrue(sum / whole.length < 1, "mean difference " + sum / whole.length);
    }

    @Test
    void everyPointLiesOnTheStraightenedPathAndTipsRemain() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double[] path = sweeps(3000, 1 + seed / 2);
            for (int i = 0; i < path.length; i++) {
                path[i] += seed % 2 == 0 ? 0 : 0.03 * random.nextGaussian();
            }
            path[path.length / 6 * 2] = 12.5;
            path[path.length / 6 * 2 + 1] = -40;

            double[] few = StraightRuns.of(path, 0.05);

            assertTrue(seed % 2 == 1 || few.length < path.length / 2, "seed " + seed + ": " + few.length);
            double lowest = 0;
            int at = 0;
            for (int i = 0; i < path.length; i += 2) {
                // kept points are points of the path, in its order
                while (at + 5 < few.length && distance(few, at, path, i) > 0.0501) {
                    at += 2;
                }
                assertTrue(distance(few, at, path, i) < 0.0501, "seed " + seed + ": point " + i / 2);
            }
            for (int i = 1; i < few.length; i += 2) {
                lowest = Double.isNaN(few[i]) ? lowest : Math.min(lowest, few[i]);
            }
            assertEquals(-40, lowest, 0.05);
        }
    }

    @Test
    void filesOfCrowdedLinesAreBoundAndSmoothSweepsStayPaths(@TempDir Path folder) throws Exception {
        Random random = new Random(7);
        double[] x = random.doubles(100_000).toArray();
        double[] y = random.doubles(100_000).toArray();
        Page jumps = page(Line.of(x, y, Ink.series(0)));
        double[] path = sweeps(200_000, 20);
        double[] potential = new double[path.length / 2];
        double[] current = new double[path.length / 2];
        for (int i = 0; i < potential.length; i++) {
            potential[i] = path[2 * i] / 100;
            current[i] = path[2 * i + 1] / 100;
        }
        Page smooth = page(Line.of(potential, current, Ink.series(0)));

        SvgFile.write(jumps, folder.resolve("jumps.svg"));
        PdfFile.write(jumps, folder.resolve("jumps.pdf"));
        SvgFile.write(smooth, folder.resolve("smooth.svg"));
        PdfFile.write(smooth, folder.resolve("smooth.pdf"));

        for (String name : new String[] {"jumps.svg", "jumps.pdf", "smooth.svg", "smooth.pdf"}) {
            long size = Files.size(folder.resolve(name));
            assertTrue(size < 700_000, name + ": " + size);
        }
        assertTrue(!Files.readString(folder.resolve("smooth.svg")).contains("<image"), "sweeps are no picture");
        BufferedImage picture = PdfReader.picture(folder.resolve("jumps.pdf"), 100);
        int middle = picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2);
        assertEquals(Ink.series(0).argb() & 0xffffff, middle & 0xffffff, "full ink where all lines cross");
    }

    /** A reader who enlarges the figure must know why its line has steps. */
    @Test
    void thePainterSaysThatALineBecameAnImage() {
        double[] x = new Random(1).doubles(100_000).toArray();
        double[] y = new Random(2).doubles(100_000).toArray();

        List<String> crowded = new Painter().paint(page(Line.of(x, y, Ink.series(0))), new SvgTarget(300, 300, ""))
                .notes();
        List<String> few = new Painter().paint(page(Line.of(Arrays.copyOf(x, 100), Arrays.copyOf(y, 100),
                Ink.series(0))), new SvgTarget(300, 300, "")).notes();

        assertEquals(List.of("Dense lines are images of 300 dots per inch in the SVG and PDF files."), crowded);
        assertEquals(List.of(), few);
    }

    private static Page page(Line line) {
        return Page.of("", 80, 60, Panel.of("", new Box(0, 0, 80, 60), AxisSpec.of("*E* (V)", 0, 1),
                AxisSpec.of("*I* (A)", 0, 1), List.of(line)));
    }

    /** To and fro over 100 x 100 points, or random jumps for 0, with one peak. */
    private static double[] sweeps(int points, int sweeps) {
        Random random = new Random(sweeps);
        double[] path = new double[2 * points];
        for (int i = 0; i < points; i++) {
            double phase = 2 * Math.abs((double) i * sweeps / points % 1 - 0.5);
            path[2 * i] = sweeps == 0 ? 100 * random.nextDouble() : 2 + 96 * phase;
            path[2 * i + 1] = sweeps == 0 ? 20 + 30 * random.nextDouble()
                    : 70 - 20 * Math.sin(7 * phase) - 40.0 * i / points;
        }
        path[points / 3 * 2 + 1] = 3;
        return path;
    }

    private static int[] whole(double[] path, Pen pen) {
        RasterTarget target = new RasterTarget(SIDE, SIDE, SCALE);
        Outline outline = new Outline().move(path[0], path[1]);
        for (int i = 2; i < path.length; i += 2) {
            outline.line(path[i], path[i + 1]);
        }
        target.path(outline, 0, pen);
        return target.pixels();
    }

    private static int[] masked(double[] path, Pen pen) {
        RasterTarget target = new RasterTarget(SIDE, SIDE, SCALE);
        Area at = new Area(0, 0, SIDE / SCALE, SIDE / SCALE);
        target.image(LineMask.draw(path, pen, at, SCALE), at, false);
        return target.pixels();
    }

    private static double distance(double[] few, int at, double[] path, int i) {
        return Line2D.ptSegDist(few[at], few[at + 1], few[at + 2], few[at + 3], path[i], path[i + 1]);
    }
}
