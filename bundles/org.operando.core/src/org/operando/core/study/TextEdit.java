// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import org.operando.core.study.StudyOutline.Entry;
import org.operando.core.study.StudyOutline.Kind;

/** Where the text of a study has to be changed so that an entry is replaced, added or removed and nothing else moves. */
final class TextEdit {
    private final StudyOutline outline;
    private final String text;
    private final String lineEnd;

    TextEdit(StudyOutline outline) {
        this.outline = outline;
        this.text = outline.text();
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    private String splice(int from, int to, String with) {
        return text.substring(0, from) + with + text.substring(to);
    }

    /** The text with another value. */
    String replaced(Entry entry, String source) {
        int from = entry.span().from();
        return splice(from, entry.span().to(), gap(from) + source);
    }

    /** A value that was left out follows its colon or dash at a distance. */
    private String gap(int from) {
        return from > 0 && (text.charAt(from - 1) == ':' || text.charAt(from - 1) == '-') ? " " : "";
    }

    /** The text with one key, or one item when the key is empty, behind the last one of a map or list. */
    String added(Entry parent, String key, String source) {
        String own = key.isEmpty() ? source : key + ": " + source;
        if (parent.kind() == Kind.VALUE) {
            return replaced(parent, parent.value().isEmpty() ? wrapped(key, own)
                    : outline.source(parent) + ": " + wrapped(key, own));
        }
        if (parent.flow()) {
            return parent.entries().isEmpty() ? splice(parent.span().from() + 1, parent.span().to() - 1, own)
                    : inserted(parent.entries().getLast().span().to(), ", " + own);
        }
        Entry first = parent.entries().getFirst();
        int start = parent.kind() == Kind.LIST ? dash(first) : first.key().from();
        String indent = text.substring(lineStart(start), start).replaceAll("\\S", " ");
        int end = lineStop(parent.span().to());
        return inserted(end, lineEnd + indent + (parent.kind() == Kind.LIST ? "- " : "") + own);
    }

    private static String wrapped(String key, String own) {
        return key.isEmpty() ? "[" + own + "]" : "{" + own + "}";
    }

    private String inserted(int at, String what) {
        return splice(at, at, what);
    }

    /** The text without an entry of a map or list; a comment on its own lines goes with it. */
    String removed(Entry parent, Entry entry) {
        int index = parent.entries().indexOf(entry);
        boolean last = index == parent.entries().size() - 1;
        int from = parent.kind() == Kind.LIST && !parent.flow() ? dash(entry)
                : Math.min(entry.key().from(), entry.span().from());
        int to = entry.span().to();
        if (parent.entries().size() == 1 && !parent.path().isEmpty()) {
            return parent.flow() ? splice(from, to, "")
                    : replaced(parent, parent.kind() == Kind.LIST ? "[]" : "{}");
        }
        if (parent.flow()) {
            return last ? splice(parent.entries().get(index - 1).span().to(), to, "")
                    : splice(from, start(parent.entries().get(index + 1)), "");
        }
        if (!text.substring(lineStart(from), from).isBlank()) {
            return splice(from, start(parent.entries().get(index + 1)), "");
        }
        int end = lineStop(to);
        return end < text.length() ? splice(lineStart(from), end + lineEnd.length(), "")
                : splice(Math.max(0, lineStart(from) - lineEnd.length()), end, "");
    }

    private static int start(Entry entry) {
        return Math.min(entry.key().from(), entry.span().from());
    }

    /** Where the dash of an item stands. */
    private int dash(Entry item) {
        return text.lastIndexOf('-', Math.max(0, item.span().from() - 1));
    }

    private int lineStart(int index) {
        return text.lastIndexOf('\n', index - 1) + 1;
    }

    /** Where the line of an index ends, before what ends it. */
    private int lineStop(int index) {
        int end = text.indexOf('\n', index);
        end = end < 0 ? text.length() : end;
        return end > index && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }
}
