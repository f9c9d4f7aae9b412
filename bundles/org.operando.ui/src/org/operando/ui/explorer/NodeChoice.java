// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import java.util.Optional;
import java.util.function.BiPredicate;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.operando.core.study.Measurement;
import org.operando.core.study.Sample;
import org.operando.ui.api.Selected;
import org.operando.ui.api.SelectionHub;

/** Tells the selection hub of the study which sample or measurement is chosen in the tree, and follows it. */
final class NodeChoice {
    private final TreeViewer tree;
    private final BiPredicate<StudyNode, String> figures;
    private final ISelectionChangedListener selected;
    private Optional<SelectionHub> hub = Optional.empty();

    /** @param figures whether a node is a figure that shows a measurement */
    NodeChoice(TreeViewer tree, BiPredicate<StudyNode, String> figures) {
        this.tree = tree;
        this.figures = figures;
        selected = e -> {
            if (e.getStructuredSelection().getFirstElement() instanceof StudyNode node) {
                hub.ifPresent(h -> tell(h, node));
            }
        };
        tree.addSelectionChangedListener(selected);
    }

    /** Another study is open, or none. */
    void attach(Optional<SelectionHub> now) {
        hub.ifPresent(h -> h.unsubscribe(this));
        hub = now;
        hub.ifPresent(h -> h.subscribe(this, () -> !tree.getControl().isDisposed() && tree.getControl().isVisible(),
                this::follow));
    }

    private void tell(SelectionHub hub, StudyNode node) {
        Selected now = hub.current();
        Optional<Measurement> measurement = node.measurement();
        if (measurement.isPresent()) {
            Selected chosen = now.with(Selected.Kind.MEASUREMENT, measurement.get().name())
                    .with(Selected.Kind.SAMPLE, measurement.get().subject().sample());
            // a step is a result: views of a technique show the chosen one
            chosen = node.step().isPresent() ? chosen.with(Selected.Kind.STEP, node.step().get().name())
                    : chosen.without(Selected.Kind.STEP);
            if (!chosen.equals(now)) {
                hub.choose(this, chosen);
            }
        } else if (node.of() instanceof Sample sample) {
            hub.choose(this, now.with(Selected.Kind.SAMPLE, sample.name()));
        }
    }

    private void follow(Selected chosen) {
        Object selectedNow = tree.getStructuredSelection().getFirstElement();
        Optional<String> here = selectedNow instanceof StudyNode n ? n.measurement().map(Measurement::name)
                : Optional.empty();
        Optional<String> wanted = chosen.text(Selected.Kind.MEASUREMENT);
        // a figure that is looked at shows the measurement: choosing in it must not lead away from it
        boolean shown = selectedNow instanceof StudyNode n && wanted.filter(w -> figures.test(n, w)).isPresent();
        if (wanted.isPresent() && !wanted.equals(here) && !shown && tree.getInput() instanceof StudyNode root) {
            find(root, wanted.get()).ifPresent(n -> {
                tree.removeSelectionChangedListener(selected);
                tree.setSelection(new StructuredSelection(n), true);
                tree.addSelectionChangedListener(selected);
            });
        }
    }

    private static Optional<StudyNode> find(StudyNode node, String measurement) {
        return node.text().key().equals("measurement:" + measurement) ? Optional.of(node)
                : node.children().stream().flatMap(c -> find(c, measurement).stream()).findFirst();
    }
}
