// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a technique's measurement record, an {@code Optional<String>}, that names another measurement of the
 * study. What that measurement's steps give, or else its files, fills the input of an operation that has the component's name:
 *
 * <pre>{@code
 * record PowderMeasurement(@Linked Optional<String> calibration) {}      // study: calibration: ceo2
 * record Inputs(FrameSeries frames, Optional<Calibration> calibration) {} // filled by a step of measurement ceo2
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Linked {
}
