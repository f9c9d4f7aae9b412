// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

/**
 * Something questionable about a result; it goes with the result into the file and the report.
 * @param where file, row, frame, measurement
 * @param what what is questionable
 * @param leftOut whether data that the study asked for are missing from the result for it
 */
public record Warning(String where, String what, boolean leftOut) {
    public Warning {
        what = OperandoException.printable(what);
        where = OperandoException.printable(where);
    }

    /** Something questionable about data that are there. */
    public Warning(String where, String what) {
        this(where, what, false);
    }

    /** Data that are left out, and why. */
    public static Warning ofLeftOut(String where, String why) {
        return new Warning(where, "is left out: " + why, true);
    }
}
