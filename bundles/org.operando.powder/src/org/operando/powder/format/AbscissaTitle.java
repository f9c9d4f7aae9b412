// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header of a file says of its first column.
 * @param kind what it is
 * @param words as the file says it; empty when it says nothing
 */
record AbscissaTitle(Kind kind, String words) {
    /** What a first column is. */
    enum Kind {
        /** 2theta in degrees, or not said. */
        DEGREES,
        /** 2theta in radians. */
        RADIANS,
        /** Q in 1/angstrom. */
        PER_ANGSTROM,
        /** Q in 1/nm. */
        PER_NANOMETRE,
        /** Something that a pattern cannot be drawn against here. */
        OTHER;

        /** Whether it is a Q. */
        boolean isQ() {
            return this == PER_ANGSTROM || this == PER_NANOMETRE;
        }
    }

    private static final int LONGEST = 1000;
    private static final Pattern RADIANS = Pattern.compile("2th_rad|2[- ]?theta\\W+rad|2\u03b8\\W+rad");
    private static final Pattern ANGLE = Pattern.compile("2[- ]?theta|2th_deg|two[_ ]?theta|2\u03b8");
    private static final Pattern Q = Pattern.compile("(?<![a-z0-9])q(?![a-z0-9])(?:\\s*(?:space|vector))?[_ (\\[/,:]*"
            + "(?:(?:1/|inverse\\s+|per\\s+)(angstroms?|ang|\u00e5|a|nanomet(?:re|er)s?|nm)(?![a-z])"
            + "|(angstroms?|ang|\u00e5|a|nanomet(?:re|er)s?|nm)\\s*(?:\\^|\\*\\*)?\\s*[({]?\\s*[-\u2212\u207b]\\s*[1\u00b9])");
    private static final Pattern NEITHER = Pattern.compile("r_mm|d-spacing|d\\*2|chi\\(k\\)|log10\\(q");
    /** First words of the titles of columns that are no pattern's. */
    private static final Set<String> FOREIGN = Set.of("q", "d", "r", "k", "energy", "e", "ev", "kev", "time", "t",
            "voltage",
            "potential", "current", "capacity", "wavenumber", "raman", "wavelength", "temperature", "frequency");

    /** Parts of titles, of any column, that no pattern has. */
    private static final List<String> FOREIGN_PARTS = List.of("voltage", "current", "capacity", "chi(k)", "k(");

    /**
     * Reads the lines from the last to the first, for titles of columns stand last; the first that names an abscissa
     * counts.
     * @param names titles of the columns, none when there are none
     */
    static AbscissaTitle of(List<String> header, List<String> names) {
        for (String line : header.reversed()) {
            String low = line.substring(0, Math.min(LONGEST, line.length())).toLowerCase(Locale.ROOT);
            Matcher q = Q.matcher(low);
            if (RADIANS.matcher(low).find()) {
                return new AbscissaTitle(Kind.RADIANS, "2theta in radians");
            } else if (ANGLE.matcher(low).find()) {
                return new AbscissaTitle(Kind.DEGREES, "2theta");
            } else if (q.find()) {
                boolean nano = (q.group(1) == null ? q.group(2) : q.group(1)).startsWith("n");
                return new AbscissaTitle(nano ? Kind.PER_NANOMETRE : Kind.PER_ANGSTROM, nano ? "Q in 1/nm"
                        : "Q in 1/angstrom");
            } else if (NEITHER.matcher(low).find()) {
                return new AbscissaTitle(Kind.OTHER, line.strip());
            }
        }
        // "Wavelength: 0.4" in the last line is no pair of titles
        boolean titles = !names.isEmpty() && names.stream().noneMatch(n -> n.endsWith(":") || n.endsWith("="));
        String first = !titles ? "" : names.getFirst().toLowerCase(Locale.ROOT).split("[^a-z0-9]", 2)[0];
        boolean foreign = titles && names.stream().map(n -> n.toLowerCase(Locale.ROOT))
                .anyMatch(n -> FOREIGN_PARTS.stream().anyMatch(n::contains));
        return foreign || FOREIGN.contains(first) ? new AbscissaTitle(Kind.OTHER, names.getFirst())
                : new AbscissaTitle(Kind.DEGREES, "");
    }

    /**
     * The angle 2theta in degrees of a value.
     * @param wavelength angstrom; not used for angles
     * @return NaN when the value can be none: Q above 4 pi/lambda
     */
    double degrees(double value, double wavelength) {
        return switch (kind) {
            case RADIANS -> Math.toDegrees(value);
            case PER_ANGSTROM -> angle(value, wavelength);
            case PER_NANOMETRE -> angle(value / 10, wavelength);
            case DEGREES, OTHER -> value;
        };
    }

    /** 2theta = 2 asin(Q lambda/(4 pi)). */
    private static double angle(double q, double wavelength) {
        return 2 * Math.toDegrees(Math.asin(q * wavelength / (4 * Math.PI)));
    }
}
