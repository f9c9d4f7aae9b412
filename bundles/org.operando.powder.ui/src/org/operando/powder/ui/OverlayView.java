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
import org.operando.api.OperationException;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.figure.PanelMap;
import org.operando.powder.collapse.CollapseFigure;
import org.operando.powder.collapse.CollapseOperation;
import org.operando.ui.api.At;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/**
 * Several series on one axis with their common curve and what the test says of it; a click chooses the pattern of the nearest
 * point.
 */
public final class OverlayView implements TechniqueView {
    /** Room for a line of text, part of the axis. */
    private static final double ROOM = 0.14;

    private LinkedFigure figure;

    @Override
    public Control create(Composite parent, ViewSite site) {
        figure = new LinkedFigure(parent, site, Set.of(Kind.STEP), this::page);
        return figure;
    }

    private LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        List<Measured.Step> done = results.comparisons().stream()
                .filter(s -> s.done() && s.gives().filter(CollapseOperation.Outputs.class::equals).isPresent())
                .toList();
        Measured.Step step = done.stream()
                .filter(s -> selected.text(Kind.STEP).filter(s.name()::equals).isPresent()).findFirst()
                .or(() -> done.stream().findFirst())
                .orElseThrow(() -> new OperationException("No series are put on one axis yet", "",
                        "give the study a comparison, 'compare: {NAME: {powder.collapse: {of: [SERIES, SERIES]}}}', and"
                                + " run it"));
        CollapseOperation.Outputs result = (CollapseOperation.Outputs) results.result("", step.name());
        Page page = new CollapseFigure().build(new CollapseFigure.Inputs(result),
                new CollapseFigure.Options(Optional.empty(), Optional.empty()));
        String unit = result.points().column("x").unit().name();
        OverlayPoints points = OverlayPoints.of(results, result);
        return new LinkedPage(said(page, result), s -> points.markers(s).orElseGet(() -> markers(unit, s)),
                (at, s) -> chosen(points, at, s));
    }

    /** What is seen near a place: distances are those on the screen, and what the legend hides is not meant. */
    private Optional<Selected> chosen(OverlayPoints points, At at, Selected selected) {
        List<PanelMap> panels = figure.canvas().map().panels();
        int point = panels.isEmpty() ? -1
                : points.nearest(at, panels.getFirst(), figure.canvas().view().panel(0).hidden());
        return point < 0 ? Optional.empty() : Optional.of(points.chosen(point, selected));
    }

    /** Where the chosen moment is, on an axis that says it. */
    private static List<Marker> markers(String unit, Selected selected) {
        Optional<Double> place = switch (unit) {
            case "V" -> selected.number(Kind.VOLTAGE);
            case "s" -> selected.number(Kind.TIME);
            default -> Optional.empty();
        };
        String frame = selected.number(Kind.FRAME).map(n -> "frame " + Math.round(n)).orElse("");
        return place.stream().map(x -> Marker.atX(0, x, frame)).toList();
    }

    /** The page with what the test says over its plot; on paper the caption says it. */
    private static Page said(Page page, CollapseOperation.Outputs result) {
        Panel panel = page.panels().getFirst();
        double height = panel.y().to() - panel.y().from();
        AxisSpec y = new AxisSpec(panel.y().label(), panel.y().from(), panel.y().to() + ROOM * height,
                panel.y().scale(), panel.y().labelled(), panel.y().names(), panel.y().numbering());
        List<Mark> marks = new ArrayList<>(panel.marks());
        marks.add(Note.of(panel.x().from() + 0.02 * (panel.x().to() - panel.x().from()),
                panel.y().to() + ROOM / 2 * height, CollapseFigure.verdict(result), Note.Align.LEFT));
        Panel noted = new Panel(panel.letter(), panel.cell(), panel.x(), y, panel.right(), marks, panel.legend(),
                panel.frame(), panel.equalAspect());
        return new Page(page.title(), page.widthMm(), page.heightMm(), List.of(noted), page.caption());
    }
}
