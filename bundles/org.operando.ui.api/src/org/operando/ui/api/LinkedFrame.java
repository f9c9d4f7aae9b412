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
import org.operando.api.OperandoException;

/**
 * What linked figures and tables share: the content is made in the background, again when results or certain kinds of what
 * is chosen change, and marked at each other choice; without content a hint says why.
 */
final class LinkedFrame<T> {
    /** Makes the content; not on the UI thread. */
    interface Source<T> {
        T make(StudyResults results, Selected selected) throws OperandoException;
    }

    /** What shows the content. */
    interface Content<T> {
        Control control();

        void show(T made);

        void mark(T shown, Selected selected);
    }

    private final Composite stack;
    private final ViewSite site;
    private final Set<Selected.Kind> kinds;
    private final Source<T> source;
    private final Content<T> content;
    private final Composite empty;
    private final Label hint;
    private Optional<T> shown = Optional.empty();
    private Map<Selected.Kind, Object> madeFor = Map.of();

    /**
     * @param stack shows content or hint
     * @param kinds what the content depends on beside the results
     * @param waiting is said until the first content comes
     */
    LinkedFrame(Composite stack, ViewSite site, Set<Selected.Kind> kinds, Source<T> source, Content<T> content,
            String waiting) {
        this.stack = stack;
        this.site = site;
        this.kinds = Set.copyOf(kinds);
        this.source = source;
        this.content = content;
        stack.setLayout(new StackLayout());
        empty = new Composite(stack, SWT.NONE);
        empty.setLayout(new GridLayout());
        hint = new Label(empty, SWT.WRAP | SWT.CENTER);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
        say(waiting);
        site.hub().subscribe(stack, stack::isVisible, this::selected);
        site.onChange(this::make);
        stack.addListener(SWT.Dispose, e -> site.hub().unsubscribe(stack));
        make();
    }

    Optional<T> shown() {
        return shown;
    }

    /** Chooses for the others and marks it here: a publisher does not hear itself. */
    void choose(Selected chosen) {
        site.hub().choose(stack, chosen);
        selected(site.hub().current());
    }

    private void selected(Selected selected) {
        if (relevant(selected).equals(madeFor)) {
            shown.ifPresent(s -> content.mark(s, selected));
        } else {
            make();
        }
    }

    private Map<Selected.Kind, Object> relevant(Selected selected) {
        return selected.values().entrySet().stream().filter(e -> kinds.contains(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Makes the content anew. */
    void make() {
        Selected selected = site.hub().current();
        StudyResults results = site.results();
        madeFor = relevant(selected);
        site.inBackground(stack, () -> source.make(results, selected), this::show, this::say);
    }

    private void show(T made) {
        shown = Optional.of(made);
        content.show(made);
        content.mark(made, site.hub().current());
        top(content.control());
    }

    private void say(String text) {
        shown = Optional.empty();
        hint.setText(text);
        empty.layout();
        top(empty);
    }

    private void top(Control control) {
        ((StackLayout) stack.getLayout()).topControl = control;
        stack.layout();
    }
}
