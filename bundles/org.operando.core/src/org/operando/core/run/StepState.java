// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

/** What came of a step. */
public enum StepState {
    /** Computed in this run. */
    DONE("done"),
    /** Its result was there already and still holds. */
    KEPT("kept"),
    /** It gave no result; the error says why. */
    FAILED("failed"),
    /** Something that it needs is not there. */
    NOT_RUN("not run"),
    /** The user stopped the run before it was done. */
    CANCELLED("cancelled");

    private final String word;

    StepState(String word) {
        this.word = word;
    }

    /** The word of the report and of {@code run --json}. */
    public String word() {
        return word;
    }

    /** Whether there is a result. */
    public boolean hasResult() {
        return this == DONE || this == KEPT;
    }
}
