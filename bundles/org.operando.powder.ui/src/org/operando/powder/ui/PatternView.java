// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Band;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.powder.PatternSeries;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** The chosen pattern with its uncertainties; the first when none is chosen. */
public final class PatternView implements TechniqueView {
    private static final double HEIGHT_MM = 60;

    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.FRAME), PatternView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownSeries shown = ShownSeries.of(results, selected);
        PatternSeries series = shown.outputs().series();
        int row = shown.row(selected).orElse(0);
        double[] x = series.twoThetaDegrees();
        double[] y = series.intensities(row, row + 1, 0, x.length);
        Ink ink = Ink.series(0).withWidth(0.7);
        List<Mark> marks = new ArrayList<>();
        Optional<double[]> errors = series.errors(row, row + 1, 0, x.length);
        errors.ifPresent(e -> marks.add(Band.of(x, moved(y, e, -1), moved(y, e, 1), ink.withOpacity(0.3))));
        marks.add(Line.of(x, y, ink).labelled(shown.words(row)));
        String unit = series.isCounts() ? "counts" : "arb. units";
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT_MM),
                AxisSpec.of("2*\u03b8* (\u00b0)", x[0], x[x.length - 1]),
                AxisSpec.around("Intensity (" + unit + ")", y), marks);
        return LinkedPage.of(Page.of("Pattern of " + shown.words(row), Page.SINGLE_COLUMN, HEIGHT_MM, panel))
                .with(shown.steps(0));
    }

    private static double[] moved(double[] y, double[] errors, int sign) {
        double[] moved = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            moved[i] = y[i] + sign * errors[i];
        }
        return moved;
    }
}
