// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.text;

import java.nio.file.Path;
import java.util.Comparator;

/** The order in which a person counts: {@code frame2} before {@code frame10}. Numbers in names compare as numbers. */
public final class FileOrder {
    /** Texts by their parts of digits and others, letters without regard to case. Only equal texts compare as equal. */
    public static final Comparator<String> BY_NUMBER = FileOrder::compare;

    /** Paths folder by folder and then by file name, each by {@link #BY_NUMBER}. */
    public static final Comparator<Path> BY_NAME = FileOrder::compare;

    private FileOrder() {
    }

    private static int compare(Path a, Path b) {
        int shared = Math.min(a.getNameCount(), b.getNameCount());
        for (int i = 0; i < shared; i++) {
            int order = compare(a.getName(i).toString(), b.getName(i).toString());
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(a.getNameCount(), b.getNameCount());
        return order != 0 ? order : a.compareTo(b);
    }

    private static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endA = endOfDigits(a, i);
                int endB = endOfDigits(b, j);
                int order = compareDigits(a.substring(i, endA), b.substring(j, endB));
                if (order != 0) {
                    return order;
                }
                i = endA;
                j = endB;
            } else {
                int order = Character.compare(folded(a.charAt(i++)), folded(b.charAt(j++)));
                if (order != 0) {
                    return order;
                }
            }
        }
        int order = Integer.compare(a.length() - i, b.length() - j);
        return order != 0 ? order : a.compareTo(b);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int compareDigits(String a, String b) {
        String x = a.replaceFirst("^0+(?=.)", "");
        String y = b.replaceFirst("^0+(?=.)", "");
        return x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
    }
}
