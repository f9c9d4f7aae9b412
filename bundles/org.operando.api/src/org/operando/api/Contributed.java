// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a text of a parameter record is the id of something contributed, e.g. of a peak shape: a study with an unknown
 * id is refused before anything is run. {@link Context#contributed} gives what it stands for.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Contributed {
    /** The interface of what is contributed. */
    Class<?> value();
}
