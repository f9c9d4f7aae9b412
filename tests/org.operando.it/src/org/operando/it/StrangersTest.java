// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study, its files and its results folder come from somebody else: they are data, and reach nothing outside. */
class StrangersTest {
    private static final String PATTERN = "# 2theta intensity\n10 5\n11 7\n12 6\n13 5\n";

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(home.resolve("study"));
        Files.writeString(folder.resolve("p_1.xy"), PATTERN);
    }

    private Path study(String files, String recipe) throws IOException {
        return Files.writeString(folder.resolve("case.study.yaml"), """
                operando: 1
                title: "<script>alert('title')</script>"
                samples:
                  s: {synthesis: {note: "<img src=x onerror=alert(1)>"}}
                measurements:
                  m: {sample: s, technique: powder, wavelength: 1 angstrom, counts: true, files: %s}
                recipes:
                  r: [%s]
                run: {m: r}
                """.formatted(files, recipe));
    }

    private static Cli run(Path study, Object... more) {
        return assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Cli.run(Stream
                .concat(Stream.of("run", study, "--progress", "none"), Stream.of(more)).toArray()));
    }

    /** All that lies in the home folder but outside the study's. */
    private List<String> outside() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(p -> !p.startsWith(folder)).map(Path::toString).sorted().toList();
        }
    }

    @Test
    void devicesPipesFoldersAndCirclesOfLinksAreNoFiles() throws Exception {
        Path pipe = folder.resolve("pipe.xy");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Files.createDirectory(folder.resolve("sub.xy"));
        Files.createSymbolicLink(folder.resolve("circle.xy"), Path.of("circle.xy"));
        Files.createSymbolicLink(folder.resolve("zero.xy"), Path.of("/dev/zero"));
        String[][] cases = {{"/dev/zero", "device"}, {"zero.xy", "device"}, {"pipe.xy", "pipe"}, {"sub.xy", "folder"},
            {"circle.xy", "no such file"}, {"[p_1.xy, pipe.xy]", "pipe"}, {"\"a\\0b.xy\"", "no name of a file"},
            {"\"p*_*1*.*x*y*a*b*c*d*\"", "stars"}};
        for (String[] c : cases) {
            Cli cli = run(study(c[0], "powder.series"));

            assertEquals(1, cli.exit(), cli.toString());
            assertTrue(cli.err().contains(c[1]), c[0] + ": " + cli);
        }
        Files.delete(pipe);
    }

    @Test
    void tablesThatARecordNamesAreFilesToo() throws Exception {
        Cli cli = run(study("p_1.xy, times: /dev/zero", "powder.series"));

        assertEquals(1, cli.exit(), cli.toString());
        assertTrue(cli.err().contains("/dev/zero") && cli.err().contains("device"), cli.toString());
    }

    @Test
    void filesOfOthersCannotBeLookedThroughForEver() throws Exception {
        Path pattern = study("\"/proc/**/no-such-name.xy\"", "powder.series");

        Cli cli = run(pattern);

        assertEquals(1, cli.exit(), cli.toString());
    }

    @Test
    void namesCannotLeadOutOfTheResultsFolder() throws Exception {
        List<String> before = outside();
        String good = Files.readString(study("p_1.xy", "powder.series"));
        for (String bad : List.of(good.replace("[powder.series]", "[powder.series: {as: ../../out}]"),
                good.replace("[powder.series]", "[powder.series: {as: /tmp/out}]"),
                good.replace("  m:", "  ../../m:").replace("{m: r}", "{../../m: r}"),
                good + "compare: {../../c: powder.series}\n",
                good + "figures: [powder.patterns: {as: ../../out}]\n")) {
            Cli cli = run(Files.writeString(folder.resolve("case.study.yaml"), bad));

            assertEquals(2, cli.exit(), bad + cli);
            assertEquals(before, outside());
        }
    }

    @Test
    void linksInAResultsFolderAreNotFollowed() throws Exception {
        Path study = study("p_1.xy", "powder.series");
        assertEquals(0, run(study).exit());
        Path results = folder.resolve("case.results");
        Path profile = Files.writeString(home.resolve("profile"), "mine\n");
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        for (String inside : List.of("log.txt", "journal.jsonl", ".lock", "steps/new", "tables/link")) {
            Path link = results.resolve(inside);
            byte[] kept = Files.exists(link) ? Files.readAllBytes(link) : new byte[0];
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, inside.contains("/") ? elsewhere : profile);

            Cli cli = run(study);

            assertTrue(cli.exit() != 0 && cli.err().contains("is a link to"), inside + ": " + cli);
            assertEquals("mine\n", Files.readString(profile));
            Files.delete(link);
            if (kept.length > 0) {
                Files.write(link, kept);
            }
        }
        assertEquals(0, run(study).exit());
        try (Stream<Path> in = Files.list(elsewhere)) {
            assertEquals(0, in.count());
        }
    }

    @Test
    void resultsFolderThatIsALinkMustBeNamedByTheUser() throws Exception {
        Path study = study("p_1.xy", "powder.series");
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("case.results"), elsewhere);

        Cli refused = run(study);
        Cli named = run(study, "--results", elsewhere);

        assertTrue(refused.exit() != 0 && refused.err().contains("is a link to"), refused.toString());
        assertEquals(0, named.exit(), named.toString());
        assertTrue(Files.exists(elsewhere.resolve("report.html"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void reportAndTablesEscapeWhatFilesSay() throws Exception {
        String name = "=cmd|' C calc'!A0<b>_7.xy";
        Files.writeString(folder.resolve(name), "# Comment: \"<img src=y onerror=alert(2)>\"\n" + PATTERN);
        Cli cli = run(study("\"*_7.xy\"", "powder.series"));

        assertEquals(0, cli.exit(), cli.toString());
        String report = Files.readString(folder.resolve("case.results/report.html"));
        assertFalse(report.contains("<script>alert") || report.contains("<img src=x") || report.contains("<img src=y")
                || report.contains("A0<b>"), "markup of a stranger stands in the report");
        assertTrue(report.contains("&lt;script&gt;alert") && report.contains("&lt;img src=y"));
        try (Stream<Path> tables = Files.list(folder.resolve("case.results/tables"))) {
            String text = "";
            for (Path table : tables.toList()) {
                text += Files.readString(table);
            }
            assertTrue(text.contains("'=cmd") && !text.contains(",=cmd") && !text.contains("\n=cmd"), text);
        }
    }

    @Test
    void filesDoNotCommandTheTerminal() throws Exception {
        Path file = Files.writeString(folder.resolve("esc.xy"), "# Comment: \"a\u001b]0;owned\u0007\u001b[2Jb\"\n"
                + PATTERN);
        Path bad = Files.writeString(folder.resolve("bad.xy"), PATTERN + "14 \u001b[31mred\n");

        Cli good = Cli.run("inspect", file, "--with", "wavelength=1 angstrom");
        Cli refused = Cli.run("inspect", bad, "--with", "wavelength=1 angstrom");

        assertTrue(good.out().contains("owned") && !good.out().contains("\u001b"), good.toString());
        assertFalse((refused.out() + refused.err()).contains("\u001b"), refused.toString());
    }
}
