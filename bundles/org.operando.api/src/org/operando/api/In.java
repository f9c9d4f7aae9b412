// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Unit of the number in a record component, e.g. {@code @In("angstrom") double wavelength}. The study may write any unit
 * of the same dimension; the record holds this one. A number without a unit is an error there.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface In {
    /** Name of the unit, as {@link Unit#of(String)} takes it. */
    String value();
}
