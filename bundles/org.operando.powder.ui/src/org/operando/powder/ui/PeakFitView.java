// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.powder.peaks.FittedWindow;
import org.operando.powder.peaks.FittedWindowPanels;
import org.operando.ui.api.At;
import org.operando.ui.api.FigureListener;
import org.operando.ui.api.FigureTool;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyEditing;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/**
 * Fits of the chosen pattern side by side: data, peaks, background and, below, what is left. The shown pattern is fitted
 * live with the parameters that stand in the study, also while a window, a position or a width is dragged; at the end of
 * the drag they are written into the study, which is one edit.
 */
public final class PeakFitView implements TechniqueView {
    private static final int MOST_WINDOWS = 3;
    private static final int PANELS = 2;
    private static final double NARROW_MM = 44;
    /** How much of the pattern is seen to either side of a window that can be dragged, parts of the window. */
    private static final double AROUND = 0.3;
    /** Handles are held from this part of the axis to either side. */
    private static final double REACH = 0.03;

    /**
     * A window that is shown.
     * @param step its step
     * @param said what the study says
     * @param live what is fitted
     * @param window number of the window in it
     * @param fit the fit
     * @param from lowest angle seen
     * @param to highest angle seen
     */
    private record Column(Measured.Step step, LiveFit said, LiveFit live, int window, FittedWindow fit, double from,
            double to) {
        String key() {
            return step.name() + "/" + window;
        }

        /** What is to be known of a pattern without a fit. */
        String note() {
            return fit.background().isPresent() ? "" : fit.flag();
        }

        List<FitHandle> handles() {
            return live.handles(window, fit);
        }
    }

    /** A window that can be shown. */
    private record Place(Measured.Step step, LiveFit said, LiveFit live, int window) {
    }

    /** What is dragged: which window, by what, and what is seen meanwhile. */
    private record Drag(Column column, FitHandle handle) {
    }

    /** What was dragged, and what the study said before: shown until the study says something else. */
    private record Dragged(LiveFit now, LiveFit before) {
    }

    private final Map<String, Dragged> dragged = new ConcurrentHashMap<>();
    private volatile List<Column> shown = List.of();
    private volatile Optional<Drag> drag = Optional.empty();
    private volatile boolean adjusting;
    private volatile String measurement = "";
    private volatile List<String> windows = List.of();
    private WindowChooser chooser;
    private ViewSite site;
    private LinkedFigure figure;

    @Override
    public Control create(Composite parent, ViewSite place) {
        site = place;
        dragged.clear();
        ToolPane pane = new ToolPane(parent);
        Button adjust = pane.button(SWT.TOGGLE, "Adjust",
                "Drag an end of a window, the window, the position of a peak or a"
                        + " side of its width: the pattern is fitted as it moves",
                () -> figure.canvas().use(
                        figure.canvas().tool() == FigureTool.DRAW ? FigureTool.PAN : FigureTool.DRAW));
        chooser = new WindowChooser(pane, "Which window is fitted here, with those beside it: " + MOST_WINDOWS
                + " are shown at once", () -> figure.again());
        figure = pane.filledBy(new LinkedFigure(pane, site, Set.of(Kind.MEASUREMENT, Kind.STEP, Kind.FRAME),
                this::page));
        figure.canvas().listen(new FigureListener() {
            @Override
            public void drawn(At from, At to, boolean ended) {
                moved(from, to, ended);
            }

            @Override
            public void used(FigureTool tool) {
                adjusting = tool == FigureTool.DRAW;
                adjust.setSelection(adjusting);
                figure.again();
            }

            @Override
            public void painted() {
                List<String> names = windows;
                chooser.offer(names, names.size() > MOST_WINDOWS);
            }
        });
        return pane;
    }

    private void moved(At from, At to, boolean ended) {
        if (drag.isEmpty()) {
            int number = from.panel() / PANELS;
            if (number >= shown.size()) {
                return;
            }
            Column held = shown.get(number);
            drag = FitHandle.near(held.handles(), from.x(), REACH * (held.to() - held.from()))
                    .map(handle -> new Drag(held, handle));
        }
        if (drag.isEmpty()) {
            return;
        }
        Column held = drag.get().column();
        FitHandle handle = drag.get().handle();
        String step = held.step().name();
        if (!from.equals(to)) {
            LiveFit next = Optional.ofNullable(dragged.get(step)).map(Dragged::now).orElse(held.said())
                    .moved(held.window(), handle, to.x(), to.x() - from.x());
            dragged.put(step, new Dragged(next, held.said()));
            figure.canvas().say(held.fit().name() + ": "
                    + Handles.words(handle, next.handles(held.window(), held.fit()), to.x()));
        }
        if (ended) {
            drag = Optional.empty();
            Optional.ofNullable(dragged.get(step)).ifPresent(d -> write(held, d.now()));
        }
        figure.again();
    }

    /** Writes what was dragged into the study; from there it is shown from then on. */
    private void write(Column held, LiveFit now) {
        Measured.Step moved = held.step();
        Optional<StudyEditing> editing = site.editing();
        Optional<List<String>> path = editing.flatMap(e -> e.step(measurement, moved.name()));
        if (path.isEmpty()) {
            dragged.remove(moved.name());
            return;
        }
        try {
            Map<List<String>, String> changes = now.changes(held.said(), PathBelow.of(path.get(), moved.operation()),
                    editing.get());
            if (changes.isEmpty()) {
                dragged.remove(moved.name());
            } else {
                editing.get().say(changes);
            }
        } catch (OperandoException e) {
            dragged.remove(moved.name());
            figure.canvas().say("\u26a0 " + e.getMessage());
        }
    }

    private LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownSeries series = ShownSeries.of(results, selected);
        measurement = series.measured().name();
        int row = series.row(selected).orElse(0);
        List<Column> columns = new ArrayList<>();
        for (Place place : places(series.measured(), selected)) {
            LiveFit.Shown pattern = new LiveFit.Shown(results, series.measured(), place.step(),
                    series.outputs().series(), row);
            columns.add(column(pattern, place.said(), place.live(), place.window()));
        }
        double width = Math.max(NARROW_MM, Page.SINGLE_COLUMN / columns.size());
        List<Panel> panels = new ArrayList<>();
        for (int k = 0; k < columns.size(); k++) {
            Column c = columns.get(k);
            panels.addAll(new FittedWindowPanels(series.outputs().series(), row, c.fit(), c.from(), c.to())
                    .panels(new FittedWindowPanels.Place(k, width, "", c.note(), true)));
        }
        shown = columns;
        boolean marked = adjusting;
        if (marked) {
            // the handles have the names of the peaks
            panels.replaceAll(panel -> panel.withLegend(Legend.NONE));
        }
        return new LinkedPage(new Page("Peak fits of " + series.words(row), width * columns.size(),
                FittedWindowPanels.HEIGHT_MM, panels), s -> marked ? markers(columns) : List.of(),
                (at, s) -> Optional.empty()).with(series.steps(0));
    }

    /** The windows that are shown: the chosen one with those beside it. */
    private List<Place> places(Measured measured, Selected selected) throws OperandoException {
        List<Measured.Step> steps = steps(measured, selected);
        List<Place> all = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Measured.Step step : steps) {
            LiveFit said = LiveFit.of(step.parameters().orElseThrow()).orElseThrow();
            LiveFit live = live(step, said);
            for (int w = 0; w < live.windows().size(); w++) {
                all.add(new Place(step, said, live, w));
                names.add((steps.size() > 1 ? step.name() + ": " : "") + live.windows().get(w));
            }
        }
        windows = names;
        int chosen = Math.max(0, names.indexOf(chooser.chosen()));
        int first = Math.clamp(chosen - MOST_WINDOWS / 2L, 0, Math.max(0, all.size() - MOST_WINDOWS));
        return all.subList(first, Math.min(all.size(), first + MOST_WINDOWS));
    }

    /** What is dragged, until it stands in the study. */
    private LiveFit live(Measured.Step step, LiveFit said) {
        Dragged moved = dragged.get(step.name());
        if (moved != null && drag.isEmpty() && !moved.before().equals(said)) {
            dragged.remove(step.name());
        }
        return Optional.ofNullable(dragged.get(step.name())).map(Dragged::now).orElse(said);
    }

    private Column column(LiveFit.Shown pattern, LiveFit said, LiveFit live, int window) throws OperandoException {
        FittedWindow fit = live.fitted(pattern, window);
        double around = adjusting ? AROUND * (fit.to() - fit.from()) : 0;
        Column free = new Column(pattern.step(), said, live, window, fit, fit.from() - around, fit.to() + around);
        // while something is dragged the axis stands still under the pointer
        return drag.map(Drag::column).filter(held -> held.key().equals(free.key()))
                .map(held -> new Column(pattern.step(), said, live, window, fit, held.from(), held.to())).orElse(free);
    }

    private static List<Marker> markers(List<Column> columns) {
        List<Marker> markers = new ArrayList<>();
        for (int k = 0; k < columns.size(); k++) {
            Column c = columns.get(k);
            markers.addAll(Handles.markers(PANELS * k, c.live().peaks(c.window()), c.handles()));
        }
        return markers;
    }

    /** The chosen step alone, or all that fit something. */
    private static List<Measured.Step> steps(Measured measured, Selected selected) throws OperationException {
        List<Measured.Step> all = measured.steps().stream()
                .filter(s -> s.parameters().flatMap(LiveFit::of).isPresent()).toList();
        List<Measured.Step> chosen = all.stream()
                .filter(s -> selected.text(Kind.STEP).filter(s.name()::equals).isPresent()).toList();
        if (all.isEmpty()) {
            throw new OperationException("No peak of " + measured.name() + " is fitted yet", "",
                    "give its recipe a step 'powder.peak: {from: 5.1 deg, to: 5.9 deg}' (your values); the fit appears"
                            + " here by itself");
        }
        return chosen.isEmpty() ? all : chosen;
    }
}
