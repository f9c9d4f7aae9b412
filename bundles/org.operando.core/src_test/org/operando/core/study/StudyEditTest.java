// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.operando.core.study.StudyOutline.Entry;

class StudyEditTest {
    private static final String TEXT = """
            operando: 1   # the format
            samples: {A: {radius: 2 um}, \ud83d\udd0b: {}}
            measurements:
              one:
                sample: A
                files: a.toy   # raw
              # between
              two:
                sample: A
                files: [a.toy, b.toy]
            recipes:
              r:
                - toy.sum   # bare
                - toy.sum: {as: b, offset: 1}
                - toy.sum:
                    as: c
                    # inner
                    offset: 2   # two
            run:
            """;

    private static String demo() throws IOException {
        return Files.readString(Path.of("../../examples/demo/demo.study.yaml"));
    }

    private static String comments(String text) {
        return text.lines().filter(l -> l.contains("#")).map(l -> l.substring(l.indexOf('#')))
                .collect(Collectors.joining("\n"));
    }

    private static void collect(Entry entry, List<Entry> into) {
        into.add(entry);
        entry.entries().forEach(e -> collect(e, into));
    }

    @Test
    void eachValueOfTheDemonstrationIsEditedAndNothingElse() throws Exception {
        String text = demo();
        Map<List<String>, String> values = StudyOutline.of(text).orElseThrow().values();

        assertTrue(values.size() > 130, "values: " + values.size());
        for (List<String> path : values.keySet()) {
            StudyDocument edited = new StudyDocument(text).with(path, ScalarText.of("a 'new': value #1, {x}"));
            Map<List<String>, String> expected = new LinkedHashMap<>(values);
            expected.put(path, "a 'new': value #1, {x}");
            assertEquals(List.copyOf(expected.entrySet()),
                    List.copyOf(StudyOutline.of(edited.text()).orElseThrow().values().entrySet()), path::toString);
            assertEquals(comments(text).replaceAll("\\s", ""),
                    comments(edited.text().replace("\"a 'new': value #1, {x}\"", "")
                            .replace("'a ''new'': value #1, {x}'", "")).replaceAll("\\s", ""),
                    path::toString);
        }
    }

    @Test
    void eachEntryOfTheDemonstrationCanBeTakenOutAlone() throws Exception {
        String text = demo();
        StudyOutline outline = StudyOutline.of(text).orElseThrow();
        List<Entry> all = new ArrayList<>();
        collect(outline.root(), all);

        for (Entry entry : all.subList(1, all.size())) {
            String edited = new StudyDocument(text).without(entry.path()).text();
            assertTrue(edited.length() < text.length() + 2, () -> entry.path().toString());
        }
    }

    @Test
    void keysAreAddedInBracesAndInLinesAndBehindBareWords() throws Exception {
        StudyDocument document = new StudyDocument(TEXT);

        assertEquals(TEXT.replace("{radius: 2 um}", "{radius: 2 um, form: powder}"),
                document.with(List.of("samples", "A", "form"), "powder").text());
        assertEquals(TEXT.replace("\ud83d\udd0b: {}", "\ud83d\udd0b: {form: powder}"),
                document.with(List.of("samples", "\ud83d\udd0b", "form"), "powder").text());
        assertEquals(TEXT.replace("# raw\n", "# raw\n    cell: x\n"),
                document.with(List.of("measurements", "one", "cell"), "x").text());
        assertEquals(TEXT.replace("- toy.sum   # bare", "- toy.sum: {offset: 3}   # bare"),
                document.with(List.of("recipes", "r", "1", "toy.sum", "offset"), "3").text());
        assertEquals(TEXT.replace("# two\n", "# two\n        of: [1, 2]\n"),
                document.with(List.of("recipes", "r", "3", "toy.sum", "of"), "[1, 2]").text());
        assertEquals(TEXT.replace("run:\n", "run: {one: r}\n"), document.with(List.of("run", "one"), "r").text());
        assertEquals(TEXT.replace("run:\n", "run:\nstates: {s: {voltage: 4 V}}\n"),
                document.with(List.of("states", "s", "voltage"), "4 V").text());
        assertEquals(TEXT.replace("# two\n", "# two\n    - toy.mean\n"),
                document.withItem(List.of("recipes", "r"), "toy.mean").text());
        assertEquals(TEXT.replace("b.toy]", "b.toy, c.toy]"),
                document.withItem(List.of("measurements", "two", "files"), "c.toy").text());
    }

    @Test
    void keysAreTakenOutWithTheirLineOrTheirComma() throws Exception {
        StudyDocument document = new StudyDocument(TEXT);

        assertEquals(TEXT.replace("{radius: 2 um}", "{}"),
                document.without(List.of("samples", "A", "radius")).text());
        assertEquals(TEXT.replace("as: b, ", ""),
                document.without(List.of("recipes", "r", "2", "toy.sum", "as")).text());
        assertEquals(TEXT.replace(", offset: 1", ""),
                document.without(List.of("recipes", "r", "2", "toy.sum", "offset")).text());
        assertEquals(TEXT.replace("        offset: 2   # two\n", ""),
                document.without(List.of("recipes", "r", "3", "toy.sum", "offset")).text());
        assertEquals(TEXT.replace("    - toy.sum: {as: b, offset: 1}\n", ""),
                document.without(List.of("recipes", "r", "2")).text());
    }

    @Test
    void linesEndAsTheyDid() throws Exception {
        String text = TEXT.replace("\n", "\r\n");

        assertEquals(text.replace("# raw\r\n", "# raw\r\n    cell: x\r\n"),
                new StudyDocument(text).with(List.of("measurements", "one", "cell"), "x").text());
    }

    @Test
    void whatWouldReachBeyondItsPlaceIsRefused() {
        StudyDocument document = new StudyDocument(TEXT);

        assertThrows(StudyException.class, () -> document.with(List.of("measurements", "one", "cell"), "x\n    y: z"));
        assertThrows(StudyException.class, () -> document.with(List.of("samples", "A", "radius"), "1}, B: {x: 2"));
        assertThrows(StudyException.class, () -> document.with(List.of("operando", "x"), "1"));
    }
}
