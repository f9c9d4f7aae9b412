// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import java.util.ArrayList;
import java.util.List;

/** Literals of Python as far as GSAS-II writes numbers in them: {@code [[1.0, 2], (3, [4])]}. */
public final class PythonLiteral {
    private static final int DEEPEST = 12;
    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** The numbers of a number or of a flat list; empty when it is neither. */
    public static double[] numbers(String text) {
        Object value;
        try {
            value = of(text);
        } catch (IllegalArgumentException e) {
            return new double[0];
        }
        List<?> list = value instanceof List<?> l ? l : List.of(value);
        return list.stream().allMatch(Double.class::isInstance) ? list.stream().mapToDouble(v -> (Double) v).toArray()
                : new double[0];
    }

    /**
     * The numbers ({@code Double}) and lists of a literal.
     * @throws IllegalArgumentException with the place when it holds something else or does not close
     */
    public static Object of(String text) {
        PythonLiteral literal = new PythonLiteral(text);
        Object value = literal.value(0);
        literal.skipBlanks();
        if (literal.at < text.length()) {
            throw new IllegalArgumentException("something is left at column " + (literal.at + 1));
        }
        return value;
    }

    private Object value(int depth) {
        skipBlanks();
        if (at >= text.length() || depth > DEEPEST) {
            throw new IllegalArgumentException(depth > DEEPEST ? "lists lie too deep" : "a list does not close");
        }
        char c = text.charAt(at);
        return c == '[' || c == '(' ? list(c == '[' ? ']' : ')', depth) : number();
    }

    private List<Object> list(char end, int depth) {
        at++;
        List<Object> values = new ArrayList<>();
        while (true) {
            skipBlanks();
            if (at < text.length() && text.charAt(at) == end) {
                at++;
                return values;
            }
            values.add(value(depth + 1));
            skipBlanks();
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            } else if (at >= text.length() || text.charAt(at) != end) {
                throw new IllegalArgumentException("',' or '" + end + "' expected at column " + (at + 1));
            }
        }
    }

    private Double number() {
        int start = at;
        while (at < text.length() && ",[]() ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        double value;
        try {
            value = Double.parseDouble(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no number at column " + (start + 1), e);
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no number at column " + (start + 1));
        }
        return value;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
