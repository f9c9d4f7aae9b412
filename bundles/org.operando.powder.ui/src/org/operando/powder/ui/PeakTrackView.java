// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.powder.peaks.PeakOperation;
import org.operando.powder.peaks.PeakTrackFigure;
import org.operando.powder.peaks.PeaksOperation;
import org.operando.powder.peaks.PeaksTrackFigure;
import org.operando.powder.peaks.PhasesOperation;
import org.operando.powder.peaks.PhasesTrackFigure;
import org.operando.powder.peaks.TrackAxis;
import org.operando.powder.series.SeriesOperation;
import org.operando.ui.api.FigureListener;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/**
 * A peak, the peaks of a window or the phases of a line along the series; a click chooses the nearest frame, one in the
 * cell's curve a time.
 */
public final class PeakTrackView implements TechniqueView {
    private volatile List<String> windows = List.of();
    private ToolPane pane;
    private WindowChooser chooser;
    private LinkedFigure figure;

    @Override
    public Control create(Composite parent, ViewSite site) {
        pane = new ToolPane(parent);
        chooser = new WindowChooser(pane, "Which window's peaks are shown", () -> figure.again());
        figure = pane.filledBy(new LinkedFigure(pane, site, Set.of(Kind.MEASUREMENT, Kind.STEP), this::page));
        figure.canvas().listen(new FigureListener() {
            @Override
            public void painted() {
                offer();
            }
        });
        offer();
        return pane;
    }

    /** Offers the windows where there are several. */
    private void offer() {
        List<String> names = windows;
        pane.offer(names.size() > 1);
        chooser.offer(names, names.size() > 1);
    }

    private LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownSeries series = ShownSeries.of(results, selected);
        Page page = SideBySide.of(page(FittedStep.result(results, series.measured(), selected), series.outputs()));
        boolean cell = page.panels().getLast().y().label().startsWith("Voltage");
        int last = page.panels().size() - 1;
        return new LinkedPage(page, s -> markers(series, page.panels().size(), s),
                (at, s) -> cell && at.panel() == last ? series.timeAt(at.x(), s) : series.frameAt(at.x(), s),
                series.steps(-1));
    }

    private Page page(Record fits, SeriesOperation.Outputs series) throws OperandoException {
        Optional<SeriesOperation.Outputs> cell = Optional.of(series);
        windows = fits instanceof PeaksOperation.Outputs p
                ? Arrays.stream(p.peaks().texts("window")).distinct().toList() : List.of();
        return switch (fits) {
            case PeaksOperation.Outputs p -> new PeaksTrackFigure().build(new PeaksTrackFigure.Inputs(p, cell),
                    new PeaksTrackFigure.Options(Optional.of(chooser.chosen()).filter(windows::contains),
                            TrackAxis.TIME,
                            p.peaks().find("d_spacing").isPresent()));
            case PhasesOperation.Outputs p -> new PhasesTrackFigure().build(new PhasesTrackFigure.Inputs(p, cell),
                    new PhasesTrackFigure.Options(TrackAxis.TIME, true));
            default -> {
                PeakOperation.Outputs p = (PeakOperation.Outputs) fits;
                yield new PeakTrackFigure().build(new PeakTrackFigure.Inputs(p, cell),
                        new PeakTrackFigure.Options(p.spacing().isPresent()));
            }
        };
    }

    private static List<Marker> markers(ShownSeries series, int panels, Selected selected) {
        List<Marker> markers = new ArrayList<>();
        series.place(selected).ifPresent(place -> {
            for (int panel = 0; panel < panels; panel++) {
                markers.add(Marker.atX(panel, place, panel == 0 ? series.label(selected) : ""));
            }
        });
        return markers;
    }
}
