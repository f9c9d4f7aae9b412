// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

/** Pages for parts of the window that are wide and low: their letters stay large enough to be read. */
final class SideBySide {
    private static final double HEIGHT_MM = 26;
    /** Room of the numbers and the label of the axis. */
    private static final double AXIS_MM = 9;

    private SideBySide() {
    }

    /** A column of panels with one axis of x as two columns, each with that axis. */
    static Page of(Page page) {
        List<Panel> from = page.panels();
        int first = (from.size() + 1) / 2;
        AxisSpec axis = from.getLast().x();
        double height = first * HEIGHT_MM + AXIS_MM;
        List<Panel> panels = new ArrayList<>();
        for (int k = 0; k < from.size(); k++) {
            boolean left = k < first;
            int rows = left ? first : from.size() - first;
            int row = left ? k : k - first;
            double tall = (height - AXIS_MM) / rows;
            boolean last = row == rows - 1;
            Panel p = from.get(k).in(new Box(left ? 0 : Page.SINGLE_COLUMN, row * tall, Page.SINGLE_COLUMN,
                    tall + (last ? AXIS_MM : 0)));
            panels.add(new Panel(p.letter(), p.cell(), last ? axis : axis.bare(), p.y(), p.right(), p.marks(),
                    p.legend(), p.frame(), p.equalAspect()));
        }
        return new Page(page.title(), 2 * Page.SINGLE_COLUMN, height, panels, page.caption());
    }
}
