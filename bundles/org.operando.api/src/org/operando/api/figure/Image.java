// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * Values on a grid in colours. NaN cells are left blank.
 * @param xEdges edges of the columns, ascending or descending, one more than columns; the mark owns the arrays
 * @param yEdges edges of the rows, likewise
 * @param values row-major: {@code values[row * columns + column]}
 * @param colours how values become colours
 * @param sampling what a pixel shows of the cells that it covers
 */
public record Image(double[] xEdges, double[] yEdges, float[] values, Colours colours, Sampling sampling)
        implements Mark {
    /** What a pixel shows of many cells. */
    public enum Sampling {
        /** Their mean, weighted by area: what a smaller detector would have measured. */
        MEAN,
        /** The greatest of them: spots of single cells stay visible. */
        MAXIMUM
    }

    public Image {
        if ((long) (xEdges.length - 1) * (yEdges.length - 1) != values.length) {
            throw new IllegalArgumentException(values.length + " values for " + (yEdges.length - 1) + " rows of "
                    + (xEdges.length - 1) + " columns");
        }
    }

    /** An image whose pixels are means. */
    public Image(double[] xEdges, double[] yEdges, float[] values, Colours colours) {
        this(xEdges, yEdges, values, colours, Sampling.MEAN);
    }

    /** The same whose pixels are maxima. */
    public Image withMaxima() {
        return new Image(xEdges, yEdges, values, colours, Sampling.MAXIMUM);
    }

    /**
     * How values become colours.
     * @param map viridis, cividis, magma, grey, vik (diverging) or romaO (cyclic)
     * @param from value of the first colour; lower ones get it too
     * @param to value of the last colour
     * @param label quantity and unit at the colour bar; empty for no bar
     * @param bar where the bar stands
     */
    public record Colours(String map, double from, double to, String label, Bar bar) {
        /** Side of the panel at which a colour bar stands. */
        public enum Bar {
            /** At the right, behind panels that share the y axis. */
            RIGHT,
            /** Left of the y axis: what shares the axis at the right stands beside the image. */
            LEFT
        }

        public Colours {
            if (!(from < to)) {
                throw new IllegalArgumentException("colours from " + from + " to " + to);
            }
        }

        /** With the bar at the right. */
        public Colours(String map, double from, double to, String label) {
            this(map, from, to, label, Bar.RIGHT);
        }

        /** The same with the bar at the left. */
        public Colours atLeft() {
            return new Colours(map, from, to, label, Bar.LEFT);
        }

        /** Viridis between two values. */
        public static Colours viridis(double from, double to, String label) {
            return new Colours("viridis", from, to, label);
        }

        /** Blue to red, white at zero. */
        public static Colours diverging(double limit, String label) {
            return new Colours("vik", -limit, limit, label);
        }
    }

    /** Number of columns. */
    public int columns() {
        return xEdges.length - 1;
    }

    /** Number of rows. */
    public int rows() {
        return yEdges.length - 1;
    }
}
