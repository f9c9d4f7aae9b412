// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.operando.api.figure.Contours;
import org.operando.api.figure.Mark;

/** Draws isolines, interrupted where texts stand, and finds places for their values. */
final class ContourPainter {
    /** A line carries its value when it is so many times as long as the text. */
    private static final double LENGTHS = 3;
    /** Parts of a line at which its value may stand, the best first. */
    private static final double[] PLACES = {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8};
    private static final double GAP = 1;

    private ContourPainter() {
    }

    /** The isolines of all contours of a panel. */
    static Map<Contours, List<Isolines.Polyline>> trace(PanelLayout layout) {
        Map<Contours, List<Isolines.Polyline>> isolines = new LinkedHashMap<>();
        for (Mark mark : layout.panel.marks()) {
            if (mark instanceof Contours contours) {
                isolines.put(contours, Isolines.trace(contours, layout.xScale(), layout.yScale(false)));
            }
        }
        return isolines;
    }

    static void paint(Contours contours, List<Isolines.Polyline> lines, List<Area> texts, Area plot, Target target) {
        ClippedLine path = new ClippedLine(target, Pen.of(contours.ink()), plot);
        for (Isolines.Polyline line : lines) {
            double[] xy = line.xy();
            for (int i = 0; i < xy.length; i += 2) {
                double x = xy[i];
                double y = xy[i + 1];
                if (texts.stream().anyMatch(text -> text.grown(GAP).contains(x, y))) {
                    path.lift();
                } else {
                    path.to(x, y);
                }
            }
            path.lift();
        }
        path.end();
    }

    /** Offers places for the values of lines that are long enough. */
    static void label(Contours contours, List<Isolines.Polyline> lines, Inscriptions inscriptions) {
        for (Isolines.Polyline line : lines) {
            String value = Ticks.number(line.level(), decimals(contours.levels()));
            RichText text = RichText.of(value, Face.REGULAR, JournalStyle.CONTOUR_SIZE, ignored -> {
            });
            double[] xy = line.xy();
            boolean placed = line.length() < LENGTHS * text.width();
            for (int k = 0; k < PLACES.length && !placed; k++) {
                int point = 2 * (int) (PLACES[k] * (xy.length / 2 - 1));
                double half = FontFile.CAP_HEIGHT * text.size() / 2;
                placed = inscriptions.offer(text, xy[point], xy[point + 1] + half, contours.ink().argb());
            }
        }
    }

    /** Decimals that tell the levels apart as they were given. */
    private static int decimals(double[] levels) {
        int most = 0;
        for (double level : levels) {
            most = Math.max(most, BigDecimal.valueOf(level).stripTrailingZeros().scale());
        }
        return Math.min(most, 6);
    }
}
