// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.Optional;
import org.operando.core.record.Problem;
import org.operando.core.study.StudyOutline;
import org.operando.core.study.StudyOutline.Entry;
import org.operando.core.study.StudyOutline.Kind;
import org.operando.core.study.StudyOutline.Span;

/** Where problems stand in a text. */
final class Places {
    private Places() {
    }

    /** Index of a line and column, both from 1, columns in code points; the end of the text for lines beyond it. */
    static int index(String text, int line, int column) {
        int start = 0;
        for (int n = 1; n < line; n++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return text.length();
            }
            start = end + 1;
        }
        int stop = text.indexOf('\n', start);
        stop = stop < 0 ? text.length() : stop;
        int points = Math.min(column - 1, text.codePointCount(start, stop));
        return text.offsetByCodePoints(start, points);
    }

    /** The entry that a problem is told of: the outermost whose key or value begins at its place. */
    static Optional<Entry> entry(StudyOutline outline, Problem problem) {
        int index = index(outline.text(), problem.line(), problem.column());
        return Optional.of(entry(outline.root(), index));
    }

    private static Entry entry(Entry at, int index) {
        for (Entry e : at.entries()) {
            boolean here = e.key().from() <= index && index <= Math.max(e.key().to(), e.span().to());
            if (here) {
                return index == e.key().from() || index == e.span().from() ? e : entry(e, index);
            }
        }
        return at;
    }

    /** What is underlined for a problem: the key or value that begins there, or the word. */
    static Span span(String text, Optional<StudyOutline> outline, Problem problem) {
        int index = index(text, problem.line(), problem.column());
        Optional<Entry> entry = outline.filter(o -> o.text().equals(text)).flatMap(o -> entry(o, problem));
        if (entry.isPresent()) {
            Entry e = entry.get();
            if (index == e.span().from() && e.kind() == Kind.VALUE && e.span().to() > index) {
                return e.span();
            }
            if (index == e.key().from() && e.key().to() > index) {
                return e.key();
            }
        }
        int end = index;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end > index ? new Span(index, end) : new Span(Math.max(0, index - 1), Math.max(0, index));
    }
}
