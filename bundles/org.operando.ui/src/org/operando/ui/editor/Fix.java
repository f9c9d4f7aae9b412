// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.core.record.Problem;
import org.operando.core.study.ScalarText;
import org.operando.core.study.StudyDocument;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyOutline;
import org.operando.core.study.StudyOutline.Entry;
import org.operando.core.study.StudyOutline.Kind;
import org.operando.core.study.StudyOutline.Span;

/**
 * One way to mend a problem.
 * @param label what it does
 * @param from where the text to be replaced begins
 * @param to where it ends
 * @param text what comes in its place
 * @param select what of the new text is selected afterwards, to be typed over; empty for none
 */
public record Fix(String label, int from, int to, String text, String select) {
    private static final String OPEN = "is still to be filled in";
    private static final Pattern MEANT = Pattern.compile("^(.*); did you mean '([^']*)'\\?");
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
    private static final Pattern WITH_UNIT = Pattern.compile("a number needs its unit; write '([^']*)'");
    private static final Pattern ONE_OF = Pattern.compile("\\(one of ([^)]*)\\)");
    private static final Pattern VALID = Pattern.compile("'([^']*)'; valid: (.*)$");
    private static final Pattern EXAMPLE = Pattern.compile("e\\.g\\. '(1 [^']*)'");
    private static final Pattern MISSING = Pattern.compile("'([A-Za-z]+)' is missing");

    /** Whether a way to mend a problem may be known. */
    static boolean isThoughtOf(Problem problem) {
        String what = problem.what();
        return MEANT.matcher(what).find() || WITH_UNIT.matcher(what).find() || VALID.matcher(what).find()
                || MISSING.matcher(what).find() || what.contains(OPEN);
    }

    /** All ways to mend a problem of a text, the surest first. */
    public static List<Fix> of(String text, Problem problem) {
        Optional<StudyOutline> outline = StudyOutline.of(text);
        Span span = Places.span(text, outline, problem);
        List<Fix> fixes = new ArrayList<>();
        String what = problem.what();
        Matcher meant = MEANT.matcher(what);
        if (meant.find()) {
            // the wrong word is the last in quotes that stands at the place; others name sections and keys
            QUOTED.matcher(meant.group(1)).results().map(r -> r.group(1)).toList().reversed().stream()
                    .flatMap(wrong -> replaceWord(text, outline, problem, wrong, meant.group(2)).stream()).findFirst()
                    .ifPresent(fixes::add);
        }
        Matcher unit = WITH_UNIT.matcher(what);
        if (unit.find()) {
            fixes.add(replace("Write '" + unit.group(1) + "'", span, ScalarText.of(unit.group(1))));
        }
        Matcher valid = VALID.matcher(what);
        if (valid.find()) {
            for (String word : valid.group(2).split(", ")) {
                replaceWord(text, outline, problem, valid.group(1), word).ifPresent(fixes::add);
            }
        }
        if (what.contains(OPEN)) {
            fill(what, span).forEach(fixes::add);
        }
        Matcher missing = MISSING.matcher(what);
        if (missing.find()) {
            outline.flatMap(o -> missing(o, problem, missing.group(1), what)).ifPresent(fixes::add);
        }
        return fixes;
    }

    private static Fix replace(String label, Span span, String with) {
        return new Fix(label, span.from(), span.to(), with, "");
    }

    /** The wrong word stands at the problem's place or inside what begins there. */
    private static Optional<Fix> replaceWord(String text, Optional<StudyOutline> outline, Problem problem, String wrong,
            String right) {
        int index = Places.index(text, problem.line(), problem.column());
        int stop = outline.flatMap(o -> Places.entry(o, problem)).map(e -> Math.max(e.key().to(), e.span().to()))
                .orElse(text.length());
        int at = text.indexOf(wrong, index);
        return at < 0 || at + wrong.length() > stop || wrong.isEmpty() ? Optional.empty()
                : Optional.of(new Fix("Write '" + right + "'", at, at + wrong.length(), right, ""));
    }

    private static Set<Fix> fill(String what, Span span) {
        Set<Fix> fixes = new LinkedHashSet<>();
        Matcher words = ONE_OF.matcher(what);
        if (words.find()) {
            for (String word : words.group(1).split(", ")) {
                fixes.add(replace("Fill in '" + word + "'", span, word));
            }
        }
        Matcher example = EXAMPLE.matcher(what);
        String text = example.find() ? example.group(1) : "value";
        String number = text.equals("value") ? text : "1";
        if (fixes.isEmpty()) {
            fixes.add(new Fix("Fill in a value" + (text.equals("value") ? "" : ", such as " + text), span.from(),
                    span.to(), text, number));
        }
        return fixes;
    }

    private static Optional<Fix> missing(StudyOutline outline, Problem problem, String key, String what) {
        Optional<Entry> at = Places.entry(outline, problem);
        Optional<Entry> owner = at.map(e -> e.kind() == Kind.MAP && e.entries().size() == 1
                && e.entries().getFirst().name().contains(".") ? e.entries().getFirst() : e);
        List<String> path = new ArrayList<>(owner.map(Entry::path).orElse(List.of()));
        if (owner.isPresent() && owner.get().kind() == Kind.VALUE && !owner.get().value().isEmpty()) {
            path.add(owner.get().value());
        }
        path.add(key);
        try {
            String mended = new StudyDocument(outline.text()).with(path, "\"?\"").text();
            int from = 0;
            while (from < outline.text().length() && outline.text().charAt(from) == mended.charAt(from)) {
                from++;
            }
            int added = mended.length() - outline.text().length();
            int behind = outline.text().length() - from;
            while (behind > 0 && !outline.text().endsWith(mended.substring(mended.length() - behind))) {
                behind--;
            }
            int to = outline.text().length() - behind;
            return Optional.of(new Fix("Add '" + key + "' to be filled in", from, to,
                    mended.substring(from, Math.max(from, to + added)), "\"?\""));
        } catch (StudyException e) {
            return Optional.empty();
        }
    }
}
