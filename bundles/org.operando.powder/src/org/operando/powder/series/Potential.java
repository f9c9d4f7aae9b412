// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.InvalidParameter;

/**
 * A potential on the way of a cell: {@code OCP}, {@code C 4.1 V}, {@code D 3.6 V}, {@code C2 4.1 V}.
 * @param direction 1 charge, -1 discharge, 0 before any current
 * @param turn which charge or discharge, from 1
 * @param volts V; NaN for OCP
 * @param text as it was asked for
 */
record Potential(int direction, int turn, double volts, String text) {
    private static final Pattern FORM = Pattern.compile("([CD])\\s*([1-9]\\d?(?=\\s))?\\s*(\\d+(?:\\.\\d+)?)\\s*V?");

    /** Reads one. */
    static Potential of(String text) {
        if (text.strip().equalsIgnoreCase("OCP")) {
            return new Potential(0, 1, Double.NaN, "OCP");
        }
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            throw new InvalidParameter("at", "'" + text + "' is neither OCP nor a direction with a potential, e.g."
                    + " C 4.1 V or D 3.6 V; C2 4.1 V is the second charge");
        }
        int turn = m.group(2) == null ? 1 : Integer.parseInt(m.group(2));
        return new Potential(m.group(1).equals("C") ? 1 : -1, turn, Double.parseDouble(m.group(3)),
                m.group(1) + (turn > 1 ? turn : "") + " " + m.group(3) + " V");
    }
}
