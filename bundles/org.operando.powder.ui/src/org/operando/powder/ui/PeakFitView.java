// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.math.PeakShape;
import org.operando.powder.PatternSeries;
import org.operando.powder.peaks.PeakFitPanels;
import org.operando.powder.peaks.PeakOperation;
import org.operando.ui.api.At;
import org.operando.ui.api.FigureListener;
import org.operando.ui.api.FigureTool;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyEditing;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;
import org.operando.ui.api.WrappedRow;

/**
 * Fits of the peaks in the chosen pattern side by side: data, fit, background and, below, what is left. The shown pattern
 * is fitted live with the parameters that stand in the study, also while the window of a peak is dragged.
 */
public final class PeakFitView implements TechniqueView {
    private static final int MOST_PEAKS = 3;
    private static final int PANELS = 2;

    private final Map<String, PeakOperation.Parameters> dragged = new ConcurrentHashMap<>();
    private final PeakWindowDrag drag = new PeakWindowDrag();
    private volatile List<Measured.Step> shown = List.of();
    private volatile String measurement = "";
    private ViewSite site;
    private LinkedFigure figure;

    @Override
    public Control create(Composite parent, ViewSite place) {
        site = place;
        dragged.clear();
        Composite all = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        all.setLayout(layout);
        Button move = new Button(new WrappedRow(all), SWT.TOGGLE);
        move.setText("Move window");
        move.setToolTipText("Drag the lower end, the upper end or the middle of a peak's window: the peak is fitted as"
                + " it moves");
        figure = new LinkedFigure(all, site, Set.of(Kind.MEASUREMENT, Kind.STEP, Kind.FRAME), this::page);
        figure.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        move.addListener(SWT.Selection, e -> figure.canvas().use(
                figure.canvas().tool() == FigureTool.DRAW ? FigureTool.PAN : FigureTool.DRAW));
        figure.canvas().listen(new FigureListener() {
            @Override
            public void drawn(At from, At to, boolean ended) {
                moved(from, to, ended);
            }

            @Override
            public void used(FigureTool tool) {
                move.setSelection(tool == FigureTool.DRAW);
            }
        });
        return all;
    }

    private void moved(At from, At to, boolean ended) {
        List<Measured.Step> steps = shown;
        int column = from.panel() / PANELS;
        if (column >= steps.size()) {
            return;
        }
        Measured.Step step = steps.get(column);
        PeakOperation.Parameters next = drag.moved(parameters(step), from, to, ended);
        dragged.put(step.name(), next);
        figure.again();
        figure.canvas().say(String.format(Locale.ROOT, "%s: %.3f\u00b0 to %.3f\u00b0", next.name(), next.from(),
                next.to()));
        if (ended) {
            write(step, next);
        }
    }

    /** Writes the window into the study; from there it is shown from then on. */
    private void write(Measured.Step moved, PeakOperation.Parameters window) {
        Optional<StudyEditing> editing = site.editing();
        Optional<List<String>> path = editing.flatMap(e -> e.step(measurement, moved.name()));
        if (path.isEmpty()) {
            return;
        }
        try {
            List<String> step = with(path.get(), moved.operation());
            editing.get().say(Map.of(with(step, "from"), degrees(window.from()), with(step, "to"),
                    degrees(window.to())));
        } catch (OperandoException e) {
            figure.canvas().say("\u26a0 " + e.getMessage());
        }
    }

    private static List<String> with(List<String> path, String key) {
        List<String> all = new ArrayList<>(path);
        all.add(key);
        return all;
    }

    private static String degrees(double angle) {
        return String.format(Locale.ROOT, "%.4f deg", angle);
    }

    private PeakOperation.Parameters parameters(Measured.Step step) {
        return dragged.getOrDefault(step.name(), (PeakOperation.Parameters) step.parameters().orElseThrow());
    }

    private LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownSeries series = ShownSeries.of(results, selected);
        List<Measured.Step> steps = steps(series.measured(), selected);
        // what was dragged stands in the study now
        steps.forEach(s -> dragged.computeIfPresent(s.name(), (n, p) -> same(p, s) ? null : p));
        shown = steps;
        measurement = series.measured().name();
        int row = series.row(selected).orElse(0);
        PatternSeries alone = series.outputs().series().alone(row);
        List<Panel> panels = new ArrayList<>();
        for (int column = 0; column < steps.size(); column++) {
            PeakOperation.Parameters parameters = parameters(steps.get(column));
            PeakOperation.Outputs fit = results.run(new PeakOperation(), new PeakOperation.Inputs(alone), parameters);
            panels.addAll(new PeakFitPanels(alone, fit, parameters,
                    results.contributed(PeakShape.class, fit.shape()), 0).panels(column, steps.size()));
        }
        return LinkedPage.of(new Page("Peak fits of " + series.words(row), PeakFitPanels.WIDTH_MM,
                PeakFitPanels.HEIGHT_MM, panels)).with(series.steps(0));
    }

    private static boolean same(PeakOperation.Parameters dragged, Measured.Step step) {
        PeakOperation.Parameters said = (PeakOperation.Parameters) step.parameters().orElseThrow();
        return degrees(dragged.from()).equals(degrees(said.from())) && degrees(dragged.to()).equals(degrees(said.to()));
    }

    /** The chosen peak alone, or the first ones. */
    private static List<Measured.Step> steps(Measured measured, Selected selected) throws OperationException {
        List<Measured.Step> all = measured.steps().stream()
                .filter(s -> s.gives().filter(PeakOperation.Outputs.class::equals).isPresent())
                .filter(s -> s.parameters().isPresent()).toList();
        List<Measured.Step> chosen = all.stream()
                .filter(s -> selected.text(Kind.STEP).filter(s.name()::equals).isPresent()).toList();
        if (all.isEmpty()) {
            throw new OperationException("No peak of " + measured.name() + " is fitted yet", "",
                    "give its recipe a step 'powder.peak: {from: 5.1 deg, to: 5.9 deg}' (your values); the fit appears"
                            + " here by itself");
        }
        return chosen.isEmpty() ? all.subList(0, Math.min(MOST_PEAKS, all.size())) : chosen;
    }
}
