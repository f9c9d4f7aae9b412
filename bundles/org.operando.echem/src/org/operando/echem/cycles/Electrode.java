// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

/** Which electrode the cell tests; decides which half of a cycle comes first. */
public enum Electrode {
    /** A positive electrode: charge first; coulombic efficiency is discharge over charge. */
    POSITIVE,
    /** A negative electrode against lithium: discharge (lithiation) first; efficiency is charge over discharge. */
    NEGATIVE
}
