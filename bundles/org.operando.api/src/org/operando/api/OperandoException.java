// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.regex.Pattern;

/** An outcome that the user must hear of, in three parts: what is wrong, where, and what to do about it. */
public abstract class OperandoException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private final String what;
    private final String where;
    private final String remedy;

    /**
     * @param what what is wrong, with the offending value
     * @param where file with line, byte or path inside; measurement; step. Empty when there is no such place
     * @param remedy what the user can do; empty when {@code what} says it
     * @param cause the exception behind it, or null
     */
    protected OperandoException(String what, String where, String remedy, Throwable cause) {
        super(compose(printable(what), printable(where), printable(remedy)), cause);
        this.what = printable(what);
        this.where = printable(where);
        this.remedy = printable(remedy);
    }

    /**
     * A text that may hold pieces of a file, without control characters: a terminal would obey them. Line ends and tabs
     * stay, others become U+FFFD.
     */
    static String printable(String text) {
        return CONTROLS.matcher(text).replaceAll("\ufffd");
    }

    /** What is wrong. */
    public String what() {
        return what;
    }

    /** Where; may be empty. */
    public String where() {
        return where;
    }

    /** What to do; may be empty. */
    public String remedy() {
        return remedy;
    }

    private static String compose(String what, String where, String remedy) {
        return (where.isEmpty() ? "" : where + ": ") + what + (remedy.isEmpty() ? "" : "; " + remedy);
    }
}
