// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.List;
import java.util.Objects;
import org.operando.api.Contributed;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Range;
import org.operando.math.PeakShape;

/**
 * A part of the pattern whose peaks are fitted together.
 * @param name name of the window, e.g. the indices of its line
 * @param from lower end, degrees 2theta, included
 * @param to upper end, included
 * @param peaks the peaks; one of the window's name when empty
 * @param shape id of the peaks' shape
 * @param background background under the peaks
 * @param shared parameters that all peaks have in common
 * @param constraints what else is known
 */
public record PeakWindow(@Label("Name") @Doc("Name of the window, e.g. 003.") String name,
        @Label("From") @Doc("Lower end of the window, included.") @In("deg") @Range(min = 0, max = 180) double from,
        @Label("To") @Doc("Upper end of the window, included.") @In("deg") @Range(min = 0, max = 180) double to,
        @Label("Peaks") @Doc("The peaks, e.g. [{name: H1, position: 5.40 deg}, {name: H2}]. Left out: one peak of the window's name.") List<WindowPeak> peaks,
        @Label("Shape") @Doc("Id of the peaks' shape.") @Default("pseudo-voigt") @Contributed(PeakShape.class) String shape,
        @Label("Background") @Default("linear") Baseline background,
        @Label("Shared") @Doc("Parameters that all peaks of the window have in common, e.g. [fwhm, eta].") List<String> shared,
        @Label("Constraints") @Doc("Fixed values, differences, ratios and bounds.") List<Constraint> constraints) {
    public PeakWindow {
        if (to <= from) {
            throw new InvalidParameter("to", "must be above 'from' = " + from + " deg");
        }
        Objects.requireNonNull(name, "name");
        peaks = peaks.isEmpty() ? List.of(WindowPeak.named(name)) : List.copyOf(peaks);
        if (peaks.stream().map(WindowPeak::name).distinct().count() < peaks.size()) {
            throw new InvalidParameter("peaks", "two peaks have the same name");
        }
        for (WindowPeak peak : peaks) {
            if (peak.position().filter(c -> c < from || c > to).isPresent()) {
                throw new InvalidParameter("peaks", "peak " + peak.name() + " at " + peak.position().get()
                        + " deg lies outside the window");
            }
        }
    }
}
