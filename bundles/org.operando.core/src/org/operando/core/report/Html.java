// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.report;

/** Writes HTML; every text is escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** A piece of markup as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** A text. */
    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
        return this;
    }

    /** An element with a text. */
    Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name.split(" ")[0] + ">\n");
    }

    /** A row of a table; the first cell is a head when asked for. */
    Html row(String cell, String... texts) {
        raw("<tr>");
        for (String text : texts) {
            raw("<" + cell + ">").text(text).raw("</" + cell.split(" ")[0] + ">");
        }
        return raw("</tr>\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
