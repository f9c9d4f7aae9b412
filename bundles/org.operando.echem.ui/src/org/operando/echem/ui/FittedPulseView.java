// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.echem.gitt.GittPulseFigure;
import org.operando.ui.api.At;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** The chosen pulse of a titration with its fits; a click chooses a time in it, arrow keys choose another pulse. */
public final class FittedPulseView implements TechniqueView {
    private static final double MINUTE = 60;

    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP, Kind.TIME), FittedPulseView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownTitration titration = ShownTitration.of(results, selected);
        int pulse = Math.max(0, titration.pulse(selected));
        Page page = new GittPulseFigure().build(new GittPulseFigure.Inputs(titration.gitt()),
                new GittPulseFigure.Options(pulse + 1));
        double start = titration.starts()[pulse];
        double duration = titration.pulses().doubles("duration")[pulse];
        return new LinkedPage(page, s -> titration.pulse(s) == pulse ? markers(s, start, duration) : List.of(),
                (at, s) -> Optional.of(titration.cell().own(s).with(Kind.TIME, start + Math.max(0, seconds(at)))),
                titration.steps());
    }

    private static double seconds(At at) {
        return at.panel() == 0 ? at.x() * at.x() : at.x() * MINUTE;
    }

    /** The chosen time; its beginning stands for the pulse as a whole. */
    private static List<Marker> markers(Selected selected, double start, double duration) {
        List<Marker> markers = new ArrayList<>();
        selected.number(Kind.TIME).map(t -> t - start).filter(t -> t > 0.5).ifPresent(t -> {
            if (t <= duration) {
                markers.add(Marker.atX(0, Math.sqrt(t), ""));
            }
            markers.add(Marker.atX(1, t / MINUTE, Math.round(t) + " s"));
        });
        return markers;
    }
}
