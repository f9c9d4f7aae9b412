// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.record.Problem;
import org.operando.core.results.ResultFile;
import org.operando.core.study.Study;
import org.operando.core.study.StudyReader;
import org.operando.figure.MaskPicture;

/** Operations have the study's regions as parameters, by name. */
class RegionParameterTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws Exception {
        Files.writeString(folder.resolve("a.toy"), "toy\n0.4\n1.2\n2.6\n3.1\n");
        mask("mask.png", 4, 0, 5);
    }

    private void mask(String name, int columns, int... inside) throws Exception {
        BitSet bits = new BitSet();
        for (int i : inside) {
            bits.set(i);
        }
        Files.write(folder.resolve(name), new MaskPicture(columns, 4, bits).png());
    }

    private Study study(String region, String file) {
        return StudyReader.read(folder.resolve("s.study.yaml"), """
                operando: 1
                samples: {A: {}}
                regions:
                  grain: {shape: {mask: {file: %s, pixel: 1 um}}}
                  other: {shape: {circle: {x: 0 um, y: 0 um, radius: 2 um}}}
                measurements:
                  a: {sample: A, technique: toy, files: a.toy}
                recipes:
                  r:
                    - toy.inside: {region: %s}
                run: {a: r}
                """.formatted(file, region), Toy.catalogue());
    }

    private StepState run(Study study) throws Exception {
        Runner.Options options = new Runner.Options(1, 1L << 28, new FileHashes(Optional.empty()),
                RunListener.SILENT, new Cancel());
        RunResult run = new Runner(Toy.catalogue(), options).run(study, folder.resolve("s.results"));
        assertEquals(0, run.exitCode(), run::toString);
        return run.steps().getFirst().state();
    }

    private Toy.Inside result() throws Exception {
        return ResultFile.read(folder.resolve("s.results/steps/a/toy.inside.nxs"), Toy.Inside.class);
    }

    @Test
    void operationAsksARegionOfTheStudyWhatLiesInside() throws Exception {
        run(study("grain", "mask.png"));

        assertEquals(new Toy.Inside(2, "mask grain"), result());
    }

    @Test
    void resultIsOutOfDateWhenItsOwnRegionChanges() throws Exception {
        run(study("grain", "mask.png"));
        mask("same.png", 4, 0, 5);
        assertEquals(StepState.KEPT, run(study("grain", "same.png")), "the same pixels in another file");
        mask("mask.png", 4, 0, 5, 10, 15);

        assertEquals(StepState.DONE, run(study("grain", "mask.png")));
        assertEquals(4, result().count());
        assertEquals(StepState.DONE, run(study("other", "mask.png")));
        mask("mask.png", 4, 0);
        assertEquals(StepState.KEPT, run(study("other", "mask.png")), "another region changed");
    }

    @Test
    void unknownRegionIsNamedWithItsLineAndTheNearestName() {
        Study study = study("grian", "mask.png");
        assertFalse(study.hasErrors(), () -> study.problems().toString());
        List<Problem> problems = Planner.plan(study, Toy.catalogue()).problems();

        assertEquals(1, problems.size());
        assertEquals(10, problems.getFirst().line());
        assertTrue(problems.getFirst().what().contains("no region 'grian'"), problems.getFirst()::what);
        assertTrue(problems.getFirst().what().contains("did you mean 'grain'"), problems.getFirst()::what);
    }
}
