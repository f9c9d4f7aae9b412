// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.core.study.PlacedRegion;
import org.operando.core.study.Region;
import org.operando.ui.api.At;
import org.operando.ui.api.Reach;

/**
 * What of a region a press holds.
 * @param region its name
 * @param shape what it was when it was held
 * @param part which part goes with the pointer
 * @param index number of the corner or ring; of a box and an ellipse the sides, as bits
 */
record RegionGrip(String region, Region.Shape shape, Part part, int index) {
    /** Parts of a region. */
    enum Part {
        /** All of it. */
        WHOLE,
        /** A corner of a line or polygon. */
        CORNER,
        /** Sides of a rectangle: one, or the two of a corner. */
        SIDES,
        /** The radius of a circle or ring, or one or both of an ellipse. */
        RADIUS
    }

    private static final int LEFT = 1;
    private static final int RIGHT = 2;
    private static final int TOP = 4;
    private static final int BOTTOM = 8;
    private static final int ACROSS = 1;
    private static final int DOWN = 2;
    /** Nearer to the end of an axis than this cosine, an ellipse is held by that axis alone. */
    private static final double AXIS = 0.92;
    /** No region becomes smaller, um. */
    private static final double LEAST = 1e-4;

    /**
     * What of a region is in reach; masks are drawn, not dragged.
     * @param inside whether a press inside holds the whole
     */
    static Optional<RegionGrip> near(PlacedRegion region, Reach reach, boolean inside) {
        Region.Shape shape = region.region().shape();
        Optional<RegionGrip> edge = switch (shape) {
            case Region.Point p -> near(reach, List.of(new double[] {p.x(), p.y()})) == 0 ? whole(region)
                    : Optional.empty();
            case Region.Line l -> path(region, reach, false);
            case Region.Polygon p -> path(region, reach, true);
            case Region.Rectangle r -> sides(r, reach).map(i -> new RegionGrip(region.name(), r, Part.SIDES, i));
            case Region.Circle c -> rim(c.x(), c.y(), c.radius(), c.radius(), reach)
                    .map(i -> new RegionGrip(region.name(), c, Part.RADIUS, 0));
            case Region.Ellipse e -> rim(e.x(), e.y(), Math.abs(e.radiusX()), Math.abs(e.radiusY()), reach)
                    .map(i -> new RegionGrip(region.name(), e, Part.RADIUS, i));
            case Region.Shells s -> ring(s, reach).map(i -> new RegionGrip(region.name(), s, Part.RADIUS, i));
            case Region.Mask m -> Optional.empty();
        };
        boolean within = inside && !(shape instanceof Region.Mask)
                && region.contains(reach.at().x(), reach.at().y());
        return edge.or(() -> within ? whole(region) : Optional.empty());
    }

    private static Optional<RegionGrip> whole(PlacedRegion region) {
        return Optional.of(new RegionGrip(region.name(), region.region().shape(), Part.WHOLE, 0));
    }

    /** The nearest of these in reach; -1 for none. */
    private static int near(Reach reach, List<double[]> places) {
        int near = -1;
        double best = 1;
        for (int i = 0; i < places.size(); i++) {
            double distance = reach.distance(places.get(i)[0], places.get(i)[1]);
            if (distance <= best) {
                best = distance;
                near = i;
            }
        }
        return near;
    }

    /** A corner, or between corners the whole. */
    private static Optional<RegionGrip> path(PlacedRegion region, Reach reach, boolean closed) {
        List<double[]> corners = region.corners();
        int corner = near(reach, corners);
        if (corner >= 0) {
            return Optional.of(new RegionGrip(region.name(), region.region().shape(), Part.CORNER, corner));
        }
        for (int i = closed ? 0 : 1; i < corners.size(); i++) {
            double[] a = corners.get((i + corners.size() - 1) % corners.size());
            double[] b = corners.get(i);
            if (reach.distance(a[0], a[1], b[0], b[1]) <= 1) {
                return whole(region);
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> sides(Region.Rectangle r, Reach reach) {
        double right = r.x() + r.width();
        double bottom = r.y() + r.height();
        int sides = (reach.distance(r.x(), r.y(), r.x(), bottom) <= 1 ? LEFT : 0)
                | (reach.distance(r.x(), r.y(), right, r.y()) <= 1 ? TOP : 0);
        sides |= (sides & LEFT) == 0 && reach.distance(right, r.y(), right, bottom) <= 1 ? RIGHT : 0;
        sides |= (sides & TOP) == 0 && reach.distance(r.x(), bottom, right, bottom) <= 1 ? BOTTOM : 0;
        return sides == 0 ? Optional.empty() : Optional.of(sides);
    }

    /** Which radii of an ellipse a place on its rim holds. */
    private static Optional<Integer> rim(double x, double y, double radiusX, double radiusY, Reach reach) {
        double angle = Math.atan2((reach.at().y() - y) / radiusY, (reach.at().x() - x) / radiusX);
        double across = Math.cos(angle);
        double down = Math.sin(angle);
        if (!(reach.distance(x + across * radiusX, y + down * radiusY) <= 1)) {
            return Optional.empty();
        }
        return Optional.of(Math.abs(across) > AXIS ? ACROSS : Math.abs(down) > AXIS ? DOWN : ACROSS | DOWN);
    }

    private static Optional<Integer> ring(Region.Shells s, Reach reach) {
        for (int i = s.radii().size() - 1; i >= 0; i--) {
            if (rim(s.x(), s.y(), s.radii().get(i), s.radii().get(i), reach).isPresent()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The shape after it was held at one place and dragged to another. */
    Region.Shape moved(At from, At to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        return switch (shape) {
            case Region.Point p -> new Region.Point(p.x() + dx, p.y() + dy);
            case Region.Line l -> {
                boolean first = part == Part.WHOLE || index == 0;
                boolean last = part == Part.WHOLE || index == 1;
                yield new Region.Line(l.fromX() + (first ? dx : 0), l.fromY() + (first ? dy : 0),
                        l.toX() + (last ? dx : 0), l.toY() + (last ? dy : 0));
            }
            case Region.Rectangle r -> rectangle(r, dx, dy);
            case Region.Circle c -> part == Part.WHOLE ? new Region.Circle(c.x() + dx, c.y() + dy, c.radius())
                    : new Region.Circle(c.x(), c.y(), Math.max(LEAST, Math.hypot(to.x() - c.x(), to.y() - c.y())));
            case Region.Ellipse e -> ellipse(e, from, to);
            case Region.Shells s -> shells(s, from, to);
            case Region.Polygon p -> new Region.Polygon(shifted(p.x(), dx), shifted(p.y(), dy));
            case Region.Mask m -> m;
        };
    }

    private List<Double> shifted(List<Double> values, double by) {
        List<Double> all = new ArrayList<>(values);
        for (int i = 0; i < all.size(); i++) {
            if (part == Part.WHOLE || i == index) {
                all.set(i, all.get(i) + by);
            }
        }
        return all;
    }

    /** A side that is dragged past the other becomes that one. */
    private Region.Rectangle rectangle(Region.Rectangle r, double dx, double dy) {
        int sides = part == Part.WHOLE ? LEFT | RIGHT | TOP | BOTTOM : index;
        double left = r.x() + ((sides & LEFT) != 0 ? dx : 0);
        double right = r.x() + r.width() + ((sides & RIGHT) != 0 ? dx : 0);
        double top = r.y() + ((sides & TOP) != 0 ? dy : 0);
        double bottom = r.y() + r.height() + ((sides & BOTTOM) != 0 ? dy : 0);
        return new Region.Rectangle(Math.min(left, right), Math.min(top, bottom),
                Math.max(LEAST, Math.abs(right - left)), Math.max(LEAST, Math.abs(bottom - top)));
    }

    /** By both radii it keeps its proportions. */
    private Region.Ellipse ellipse(Region.Ellipse e, At from, At to) {
        if (part == Part.WHOLE) {
            return new Region.Ellipse(e.x() + to.x() - from.x(), e.y() + to.y() - from.y(), e.radiusX(), e.radiusY());
        }
        double scale = Math.hypot((to.x() - e.x()) / e.radiusX(), (to.y() - e.y()) / e.radiusY());
        double across = index == ACROSS ? Math.abs(to.x() - e.x())
                : index == DOWN ? e.radiusX() : scale * e.radiusX();
        double down = index == DOWN ? Math.abs(to.y() - e.y()) : index == ACROSS ? e.radiusY() : scale * e.radiusY();
        return new Region.Ellipse(e.x(), e.y(), Math.max(LEAST, across), Math.max(LEAST, down));
    }

    /** A ring stays between its neighbours. */
    private Region.Shells shells(Region.Shells s, At from, At to) {
        if (part == Part.WHOLE) {
            return new Region.Shells(s.x() + to.x() - from.x(), s.y() + to.y() - from.y(), s.radii());
        }
        double least = (index == 0 ? 0 : s.radii().get(index - 1)) + LEAST;
        double most = index == s.radii().size() - 1 ? Double.MAX_VALUE : s.radii().get(index + 1) - LEAST;
        List<Double> radii = new ArrayList<>(s.radii());
        radii.set(index, Math.max(least, Math.min(most, Math.hypot(to.x() - s.x(), to.y() - s.y()))));
        return new Region.Shells(s.x(), s.y(), radii);
    }
}
