// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

/** The user stopped the work. Always let it through: only the runner catches it. */
public final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Made by the context. */
    public Cancelled() {
        super("cancelled", null, false, false);
    }
}
