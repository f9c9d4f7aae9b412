// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder;

import java.nio.file.Path;
import java.util.Optional;
import org.operando.api.Clock;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.Range;

/**
 * What the study says of a powder measurement.
 * @param wavelength angstrom; never assumed, also not from the name of an anode
 * @param clock how the patterns' times go with the cell's
 * @param times table of the patterns' start and end times
 * @param exposure time of one pattern, s
 * @param counts whether two-column intensities are counts
 * @param instrument where the patterns were measured
 * @param corrections what was done to the intensities when the frames were integrated
 */
public record PowderMeasurement(
        @Label("Wavelength") @Doc("Wavelength of the radiation. Needed for Q and d; never assumed.") @In("angstrom") @Range(
                min = 0.01, max = 20) Optional<Double> wavelength,
        @Label("Clock") @Doc("How the patterns' times go with those of the cell's record.") Optional<Clock> clock,
        @Label("Table of times") @Doc("CSV file with the columns scan_number, start_time, end_time (local time or with a zone), one row a"
                + " pattern.") Optional<Path> times,
        @Label("Exposure") @Doc("Exposure of one pattern, where the files do not say it.") @In("s") @Range(
                min = 0) Optional<Double> exposure,
        @Label("Intensities are counts") @Doc("Whether intensities without uncertainties are counts, so that their uncertainty is the square root. Left"
                + " out: not known, no uncertainty.") Optional<Boolean> counts,
        @Label("Instrument") @Doc("Where the patterns were measured; with 'corrections' and the wavelength, results are also"
                + " NXazint1d.") Optional<Instrument> instrument,
        @Label("Corrections") @Doc("What was done to the intensities when the frames were integrated.") Optional<Corrections> corrections) {
    /** Without an instrument. */
    public PowderMeasurement(Optional<Double> wavelength, Optional<Clock> clock, Optional<Path> times,
            Optional<Double> exposure, Optional<Boolean> counts) {
        this(wavelength, clock, times, exposure, counts, Optional.empty(), Optional.empty());
    }

    /** A file looked at by itself: nothing is known. */
    public static PowderMeasurement unknown() {
        return new PowderMeasurement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
