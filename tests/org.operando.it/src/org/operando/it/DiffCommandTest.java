// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code operando diff} on two fits of one line: in the first the window is 0.1 deg wider. */
class DiffCommandTest {
    @TempDir
    private static Path folder;

    private static Path wide;
    private static Path narrow;

    @BeforeAll
    static void fitTwice() {
        wide = fit("wide.nxs", "5.15 deg");
        narrow = fit("narrow.nxs", "5.25 deg");
    }

    private static Path fit(String name, String from) {
        Path result = folder.resolve(name);
        Cli fit = Cli.run("apply", "powder.peak", Cli.home("examples/demo/raw/insitu/frame_012.xye"), "--set",
                "from=" + from, "--set", "to=5.90 deg", "-o", result);
        assertEquals(0, fit.exit(), fit.toString());
        return result;
    }

    @Test
    void aResultEqualsItself() {
        Cli diff = Cli.run("diff", wide, wide);

        assertEquals(0, diff.exit(), diff.toString());
        assertEquals("equal\n", diff.out());
    }

    @Test
    void differencesAreSaidInSigmasWithTheParameterThatMadeThem() {
        Cli diff = Cli.run("diff", wide, narrow, "--json");

        assertEquals(1, diff.exit(), diff.toString());
        Json differences = diff.json().at("results").items().getFirst().at("differences");
        Json parameter = differences.where("what", "parameter from");
        assertEquals("provenance", parameter.at("kind").text());
        assertEquals("5.15 5.25", parameter.at("first").text() + " " + parameter.at("second").text());
        assertEquals("deg", parameter.at("unit").text());
        Json position = differences.where("what", "position");
        double a = Double.parseDouble(position.at("first").text());
        double b = Double.parseDouble(position.at("second").text());
        assertEquals(false, diff.json().at("equal").value());
        double ua = Double.parseDouble(differences.where("what", "position_errors").at("first").text());
        double ub = Double.parseDouble(differences.where("what", "position_errors").at("second").text());
        assertEquals(Math.abs(a - b), position.at("largest").number(), 1e-15);
        assertEquals(Math.abs(a - b) / Math.sqrt(ua * ua + ub * ub), position.at("sigmas").number(), 1e-9);
        assertEquals("deg", position.at("unit").text());
        String words = Cli.run("diff", wide, narrow).out();
        assertTrue(words.contains("sigmas"), words);
        assertTrue(words.lines().anyMatch(l -> l.matches("  position +[\\d.]+ \\| [\\d.]+ deg, by [\\d.e-]+ deg, .*")),
                words);
    }

    @Test
    void withinToleranceOnlyTheParameterDiffers() {
        Cli diff = Cli.run("diff", wide, narrow, "--sigmas", 3, "--rtol", 0.5);
        Cli values = Cli.run("diff", wide, narrow, "--sigmas", 3, "--rtol", 0.5, "--values-only");

        assertEquals(1, diff.exit(), diff.toString());
        assertEquals("  parameter from  5.15 | 5.25 deg\n", diff.out());
        assertEquals(0, values.exit(), values.toString());
    }

    @Test
    void wrongUseIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("text.nxs"), "no HDF5");
        for (List<Object> words : List.<List<Object>>of(List.of(wide, folder.resolve("none.nxs")),
                List.of(wide, folder), List.of(wide, text), List.of(wide, narrow, "--rtol", -1), List.of(wide))) {
            Cli diff = Cli.run(Stream.concat(Stream.of("diff"), words.stream()).toArray());
            assertEquals(2, diff.exit(), words + " " + diff);
        }
    }
}
