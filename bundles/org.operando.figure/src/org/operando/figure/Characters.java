// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes texts drawable: superscript and subscript characters become markup (the font has only some of them), characters
 * that the font lacks are replaced by what means the same, or by a question mark, which is reported.
 */
final class Characters {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ";
    private static final String RAISED = "0123456789+−n";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋";
    private static final String LOWERED = "0123456789+−";

    /** Same meaning, other character. */
    private static final Map<Integer, String> SAME = Map.ofEntries(Map.entry(0x212b, "Å"), Map.entry(0x2126, "Ω"),
            Map.entry(0x2225, "||"), Map.entry(0x27c2, "⊥"), Map.entry(0x2010, "-"), Map.entry(0x2011, "-"),
            Map.entry(0x2009, " "), Map.entry(0x200a, " "), Map.entry(0x202f, " "), Map.entry(0x2002, " "),
            Map.entry(0x2003, " "), Map.entry(0x00a0, " "), Map.entry(0x2103, "°C"), Map.entry(0x22c5, "·"),
            Map.entry(0x03f5, "ε"), Map.entry(0x2217, "·"));

    private Characters() {
    }

    /** Turns superscript and subscript characters into {@code ^{..}} and {@code _{..}}. */
    static String withMarkup(String text) {
        String raised = group(text, SUPERSCRIPTS, RAISED, "^{");
        return group(raised, SUBSCRIPTS, LOWERED, "_{");
    }

    private static String group(String text, String small, String plain, String open) {
        StringBuilder out = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            int index = small.indexOf(text.charAt(i));
            if (index >= 0 != inside) {
                out.append(inside ? "}" : open);
                inside = !inside;
            }
            out.append(index >= 0 ? plain.charAt(index) : text.charAt(i));
        }
        return inside ? out.append('}').toString() : out.toString();
    }

    /** The text in characters that the face has; each lost character is named to the report. */
    static String drawable(String text, Face face, Consumer<String> report) {
        FontFile font = FontFile.of(face);
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String same = SAME.get(c);
            if (c < 0x20 || c == 0x7f) {
                out.append(' ');
            } else if (same != null && same.codePoints().allMatch(font::has)) {
                out.append(same);
            } else if (font.has(c)) {
                out.appendCodePoint(c);
            } else {
                report.accept("the font has no character '%s' (U+%04X), in '%s'; drawn as '?'"
                        .formatted(Character.toString(c), c, text));
                out.append('?');
            }
        });
        return out.toString();
    }
}
