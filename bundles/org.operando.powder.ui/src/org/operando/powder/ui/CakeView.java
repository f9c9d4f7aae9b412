// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

/** The chosen frame against angle and azimuth, made when it is chosen. */
public final class CakeView extends PieceView {
    /** The view. */
    public CakeView() {
        super("powder.cake", "cakes of frames");
    }
}
