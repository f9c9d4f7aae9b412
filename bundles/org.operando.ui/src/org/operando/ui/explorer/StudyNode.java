// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.IAdaptable;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.StepId;
import org.operando.core.study.Cell;
import org.operando.core.study.Measurement;
import org.operando.core.study.Particle;
import org.operando.core.study.State;
import org.operando.ui.session.StudyPath;

/** A node of the study explorer; it stays the same object while what it says changes. UI thread only. */
public final class StudyNode implements IAdaptable {
    private final Optional<StudyNode> parent;
    private NodeText text;
    private List<StudyNode> children = List.of();

    StudyNode(StudyNode parent, NodeText text) {
        this.parent = Optional.ofNullable(parent);
        this.text = text;
        children = text.children().stream().map(t -> new StudyNode(this, t)).toList();
    }

    NodeText text() {
        return text;
    }

    Optional<StudyNode> parent() {
        return parent;
    }

    /** How many nodes it lies within. */
    int depth() {
        return parent.map(p -> p.depth() + 1).orElse(0);
    }

    List<StudyNode> children() {
        return children;
    }

    /** What it stands for: a sample, measurement, step, figure, ... of the study. */
    public Object of() {
        return text.of();
    }

    /** The measurement that it stands for or belongs to. */
    public Optional<Measurement> measurement() {
        return text.of() instanceof Measurement m ? Optional.of(m) : parent.flatMap(StudyNode::measurement);
    }

    /** The step that it stands for. */
    public Optional<StepId> step() {
        return text.of() instanceof PlannedStep s ? Optional.of(s.id()) : Optional.empty();
    }

    /** What is to be asked of a run to do this node alone; empty when it is nothing that is run by itself. */
    public Optional<String> runName() {
        return switch (text.of()) {
            case PlannedStep s -> Optional.of(s.id().toString());
            case Measurement m -> Optional.of(m.name());
            default -> Optional.empty();
        };
    }

    /**
     * Says something else from now on; nodes below are kept by their keys.
     * @param relabelled takes nodes that look different
     * @param restructured takes nodes whose children are others
     */
    void become(NodeText now, List<StudyNode> relabelled, List<StudyNode> restructured) {
        if (!now.looksLike(text)) {
            relabelled.add(this);
        }
        Map<String, StudyNode> old = new HashMap<>();
        children.forEach(c -> old.put(c.text.key(), c));
        List<StudyNode> next = new ArrayList<>();
        for (NodeText child : now.children()) {
            StudyNode kept = old.get(child.key());
            if (kept == null) {
                next.add(new StudyNode(this, child));
            } else {
                kept.become(child, relabelled, restructured);
                next.add(kept);
            }
        }
        if (!next.equals(children)) {
            restructured.add(this);
        }
        children = List.copyOf(next);
        text = now;
    }

    /** Where the study says it, when what it stands for does not know its name. */
    private Optional<StudyPath> named() {
        return switch (text.of()) {
            case Cell c -> Optional.of(new StudyPath(List.of("cells", text.label())));
            case Particle p -> Optional.of(new StudyPath(List.of("particles", text.label())));
            case State s -> Optional.of(new StudyPath(List.of("states", text.label())));
            default -> Optional.empty();
        };
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        if (adapter == StudyPath.class) {
            return named().map(adapter::cast).orElse(null);
        }
        return adapter.isInstance(text.of()) ? adapter.cast(text.of()) : null;
    }
}
