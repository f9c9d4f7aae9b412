// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Version of an operation or a loader. It is raised when results change for the same input; results made with another
 * version are then out of date.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Version {
    /** The version, from 1. */
    int value();

    /** Papers (author, journal, year, equation) or file formats (name, version) that it follows. */
    String[] references() default {};
}
