// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.util.Map;
import java.util.Optional;
import org.operando.powder.PatternSeries.TimeScale;

/**
 * What a file says of a pattern beside its points.
 * @param exposure s
 * @param wavelength angstrom
 * @param exposed when it was measured
 * @param corrections what was done to the intensities before
 * @param remark what whoever uses the patterns should know; told once for all of a series
 * @param metadata what else there is, to show
 */
record PatternFacts(Optional<Double> exposure, Optional<Double> wavelength, Optional<Exposed> exposed,
        Optional<String> corrections, Optional<String> remark, Map<String, String> metadata) {
    /**
     * When a pattern was measured.
     * @param start s
     * @param end s
     * @param scale what they count from
     */
    record Exposed(double start, double end, TimeScale scale) {
    }
}
