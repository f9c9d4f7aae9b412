// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.figure.Mark;
import org.operando.figure.view.ReadOut;
import org.operando.ui.api.At;
import org.operando.ui.api.FigureListener;
import org.operando.ui.api.FigureTool;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.Sketch;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** The chosen frame with its mask and rings; the pointer reads angles. Only the frame that is shown is read. */
public final class FrameView implements TechniqueView {
    private final FrameDrawing drawing = new FrameDrawing();
    private final RegionDragging dragging = new RegionDragging();
    private volatile FrameLook look = FrameLook.USUAL;
    private volatile FrameDrawing.Drawn drawn;
    private LinkedFigure figure;

    @Override
    public Control create(Composite parent, ViewSite site) {
        ToolPane pane = new ToolPane(parent);
        new FrameTools(pane.tools(), look, changed -> {
            look = changed;
            figure.again();
        });
        Button region = pane.button(SWT.TOGGLE, "Region", "Drag from one corner to the other: the angles and the sector"
                + " that powder.integrate uses; drag a corner, a side or all of it to change it",
                () -> figure.canvas()
                        .use(figure.canvas().tool() == FigureTool.DRAW ? FigureTool.PAN : FigureTool.DRAW));
        figure = pane.filledBy(new LinkedFigure(pane, site, Set.of(Kind.MEASUREMENT, Kind.FRAME), this::page));
        figure.canvas().onHold(reach -> region().map(r -> dragging.holds(r, reach,
                figure.canvas().tool() == FigureTool.DRAW)).orElse(SWT.NONE));
        figure.canvas().listen(new FigureListener() {
            @Override
            public void drawn(At from, At to, boolean ended) {
                drag(site, from, to, ended);
            }

            @Override
            public void used(FigureTool tool) {
                region.setSelection(tool == FigureTool.DRAW);
                sketch();
            }

            @Override
            public void painted() {
                sketch();
            }

            @Override
            public void pointed(ReadOut at) {
                FrameDrawing.Drawn now = drawn;
                if (now != null) {
                    figure.canvas().say(FrameAngles.words(now, at.x(), at.y()));
                }
            }
        });
        return pane;
    }

    private void drag(ViewSite site, At from, At to, boolean ended) {
        String said = region().map(r -> dragging.drawn(site, r, from, to, ended)).orElse(
                "A region needs a geometry and the step 'powder.integrate' in the recipe of this measurement.");
        if (!said.isEmpty()) {
            figure.canvas().say(said);
        }
        sketch();
    }

    private Optional<FrameRegion> region() {
        return Optional.ofNullable(drawn).flatMap(d -> FrameRegion.of(d.shown()));
    }

    /** Shows what is dragged, or else where the region can be held. */
    private void sketch() {
        List<Sketch> seen = new ArrayList<>(dragging.seen());
        if (seen.isEmpty() && figure.canvas().tool() == FigureTool.DRAW) {
            region().map(FrameRegion::handles).ifPresent(seen::addAll);
        }
        figure.canvas().setSketches(seen);
    }

    private LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownFrames shown = ShownFrames.of(results, selected);
        List<Mark> more = FrameRegion.of(shown).map(FrameRegion::marks).orElse(List.of());
        FrameDrawing.Drawn made = drawing.draw(shown, shown.row(selected), look, more);
        drawn = made;
        return LinkedPage.of(made.page()).with(shown.steps());
    }
}
