// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

/** What is taken off each pattern. */
public enum Difference {
    /** Nothing. */
    NONE,
    /** The first pattern. */
    FIRST,
    /** The pattern before. */
    PREVIOUS
}
