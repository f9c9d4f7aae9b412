// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.operando.figure.view.ReadOut;

/**
 * A figure that moves with what is chosen: drawn anew when results or certain kinds of what is chosen change, marked at
 * each choice, and a click on it chooses.
 */
public final class LinkedFigure extends Composite {
    private final ViewSite site;
    private final Set<Selected.Kind> kinds;
    private final LinkedPage.Source source;
    private final FigureCanvas canvas;
    private final Composite empty;
    private final Label hint;
    private Optional<LinkedPage> shown = Optional.empty();
    private Map<Selected.Kind, Object> drawnFor = Map.of();

    /**
     * @param kinds what the page depends on beside the results
     * @param source makes the page
     */
    public LinkedFigure(Composite parent, ViewSite site, Set<Selected.Kind> kinds, LinkedPage.Source source) {
        super(parent, SWT.NONE);
        this.site = site;
        this.kinds = Set.copyOf(kinds);
        this.source = source;
        setLayout(new StackLayout());
        canvas = new FigureCanvas(this);
        empty = new Composite(this, SWT.NONE);
        empty.setLayout(new GridLayout());
        hint = new Label(empty, SWT.WRAP | SWT.CENTER);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
        say("Drawing \u2026");
        canvas.listen(new FigureListener() {
            @Override
            public void clicked(ReadOut at) {
                choose(new At(at.panel(), at.x(), at.y()));
            }
        });
        site.hub().subscribe(this, this::isVisible, this::selected);
        site.onChange(this::draw);
        addListener(SWT.Dispose, e -> site.hub().unsubscribe(this));
        draw();
    }

    /** The canvas, for what a view adds to it. */
    public FigureCanvas canvas() {
        return canvas;
    }

    /** The page that is shown. */
    public Optional<LinkedPage> shown() {
        return shown;
    }

    /** Chooses what a click at a place chooses. */
    public void choose(At at) {
        Selected now = site.hub().current();
        shown.flatMap(p -> p.chosen().apply(at, now)).ifPresent(chosen -> {
            site.hub().choose(this, chosen);
            selected(site.hub().current());
        });
    }

    private void selected(Selected selected) {
        if (relevant(selected).equals(drawnFor)) {
            shown.ifPresent(p -> canvas.setMarkers(p.marked().apply(selected)));
        } else {
            draw();
        }
    }

    private Map<Selected.Kind, Object> relevant(Selected selected) {
        return selected.values().entrySet().stream().filter(e -> kinds.contains(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void draw() {
        Selected selected = site.hub().current();
        StudyResults results = site.results();
        drawnFor = relevant(selected);
        site.inBackground(this, () -> source.page(results, selected), this::show, this::say);
    }

    private void show(LinkedPage page) {
        shown = Optional.of(page);
        top(canvas);
        canvas.show(page.page());
        canvas.setMarkers(page.marked().apply(site.hub().current()));
    }

    private void say(String text) {
        shown = Optional.empty();
        hint.setText(text);
        empty.layout();
        top(empty);
    }

    private void top(Control control) {
        ((StackLayout) getLayout()).topControl = control;
        layout();
    }

    @Override
    public boolean setFocus() {
        return canvas.setFocus();
    }
}
