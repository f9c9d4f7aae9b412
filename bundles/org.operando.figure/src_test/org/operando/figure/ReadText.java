// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

/** A run of text as it was read from a file: beginning of its base line in points, y downwards. */
record ReadText(double x, double y, String run, Face face, double size, double angle) {
}
