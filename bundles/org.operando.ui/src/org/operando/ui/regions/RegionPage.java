// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Picture;
import org.operando.api.figure.Symbol;
import org.operando.core.study.Region;

/** The outlines of regions over the picture they were drawn on; y goes down, as in pictures. */
final class RegionPage {
    private static final int CORNERS = 73;
    private static final double SIDE_MM = 120;

    /**
     * The picture that is drawn on.
     * @param name of its file
     * @param content its bytes
     * @param width um
     * @param height um
     */
    record Ground(String name, byte[] content, double width, double height) {
    }

    private RegionPage() {
    }

    /**
     * The page.
     * @param open corners of a polygon that is being drawn
     */
    static Page of(Map<String, Region> regions, Optional<Ground> ground, List<double[]> open) {
        List<Mark> outlines = new ArrayList<>();
        double[] bounds = ground.map(g -> new double[] {0, g.width(), 0, g.height()})
                .orElse(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE});
        int series = 0;
        for (Map.Entry<String, Region> region : regions.entrySet()) {
            Ink ink = Ink.series(series++);
            for (double[][] line : lines(region.getValue().shape())) {
                outlines.add(line[0].length == 1 ? Markers.of(line[0], line[1], Symbol.CIRCLE, ink)
                        : Line.of(line[0], line[1], ink));
                widen(bounds, line);
            }
            double[][] first = lines(region.getValue().shape()).getFirst();
            outlines.add(new Note(first[0][0], first[1][0], region.getKey(), Note.Align.LEFT, ink, 0));
        }
        // before the corners of what is being drawn: the first must not become all that is seen
        if (bounds[0] > bounds[1]) {
            bounds = new double[] {0, 10, 0, 10};
        }
        if (!open.isEmpty()) {
            double[][] line = columns(open);
            outlines.add(Line.of(line[0], line[1], Ink.BLACK.withDash(Ink.Dash.DASHED)));
            outlines.add(Markers.of(line[0], line[1], Symbol.CIRCLE, Ink.BLACK));
            widen(bounds, line);
        }
        double room = ground.isPresent() ? 0 : 0.05 * Math.max(bounds[1] - bounds[0], bounds[3] - bounds[2]) + 1e-3;
        List<Mark> marks = new ArrayList<>();
        ground.ifPresent(g -> marks.add(new Picture(g.name(), g.content())));
        marks.addAll(outlines);
        AxisSpec x = AxisSpec.of("*x* (\u00b5m)", bounds[0] - room, bounds[1] + room);
        AxisSpec y = AxisSpec.of("*y* (\u00b5m)", bounds[3] + room, bounds[2] - room);
        return Page.of("Regions", SIDE_MM, SIDE_MM,
                Panel.of("", new Box(0, 0, SIDE_MM, SIDE_MM), x, y, marks).withEqualAspect());
    }

    private static void widen(double[] bounds, double[][] line) {
        bounds[0] = Math.min(bounds[0], Arrays.stream(line[0]).min().orElse(bounds[0]));
        bounds[1] = Math.max(bounds[1], Arrays.stream(line[0]).max().orElse(bounds[1]));
        bounds[2] = Math.min(bounds[2], Arrays.stream(line[1]).min().orElse(bounds[2]));
        bounds[3] = Math.max(bounds[3], Arrays.stream(line[1]).max().orElse(bounds[3]));
    }

    private static double[][] columns(List<double[]> corners) {
        return new double[][] {corners.stream().mapToDouble(c -> c[0]).toArray(),
            corners.stream().mapToDouble(c -> c[1]).toArray()};
    }

    /** Lines of a shape as x and y; one point for a point. */
    private static List<double[][]> lines(Region.Shape shape) {
        return switch (shape) {
            case Region.Point p -> List.<double[][]>of(new double[][] {{p.x()}, {p.y()}});
            case Region.Line l -> List.<double[][]>of(new double[][] {{l.fromX(), l.toX()}, {l.fromY(), l.toY()}});
            case Region.Rectangle r -> List.<double[][]>of(new double[][] {
                {r.x(), r.x() + r.width(), r.x() + r.width(), r.x(), r.x()},
                {r.y(), r.y(), r.y() + r.height(), r.y() + r.height(), r.y()}});
            case Region.Circle c -> List.<double[][]>of(round(c.x(), c.y(), c.radius(), c.radius()));
            case Region.Ellipse e -> List.<double[][]>of(round(e.x(), e.y(), e.radiusX(), e.radiusY()));
            case Region.Shells s -> rings(s);
            case Region.Polygon p -> List.<double[][]>of(closed(p));
        };
    }

    private static List<double[][]> rings(Region.Shells shells) {
        List<double[][]> rings = new ArrayList<>();
        shells.radii().forEach(r -> rings.add(round(shells.x(), shells.y(), r, r)));
        return rings;
    }

    private static double[][] closed(Region.Polygon polygon) {
        List<double[]> corners = new ArrayList<>();
        for (int i = 0; i <= polygon.x().size(); i++) {
            int at = i % polygon.x().size();
            corners.add(new double[] {polygon.x().get(at), polygon.y().get(at)});
        }
        return columns(corners);
    }

    private static double[][] round(double x, double y, double radiusX, double radiusY) {
        double[][] line = new double[2][CORNERS];
        for (int i = 0; i < CORNERS; i++) {
            double angle = 2 * Math.PI * i / (CORNERS - 1);
            line[0][i] = x + radiusX * Math.cos(angle);
            line[1][i] = y + radiusY * Math.sin(angle);
        }
        return line;
    }
}
