// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

/** The pattern of the chosen frame, integrated when it is chosen. */
public final class IntegratedView extends PieceView {
    /** The view. */
    public IntegratedView() {
        super("powder.integrate", "patterns of frames");
    }
}
