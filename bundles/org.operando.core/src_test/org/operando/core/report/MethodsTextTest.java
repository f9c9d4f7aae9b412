// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.Contributed;
import org.operando.api.In;
import org.operando.core.catalogue.Citation;

class MethodsTextTest {
    sealed interface Shape permits Flat, Chebyshev {
    }

    record Flat() implements Shape {
    }

    record Chebyshev(int terms) implements Shape {
    }

    record Parameters(@In("deg") double from, @In("s") Optional<Double> gap, boolean fast, Shape flat, Shape curved) {
    }

    @Test
    void placesGetValuesWithUnitsAndPartsWithoutValueAreLeftOut() {
        Map<String, String> values = MethodsText
                .values(new Parameters(5.150, Optional.empty(), false, new Flat(), new Chebyshev(6)), Map.of());

        assertEquals("Fitted above 5.15\u00b0 on a flat and a chebyshev (terms 6) background.",
                MethodsText
                        .filled("Fitted above {from}[ with gaps of {gap}][, fast: {fast}] on a {flat} and a {curved} "
                                + "background.", values));
    }

    @Test
    void entryOfBibtexHasWhatACitationNeeds() {
        Citation citation = new Citation(List.of("M\u00fcller, A.", "Smith, B. & Co"), "On 5 % of it_all", "J. Tests",
                "4",
                "12-19", "", 2001, "10.1000/a_b", "all");

        assertEquals("muller2001on", citation.key());
        String entry = citation.bibtex();
        assertTrue(entry.startsWith("@article{muller2001on,\n"), entry);
        assertTrue(entry.contains("author = {M\u00fcller, A. and Smith, B. \\& Co}"), entry);
        assertTrue(entry.contains("title = {{On 5 \\% of it\\_all}}"), entry);
        assertTrue(entry.contains("pages = {12--19}"), entry);
        assertTrue(entry.contains("doi = {10.1000/a_b}"), entry);
    }

    /** Ids of the program are no words of a paper; what a plug-in calls its shapes is, and what a user calls a line. */
    @Test
    void idsReadAsAPaperWritesThem() {
        record Fit(@Contributed(Runnable.class) String shape, @Contributed(Runnable.class) String optimizer,
                String name) {
        }
        Map<String, String> names = Map.of("pseudo-voigt", "pseudo-Voigt", "dog-leg", "Powell's dog leg");

        assertEquals("A pseudo-Voigt function, by Powell's dog leg: pseudo-voigt.", MethodsText.filled(
                "A {shape} function, by {optimizer}: {name}.",
                MethodsText.values(new Fit("pseudo-voigt", "dog-leg", "pseudo-voigt"), names)));
        assertEquals("powder patterns as text", MethodsText.withinASentence("Powder patterns as text"));
        assertEquals("NEWARE .nda", MethodsText.withinASentence("NEWARE .nda"));
        assertEquals("BioLogic text", MethodsText.withinASentence("BioLogic text"));
    }
}
