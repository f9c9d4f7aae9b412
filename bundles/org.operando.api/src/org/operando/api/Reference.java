// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A publication that an operation follows, with what a bibliography needs. Results, the report and
 * {@code references.bib} name it; {@link Version#references()} is for what is no publication, e.g. file formats.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Reference.Several.class)
public @interface Reference {
    /** Authors as {@code "Wertheim, G. K."}, in their order. */
    String[] authors();

    /** Title of the article or book. */
    String title();

    /** Journal, not abbreviated; empty for a book or a report. */
    String journal() default "";

    /** Volume of the journal. */
    String volume() default "";

    /** Pages {@code "1369-1371"}, or the number of the article. */
    String pages() default "";

    /** Who publishes a book or a report. */
    String publisher() default "";

    /** Year of publication. */
    int year();

    /** Digital object identifier, without a prefix; empty when there is none. */
    String doi() default "";

    /** What is taken from it, in a few words, e.g. {@code pseudo-Voigt function}. */
    String about();

    /**
     * A parameter and its value as the study writes them, {@code "shape = pseudo-voigt"}, with which alone it applies;
     * empty: always.
     */
    String when() default "";

    /** More than one. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Several {
        /** The references. */
        Reference[] value();
    }
}
