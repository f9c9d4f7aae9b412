// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

/** An operation cannot give a result from these inputs and parameters. The text is complete for the user. */
public class OperationException extends OperandoException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong
     * @param where input and place in it, or empty
     * @param remedy what to do, or empty
     * @param cause the exception behind it, or null
     */
    public OperationException(String what, String where, String remedy, Throwable cause) {
        super(what, where, remedy, cause);
    }

    /** An error whose text says all. */
    public OperationException(String what) {
        this(what, "", "", null);
    }

    /** An error at a place of the inputs, with what to do. */
    public OperationException(String what, String where, String remedy) {
        this(what, where, remedy, null);
    }
}
