// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.operando.core.study.PlacedRegion;
import org.operando.core.study.Region;
import org.operando.ui.api.At;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.FigureListener;
import org.operando.ui.api.Reach;
import org.operando.ui.api.Sketch;

/**
 * Drags the regions of a study by their corners and sides, the chosen one also as a whole from inside. UI thread only.
 */
final class RegionMoves {
    /** Whose regions they are. */
    interface Owner {
        /** The regions that can be dragged now; none while something is drawn. */
        List<PlacedRegion> regions();

        /** Name of the chosen one. */
        Optional<String> chosen();

        /** One was taken hold of. */
        void choose(String region);

        /** One was let go with another shape. */
        void keep(String region, Region.Shape shape);
    }

    private final FigureCanvas canvas;
    private final Owner owner;
    private Optional<RegionGrip> under = Optional.empty();
    private Optional<RegionGrip> held = Optional.empty();
    private Optional<At> begun = Optional.empty();

    RegionMoves(FigureCanvas canvas, Owner owner) {
        this.canvas = canvas;
        this.owner = owner;
        canvas.onHold(this::holds);
        canvas.listen(new FigureListener() {
            @Override
            public void drawn(At from, At to, boolean ended) {
                drag(from, to, ended);
            }

            @Override
            public void painted() {
                show();
            }
        });
    }

    private int holds(Reach reach) {
        under = Optional.empty();
        Optional<String> chosen = owner.chosen();
        for (PlacedRegion region : owner.regions()) {
            boolean own = chosen.filter(region.name()::equals).isPresent();
            Optional<RegionGrip> grip = RegionGrip.near(region, reach, own);
            // the chosen one lies on top
            under = grip.isPresent() && (own || under.isEmpty()) ? grip : under;
        }
        return under.map(g -> g.part() == RegionGrip.Part.WHOLE ? SWT.CURSOR_SIZEALL : SWT.CURSOR_HAND)
                .orElse(SWT.NONE);
    }

    private void drag(At from, At to, boolean ended) {
        if (begun.isEmpty()) {
            begun = Optional.of(from);
            held = under;
            held.ifPresent(grip -> owner.choose(grip.region()));
        }
        At first = begun.get();
        Optional<Region.Shape> now = held.filter(grip -> !first.equals(to)).map(grip -> grip.moved(first, to));
        now.ifPresent(shape -> canvas.setSketches(lines(shape)));
        if (ended) {
            Optional<RegionGrip> last = held;
            begun = Optional.empty();
            held = Optional.empty();
            now.ifPresent(shape -> owner.keep(last.get().region(), shape));
        }
    }

    private static List<Sketch> lines(Region.Shape shape) {
        return RegionPage.lines(shape).stream().map(l -> new Sketch(0, l[0], l[1], l[0].length > 1, l[0].length == 1))
                .toList();
    }

    /** Shows where the chosen region can be held. */
    void show() {
        if (held.isPresent()) {
            return;
        }
        List<Sketch> handles = new ArrayList<>();
        Optional<String> chosen = owner.chosen();
        owner.regions().stream().filter(r -> chosen.filter(r.name()::equals).isPresent()).findFirst()
                .ifPresent(r -> handles.addAll(handles(r)));
        canvas.setSketches(handles);
    }

    private static List<Sketch> handles(PlacedRegion region) {
        List<double[]> places = new ArrayList<>(region.corners());
        switch (region.region().shape()) {
            case Region.Circle c -> places.addAll(ends(c.x(), c.y(), c.radius(), c.radius()));
            case Region.Ellipse e -> places.addAll(ends(e.x(), e.y(), e.radiusX(), e.radiusY()));
            case Region.Shells s -> s.radii().forEach(r -> places.addAll(ends(s.x(), s.y(), r, r)));
            default -> {
                // its corners are all, and a mask is drawn
            }
        }
        return places.isEmpty() ? List.of() : List.of(Sketch.handles(0,
                places.stream().mapToDouble(p -> p[0]).toArray(), places.stream().mapToDouble(p -> p[1]).toArray()));
    }

    private static List<double[]> ends(double x, double y, double radiusX, double radiusY) {
        return List.of(new double[] {x - radiusX, y}, new double[] {x + radiusX, y}, new double[] {x, y - radiusY},
                new double[] {x, y + radiusY});
    }
}
