// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what a misspelt word was meant to be: Damerau-Levenshtein without case, at most a third of the letters wrong. */
public final class NearMiss {
    private NearMiss() {
    }

    /** The valid word nearest to the one written, when it is near enough. */
    public static Optional<String> of(String written, Collection<String> valid) {
        return valid.stream().filter(v -> 3 * distance(written, v) <= Math.max(written.length(), v.length()))
                .min(Comparator.comparingInt((String v) -> distance(written, v))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code "; did you mean 'x'?"}, or the valid words when they are few, or nothing. */
    public static String hint(String written, Collection<String> valid) {
        return of(written, valid).map(v -> "; did you mean '" + v + "'?")
                .orElseGet(() -> valid.isEmpty() || valid.size() > 12 ? ""
                        : "; valid: " + valid.stream().sorted().collect(Collectors.joining(", ")));
    }

    static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
