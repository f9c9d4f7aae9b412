// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

/**
 * Thrown by the compact constructor of a parameter record for a rule across components. The reader of the study finds
 * the line of the component.
 */
public class InvalidParameter extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String component;

    /**
     * @param component name of the record component that breaks the rule
     * @param what the rule, with the offending value, e.g. {@code "must be above 'from' = 1300 1/cm"}
     */
    public InvalidParameter(String component, String what) {
        super(what);
        this.component = component;
    }

    /** Name of the record component that breaks the rule. */
    public String component() {
        return component;
    }
}
