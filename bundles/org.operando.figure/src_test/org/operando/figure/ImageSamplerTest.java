// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

class ImageSamplerTest {
    private static final float NAN = Float.NaN;

    @Test
    void pixelOfManyCellsIsTheirMean() {
        float[] values = {1, 2, 3, 4, 5, 6, 7, 8};

        float[] means = ImageSampler.mean(values, edges(0, 4, 4), edges(0, 2, 2), edges(0, 4, 2), edges(0, 2, 1));

        assertArrayEquals(new float[] {3.5f, 5.5f}, means);
    }

    @Test
    void cellsOfUnequalWidthCountByTheirWidth() {
        float[] means = ImageSampler.mean(new float[] {1, 5}, new double[] {0, 3, 4}, new double[] {0, 1},
                new double[] {0, 4}, new double[] {0, 1});

        assertArrayEquals(new float[] {2}, means, 1e-6f);
    }

    @Test
    void pixelOnTheEdgeOfTwoCellsSharesThem() {
        float[] means = ImageSampler.mean(new float[] {0, 10}, new double[] {0, 1, 2}, new double[] {0, 1},
                new double[] {0, 0.5, 1.3, 2}, new double[] {0, 1});

        assertArrayEquals(new float[] {0, 3.75f, 10}, means, 1e-6f);
    }

    @Test
    void descendingEdgesAndPixelsGiveTheSame() {
        float[] values = {1, 2, 3, 4, 5, 6};

        float[] means = ImageSampler.mean(values, new double[] {3, 2, 1, 0}, new double[] {0, 1, 2},
                new double[] {0, 1, 2, 3}, new double[] {2, 1, 0});

        assertArrayEquals(new float[] {6, 5, 4, 3, 2, 1}, means);
    }

    @Test
    void blankCellsAndWhatLiesOutsideAreBlank() {
        float[] means = ImageSampler.mean(new float[] {1, NAN, 3}, edges(0, 3, 3), edges(0, 1, 1),
                new double[] {-1, 0, 1, 2, 3, 4}, edges(0, 1, 1));

        assertArrayEquals(new float[] {NAN, 1, NAN, 3, NAN}, means);
    }

    @Test
    void pixelLessThanHalfBlankIsTheMeanOfTheRest() {
        float[] means = ImageSampler.mean(new float[] {1, NAN, 3, 4}, edges(0, 4, 4), edges(0, 1, 1), edges(0, 4, 1),
                edges(0, 1, 1));

        assertEquals(8 / 3f, means[0], 1e-6f);
    }

    @Test
    void meanOfAllPixelsIsTheMeanOfAllCells() {
        Random random = new Random(7);
        float[] values = new float[97 * 61];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
            sum += values[i];
        }

        float[] means = ImageSampler.mean(values, edges(0, 1, 97), edges(0, 1, 61), edges(0, 1, 40), edges(0, 1, 13));

        double total = 0;
        for (float mean : means) {
            total += mean;
        }
        // pixels of equal area: their mean is that of the cells, but for the rounding of 520 floats
        assertEquals(sum / values.length, total / means.length, 1e-7);
    }

    private static double[] edges(double from, double to, int count) {
        double[] edges = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            edges[i] = from + (to - from) * i / count;
        }
        return edges;
    }

    @Test
    void maximumIsThatOfTheCellsOneByOne() {
        Random random = new Random(31);
        int columns = 83;
        int rows = 57;
        float[] values = new float[columns * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(9) == 0 ? NAN : (float) random.nextGaussian();
        }
        double[] x = edges(0, columns, columns);
        double[] y = edges(rows, 0, rows);
        double[] xPixels = edges(0, columns, 10);
        double[] yPixels = edges(0, rows, 7);

        float[] maxima = ImageSampler.maximum(values, x, y, xPixels, yPixels);

        for (int p = 0; p < maxima.length; p++) {
            float greatest = NAN;
            for (int i = 0; i < values.length; i++) {
                boolean touched = x[i % columns] < xPixels[p % 10 + 1] && x[i % columns + 1] > xPixels[p % 10]
                        && y[i / columns + 1] < yPixels[p / 10 + 1] && y[i / columns] > yPixels[p / 10];
                if (touched && !(values[i] <= greatest) && values[i] == values[i]) {
                    greatest = values[i];
                }
            }
            assertEquals(greatest, maxima[p], "pixel " + p);
        }
    }

    @Test
    void maximumOfBlankCellsIsBlankAndLowValuesAreKept() {
        float[] values = {NAN, NAN, -7, NAN, -3, Float.NEGATIVE_INFINITY};

        assertArrayEquals(new float[] {NAN, -7, -3},
                ImageSampler.maximum(values, edges(0, 6, 6), edges(0, 1, 1), edges(0, 6, 3), edges(0, 1, 1)));
    }
}
