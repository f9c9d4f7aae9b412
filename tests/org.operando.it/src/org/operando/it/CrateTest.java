// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.figure.MaskPicture;

/** A study as an RO-Crate: what is in it, that it runs again somewhere else, and that nothing of others is overwritten. */
class CrateTest {
    @TempDir
    private Path folder;

    private Path study;

    /** A study whose cell log lies beside its folder and is named by a path that leads out of it. */
    @BeforeEach
    void writeTheStudy() throws Exception {
        Path raw = Files.createDirectories(folder.resolve("data of 2026"));
        Path own = Files.createDirectories(folder.resolve("mine/raw"));
        Files.copy(Cli.home("examples/demo/raw/insitu/cell.mpt"), raw.resolve("cell.mpt"));
        BitSet inside = new BitSet();
        inside.set(3);
        Files.write(raw.resolve("grain.png"), new MaskPicture(4, 4, inside).png());
        for (int n : new int[] {1, 12, 24}) {
            String name = String.format("frame_%03d.xye", n);
            Files.copy(Cli.home("examples/demo/raw/insitu/" + name), own.resolve(name));
        }
        study = Files.writeString(folder.resolve("mine/small.study.yaml"), """
                operando: 1
                title: A small study
                provenance:
                  description: Three patterns of a model.
                  people: {name: Operando contributors, affiliation: none}
                  licence: EPL-2.0
                  references: 10.1107/S1600576714027575
                samples: {A: {composition: LiNi0.9Co0.1O2}}
                regions: {grain: {shape: {mask: {file: "../data of 2026/grain.png", pixel: 50 nm}}}}
                measurements:
                  log: {sample: A, technique: echem, files: "../data of 2026/*.mpt"}   # elsewhere
                  frames: {sample: A, technique: powder, files: [raw/*.xye], wavelength: 0.4520 angstrom, cell: log,
                           clock: {period: 1200 s, offset: 600 s}, exposure: 30 s}
                recipes:
                  line: [powder.series, powder.peak: {from: 5.15 deg, to: 5.90 deg}]
                run: {frames: line}
                figures: [powder.peakTrack]
                """);
    }

    @Test
    void crateNamesAllItsFilesWithTheirHashes() throws Exception {
        Path crate = folder.resolve("crate");

        Cli export = Cli.run("export", study, "--ro-crate", "-o", crate);

        assertEquals(0, export.exit(), export.toString());
        Json graph = Json.of(Files.readString(crate.resolve("ro-crate-metadata.json"))).at("@graph");
        Json root = graph.where("@id", "./");
        TreeSet<String> named = new TreeSet<>();
        for (Json part : root.at("hasPart").items()) {
            String id = part.at("@id").text();
            String path = URLDecoder.decode(id, StandardCharsets.UTF_8);
            named.add(path);
            byte[] bytes = Files.readAllBytes(crate.resolve(path));
            Json file = graph.where("@id", id);
            assertEquals("File", file.at("@type").text());
            assertEquals(Integer.toString(bytes.length), file.at("contentSize").text());
            assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                    file.at("sha256").text(), path);
        }
        named.add("ro-crate-metadata.json");
        assertEquals(Folders.contents(crate, List.of()).keySet(), named);
        assertTrue(named.containsAll(List.of("small.study.yaml", "raw/frame_012.xye", "outside/1/cell.mpt",
                "outside/1/grain.png",
                "small.results/report.html", "small.results/references.bib", "small.results/figures/"
                        + "frames-powder.peakTrack.png",
                "small.results/steps/frames/powder.peak.nxs")), named.toString());
    }

    /** What RO-Crate 1.1 requires of every crate, and what the study says of itself. */
    @Test
    void metadataHaveWhatTheSpecificationRequires() throws Exception {
        Path crate = folder.resolve("crate");
        Cli.run("export", study, "--ro-crate", "-o", crate);

        Json document = Json.of(Files.readString(crate.resolve("ro-crate-metadata.json")));

        assertTrue(document.at("@context").toString().contains("https://w3id.org/ro/crate/1.1/context"));
        Json graph = document.at("@graph");
        Json descriptor = graph.where("@id", "ro-crate-metadata.json");
        assertEquals("CreativeWork", descriptor.at("@type").text());
        assertEquals("https://w3id.org/ro/crate/1.1", descriptor.at("conformsTo").at("@id").text());
        assertEquals("./", descriptor.at("about").at("@id").text());
        Json root = graph.where("@id", "./");
        assertEquals("Dataset", root.at("@type").text());
        assertEquals("A small study", root.at("name").text());
        assertEquals("Three patterns of a model.", root.at("description").text());
        assertTrue(root.at("datePublished").text().matches("\\d{4}-\\d\\d-\\d\\dT.*Z"));
        assertEquals("EPL-2.0", graph.where("@id", root.at("license").at("@id").text()).at("name").text());
        assertEquals("Operando contributors",
                graph.where("@id", root.at("author").items().getFirst().at("@id").text()).at("name").text());
        assertTrue(root.at("citation").toString().contains("https://doi.org/10.1063/1.1686503"), "pseudo-Voigt");
        Json peak = graph.where("@id", "#step-frames-powder.peak");
        assertEquals("small.results/steps/frames/powder.peak.nxs", peak.at("result").at("@id").text());
        assertEquals("small.results/steps/frames/powder.series.nxs",
                peak.at("object").items().getFirst().at("@id").text());
        assertEquals("1.0.0", graph.where("@id", "#operando").at("softwareVersion").text());
        // every reference leads to something that is described
        TreeSet<String> ids = new TreeSet<>();
        graph.items().forEach(e -> assertTrue(ids.add(e.at("@id").text()), "twice: " + e.at("@id").text()));
        for (String list : List.of("hasPart", "author", "citation", "mentions")) {
            root.at(list).items().forEach(r -> assertTrue(ids.contains(r.at("@id").text()), r.toString()));
        }
    }

    @Test
    void crateRunsAgainSomewhereElseWithEqualKeysAndBytes() throws Exception {
        Cli.run("export", study, "--ro-crate", "-o", folder.resolve("crate.zip"));
        Path clean = Folders.unzip(folder.resolve("crate.zip"), folder.resolve("another machine"));
        move(folder.resolve("mine"), folder.resolve("data of 2026"));

        Cli kept = Cli.run("run", clean.resolve("small.study.yaml"), "--json", "--progress", "none");
        Cli again = Cli.run("run", clean.resolve("small.study.yaml"), "--json", "--progress", "none", "--results",
                clean.resolve("again"));

        assertEquals(0, kept.exit(), kept.toString());
        assertEquals(0, again.exit(), again.toString());
        for (Json step : kept.json().at("steps").items()) {
            assertEquals("kept", step.at("state").text(), step.toString());
        }
        assertEquals(kept.json().at("steps").items().stream().map(s -> s.at("key")).toList(),
                again.json().at("steps").items().stream().map(s -> s.at("key")).toList());
        Map<String, byte[]> packed = Folders.contents(clean.resolve("small.results"), List.of(".nxs", ".csv", ".png"));
        Map<String, byte[]> made = Folders.contents(clean.resolve("again"), List.of(".nxs", ".csv", ".png"));
        assertEquals(packed.keySet(), made.keySet());
        packed.forEach((name, bytes) -> assertArrayEquals(bytes, made.get(name), name));
        Cli diff = Cli.run("diff", clean.resolve("small.results"), clean.resolve("again"));
        assertEquals("equal: 2 results\n", diff.out());
    }

    @Test
    void onlyACrateIsReplaced() throws Exception {
        Path notes = Files.createDirectories(folder.resolve("notes"));
        Files.writeString(notes.resolve("mine.txt"), "keep");

        Cli refused = Cli.run("export", study, "--ro-crate", "-o", notes);
        assertEquals(2, refused.exit(), refused.toString());
        assertTrue(refused.err().contains("is no crate"), refused.err());
        assertEquals("keep", Files.readString(notes.resolve("mine.txt")));
        assertFalse(Files.exists(study.resolveSibling("small.results")), "nothing was run");

        Path crate = folder.resolve("crate");
        assertEquals(0, Cli.run("export", study, "--ro-crate", "-o", crate).exit());
        assertEquals(0, Cli.run("export", study, "--ro-crate", "-o", crate).exit(), "an older crate is replaced");
        Files.writeString(crate.resolve("note.txt"), "keep");
        Cli foreign = Cli.run("export", study, "--ro-crate", "-o", crate);
        assertEquals(2, foreign.exit(), foreign.toString());
        assertTrue(foreign.err().contains("note.txt"), foreign.err());
        assertEquals("keep", Files.readString(crate.resolve("note.txt")));

        Cli itself = Cli.run("export", study, "--ro-crate", "-o", study.getParent());
        assertEquals(2, itself.exit(), itself.toString());
        assertTrue(Files.exists(study));
        assertEquals(2, Cli.run("export", study).exit(), "what to write has to be said");
        try (var left = Files.list(folder)) {
            assertTrue(left.noneMatch(p -> p.toString().endsWith(".part")), "nothing half-written stays");
        }
    }

    /** The originals are not to be found any more. */
    private static void move(Path... folders) throws Exception {
        for (Path f : folders) {
            Files.move(f, f.resolveSibling("gone " + f.getFileName()));
        }
    }
}
