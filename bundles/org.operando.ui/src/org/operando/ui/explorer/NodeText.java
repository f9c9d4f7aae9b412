// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import java.util.List;
import java.util.Optional;
import org.operando.ui.session.StepMark;

/**
 * What a node of the tree says; immutable.
 * @param key tells it from all others, the same after each refresh
 * @param kind what it stands for
 * @param label its name
 * @param detail what is said behind the name; may be empty
 * @param mark how it stands; empty for what is not computed
 * @param of what it stands for: Sample, Cell, State, Particle, Measurement, PlannedStep, PlannedFigure, PlannedPage,
 *            Path, Problem; the node's name for groups
 * @param children nodes below
 */
record NodeText(String key, Kind kind, String label, String detail, Optional<StepMark> mark, Object of,
        List<NodeText> children) {
    /** What a node stands for. */
    enum Kind {
        SAMPLE, CELL, STATE, PARTICLE, MEASUREMENT, FILES, FILE, STEP, GROUP, FIGURE, PROBLEM
    }

    /** Whether a reader sees a difference, those below it left aside. */
    boolean looksLike(NodeText other) {
        return label.equals(other.label) && detail.equals(other.detail) && mark.equals(other.mark);
    }

    /** The mark of a group: the worst of those below, with their numbers. */
    static Optional<StepMark> of(List<NodeText> children) {
        List<StepMark> marks = children.stream().flatMap(c -> c.mark.stream()).toList();
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        StepMark worst = marks.stream().reduce(StepMark::worse).orElseThrow();
        if (worst.kind() == StepMark.Kind.DONE) {
            return Optional.of(StepMark.DONE);
        }
        List<String> why = children.stream().filter(c -> c.mark.map(m -> m.kind() == worst.kind()).orElse(false))
                .map(NodeText::label).limit(5).toList();
        return Optional.of(new StepMark(worst.kind(), String.join(", ", why)));
    }
}
