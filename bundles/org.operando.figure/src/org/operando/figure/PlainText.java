// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

/**
 * Texts of figures without their markup, for status lines and files of numbers: {@code "*Q* (Å^{−1})"} becomes
 * {@code "Q (Å⁻¹)"}.
 */
public final class PlainText {
    private static final String NORMAL = "0123456789+−-=()";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";

    private PlainText() {
    }

    /** The text; what has no raised or lowered form stands on the line. */
    public static String of(String markup) {
        StringBuilder plain = new StringBuilder();
        for (RichText.Run run : RichText.of(markup, Face.REGULAR, JournalStyle.LABEL_SIZE, ignored -> {
        }).runs()) {
            String forms = run.rise() > 0 ? RAISED : run.rise() < 0 ? LOWERED : NORMAL;
            run.text().chars().forEach(c -> {
                int at = NORMAL.indexOf(c);
                plain.append(at < 0 ? (char) c : forms.charAt(at));
            });
        }
        return plain.toString();
    }

    /** The quantity of an axis label: what stands before the unit. */
    public static String quantity(String label) {
        String plain = of(label);
        int open = unitAt(plain);
        return open < 0 ? plain : plain.substring(0, open);
    }

    /** The unit of an axis label: what stands in the parentheses at its end; empty for none. */
    public static String unit(String label) {
        String plain = of(label);
        int open = unitAt(plain);
        return open < 0 ? "" : plain.substring(open + 2, plain.length() - 1);
    }

    private static int unitAt(String plain) {
        return plain.endsWith(")") ? plain.lastIndexOf(" (") : -1;
    }
}
