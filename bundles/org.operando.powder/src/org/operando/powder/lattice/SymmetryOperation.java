// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.lattice;

import java.util.Locale;

/**
 * A symmetry operation x' = R x + t of a space group, e.g. {@code -x+1/2, y, -z}.
 * @param rotation R by rows
 * @param translation t
 */
public record SymmetryOperation(int[] rotation, double[] translation) {
    private static final double WHOLE = 0.02;

    /**
     * Reads one.
     * @throws IllegalArgumentException when it is none
     */
    public static SymmetryOperation of(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).replaceAll("[\\s'\"]", "").split(",");
        if (parts.length != 3) {
            throw new IllegalArgumentException("three parts are needed: '" + text + "'");
        }
        int[] rotation = new int[9];
        double[] translation = new double[3];
        for (int row = 0; row < 3; row++) {
            part(parts[row], row, rotation, translation);
        }
        return new SymmetryOperation(rotation, translation);
    }

    private static void part(String part, int row, int[] rotation, double[] translation) {
        int i = 0;
        while (i < part.length()) {
            int end = i + 1;
            while (end < part.length() && part.charAt(end) != '+' && part.charAt(end) != '-') {
                end++;
            }
            String term = part.substring(i, end);
            int axis = "xyz".indexOf(term.charAt(term.length() - 1));
            if (axis >= 0) {
                String sign = term.substring(0, term.length() - 1);
                if (!sign.isEmpty() && !sign.equals("+") && !sign.equals("-")) {
                    throw new IllegalArgumentException("'" + term + "' is not understood");
                }
                rotation[3 * row + axis] = sign.equals("-") ? -1 : 1;
            } else {
                String[] fraction = term.split("/");
                translation[row] += fraction.length == 2
                        ? Double.parseDouble(fraction[0]) / Double.parseDouble(fraction[1]) : Double.parseDouble(term);
            }
            i = end;
        }
    }

    /** Whether the operation makes a reflection absent: it maps hkl onto itself with another phase. */
    public boolean forbids(int h, int k, int l) {
        int[] hkl = {h, k, l};
        for (int column = 0; column < 3; column++) {
            if (h * rotation[column] + k * rotation[3 + column] + l * rotation[6 + column] != hkl[column]) {
                return false;
            }
        }
        double phase = h * translation[0] + k * translation[1] + l * translation[2];
        return Math.abs(phase - Math.rint(phase)) > WHOLE;
    }
}
