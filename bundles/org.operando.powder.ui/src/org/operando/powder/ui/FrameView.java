// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
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
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;
import org.operando.ui.api.WrappedRow;

/** The chosen frame with its mask and rings; the pointer reads angles. Only the frame that is shown is read. */
public final class FrameView implements TechniqueView {
    private final FrameDrawing drawing = new FrameDrawing();
    private final RegionDragging dragging = new RegionDragging();
    private volatile FrameLook look = FrameLook.USUAL;
    private volatile FrameDrawing.Drawn drawn;
    private LinkedFigure figure;

    @Override
    public Control create(Composite parent, ViewSite site) {
        Composite all = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        all.setLayout(layout);
        WrappedRow row = new WrappedRow(all);
        new FrameTools(row, look, changed -> {
            look = changed;
            figure.again();
        });
        Button region = new Button(row, SWT.TOGGLE);
        region.setText("Region");
        region.setToolTipText(
                "Drag from one corner to the other: the angles and the sector that powder.integrate uses");
        region.addListener(SWT.Selection, e -> figure.canvas().use(
                figure.canvas().tool() == FigureTool.DRAW ? FigureTool.PAN : FigureTool.DRAW));
        figure = new LinkedFigure(all, site, Set.of(Kind.MEASUREMENT, Kind.FRAME), this::page);
        figure.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        figure.canvas().listen(new FigureListener() {
            @Override
            public void drawn(At from, At to, boolean ended) {
                drag(site, from, to, ended);
            }

            @Override
            public void used(FigureTool tool) {
                region.setSelection(tool == FigureTool.DRAW);
            }

            @Override
            public void pointed(ReadOut at) {
                FrameDrawing.Drawn now = drawn;
                if (now != null) {
                    figure.canvas().say(FrameAngles.words(now, at.x(), at.y()));
                }
            }
        });
        return all;
    }

    private void drag(ViewSite site, At from, At to, boolean ended) {
        Optional<FrameRegion> region = Optional.ofNullable(drawn).flatMap(d -> FrameRegion.of(d.shown()));
        String said = region.map(r -> dragging.drawn(site, r, from, to, ended)).orElse(
                "A region needs a geometry and the step 'powder.integrate' in the recipe of this measurement.");
        if (!said.isEmpty()) {
            figure.canvas().say(said);
        }
        figure.again();
    }

    private LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownFrames shown = ShownFrames.of(results, selected);
        List<Mark> more = new ArrayList<>(FrameRegion.of(shown).map(FrameRegion::marks).orElse(List.of()));
        dragging.seen().ifPresent(more::add);
        FrameDrawing.Drawn made = drawing.draw(shown, shown.row(selected), look, more);
        drawn = made;
        return LinkedPage.of(made.page()).with(shown.steps());
    }
}
