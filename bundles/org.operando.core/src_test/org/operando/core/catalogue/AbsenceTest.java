// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.operando.core.run.Toy;

class AbsenceTest {
    private static String operation(String id) {
        return Absence.of(Kind.OPERATION, id, Toy.catalogue());
    }

    @Test
    void misspeltWordIsNamedWithTheRightOne() {
        assertEquals("unknown operation 'toy.sun'; did you mean 'toy.sum'?", operation("toy.sun"));
        assertEquals("technique 'toi' is not installed; did you mean 'toy'?",
                Absence.technique("toi", Toy.catalogue()));
    }

    @Test
    void missingPlugInIsNamedWithTheCommandThatInstallsIt() {
        assertEquals(
                "unknown operation 'raman.band': technique 'raman' is not installed; install the plug-in that brings"
                        + " it: operando plugins add FILE",
                operation("raman.band"));
        assertEquals(
                "technique 'raman' is not installed; install the plug-in that brings it: operando plugins add FILE",
                Absence.technique("raman", Toy.catalogue()));
    }

    @Test
    void newerPlugInIsAskedForWhereTheTechniqueIsThere() {
        Catalogue catalogue = new Catalogue().add(Kind.TECHNIQUE,
                new Contribution<>("raman", "Raman", "raman", "stable", "org.example.raman", () -> null));

        assertEquals(
                "unknown figure 'raman.map'; org.example.raman has no such figure in the installed version, a newer"
                        + " one may",
                Absence.of(Kind.FIGURE, "raman.map", catalogue));
        assertEquals("unknown operation 'toy.refinement'; a newer version of its plug-in may have it",
                operation("toy.refinement"));
    }

    @Test
    void nameOfTheTechniqueMakesNoTwoWordsAlike() {
        assertEquals("unknown operation 'toy.max'; a newer version of its plug-in may have it", operation("toy.max"));
    }
}
