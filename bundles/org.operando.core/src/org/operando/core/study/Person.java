// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.Optional;
import org.operando.api.Doc;

/**
 * Somebody who made a study.
 * @param name as it is printed
 * @param orcid identifier at ORCID, e.g. 0000-0002-1825-0097
 * @param affiliation where they work
 */
public record Person(@Doc("Name, as it is printed.") String name,
        @Doc("Identifier at ORCID: sixteen digits, or its address.") Optional<String> orcid,
        @Doc("Where they work.") Optional<String> affiliation) {
}
