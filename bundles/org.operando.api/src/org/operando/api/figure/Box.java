// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/** A rectangle on the page, mm, origin at the top left, y downwards. */
public record Box(double x, double y, double width, double height) {
}
