// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A crate of a study whose files lie all over the place, packed, taken elsewhere and run again when the originals are gone:
 * folders in folders, equal names, blanks and letters beyond ASCII, absolute paths, files that measurements and pages name.
 */
class CrateFoldersTest {
    private static final String LOG = "examples/demo/raw/insitu/cell.mpt";

    @TempDir
    private Path folder;

    private Path study;

    @BeforeEach
    void writeTheStudy() throws Exception {
        copy(LOG, "home/li é/cell.mpt");
        copy(LOG, "home/other/cell.mpt");
        copy(LOG, "home/my study/raw/cell.mpt");
        StringBuilder times = new StringBuilder("scan_number,start_time,end_time\n");
        for (int n : new int[] {1, 12, 24}) {
            copy(frame(n), "home/li é/xrd pätterns/frame_0" + n + ".xye");
            copy(frame(n), "home/my study/raw/frame_0" + n + ".xye");
            times.append(n).append(",2025-07-02 0").append(n / 10).append(":05:00,2025-07-02 0").append(n / 10)
                    .append(":06:00\n");
        }
        Files.writeString(folder.resolve("home/times of März.csv"), times);
        Files.writeString(folder.resolve("home/my study/times.csv"), times);
        Files.createDirectories(folder.resolve("home/pics"));
        BufferedImage grey = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        ImageIO.write(grey, "png", folder.resolve("home/my study/p.png").toFile());
        ImageIO.write(grey, "tif", folder.resolve("home/pics/p.tif").toFile());
        Files.writeString(folder.resolve("home/pics/s.svg"), "<svg xmlns='http://www.w3.org/2000/svg' width='40'"
                + " height='30'><rect width='20' height='10' fill='red'/></svg>");
        study = Files.writeString(folder.resolve("home/my study/wide.study.yaml"), """
                operando: 1
                provenance: {licence: EPL-2.0}
                samples: {A: {composition: LiNi0.9Co0.1O2}}
                measurements:
                  log: {sample: A, technique: echem, files: ../li é/cell.mpt}
                  log2: {sample: A, technique: echem, files: [HOME/other/cell.mpt]}
                  log3: {sample: A, technique: echem, files: ../*/raw/cell.mpt}
                  inner: {sample: A, technique: powder, files: "../li é/xrd p*/*.xye", wavelength: 0.4520 angstrom,
                          cell: log, clock: {period: 1200 s, offset: 600 s}, exposure: 30 s}
                  timed: {sample: A, technique: powder, files: ["../li é/xrd pätterns/frame_*.xye"],
                          wavelength: 0.4520 angstrom, times: ../times of März.csv}
                  own: {sample: A, technique: powder, files: HOME/my study/raw/*.xye, wavelength: 0.4520 angstrom,
                        times: HOME/my study/times.csv}
                recipes: {cycling: [echem.cycles], series: [powder.series]}
                run: {log: cycling, log2: cycling, log3: cycling, inner: series, timed: series, own: series}
                figures: [powder.patterns: {of: inner}]
                pages:
                  page:
                    rows: [[../pics/s.svg, p.png, HOME/pics/p.tif], [inner-powder.patterns]]
                """.replace("HOME", folder.resolve("home").toString()));
    }

    private static String frame(int n) {
        return String.format("examples/demo/raw/insitu/frame_%03d.xye", n);
    }

    private void copy(String source, String to) throws Exception {
        Path target = folder.resolve(to);
        Files.createDirectories(target.getParent());
        Files.copy(Cli.home(source), target);
    }

    /** Takes the originals away, runs what came with the crate and anew, and compares. */
    private void runAgain(Path crate) throws Exception {
        Files.move(folder.resolve("home"), folder.resolve("gone"));

        Cli kept = Cli.run("run", crate.resolve("wide.study.yaml"), "--json", "--progress", "none");
        Cli again = Cli.run("run", crate.resolve("wide.study.yaml"), "--json", "--progress", "none", "--results",
                folder.resolve("again"));

        assertEquals(0, kept.exit(), kept.toString());
        assertEquals(0, again.exit(), again.toString());
        List<Json> steps = kept.json().at("steps").items();
        assertEquals(6, steps.size());
        steps.forEach(step -> assertEquals("kept", step.at("state").text(), step.toString()));
        assertEquals(steps.stream().map(s -> s.at("key")).toList(),
                again.json().at("steps").items().stream().map(s -> s.at("key")).toList());
        List<String> endings = List.of(".nxs", ".csv", ".png", ".svg");
        Map<String, byte[]> packed = Folders.contents(crate.resolve("wide.results"), endings);
        Map<String, byte[]> made = Folders.contents(folder.resolve("again"), endings);
        assertTrue(packed.containsKey("figures/page.png"), packed.keySet().toString());
        assertEquals(packed.keySet(), made.keySet());
        packed.forEach((name, bytes) -> assertArrayEquals(bytes, made.get(name), name));
    }

    @Test
    void crateInAFolderRunsWithoutTheOriginals() throws Exception {
        Path crate = folder.resolve("elsewhere/crate");

        Cli export = Cli.run("export", study, "--ro-crate", "-o", crate);

        assertEquals(0, export.exit(), export.toString());
        assertFalse(Files.readString(crate.resolve("wide.study.yaml")).contains(folder.toString()), "no path of ours");
        runAgain(Files.move(crate, folder.resolve("another machine")));
    }

    @Test
    void crateInAZipFileRunsWithoutTheOriginals() throws Exception {
        Cli export = Cli.run("export", study, "--ro-crate", "-o", folder.resolve("crate.zip"));

        assertEquals(0, export.exit(), export.toString());
        runAgain(Folders.unzip(folder.resolve("crate.zip"), folder.resolve("another machine")));
    }

    @Test
    void folderInAFolderIsPackedWithIt() throws Exception {
        Path crate = folder.resolve("crate");
        Cli.run("export", study, "--ro-crate", "-o", crate);

        assertTrue(Files.isRegularFile(crate.resolve("raw/frame_012.xye")));
        // ../* and ../times lie in the folder that holds all others, also the study's
        assertTrue(Files.isRegularFile(crate.resolve("outside/1/li é/cell.mpt")));
        assertTrue(Files.isRegularFile(crate.resolve("outside/1/li é/xrd pätterns/frame_012.xye")));
        assertTrue(Files.isRegularFile(crate.resolve("outside/1/my study/raw/cell.mpt")));
        assertFalse(Files.exists(crate.resolve("outside/2")));
    }

    @Test
    void missingPictureIsNamedAndTheOthersArePacked() throws Exception {
        Files.delete(folder.resolve("home/pics/p.tif"));

        Cli export = Cli.run("export", study, "--ro-crate", "-o", folder.resolve("crate"));

        assertEquals(1, export.exit(), export.toString());
        assertTrue(export.err().contains("p.tif' and no such file"), export.err());
        assertTrue(Files.isRegularFile(folder.resolve("crate/p.png")));
    }

    /** A pattern that takes all folders would take those that come from outside too. */
    @Test
    void patternThatWouldFindMoreInTheCrateIsRefused() throws Exception {
        Files.writeString(study, Files.readString(study).replace("../*/raw/cell.mpt", "'{raw,**}/cell.mpt'"));

        Cli export = Cli.run("export", study, "--ro-crate", "-o", folder.resolve("crate"));

        assertEquals(2, export.exit(), export.toString());
        assertTrue(export.err().contains("would also find"), export.err());
        assertFalse(Files.exists(folder.resolve("crate")));
    }
}
