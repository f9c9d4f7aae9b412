// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Quantity;
import org.operando.core.results.Tables;
import org.operando.core.run.Cancel;
import org.operando.core.run.FileHashes;
import org.operando.core.run.RunListener;
import org.operando.core.run.RunResult;
import org.operando.core.run.Runner;
import org.operando.core.run.StepResult;
import org.operando.core.run.StepState;
import org.operando.core.study.Study;
import org.operando.core.study.StudyReader;

/** The third-party example plug-in, found by its extensions and run headless. */
class RamanTest {
    @TempDir
    private Path folder;

    @Test
    void bandOfItsSampleIsThatOfTheFormula() throws Exception {
        Folders.copy("examples/plugin-raman/org.example.raman/data", folder.resolve("org.example.raman/data"));
        Path file = Files.copy(Cli.home("examples/plugin-raman/raman.study.yaml"),
                folder.resolve("raman.study.yaml"));
        Study study = StudyReader.read(file, Platform.catalogue());
        Runner runner = new Runner(Platform.catalogue(),
                Runner.Options.usual(new FileHashes(Optional.empty()), RunListener.SILENT, new Cancel()));

        RunResult run = runner.run(study, folder.resolve("results"));

        assertEquals(0, run.exitCode());
        StepResult step = run.steps().getFirst();
        assertEquals(StepState.DONE, step.state());
        assertEquals(List.of(), step.warnings());
        var quantities = Tables.quantities(runner.results().outputs(step.step().id()).orElseThrow());
        // the first lines of the file: a Lorentz band at 1350, 48 wide, 60000 in area
        assertWithin(1350, quantities.get("Position"));
        assertWithin(48, quantities.get("Width"));
        assertWithin(60_000, quantities.get("Area"));
        assertTrue(run.figures().stream().allMatch(f -> f.failure().isEmpty()));
        assertTrue(Files.size(folder.resolve("results/figures/d-band-raman.spectrum.png")) > 1000);
    }

    private static void assertWithin(double truth, Quantity fitted) {
        // the file is the formula rounded to four digits: it has no noise, the uncertainty is that of counting
        assertTrue(fitted.uncertainty() > 0 && fitted.uncertainty() < 0.02 * truth, fitted.toString());
        assertEquals(truth, fitted.value(), 0.01 * fitted.uncertainty(), fitted.toString());
    }
}
