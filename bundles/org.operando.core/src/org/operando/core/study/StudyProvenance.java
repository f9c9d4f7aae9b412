// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.List;
import java.util.Optional;
import org.operando.api.Doc;

/**
 * What a study says of itself; it goes into the report and into what is exported, and changes no result.
 * @param people who made it
 * @param licence under which its data may be used
 * @param description what it is, in a few sentences
 * @param references identifiers (DOI) of publications that it belongs to
 */
public record StudyProvenance(@Doc("Who made the study: maps of name, orcid, affiliation.") List<Person> people,
        @Doc("Licence of the data: an SPDX identifier such as CC-BY-4.0, or an address.") Optional<String> licence,
        @Doc("What the study is, in a few sentences.") Optional<String> description,
        @Doc("DOIs of publications that the study belongs to.") List<String> references) {
    /** Nothing is said. */
    public static final StudyProvenance NONE = new StudyProvenance(List.of(), Optional.empty(), Optional.empty(),
            List.of());
}
