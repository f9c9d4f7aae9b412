// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.Optional;
import java.util.OptionalInt;
import org.operando.api.figure.Frame;
import org.operando.api.figure.Page;
import org.operando.figure.Area;
import org.operando.figure.LegendEntry;
import org.operando.figure.PageMap;
import org.operando.figure.view.Zoom;

/**
 * What of a page the pointer is on.
 * @param panel number of the panel, from 0
 * @param along the axes that are meant: both in a plot, one beside it
 */
record Spot(int panel, Zoom.Along along) {
    /** How far from a plot its axis is, points. */
    private static final double AXIS = 40;

    /** The spot of a place, points of the page; empty away from plots with axes. */
    static Optional<Spot> at(Page page, PageMap map, double across, double down) {
        OptionalInt inside = map.panelAt(across, down);
        if (inside.isPresent()) {
            return movable(page, inside.getAsInt()) ? Optional.of(new Spot(inside.getAsInt(), Zoom.Along.BOTH))
                    : Optional.empty();
        }
        for (int i = 0; i < map.panels().size(); i++) {
            // a legend may stand outside the plot
            if (entry(map, i, across, down).isPresent()) {
                return Optional.of(new Spot(i, Zoom.Along.BOTH));
            }
            Area plot = map.panels().get(i).plot();
            boolean above = across >= plot.x() && across <= plot.right();
            boolean beside = down >= plot.y() && down <= plot.bottom();
            if (movable(page, i) && above && down > plot.bottom() && down < plot.bottom() + AXIS) {
                return Optional.of(new Spot(i, Zoom.Along.X));
            }
            if (movable(page, i) && beside && across < plot.x() && across > plot.x() - AXIS) {
                return Optional.of(new Spot(i, Zoom.Along.Y));
            }
        }
        return Optional.empty();
    }

    private static boolean movable(Page page, int panel) {
        return panel < page.panels().size() && page.panels().get(panel).frame() != Frame.NONE;
    }

    /** The entry of a legend at a place. */
    static Optional<LegendEntry> entry(PageMap map, int panel, double across, double down) {
        return map.panels().get(panel).legend().stream().filter(entry -> entry.area().contains(across, down))
                .findFirst();
    }
}
