// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.operando.core.study.StudyDocument;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyOutline;

/**
 * A page as the text of a study says it.
 * @param text the whole text of the study
 * @param name of the page
 */
record PageText(String text, String name) {
    /** Names of all pages. */
    static List<String> names(String text) {
        return StudyOutline.of(text).flatMap(o -> o.find(List.of("pages")))
                .map(e -> e.entries().stream().map(StudyOutline.Entry::name).toList()).orElse(List.of());
    }

    private Optional<StudyOutline.Entry> entry(String key) {
        return StudyOutline.of(text).flatMap(o -> o.find(List.of("pages", name, key)));
    }

    /** What stands on it. */
    PageParts parts() {
        return new PageParts(entry("rows").map(rows -> rows.entries().stream()
                .map(row -> row.entries().stream().map(StudyOutline.Entry::value).toList()).toList())
                .orElse(List.of()));
    }

    /** What a key says; empty when it is not there. */
    String value(String key) {
        return entry(key).map(StudyOutline.Entry::value).orElse("");
    }

    /** The text with other parts: rows that stay the same keep their place and comments. */
    String with(PageParts wanted) throws StudyException {
        StudyDocument document = new StudyDocument(text);
        List<List<String>> now = parts().rows();
        List<List<String>> rows = wanted.rows();
        if (now.isEmpty()) {
            return document.with(List.of("pages", name, "rows"),
                    rows.stream().map(PageText::row).collect(Collectors.joining(", ", "[", "]"))).text();
        }
        for (int i = now.size(); i > rows.size(); i--) {
            document = document.without(List.of("pages", name, "rows", Integer.toString(i)));
        }
        for (int i = 0; i < rows.size(); i++) {
            if (i >= now.size()) {
                document = document.withItem(List.of("pages", name, "rows"), row(rows.get(i)));
            } else if (!rows.get(i).equals(now.get(i))) {
                document = document.with(List.of("pages", name, "rows", Integer.toString(i + 1)), row(rows.get(i)));
            }
        }
        return document.text();
    }

    /** The text with another value of a key; an empty one takes the key out. */
    String with(String key, String value) throws StudyException {
        List<String> path = List.of("pages", name, key);
        StudyDocument document = new StudyDocument(text);
        if (value.isEmpty()) {
            return entry(key).isPresent() ? document.without(path).text() : text;
        }
        return document.with(path, scalar(value)).text();
    }

    /** The text with a page of one figure. */
    String added(String figure) throws StudyException {
        return new StudyDocument(text).with(List.of("pages", name), "{rows: [" + row(List.of(figure)) + "]}").text();
    }

    private static String row(List<String> parts) {
        return parts.stream().map(PageText::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    /** In quotes where YAML could take it for something else. */
    private static String scalar(String value) {
        boolean plain = value.matches("[\\p{L}][\\p{L}\\d_./-]*( [\\p{L}\\d_./()-]+)*")
                && !value.matches("(?i)true|false|null|yes|no|on|off")
                || value.matches("\\d+(\\.\\d+)? mm");
        return plain ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
