// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.operando.api.figure.Box;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

/**
 * Lays out the panels of a page. Panels whose cells have the same top and bottom get the same upper and lower margin,
 * those with the same left and right the same side margins: shared axes run through.
 *
 * <p>Panels of equal aspect in cells of equal size get equal margins: maps that are compared are equally large.
 *
 * <p>A colour bar takes its room from the cell of its panel. When the panels to the right share the y axis (theirs is
 * bare), they move left and the bar stands behind the last of them; a bar at the left takes its room left of the axis.
 */
final class PageLayout {
    /** Points in a millimetre. */
    static final double POINTS = 72 / 25.4;

    private static final int ROUNDS = 8;
    private static final double SAME = 0.01;

    private final List<PanelLayout> panels = new ArrayList<>();

    PageLayout(Page page, Consumer<String> report) {
        for (Panel panel : page.panels()) {
            Area cell = new Area(panel.cell().x() * POINTS, panel.cell().y() * POINTS, panel.cell().width() * POINTS,
                    panel.cell().height() * POINTS);
            panels.add(new PanelLayout(panel, cell, report));
        }
        settle(true);
        boolean moved = true;
        // a legend goes outside once at the most
        while (moved) {
            moved = false;
            for (PanelLayout panel : panels) {
                moved |= panel.legend.place();
            }
            if (moved) {
                settle(false);
            }
        }
        for (PanelLayout panel : panels) {
            if (panel.cramped()) {
                Box box = panel.panel.cell();
                report.accept(panel.name() + " of " + Math.round(box.width()) + " x "
                        + Math.round(box.height()) + " mm has no room for its plot; make it larger");
            }
        }
    }

    private void settle(boolean anew) {
        for (int round = 0; round < ROUNDS; round++) {
            panels.forEach(PanelLayout::place);
            boolean grew = false;
            for (PanelLayout panel : panels) {
                grew |= panel.grow(anew && round == 0);
            }
            share();
            panels.forEach(PanelLayout::place);
            if (!grew && round > 0) {
                break;
            }
        }
    }

    List<PanelLayout> panels() {
        return panels;
    }

    private void share() {
        for (PanelLayout panel : panels) {
            PanelLayout last = panel;
            double taken = panel.margins.bar;
            if (panel.barImage().isPresent()) {
                for (PanelLayout next = sharing(last); next != null; next = sharing(last)) {
                    next.margins.shift = Math.max(next.margins.shift, taken);
                    last = next;
                }
                panel.barHost = last;
            }
        }
        for (PanelLayout a : panels) {
            each(b -> same(a.cell.y(), b.cell.y()) && same(a.cell.bottom(), b.cell.bottom()), b -> {
                b.margins.top = Math.max(a.margins.top, b.margins.top);
                b.margins.bottom = Math.max(a.margins.bottom, b.margins.bottom);
            });
            each(b -> a.panel.equalAspect() && b.panel.equalAspect() && same(a.cell.width(), b.cell.width())
                    && same(a.cell.height(), b.cell.height()), b -> {
                        b.margins.left = Math.max(a.margins.left, b.margins.left);
                        b.margins.right = Math.max(a.margins.right, b.margins.right);
                        b.margins.top = Math.max(a.margins.top, b.margins.top);
                        b.margins.bottom = Math.max(a.margins.bottom, b.margins.bottom);
                        b.margins.bar = Math.max(a.margins.bar, b.margins.bar);
                        b.margins.barLeft = Math.max(a.margins.barLeft, b.margins.barLeft);
                    });
            each(b -> same(a.cell.x(), b.cell.x()) && same(a.cell.right(), b.cell.right()), b -> {
                b.margins.left = Math.max(a.margins.left, b.margins.left);
                b.margins.right = Math.max(a.margins.right, b.margins.right);
                b.margins.bar = Math.max(a.margins.bar, b.margins.bar);
                b.margins.barLeft = Math.max(a.margins.barLeft, b.margins.barLeft);
                b.margins.shift = Math.max(a.margins.shift, b.margins.shift);
            });
        }
    }

    private void each(Predicate<PanelLayout> which, Consumer<PanelLayout> what) {
        panels.stream().filter(which).forEach(what);
    }

    /** The panel right of another in the same row, when it has neither numbers at its y axis nor a colour bar. */
    private PanelLayout sharing(PanelLayout left) {
        PanelLayout nearest = null;
        for (PanelLayout panel : panels) {
            boolean beside = same(panel.cell.y(), left.cell.y()) && same(panel.cell.bottom(), left.cell.bottom())
                    && panel.cell.x() > left.cell.x() + SAME;
            if (beside && (nearest == null || panel.cell.x() < nearest.cell.x())) {
                nearest = panel;
            }
        }
        boolean shares = nearest != null && !nearest.panel.y().labelled() && nearest.barImage().isEmpty();
        return shares ? nearest : null;
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) < SAME;
    }
}
