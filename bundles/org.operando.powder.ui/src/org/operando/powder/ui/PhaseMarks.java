// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.PhaseTicks;
import org.operando.powder.calibration.CalibrantRings;

/** Ticks of phases under the patterns of a page. */
final class PhaseMarks {
    /** Height of a row of ticks as a part of the axis. */
    private static final double ROW = 0.07;

    private PhaseMarks() {
    }

    /** The page with a row of ticks for each phase; its first panel is against 2theta in degrees. */
    static Page under(Page page, List<CalibrantRings> phases, double wavelength) {
        if (phases.isEmpty() || !Double.isFinite(wavelength)) {
            return page;
        }
        Panel panel = page.panels().getFirst();
        double height = panel.y().to() - panel.y().from();
        double low = panel.y().from() - phases.size() * ROW * height;
        List<Mark> marks = new ArrayList<>(panel.marks());
        for (int i = 0; i < phases.size(); i++) {
            double[] angles = Arrays.stream(phases.get(i).spacings()).filter(d -> wavelength < 2 * d)
                    .map(d -> 2 * Math.toDegrees(Math.asin(wavelength / (2 * d))))
                    .filter(t -> t >= panel.x().from() && t <= panel.x().to()).toArray();
            marks.add(PhaseTicks.of(angles, panel.y().from() - (i + 0.5) * ROW * height, Ink.series(i + 1),
                    phases.get(i).name()));
        }
        AxisSpec y = new AxisSpec(panel.y().label(), low, panel.y().to(), panel.y().scale(), panel.y().labelled(),
                panel.y().names(), panel.y().numbering());
        Panel marked = new Panel(panel.letter(), panel.cell(), panel.x(), y, panel.right(), marks, Legend.BEST,
                panel.frame(), panel.equalAspect());
        return new Page(page.title(), page.widthMm(), page.heightMm(), List.of(marked), page.caption());
    }
}
