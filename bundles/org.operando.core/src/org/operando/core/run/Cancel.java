// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import org.operando.api.Cancelled;

/** Tells all threads of a run to stop. */
public final class Cancel {
    private volatile boolean requested;

    /** Stops the run at its next checks. */
    public void request() {
        requested = true;
    }

    /** Whether it was requested. */
    public boolean isRequested() {
        return requested;
    }

    /** Throws when it was requested. */
    void check() {
        if (requested) {
            throw new Cancelled();
        }
    }
}
