// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.help;

import java.util.List;
import java.util.Map;

/**
 * A page as text with marks, ready to be shown.
 * @param title its first heading
 * @param text all of it
 * @param spans what looks different, in the order of the text; they may lie inside each other
 * @param anchors where headings begin, by the name that links use
 */
public record RenderedPage(String title, String text, List<Span> spans, Map<String, Integer> anchors) {
    /** Stands in the text where a picture is. */
    public static final char PICTURE = '\uFFFC';

    /** How a piece of text looks. */
    public enum Look {
        /** A heading of the first rank. */
        TITLE,
        /** A heading of the second rank. */
        HEADING,
        /** A heading below. */
        SUBHEADING,
        /** Bold. */
        STRONG,
        /** Italic. */
        EMPHASIS,
        /** Code and keys inside a line. */
        CODE,
        /** A block of code. */
        BLOCK,
        /** A table, of letters of one width. */
        TABLE,
        /** Leads to another place; the target is a page, an anchor or an address. */
        LINK,
        /** A picture; the target is its file. */
        PICTURE
    }

    /**
     * A piece of text that looks different.
     * @param from first letter
     * @param to behind the last letter
     * @param look how
     * @param target where a link leads, which file a picture is; empty for others
     */
    public record Span(int from, int to, Look look, String target) {
    }
}
