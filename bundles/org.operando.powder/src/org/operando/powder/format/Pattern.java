// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One pattern as its file has it.
 * @param file where it is from
 * @param scan its number among those of the file, from 1; 0 when it is the only one
 * @param twoThetaDegrees ascending
 * @param intensity as many
 * @param errors standard uncertainties, when the file has them
 * @param counts whether the file shows that the intensities are counts
 * @param facts what else the file says
 * @param title its own name, where a table has many patterns
 */
record Pattern(Path file, int scan, double[] twoThetaDegrees, double[] intensity, Optional<double[]> errors,
        boolean counts, PatternFacts facts, Optional<String> title) {
    /** A pattern without a name of its own. */
    Pattern(Path file, int scan, double[] twoThetaDegrees, double[] intensity, Optional<double[]> errors,
            boolean counts, PatternFacts facts) {
        this(file, scan, twoThetaDegrees, intensity, errors, counts, facts, Optional.empty());
    }

    /** Its own name; else that of the file without its ending, with the scan where there are several. */
    String name() {
        return title.isPresent() ? title.get() : scan == 0 ? name(file) : name(file) + " scan " + scan;
    }

    /** Name of a file without its ending, nor {@code .gz}. */
    static String name(Path file) {
        String name = PackedText.unpacked(file).getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
