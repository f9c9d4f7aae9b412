// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.core.study.Region;
import org.operando.io.roi.Roi;
import org.operando.io.roi.Roi.Kind;

/** A region that is being drawn by clicks, in micrometres: ends when its shape has what it needs, or when it is closed. */
public final class Drawing {
    /** What is drawn. */
    public enum Tool {
        /** Two opposite corners. */
        BOX("Box", "Click two opposite corners, or drag from one to the other"),
        /** Two opposite corners of its bounds. */
        ELLIPSE("Ellipse", "Click two opposite corners of the ellipse's bounds, or drag from one to the other"),
        /** Corners, ended by Done. */
        POLYGON("Polygon", "Click the corners; a double click, Enter or Done closes, Escape gives up"),
        /** Centre, then a point of each ring, ended by Done. */
        SHELLS("Shells", "Click the centre, a point of each ring; a double click, Enter or Done ends, Escape gives up"),
        /** One point. */
        POINT("Point", "Click the point");

        private final String label;
        private final String hint;

        Tool(String label, String hint) {
            this.label = label;
            this.hint = hint;
        }

        String label() {
            return label;
        }

        String hint() {
            return hint;
        }
    }

    private final Tool tool;
    private final List<double[]> corners = new ArrayList<>();

    Drawing(Tool tool) {
        this.tool = tool;
    }

    Tool tool() {
        return tool;
    }

    List<double[]> corners() {
        return corners;
    }

    /** Adds a corner; true when the shape has all it needs. */
    boolean add(double x, double y) {
        corners.add(new double[] {x, y});
        return switch (tool) {
            case POINT -> true;
            case BOX, ELLIPSE -> corners.size() == 2;
            case POLYGON, SHELLS -> false;
        };
    }

    /** Whether the corner that was added last is at a place. */
    boolean isLast(double x, double y) {
        return !corners.isEmpty() && corners.getLast()[0] == x && corners.getLast()[1] == y;
    }

    /** Whether a drag is from its first corner to its last. */
    boolean isDragged() {
        return corners.isEmpty() && (tool == Tool.BOX || tool == Tool.ELLIPSE);
    }

    /** What would be added by a click at a place, as lines of x and y. */
    List<double[][]> next(double x, double y) {
        if (corners.isEmpty()) {
            return List.of();
        }
        double[] first = corners.getFirst();
        double[] last = corners.getLast();
        return switch (tool) {
            case POINT -> List.of();
            case BOX -> RegionPage.lines(new Region.Rectangle(first[0], first[1], x - first[0], y - first[1]));
            case ELLIPSE -> RegionPage.lines(new Region.Ellipse((first[0] + x) / 2, (first[1] + y) / 2,
                    (x - first[0]) / 2, (y - first[1]) / 2));
            case SHELLS -> RegionPage.lines(new Region.Circle(first[0], first[1],
                    Math.hypot(x - first[0], y - first[1])));
            case POLYGON -> List.<double[][]>of(new double[][] {{last[0], x}, {last[1], y}});
        };
    }

    /** The value of the study's entry; empty while corners are missing. */
    Optional<String> text() {
        int needed = switch (tool) {
            case POINT -> 1;
            case BOX, ELLIPSE, SHELLS -> 2;
            case POLYGON -> 3;
        };
        if (corners.size() < needed) {
            return Optional.empty();
        }
        if (tool == Tool.SHELLS) {
            double[] centre = corners.getFirst();
            return Optional.of(RegionEdit.shells(centre[0], centre[1], corners.stream().skip(1)
                    .map(c -> Math.hypot(c[0] - centre[0], c[1] - centre[1])).filter(r -> r > 0).sorted().distinct()
                    .toList()));
        }
        Kind kind = switch (tool) {
            case BOX -> Kind.RECTANGLE;
            case ELLIPSE -> Kind.ELLIPSE;
            case POLYGON -> Kind.POLYGON;
            default -> Kind.POINTS;
        };
        List<Double> x = corners.stream().map(c -> c[0]).toList();
        List<Double> y = corners.stream().map(c -> c[1]).toList();
        boolean box = kind == Kind.RECTANGLE || kind == Kind.ELLIPSE;
        return RegionEdit.text(new Roi("", kind, box ? x.stream().sorted().toList() : x,
                box ? y.stream().sorted().toList() : y));
    }
}
