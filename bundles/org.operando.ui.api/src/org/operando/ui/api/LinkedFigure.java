// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.figure.view.ReadOut;

/**
 * A figure that moves with what is chosen: drawn anew when results or certain kinds of what is chosen change, marked at
 * each choice, and a click on it chooses.
 */
public final class LinkedFigure extends Composite {
    private final ViewSite site;
    private final FigureCanvas canvas;
    private final LinkedFrame<LinkedPage> frame;

    /**
     * @param kinds what the page depends on beside the results
     * @param source makes the page
     */
    public LinkedFigure(Composite parent, ViewSite site, Set<Selected.Kind> kinds, LinkedPage.Source source) {
        super(parent, SWT.NONE);
        this.site = site;
        canvas = new FigureCanvas(this);
        canvas.listen(new FigureListener() {
            @Override
            public void clicked(ReadOut at) {
                choose(new At(at.panel(), at.x(), at.y()));
            }
        });
        canvas.onStep(this::step);
        frame = new LinkedFrame<>(this, site, kinds, source::page, new Shown(), "Drawing \u2026");
    }

    /** The canvas, for what a view adds to it. */
    public FigureCanvas canvas() {
        return canvas;
    }

    /** The page that is shown. */
    public Optional<LinkedPage> shown() {
        return frame.shown();
    }

    /** Makes the page anew, after the view's own settings changed. UI thread only. */
    public void again() {
        frame.make();
    }

    /** Chooses what a click at a place chooses. */
    public void choose(At at) {
        frame.shown().flatMap(p -> p.chosen().apply(at, site.hub().current())).ifPresent(frame::choose);
    }

    /** Chooses another of what the keys step through; gives whether there is any. */
    private boolean step(int by) {
        Selected now = site.hub().current();
        Optional<Selected> moved = frame.shown().flatMap(p -> p.steps().moved(now, by));
        moved.filter(m -> !m.equals(now)).ifPresent(frame::choose);
        return moved.isPresent();
    }

    @Override
    public boolean setFocus() {
        return canvas.setFocus();
    }

    private final class Shown implements LinkedFrame.Content<LinkedPage> {
        @Override
        public Control control() {
            return canvas;
        }

        @Override
        public void show(LinkedPage page) {
            canvas.show(page.page());
        }

        @Override
        public void mark(LinkedPage page, Selected selected) {
            canvas.setMarkers(page.marked().apply(selected));
        }
    }
}
