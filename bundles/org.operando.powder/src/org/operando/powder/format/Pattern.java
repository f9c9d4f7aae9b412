// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One pattern as its file has it.
 * @param file where it is from
 * @param twoThetaDegrees ascending
 * @param intensity as many
 * @param errors standard uncertainties, when the file has them
 * @param counts whether the file shows that the intensities are counts
 * @param exposure s, when the file says it
 * @param wavelength angstrom, when the file says it
 * @param metadata what else the file says
 */
record Pattern(Path file, double[] twoThetaDegrees, double[] intensity, Optional<double[]> errors, boolean counts,
        Optional<Double> exposure, Optional<Double> wavelength, Map<String, String> metadata) {
    /** Name of the file without its ending. */
    String name() {
        return name(file);
    }

    /** Name of a file without its ending. */
    static String name(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
