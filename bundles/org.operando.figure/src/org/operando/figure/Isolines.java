// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.operando.api.figure.Contours;

/**
 * Lines of equal value by marching squares: a line crosses the edges of a cell where the value, linear along the edge,
 * is that of the level; a saddle is decided by the mean of its corners. Cells with a NaN corner have no line.
 */
final class Isolines {
    /** One line: x and y in turn, points of the page. */
    record Polyline(double level, double[] xy) {
        double length() {
            double sum = 0;
            for (int i = 2; i < xy.length; i += 2) {
                sum += Math.hypot(xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1]);
            }
            return sum;
        }
    }

    /** The two crossings that a crossing is connected with, -1 for none. */
    private static final class Links {
        private int first = -1;
        private int second = -1;

        void add(int other) {
            if (first < 0) {
                first = other;
            } else {
                second = other;
            }
        }

        int other(int than) {
            return first == than ? second : first;
        }
    }

    private final Contours grid;
    private final double[] x;
    private final double[] y;
    private final double level;
    private final int columns;
    /** Crossings by edge: 2 node for the edge to the next column, 2 node + 1 for the edge to the next row. */
    private final Map<Integer, Links> links = new HashMap<>();
    private final List<Integer> order = new ArrayList<>();

    private Isolines(Contours grid, double[] x, double[] y, double level) {
        this.grid = grid;
        this.x = x;
        this.y = y;
        this.level = level;
        this.columns = x.length;
    }

    /** All lines of all levels, in the order of the levels and the grid. */
    static List<Polyline> trace(Contours contours, AxisScale xScale, AxisScale yScale) {
        double[] x = positions(contours.x(), xScale);
        double[] y = positions(contours.y(), yScale);
        List<Polyline> lines = new ArrayList<>();
        for (double level : contours.levels()) {
            Isolines isolines = new Isolines(contours, x, y, level);
            isolines.cells();
            isolines.join(lines);
        }
        return lines;
    }

    private static double[] positions(double[] values, AxisScale scale) {
        double[] positions = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            positions[i] = scale.position(values[i]);
        }
        return positions;
    }

    private void cells() {
        for (int row = 0; row + 1 < y.length; row++) {
            for (int column = 0; column + 1 < columns; column++) {
                cell(row * columns + column);
            }
        }
    }

    private void cell(int node) {
        float[] values = grid.values();
        double a = values[node] - level;
        double b = values[node + 1] - level;
        double c = values[node + columns + 1] - level;
        double d = values[node + columns] - level;
        double sum = a + b + c + d;
        if (Double.isNaN(sum)) {
            return;
        }
        int kind = (a >= 0 ? 1 : 0) | (b >= 0 ? 2 : 0) | (c >= 0 ? 4 : 0) | (d >= 0 ? 8 : 0);
        int ab = 2 * node;
        int bc = 2 * (node + 1) + 1;
        int dc = 2 * (node + columns);
        int ad = 2 * node + 1;
        switch (kind) {
            case 1, 14 -> connect(ab, ad);
            case 2, 13 -> connect(ab, bc);
            case 4, 11 -> connect(bc, dc);
            case 8, 7 -> connect(ad, dc);
            case 3, 12 -> connect(ad, bc);
            case 6, 9 -> connect(ab, dc);
            case 5, 10 -> {
                // the middle belongs to a and c, or to b and d: lines cut off the other two corners
                boolean middleWithA = sum >= 0 == (kind == 5);
                connect(ab, middleWithA ? bc : ad);
                connect(dc, middleWithA ? ad : bc);
            }
            default -> {
            }
        }
    }

    private void connect(int edge, int other) {
        links(edge).add(other);
        links(other).add(edge);
    }

    private Links links(int edge) {
        Links known = links.get(edge);
        if (known == null) {
            known = new Links();
            links.put(edge, known);
            order.add(edge);
        }
        return known;
    }

    /** Walks from the open ends first, then around what is closed. */
    private void join(List<Polyline> lines) {
        for (int pass = 0; pass < 2; pass++) {
            for (int edge : order) {
                Links start = links.get(edge);
                if (start != null && (pass == 1 || start.second < 0)) {
                    lines.add(new Polyline(level, walk(edge)));
                }
            }
        }
    }

    private double[] walk(int begin) {
        List<Integer> edges = new ArrayList<>();
        int before = -1;
        int edge = begin;
        while (edge >= 0 && links.containsKey(edge)) {
            edges.add(edge);
            int next = links.remove(edge).other(before);
            before = edge;
            edge = next;
        }
        if (edge == begin) {
            edges.add(begin);
        }
        double[] xy = new double[2 * edges.size()];
        for (int i = 0; i < edges.size(); i++) {
            crossing(edges.get(i), xy, 2 * i);
        }
        return xy;
    }

    private void crossing(int edge, double[] xy, int at) {
        int node = edge / 2;
        int other = edge % 2 == 0 ? node + 1 : node + columns;
        double value = grid.values()[node];
        double part = (level - value) / (grid.values()[other] - value);
        xy[at] = x[node % columns] + part * (x[other % columns] - x[node % columns]);
        xy[at + 1] = y[node / columns] + part * (y[other / columns] - y[node / columns]);
    }
}
