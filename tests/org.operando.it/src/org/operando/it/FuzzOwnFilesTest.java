// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.LoadException;
import org.operando.api.OperandoException;
import org.operando.api.figure.Picture;
import org.operando.core.export.Crate;
import org.operando.core.run.Cancel;
import org.operando.core.run.FileHashes;
import org.operando.core.run.RunFolder;
import org.operando.core.run.RunListener;
import org.operando.core.run.RunResult;
import org.operando.core.run.Runner;
import org.operando.core.run.StepParts;
import org.operando.core.study.Study;
import org.operando.core.study.StudyReader;
import org.operando.figure.PicturePainter;
import org.operando.testkit.Fuzz;

/**
 * What lies in a results folder or crate that a stranger gave away, and pictures that a study names, all damaged: a run
 * takes them, computes anew or refuses them by name. The counts go into {@code target/fuzz-own.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzOwnFilesTest {
    private static final long SEED = 20260711;
    /** A run writes its files again, so these cases ask for more than the parser alone. */
    private static final long MOST_OF_A_RUN = 512L << 20;

    private final StringBuilder counts = new StringBuilder();

    @TempDir
    private static Path folder;

    private Study study;
    private Path results;

    @BeforeAll
    void runASmallStudy() throws Exception {
        for (int n = 1; n < 5; n++) {
            Path frame = folder.resolve("raw/frame_00" + n + ".xye");
            Files.createDirectories(frame.getParent());
            Files.copy(Cli.home("examples/demo/raw/insitu/frame_00" + n + ".xye"), frame);
        }
        Path file = Files.writeString(folder.resolve("own.study.yaml"), """
                operando: 1
                samples: {A: {}}
                measurements:
                  frames: {sample: A, technique: powder, files: raw/*.xye, wavelength: 0.4520 angstrom}
                recipes: {line: [powder.series, powder.peak: {from: 5.15 deg, to: 5.90 deg}]}
                run: {frames: line}
                """);
        study = StudyReader.read(file, Platform.catalogue());
        results = RunFolder.beside(study);
        assertEquals(0, run().exitCode());
    }

    @AfterAll
    void writeCounts() throws IOException {
        Path target = Files.createDirectories(Cli.home("tests/org.operando.it/target"));
        Files.writeString(target.resolve("fuzz-own.md"), Fuzz.Count.head() + counts + "\n");
    }

    private void check(Fuzz fuzz) {
        fuzz.seed(SEED).check().forEach(c -> counts.append('\n').append(c.row()));
    }

    private static Runner.Options options() {
        return new Runner.Options(1, 1L << 30, new FileHashes(Optional.empty()), RunListener.SILENT, new Cancel());
    }

    private RunResult run() throws OperandoException {
        return new Runner(Platform.catalogue(), options()).run(study, results);
    }

    /** A run on the results with a damaged file at its place; what came of each step, which must be a result. */
    private String runWith(Path damaged, Path place) throws IOException, OperandoException {
        Files.createDirectories(place.getParent());
        Files.copy(damaged, place, StandardCopyOption.REPLACE_EXISTING);
        RunResult run = run();
        if (run.exitCode() != 0) {
            throw new AssertionError("the run does not get over it: " + run.steps());
        }
        return run.steps().stream().map(s -> s.step().id() + " " + s.state() + " " + s.key()).toList().toString();
    }

    /** A copy to damage, which the run does not take for its own. */
    private Path copy(Path file) throws IOException {
        Path kept = folder.resolve("kept-" + file.getFileName());
        return Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void notesOfFilesAreTakenOrMadeAnew() throws Exception {
        Path notes = results.resolve("steps/frames/files.json");
        check(Fuzz.of("steps/*/files.json", file -> runWith(file, notes)).sample(copy(notes)).structures("\"", "{", ":")
                .cases(60, 100).memoryLimit(MOST_OF_A_RUN));
    }

    @Test
    void partFilesAreTakenOrComputedAnew() throws Exception {
        Path step = results.resolve("steps/frames/powder.peak.nxs");
        Files.delete(step);
        new StepParts(Platform.catalogue(), options()).compute(study, results, "frames/powder.peak", 1, 1);
        Path part = results.resolve("parts/frames/powder.peak/1.nxs");
        if (!Files.exists(part)) {
            part = part.resolveSibling("0.nxs");
        }
        Path place = part;
        check(Fuzz.of("part files", file -> {
            Files.deleteIfExists(step);
            return runWith(file, place);
        }).sample(copy(part)).structures("OHDR").cases(30, 100).memoryLimit(MOST_OF_A_RUN));
    }

    /** The lock of a process that is gone; damaged it is still that of nobody, or of one whose machine is unknown. */
    @Test
    void locksAreTakenOrRefusedByName() throws Exception {
        String own;
        try (RunFolder open = RunFolder.open(results, study)) {
            own = Files.readString(open.path().resolve(".lock"));
        }
        // no system gives such a number to a process
        Path lock = Files.writeString(folder.resolve("lock.txt"),
                own.replace(" " + ProcessHandle.current().pid() + " ", " 2000000000 "));
        check(Fuzz.of(".lock", file -> {
            Files.copy(file, results.resolve(".lock"), StandardCopyOption.REPLACE_EXISTING);
            try (RunFolder open = RunFolder.open(results, study)) {
                return open.path().toString();
            } finally {
                Files.deleteIfExists(results.resolve(".lock"));
            }
        }).sample(lock).structures(" "));
    }

    @Test
    void listOfACrateIsReadOrRefused() throws Exception {
        Path crate = folder.resolve("crate");
        Cli export = Cli.run("export", study.file(), "--ro-crate", "-o", crate);
        assertEquals(0, export.exit(), export.toString());
        Path list = crate.resolve("ro-crate-metadata.json");
        check(Fuzz.of("ro-crate-metadata.json", file -> {
            Files.copy(file, list, StandardCopyOption.REPLACE_EXISTING);
            Crate.check(study, crate);
            return "may be replaced";
        }).sample(copy(list)).structures("{", "\"").cases(300, 200));
    }

    @Test
    void picturesOfPagesAreReadOrRefused() throws Exception {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(SEED);
        for (int i = 0; i < 64 * 48; i++) {
            image.setRGB(i % 64, i / 64, random.nextInt(1 << 24));
        }
        Path png = folder.resolve("p.png");
        Path tiff = folder.resolve("p.tif");
        ImageIO.write(image, "png", png.toFile());
        ImageIO.write(image, "tif", tiff.toFile());
        Path svg = Files.writeString(folder.resolve("p.svg"),
                """
                        <svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="30mm" viewBox="0 0 40 30">
                          <defs><linearGradient id="g"><stop offset="0" stop-color="#ffffff"/><stop offset="1"/></linearGradient></defs>
                          <rect x="1" y="1" width="20" height="10" fill="url(#g)" stroke="red"/>
                          <g transform="translate(3,4) rotate(10)"><path d="M0 0 L10 10 C 1 2 3 4 5 6 Z"/><text x="1" y="9">a</text></g>
                        </svg>
                        """);
        check(Fuzz.of("pictures (PNG)", FuzzOwnFilesTest::picture).sample(png).structures("IHDR", "IDAT", "IEND"));
        check(Fuzz.of("pictures (TIFF)", FuzzOwnFilesTest::picture).sample(tiff));
        check(Fuzz.of("pictures (SVG)", FuzzOwnFilesTest::picture).sample(svg).structures("<", "\"", ">"));
    }

    private static String picture(Path file) throws IOException, LoadException {
        try {
            PicturePainter.check(new Picture(file.getFileName().toString(), Files.readAllBytes(file)));
            return "drawn";
        } catch (IllegalArgumentException e) {
            // what this entry says a bad picture is; anything else is a fault
            throw LoadException.at(file, "", e.getMessage());
        }
    }
}
