// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.run.Toy;

class StudyDocumentTest {
    private static final String TEXT = """
            operando: 1   # \ud83d\udd0b the format
            title: 'Strain: a "study"'
            samples: {A: {radius: "?"}}
            measurements:
              # the only one
              one: {sample: A, technique: toy, files: a.toy}
            recipes:
              r:
                - toy.sum: {offset: 1}   # keep me
                - future.operation: {depth: 3 um, of: [a, b], nested: {x: "1"}}
            run: {one: r}
            """;

    @Test
    void anEditChangesItsValueAndNothingElse() throws Exception {
        StudyDocument edited = new StudyDocument(TEXT).with("recipes.r.1.toy.sum.offset", "2.5");

        assertEquals(TEXT.replace("offset: 1}", "offset: 2.5}"), edited.text());
    }

    @Test
    void openValuesAreFilledIn() throws Exception {
        StudyDocument edited = new StudyDocument(TEXT).with("samples.A.radius", "1.9(4) um");

        assertEquals(TEXT.replace("\"?\"", "1.9(4) um"), edited.text());
        assertTrue(OpenValues.of(edited.text()).isEmpty());
    }

    @Test
    void valueThatWouldChangeTheTextAroundItIsRefused() {
        StudyException e = assertThrows(StudyException.class,
                () -> new StudyDocument(TEXT).with("samples.A.radius", "1 um, x: 2"));

        assertTrue(e.getMessage().contains("put it in quotes"), e.getMessage());
    }

    @Test
    void unknownPathsNameTheNearestKey() {
        StudyException e = assertThrows(StudyException.class,
                () -> new StudyDocument(TEXT).with("samples.A.radus", "1 um"));

        assertTrue(e.getMessage().contains("no key 'radus' in 'samples.A'; did you mean 'radius'?"), e.getMessage());
    }

    @Test
    void studyWithAnUnknownOperationOpensShowsItsParametersAndIsSavedWithoutLoss(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("s.study.yaml");

        new StudyDocument(TEXT).save(file);
        Study study = StudyReader.read(file, Toy.catalogue());

        assertEquals(TEXT, Files.readString(file));
        assertEquals("future.operation", study.recipes().get("r").get(1).operation());
        assertEquals(3, study.recipes().get("r").get(1).parameters().getValue().size());
    }
}
