// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.StudyRegion;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;
import org.operando.core.study.PlacedRegion;
import org.operando.core.study.Region;
import org.operando.figure.MaskPicture;
import org.operando.ui.api.MaskDrawing;

/** The outlines of regions over the picture they were drawn on; y goes down, as in pictures. */
final class RegionPage {
    private static final int CORNERS = 73;
    private static final double SIDE_MM = 120;

    /**
     * The picture that is drawn on.
     * @param columns of its pixels
     * @param rows of its pixels
     * @param side of a pixel, um
     * @param image its greys
     */
    record Ground(int columns, int rows, double side, Image image) {
        /** Its pixels, for a mask drawn on it. */
        MaskDrawing.Grid grid() {
            return new MaskDrawing.Grid(columns, rows, side, 0, 0);
        }
    }

    /**
     * A mask that is being drawn.
     * @param region name of the region whose mask it becomes; empty for a new one
     */
    record Drawn(MaskPicture mask, MaskDrawing.Grid grid, Optional<String> region) {
    }

    /**
     * What is to be seen; immutable.
     * @param regions by name
     * @param open corners of a polygon that is being drawn
     * @param drawn a mask that is being drawn
     */
    record Content(Map<String, PlacedRegion> regions, Optional<Ground> ground, List<double[]> open,
            Optional<Drawn> drawn) {
    }

    private final List<Mark> outlines = new ArrayList<>();
    private final double[] bounds;

    private RegionPage(Optional<Ground> ground) {
        bounds = ground.map(g -> new double[] {0, g.columns() * g.side(), 0, g.rows() * g.side()})
                .orElse(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE});
    }

    /** The page; masks with many edges take time. */
    static Page of(Content content) {
        return new RegionPage(content.ground()).page(content);
    }

    private Page page(Content content) {
        int series = 0;
        for (PlacedRegion region : content.regions().values()) {
            Ink ink = Ink.series(series++);
            if (content.drawn().flatMap(Drawn::region).filter(region.name()::equals).isPresent()) {
                drawn(content.drawn().get(), ink);
            } else {
                region(region, ink);
            }
        }
        Ink next = Ink.series(series);
        content.drawn().filter(d -> d.region().isEmpty()).ifPresent(d -> drawn(d, next));
        // before the corners of what is being drawn: the first must not become all that is seen
        if (bounds[0] > bounds[1]) {
            bounds[0] = 0;
            bounds[1] = 10;
            bounds[2] = 0;
            bounds[3] = 10;
        }
        if (!content.open().isEmpty()) {
            double[][] line = columns(content.open());
            outlines.add(Line.of(line[0], line[1], Ink.BLACK.withDash(Ink.Dash.DASHED)));
            outlines.add(Markers.of(line[0], line[1], Symbol.CIRCLE, Ink.BLACK));
            widen(bounds, line);
        }
        double room = content.ground().isPresent() || content.drawn().isPresent() ? 0
                : 0.05 * Math.max(bounds[1] - bounds[0], bounds[3] - bounds[2]) + 1e-3;
        List<Mark> marks = new ArrayList<>();
        content.ground().ifPresent(g -> marks.add(g.image()));
        marks.addAll(outlines);
        AxisSpec x = AxisSpec.of("*x* (\u00b5m)", bounds[0] - room, bounds[1] + room);
        AxisSpec y = AxisSpec.of("*y* (\u00b5m)", bounds[3] + room, bounds[2] - room);
        return Page.of("Regions", SIDE_MM, SIDE_MM,
                Panel.of("", new Box(0, 0, SIDE_MM, SIDE_MM), x, y, marks).withEqualAspect());
    }

    private void drawn(Drawn drawn, Ink ink) {
        MaskDrawing.Grid grid = drawn.grid();
        outlines.addAll(MaskMarks.of(drawn.mask(), grid, ink));
        widen(bounds, new double[][] {{grid.x(), grid.x() + grid.columns() * grid.pixel()},
            {grid.y(), grid.y() + grid.rows() * grid.pixel()}});
    }

    private void region(PlacedRegion region, Ink ink) {
        double[] at;
        if (region.region().shape() instanceof Region.Mask mask) {
            MaskPicture pixels = region.pixels().orElseThrow();
            outlines.addAll(MaskMarks.of(pixels,
                    new MaskDrawing.Grid(pixels.columns(), pixels.rows(), mask.pixel(), mask.x(), mask.y()), ink));
            StudyRegion.Bounds box = region.bounds();
            widen(bounds, new double[][] {{box.left(), box.right()}, {box.top(), box.bottom()}});
            int first = pixels.inside().nextSetBit(0);
            at = new double[] {mask.x() + first % pixels.columns() * mask.pixel(), box.top()};
        } else {
            List<double[][]> lines = lines(region.region().shape());
            for (double[][] line : lines) {
                outlines.add(line[0].length == 1 ? Markers.of(line[0], line[1], Symbol.CIRCLE, ink)
                        : Line.of(line[0], line[1], ink));
                widen(bounds, line);
            }
            at = new double[] {lines.getFirst()[0][0], lines.getFirst()[1][0]};
        }
        outlines.add(new Note(at[0], at[1], region.name(), Note.Align.LEFT, ink, 0));
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
    static List<double[][]> lines(Region.Shape shape) {
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
            case Region.Mask m -> List.of();
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
