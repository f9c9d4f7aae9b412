// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.CellRecord;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.echem.cycles.TimeSeriesFigure;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Voltage, current, steps and events of the chosen log against time; a click chooses a time. */
public final class CellRecordView implements TechniqueView {
    /** An event this close to the chosen time is told, as a part of the axis. */
    private static final double NEAR = 0.004;

    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT), CellRecordView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownCell cell = ShownCell.of(results, selected);
        CellRecord record = cell.record(results);
        Optional<StepEvents> events = StepEvents.of(record);
        Page series = CellLooks.of(results).painted(new TimeSeriesFigure().build(new TimeSeriesFigure.Inputs(record),
                new TimeSeriesFigure.Options(Optional.empty(), Optional.empty())), cell.measured());
        Page page = events.map(e -> e.below(series)).orElse(series);
        return new LinkedPage(page, s -> cell.isMeant(s) ? markers(page, events, s) : List.of(),
                (at, s) -> Optional.of(cell.own(s).with(Kind.TIME, at.x() * ShownCell.HOUR)));
    }

    private static List<Marker> markers(Page page, Optional<StepEvents> events, Selected selected) {
        List<Marker> markers = new ArrayList<>();
        for (int panel = 0; panel < page.panels().size(); panel++) {
            int of = panel;
            selected.interval(Kind.TIMES).ifPresent(times -> markers.add(Marker.ofX(of, times.from() / ShownCell.HOUR,
                    times.to() / ShownCell.HOUR, "")));
            double near = (page.panels().getFirst().x().to() - page.panels().getFirst().x().from()) * NEAR;
            selected.number(Kind.TIME).map(time -> time / ShownCell.HOUR).ifPresent(
                    time -> markers.add(Marker.atX(of, time, of == 0 ? label(events, selected, time, near) : "")));
        }
        return markers;
    }

    private static String label(Optional<StepEvents> events, Selected selected, double hours, double near) {
        return Stream.of(selected.number(Kind.CYCLE).map(c -> "cycle " + Math.round(c)),
                events.map(e -> e.at(hours)), events.map(e -> e.logged(hours, near))).flatMap(Optional::stream)
                .filter(s -> !s.isEmpty()).collect(Collectors.joining(", "));
    }
}
