// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.List;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.figure.view.ReadOut;
import org.operando.ui.api.FigureListener;
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
        new FrameTools(new WrappedRow(all), look, changed -> {
            look = changed;
            figure.again();
        });
        figure = new LinkedFigure(all, site, Set.of(Kind.MEASUREMENT, Kind.FRAME), this::page);
        figure.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        figure.canvas().listen(new FigureListener() {
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

    private LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownFrames shown = ShownFrames.of(results, selected);
        FrameDrawing.Drawn made = drawing.draw(shown, shown.row(selected), look, List.of());
        drawn = made;
        return LinkedPage.of(made.page()).with(shown.steps());
    }
}
