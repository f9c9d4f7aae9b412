// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

/** Hears how a run goes; called from several threads. */
public interface RunListener {
    /** A listener that does nothing. */
    RunListener SILENT = new RunListener() {
    };

    /** The run begins. */
    default void started(Plan plan) {
    }

    /** A step begins. */
    default void started(PlannedStep step) {
    }

    /** A step goes on. */
    default void progress(PlannedStep step, long done, long of, String what) {
    }

    /** A step ended. */
    default void ended(StepResult result) {
    }

    /** A line was written to the log. */
    default void logged(String line) {
    }

    /** A figure was made, or not. */
    default void ended(FigureResult result) {
    }
}
