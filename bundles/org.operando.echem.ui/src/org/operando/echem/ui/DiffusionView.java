// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Page;
import org.operando.echem.gitt.GittFigure;
import org.operando.ui.api.At;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Diffusion coefficients of the chosen titration against voltage; a click chooses the nearest point's pulse. */
public final class DiffusionView implements TechniqueView {
    private static final List<String> METHODS = List.of("diffusion_published", "diffusion_root_and_linear",
            "diffusion_sphere");

    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP), DiffusionView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownTitration titration = ShownTitration.of(results, selected);
        Page page = new GittFigure().build(new GittFigure.Inputs(titration.gitt()),
                new GittFigure.Options(GittFigure.Against.VOLTAGE, true, true));
        double[] voltage = titration.pulses().doubles("voltage");
        return new LinkedPage(page, s -> marker(voltage, titration.pulse(s)),
                (at, s) -> nearest(titration.pulses(), page, at).map(pulse -> titration.chosen(pulse, s)),
                titration.steps());
    }

    private static List<Marker> marker(double[] voltage, int pulse) {
        return pulse < 0 || Double.isNaN(voltage[pulse]) ? List.of()
                : List.of(Marker.atX(0, voltage[pulse], "pulse " + (pulse + 1)));
    }

    /** The pulse of the point that is nearest as it is seen: the axis of coefficients is logarithmic. */
    static Optional<Integer> nearest(Table pulses, Page page, At at) {
        AxisSpec x = page.panels().getFirst().x();
        AxisSpec y = page.panels().getFirst().y();
        double[] voltage = pulses.doubles("voltage");
        double decades = Math.log10(y.to() / y.from());
        Optional<Integer> nearest = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (String method : METHODS) {
            double[] coefficient = pulses.doubles(method);
            for (int i = 0; i < voltage.length; i++) {
                double away = Math.hypot((voltage[i] - at.x()) / (x.to() - x.from()),
                        Math.log10(coefficient[i] / at.y()) / decades);
                if (away < least) {
                    least = away;
                    nearest = Optional.of(i);
                }
            }
        }
        return nearest;
    }
}
