// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import org.operando.api.OperandoException;

/**
 * Why a step gave no result.
 * @param what what is wrong
 * @param where file, place, step
 * @param remedy what to do; may be empty
 */
public record Failure(String what, String where, String remedy) {
    /** The three parts of an expected error. */
    static Failure of(OperandoException e, StepId step) {
        return new Failure(e.what(), e.where().isEmpty() ? step.toString() : e.where(), e.remedy());
    }

    /** What is wrong with a file, down to what the system said of it. */
    static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == e ? e.toString() : e.getMessage() + ": " + cause.getMessage();
    }

    /** One line that begins with a subject; a place that only repeats it is left out. */
    public String of(Object subject) {
        return subject + ": " + (where.equals(subject.toString()) ? "" : where + ": ") + what
                + (remedy.isEmpty() ? "" : "; " + remedy);
    }

    /** One line. */
    @Override
    public String toString() {
        return where + ": " + what + (remedy.isEmpty() ? "" : "; " + remedy);
    }
}
