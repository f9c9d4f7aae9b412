// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an operation does, as the methods section of a paper would say it: a sentence or two. {@code {name}} stands for
 * the value of a parameter with its unit; a part in square brackets is left out when a parameter in it has no value or
 * is false: {@code "One line was fitted[ between {from} and {to}]."}
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Methods {
    /** The sentences. */
    String value();
}
