// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.In;
import org.operando.api.Quantity;
import org.operando.api.Technique;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.record.Problem;
import org.operando.core.run.Toy;

class StudyReaderTest {
    private static final String GOOD = """
            operando: 1
            title: A study
            samples:
              A:
                composition: LiNi0.9Mn0.1O2
                radius: {value: 1.9, uncertainty: 0.4, unit: um, source: "SEM, 212 particles"}
                values: {antisites: 2.1(3) %}
                synthesis: {calcination: [900 C 2 h, 870 C 10 h]}
            cells:
              A-1: {sample: A, mass: 6.1 mg}
            states:
              charged: {direction: charged, voltage: 4.5 V, cycle: 1, current: 20 mA/g}
            regions:
              core: {shape: {circle: {x: 0 um, y: 0 um, radius: 500 nm}}}
            measurements:
              one: {sample: A, cell: A-1, state: charged, technique: toy, files: one.toy, factor: 2}
            recipes:
              r: [toy.sum]
            run:
              one: r
            """;

    /** What a technique wants to know of a measurement. */
    public record Grains(@In("um") Optional<Quantity> radius, @In("mg") Optional<Quantity> mass,
            @In("cm2") Optional<Quantity> area) {
    }

    /** A technique whose measurements have to do with particles. */
    public static final class GrainTechnique implements Technique<Grains> {
    }

    @Test
    void aMeasurementHasTheRadiusOfItsSampleAndTheMassOfItsCell() {
        Catalogue catalogue = Toy.catalogue().add(Kind.TECHNIQUE, Contribution.of("grain", "grain",
                new GrainTechnique()));
        // the sample's area is that of its powder: no electrode has it
        String text = GOOD.replace("    composition:", "    mass: 3 mg\n    area: 0.5 m2/g\n    composition:")
                .replace("technique: toy, files: one.toy, factor: 2", "technique: grain, files: one.toy");

        Study study = StudyReader.read(Path.of("x.study.yaml"), text, catalogue);

        Grains grains = (Grains) study.measurements().get("one").details().orElseThrow();
        assertEquals(1.9, grains.radius().orElseThrow().value());
        assertEquals(0.4, grains.radius().orElseThrow().uncertainty());
        assertEquals(6.1, grains.mass().orElseThrow().value());
        assertTrue(grains.area().isEmpty());
    }

    private static Study read(String text) {
        return StudyReader.read(Path.of("x.study.yaml"), text, Toy.catalogue());
    }

    private static void assertProblem(String text, String expected) {
        Study study = read(text);
        assertTrue(study.problems().stream().anyMatch(p -> p.toString().contains(expected)),
                () -> study.problems().toString());
    }

    @Test
    void aWholeStudyIsRead() {
        Study study = read(GOOD);

        assertEquals("[]", study.problems().toString());
        assertEquals(1.9, study.samples().get("A").details().radius().orElseThrow().value());
        assertEquals("SEM, 212 particles", study.samples().get("A").details().radius().orElseThrow().origin());
        assertEquals(0.3, study.samples().get("A").values().get("antisites").uncertainty(), 0);
        assertEquals("870 C 10 h", study.samples().get("A").provenance().get("synthesis.calcination.2"));
        assertEquals(0.5, ((Region.Circle) study.regions().get("core").shape()).radius(), 0);
        assertEquals("A-1", study.measurements().get("one").subject().cell().orElseThrow());
    }

    @Test
    void misspeltSectionAndKeyAreFoundTogetherWithTheirPlaces() {
        Study study = read(GOOD.replace("samples:", "sampels:").replace("factor: 2", "factr: 2"));

        assertTrue(
                study.problems().stream().anyMatch(p -> p.line() == 3 && p.what().contains("did you mean 'samples'?")));
        assertTrue(
                study.problems().stream().anyMatch(
                        p -> p.line() == 16 && p.what().contains("unknown key 'factr'; did you mean 'factor'?")),
                () -> study.problems().toString());
    }

    @Test
    void unknownNamesAreNamed() {
        assertProblem(GOOD.replace("state: charged, technique", "state: chraged, technique"),
                "no state 'chraged' in 'states'; did you mean 'charged'?");
        assertProblem(GOOD.replace("one: r", "one: rr"), "no recipe 'rr'");
        assertProblem(GOOD.replace("one: r", "two: r"), "no measurement 'two'");
    }

    @Test
    void namesThatCannotBeFilesAreRefused() {
        assertProblem(GOOD.replace("  one: {", "  ../one: {"), "cannot be a name");
        assertProblem(GOOD.replace("cells:\n", "cells:\n  a-1: {sample: A}\n"), "differ by case only");
    }

    @Test
    void doubledKeysAreRefused() {
        assertProblem(GOOD + "title: again\n", "key 'title' stands here twice");
    }

    @Test
    void anchorsAndAliasesAreRefusedAndPatternsAreExplained() {
        assertProblem("operando: 1\nmeasurements:\n  one: {files: *.tif}\n",
                "is an alias to YAML, which a study may not have; if it is a file pattern, write it in quotes");
        assertProblem("operando: 1\ntitle: &a x\n", "is an anchor to YAML");
    }

    @Test
    void tagsAreRefusedWithTheirPlace() {
        assertProblem("operando: 1\ntitle: !!x [a, b]\n", "x.study.yaml:2:8: ");
        assertProblem("operando: 1\ntitle: !!x [a, b]\n", "is a tag to YAML");
        assertProblem("operando: 1\ntitle: !!java.io.File x\n", "is a tag to YAML");
        assertEquals("!!x [a, b]", read(GOOD.replace("A study", "'!!x [a, b]'")).title());
    }

    @Test
    void billionLaughsEndAtOnce() {
        StringBuilder bomb = new StringBuilder("operando: 1\na0: &a0 [x,x]\n");
        for (int i = 1; i < 45; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [*a").append(i - 1).append(",*a").append(i - 1)
                    .append("]\n");
        }

        assertTrue(read(bomb.toString()).hasErrors());
    }

    @Test
    void deepNestingAndLargeFilesAreRefused(@TempDir Path folder) throws Exception {
        assertProblem("operando: 1\ntitle: " + "[".repeat(3000), "nested deeper than 100");
        Path large = Files.writeString(folder.resolve("l.study.yaml"), "operando: 1\n" + "# x\n".repeat(300_000));
        StudyException e = assertThrows(StudyException.class, () -> StudyReader.read(large, Toy.catalogue()));
        assertTrue(e.getMessage().contains("larger than 1 MB"), e.getMessage());
    }

    @Test
    void brokenYamlSaysWhereAndSpeaksOfQuotes() {
        Study study = read("operando: 1\ntitle: a: b\n");

        assertEquals(2, study.problems().getFirst().line());
        assertTrue(study.problems().getFirst().what().contains("quotes"));
    }

    @Test
    void emptyFileAndWrongFormatAreErrors() {
        assertProblem("", "'operando: 1' is missing");
        assertProblem("operando: one\n", "this version reads studies of format 1; write 'operando: 1'");
    }

    @Test
    void studyOfANewerFormatIsOneProblemThatSaysSo() {
        Study study = read(GOOD.replace("operando: 1", "operando: 2") + "future: {of: studies}\n");

        assertEquals(1, study.problems().size(), study.problems().toString());
        assertTrue(study.hasErrors());
        assertEquals(
                "x.study.yaml:1:11: this is a study of format 2; this version reads studies of format 1; open it with"
                        + " a newer Operando",
                study.problems().getFirst().toString());
    }

    @Test
    void techniqueThatIsNotInstalledLeavesTheRestUsable() {
        Study study = read(GOOD.replace("technique: toy", "technique: toi"));

        assertFalse(study.hasErrors());
        assertEquals(Problem.Kind.OPEN, study.problems().getFirst().kind());
        assertTrue(study.problems().getFirst().what().contains("technique 'toi' is not installed"));
    }

    @Test
    void massOfTheCellIsThatOfItsMeasurementUnlessItSaysItsOwn() {
        Toy.Measurement fromCell = (Toy.Measurement) read(GOOD).measurements().get("one").details().orElseThrow();
        Toy.Measurement own = (Toy.Measurement) read(GOOD.replace("factor: 2", "factor: 2, mass: 5 mg")).measurements()
                .get("one").details().orElseThrow();

        assertEquals(6.1, fromCell.mass().orElseThrow().value(), 0);
        assertEquals(5, own.mass().orElseThrow().value(), 0);
    }
}
