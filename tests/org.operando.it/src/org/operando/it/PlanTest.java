// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run --plan} says of each step, against what a run then does; and events for programs. */
class PlanTest {
    @TempDir
    private Path folder;

    private Path study;

    @BeforeEach
    void runTheStudy() throws Exception {
        for (int n : new int[] {1, 12, 24}) {
            String name = String.format("frame_%03d.xye", n);
            Files.copy(Cli.home("examples/demo/raw/insitu/" + name), folder.resolve(name));
        }
        study = folder.resolve("small.study.yaml");
        write("0.4520", "5.15");
    }

    private void write(String wavelength, String from) throws Exception {
        Files.writeString(study, """
                operando: 1
                samples: {A: {}}
                measurements:
                  frames: {sample: A, technique: powder, files: "*.xye", wavelength: %s angstrom}
                recipes:
                  line: [powder.series, powder.peak: {from: %s deg, to: 5.90 deg}]
                run: {frames: line}
                """.formatted(wavelength, from));
    }

    /** What is planned for the two steps; and that a run does as planned. */
    private List<String> planned() {
        Cli plan = Cli.run("run", study, "--plan");
        assertEquals(0, plan.exit(), plan.toString());
        List<String> said = plan.out().lines().filter(l -> !l.startsWith("figure")).map(l -> l.replaceAll(".*}  ", ""))
                .toList();
        Json run = Cli.run("run", study, "--json", "--quiet").json();
        List<Boolean> kept = run.at("steps").items().stream().map(s -> s.at("state").text().equals("kept")).toList();
        assertEquals(kept, said.stream().map("kept"::equals).toList(), said.toString());
        return said;
    }

    @Test
    void planSaysWhatIsKeptAndWhyTheRestIsNot() throws Exception {
        assertEquals(List.of("to do: no result yet", "to do: no result yet"), planned());
        assertEquals(List.of("kept", "kept"), planned());

        write("0.4520", "5.20");
        assertEquals(List.of("kept", "out of date: changed: from"), planned());

        write("0.4600", "5.20");
        assertEquals(List.of("out of date: what the study says of measurement frames, or its loader, changed",
                "out of date: frames/powder.series is out of date"), planned());

        Files.writeString(folder.resolve("frame_012.xye"),
                Files.readString(folder.resolve("frame_012.xye")).replaceFirst("(?m)^(\\d\\S*\\s+)\\S+", "$117"));
        assertEquals(List.of("out of date: frames/frame_012.xye is new, gone or changed",
                "out of date: frames/powder.series is out of date"), planned());
    }

    @Test
    void planWritesNothing() {
        Cli.run("run", study, "--plan");

        assertFalse(Files.exists(folder.resolve("small.results")));
    }

    @Test
    void standardErrorHoldsEventsOnlyWhenAProgramReadsIt() throws Exception {
        Files.writeString(folder.resolve("frame_002.xye"), "no pattern\n");

        Cli run = Cli.run("run", study, "--progress", "json");
        write("?", "5.15");
        Cli refused = Cli.run("run", study, "--progress", "json");
        Cli wrong = Cli.run("run", folder.resolve("none.study.yaml"), "--progress", "json");

        assertEquals(1, run.exit(), run.toString());
        List<Json> events = run.err().lines().map(Json::of).toList();
        assertTrue(events.stream().anyMatch(e -> e.at("event").text().equals("message")
                && e.at("what").text().contains("frame_002.xye")), run.err());
        assertTrue(refused.err().lines().map(Json::of).count() > 0, refused.err());
        assertEquals(2, wrong.exit());
        assertTrue(Json.of(wrong.err()).at("what").text().contains("none.study.yaml"), wrong.err());
    }
}
