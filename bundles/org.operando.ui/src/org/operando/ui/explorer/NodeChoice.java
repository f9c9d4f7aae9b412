// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import java.util.Optional;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.operando.core.study.Measurement;
import org.operando.core.study.Sample;
import org.operando.ui.api.Selected;
import org.operando.ui.api.SelectionHub;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** Tells the selection hub, when there is one, which sample or measurement is chosen in the tree, and follows it. */
final class NodeChoice {
    private final TreeViewer tree;
    private final Optional<SelectionHub> hub = find();
    private final ISelectionChangedListener selected;

    NodeChoice(TreeViewer tree) {
        this.tree = tree;
        selected = e -> {
            if (e.getStructuredSelection().getFirstElement() instanceof StudyNode node) {
                hub.ifPresent(h -> tell(h, node));
            }
        };
        tree.addSelectionChangedListener(selected);
        hub.ifPresent(h -> h.subscribe(this, () -> !tree.getControl().isDisposed() && tree.getControl().isVisible(),
                this::follow));
    }

    private static Optional<SelectionHub> find() {
        BundleContext context = FrameworkUtil.getBundle(NodeChoice.class).getBundleContext();
        ServiceReference<SelectionHub> reference = context == null ? null
                : context.getServiceReference(SelectionHub.class);
        return reference == null ? Optional.empty() : Optional.ofNullable(context.getService(reference));
    }

    private void tell(SelectionHub hub, StudyNode node) {
        Selected now = hub.current();
        Optional<Measurement> measurement = node.measurement();
        if (measurement.isPresent()) {
            Selected chosen = now.with(Selected.Kind.MEASUREMENT, measurement.get().name())
                    .with(Selected.Kind.SAMPLE, measurement.get().subject().sample());
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
        if (wanted.isPresent() && !wanted.equals(here) && tree.getInput() instanceof StudyNode root) {
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

    void dispose() {
        hub.ifPresent(h -> h.unsubscribe(this));
    }
}
