// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component is when the study does not say: the text that one would write there, e.g. {@code "0.5 deg"},
 * {@code "bounding-box"} or {@code "[a, b]"}. Physical quantities that only the user knows have no default.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /** The text one would write in the study. */
    String value();
}
