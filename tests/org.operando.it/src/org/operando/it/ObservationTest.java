// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line tells of runs and of the machine. */
class ObservationTest {
    @TempDir
    private Path folder;

    private Path study() throws Exception {
        Path study = Folders.copy("examples/demo", folder).resolve("small.study.yaml");
        return Files.copy(Cli.home("releng/faults/small.study.yaml"), study);
    }

    @Test
    void verboseRunTellsTheLinesOfItsLog() throws Exception {
        Path study = study();

        Cli run = Cli.run("run", study, "--verbose");

        assertEquals(0, run.exit(), run.toString());
        List<String> log = Files.readAllLines(study.resolveSibling("small.results/log.txt"));
        for (String line : log) {
            String text = line.substring(line.indexOf(' ') + 1);
            assertTrue(run.err().contains("| " + text + "\n"), text + " is not in:\n" + run.err());
        }
        // the frames are read once, for the series, and not again for the fits
        assertTrue(log.stream().anyMatch(l -> l.contains(" frames/powder.series done, ") && l.contains("read 834 kB")),
                log::toString);
        assertTrue(log.stream().anyMatch(l -> l.matches(".* figures \\(1\\), [\\d.]+ s")), log::toString);
        assertTrue(log.stream().anyMatch(l -> l.matches(".* tables, run.json and report \\(3\\), [\\d.]+ s")),
                log::toString);
        assertTrue(log.stream().anyMatch(l -> l.contains(" frames/line-003 done, ") && l.contains("read 0 B")),
                log::toString);
    }

    @Test
    void quietRunTellsOnlyWhatIsWrong() throws Exception {
        Path study = study();

        Cli good = Cli.run("run", study, "--quiet");
        Files.writeString(study, Files.readString(study).replace("5.15 deg", "13.19 deg").replace("5.90", "13.20"));
        Cli bad = Cli.run("run", study, "--quiet");

        assertEquals(0, good.exit(), good.toString());
        assertEquals("", good.out() + good.err());
        assertEquals(1, bad.exit(), bad.toString());
        assertEquals("", bad.out());
        assertTrue(bad.err().lines().allMatch(l -> l.startsWith("operando: ")), bad.err());
        assertTrue(bad.err().contains("operando: failed: frames/line-003: "), bad.err());
    }

    /** A page is told of as a figure when it is drawn, so it counts when the run begins. */
    @Test
    void pagesAreAnnouncedWithTheFigures() throws Exception {
        Path study = study();
        Files.writeString(study, Files.readString(study) + "pages: {p: {rows: [[frames-powder.peakTrack]]}}\n");

        Cli run = Cli.run("run", study);

        assertTrue(run.err().contains("3 steps, 2 figures\n"), run.err());
        assertTrue(run.out().contains(", 2 figures, "), run.out());
    }

    @Test
    void doctorHasALineForEachNeed() {
        Cli doctor = Cli.run("doctor");

        List<String> names = List.of("JDK", "fonts", "display", "native HDF5", "disk, results", "disk, cache",
                "memory");
        assertEquals(names.size(), doctor.out().lines().count(), doctor.out());
        assertEquals(names, doctor.out().lines().map(l -> l.split("  +")[0]).toList());
        assertTrue(doctor.out().contains("Liberation Sans, shipped, draws"), doctor.out());
    }

    @Test
    void doctorsDocumentSaysTheSame() {
        Cli doctor = Cli.run("doctor", "--json");

        List<Json> findings = doctor.json().at("findings").items();
        assertEquals(7, findings.size());
        for (Json finding : findings) {
            assertTrue(List.of("ok", "absent", "missing").contains(finding.at("state").text()), finding.toString());
            assertFalse(finding.at("found").text().isEmpty());
            assertEquals(finding.at("state").text().equals("ok"), finding.at("remedy").text().isEmpty(),
                    finding.toString());
        }
        assertEquals("ok", findings.getFirst().at("state").text());
        boolean lacks = findings.stream().anyMatch(f -> f.at("state").text().equals("missing"));
        assertEquals(lacks ? 1 : 0, doctor.exit());
    }
}
