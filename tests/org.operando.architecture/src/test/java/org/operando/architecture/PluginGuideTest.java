// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide for plug-in authors shows the example as it is. */
class PluginGuideTest {
    /** A block of code with its language; plain blocks and sh are not from the example. */
    private static final Pattern BLOCK = Pattern
            .compile("(?ms)^```(java|xml|properties|manifest|yaml|csv)\\n(.*?)^```$");
    private static final Path EXAMPLE = Reactor.ROOT.resolve("examples/plugin-raman");

    @Test
    void everySnippetStandsInTheExample() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(EXAMPLE)) {
            for (Path file : all.filter(Files::isRegularFile).filter(f -> !f.toString().contains("/target/"))
                    .toList()) {
                files.add(stripped(Bundle.text(file)));
            }
        }
        List<String> broken = new ArrayList<>();
        int blocks = 0;
        Matcher block = BLOCK.matcher(Bundle.text(Reactor.ROOT.resolve("docs/plugin-guide.md")));
        while (block.find()) {
            blocks++;
            for (String piece : block.group(2).split("(?m)^\\s*\\.\\.\\.\\s*$\\n?")) {
                if (files.stream().noneMatch(f -> f.contains(stripped(piece)))) {
                    broken.add("not in examples/plugin-raman:\n" + piece);
                }
            }
        }
        Rule.holds("snippets of docs/plugin-guide.md are true to examples/plugin-raman", broken);
        assertTrue(blocks > 5, blocks + " snippets were found");
    }

    @Test
    void filesNamedInTheGuideExist() {
        List<String> broken = new ArrayList<>();
        Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)")
                .matcher(Bundle.text(Reactor.ROOT.resolve("docs/plugin-guide.md")));
        while (link.find()) {
            if (!Files.exists(Reactor.ROOT.resolve("docs").resolve(link.group(1)))) {
                broken.add(link.group(1));
            }
        }
        Rule.holds("links of docs/plugin-guide.md lead somewhere", broken);
    }

    @Test
    void indentationDoesNotMatterButWordsDo() {
        assertEquals(stripped("a\n    b  c\n\n"), stripped("  a\nb  c\n"));
        assertEquals(false, stripped("a\nb\nc").contains(stripped("a\nc")));
    }

    private static String stripped(String text) {
        StringBuilder lines = new StringBuilder("\n");
        text.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(l -> lines.append(l).append('\n'));
        return lines.toString();
    }
}
