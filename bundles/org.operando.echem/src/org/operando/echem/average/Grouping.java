// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.average;

import org.operando.api.Subject;

/** By what cells are taken together as replicates. */
public enum Grouping {
    /** The sample. */
    SAMPLE,
    /** The state of the sample. */
    STATE,
    /** The cell: several logs of it. */
    CELL;

    /** The name that a subject has; empty when it has none. */
    String of(Subject subject) {
        return switch (this) {
            case SAMPLE -> subject.sample();
            case STATE -> subject.state().orElse("");
            case CELL -> subject.cell().orElse("");
        };
    }
}
