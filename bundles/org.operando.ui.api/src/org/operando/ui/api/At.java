// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

/**
 * A place in a figure.
 * @param panel index of the panel on the page
 * @param x value of the panel's lower axis there
 * @param y value of the panel's left axis there
 */
public record At(int panel, double x, double y) {
}
