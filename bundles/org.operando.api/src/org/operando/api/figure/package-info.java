// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/**
 * The figure model: pages in millimetres, panels with axes, marks in data units. No drawing, no AWT.
 *
 * <p>Texts may hold {@code ^{..}} (superscript), {@code _{..}} (subscript) and {@code *..*} (italic), as in
 * {@code "*Q* (Å^{−1})"}.
 */
package org.operando.api.figure;
