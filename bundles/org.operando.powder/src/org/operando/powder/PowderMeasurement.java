// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.operando.api.Clock;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Linked;
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
 * @param calibration the calibrant's measurement; its geometry is taken over
 * @param geometry file that says where the detector stands
 * @param detector name of the detector, where its frames' shape leaves a choice
 * @param pixel side of a pixel, um, of a detector that has no name here
 * @param mask files of pixels that are never used, united
 * @param dark dark frames
 * @param flat frames of an even field
 * @param average how several dark or flat frames become one
 * @param dummy value of pixels without a measurement
 * @param dummyTolerance how far from that value still counts as it
 * @param dataset path of the frames inside HDF5 files
 * @param shape rows and columns of frames whose file does not say them; empty when it does
 */
public record PowderMeasurement(
        @Label("Wavelength") @Doc("Wavelength of the radiation. Needed for Q and d; never assumed.") @In("angstrom") @Range(
                min = 0.01, max = 20) Optional<Double> wavelength,
        @Label("Clock") @Doc("How the patterns' times go with those of the cell's record.") Optional<Clock> clock,
        @Label("Table of times") @Doc("CSV file with the columns scan_number, start_time, end_time (local time or with a zone), one row a"
                + " pattern; counts of a beam monitor in a column monitor.") Optional<Path> times,
        @Label("Exposure") @Doc("Exposure of one pattern, where the files do not say it.") @In("s") @Range(
                min = 0) Optional<Double> exposure,
        @Label("Intensities are counts") @Doc("Whether intensities without uncertainties are counts, so that their uncertainty is the square root. Left"
                + " out: not known, no uncertainty.") Optional<Boolean> counts,
        @Label("Instrument") @Doc("Where the patterns were measured; with 'corrections' and the wavelength, results are also"
                + " NXazint1d.") Optional<Instrument> instrument,
        @Label("Corrections") @Doc("What was done to the intensities when the frames were integrated.") Optional<Corrections> corrections,
        @Label("Calibration") @Doc("The measurement of a calibrant whose powder.calibrate tells where the detector stands.") @Linked Optional<String> calibration,
        @Label("Geometry") @Doc("File that tells where the detector stands: .poni, .imctrl of GSAS-II, NeXus, .azimint.json.") Optional<Path> geometry,
        @Label("Detector") @Doc("Name of the detector, e.g. pilatus-1m, where the shape of the frames leaves a choice.") Optional<String> detector,
        @Label("Pixel size") @Doc("Side of a square pixel, for a detector that has no name here.") @In("um") @Range(
                min = 1, max = 10_000) Optional<Double> pixel,
        @Label("Masks") @Doc("Files of pixels that are never used: TIFF, EDF, NPY, PNG, Fit2D .msk, GSAS-II .immask; united.") List<Path> mask,
        @Label("Dark frames") @Doc("Frames without beam; their average is taken off.") List<Path> dark,
        @Label("Flat frames") @Doc("Frames of an even field; pixels are divided by their average.") List<Path> flat,
        @Label("Average") @Doc("How several dark or flat frames become one.") @Default("median") Averaging average,
        @Label("Dummy value") @Doc("Value of pixels without a measurement. Left out: what the format marks so.") Optional<Double> dummy,
        @Label("Dummy tolerance") @Doc("How far from the dummy value still counts as it.") @Default("0") @Range(
                min = 0) double dummyTolerance,
        @Label("Data set") @Doc("Path of the frames inside HDF5 files, where several could be meant.") Optional<String> dataset,
        @Label("Shape") @Doc("Rows and columns of the frames, e.g. [1024, 1024], where the files (GE) do not say them.") @Range(
                min = 16, max = 65_536) List<Integer> shape) {
    public PowderMeasurement {
        if (!shape.isEmpty() && shape.size() != 2) {
            throw new InvalidParameter("shape", "must be two numbers, [rows, columns]: " + shape);
        }
    }

    /** How several frames become one. */
    public enum Averaging {
        /** The mean. */
        MEAN,
        /** The median. */
        MEDIAN,
        /** The mean of what lies within three standard deviations of the median. */
        SIGMA_CLIP
    }

    /** Without an instrument. */
    public PowderMeasurement(Optional<Double> wavelength, Optional<Clock> clock, Optional<Path> times,
            Optional<Double> exposure, Optional<Boolean> counts) {
        this(wavelength, clock, times, exposure, counts, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), Averaging.MEDIAN,
                Optional.empty(), 0, Optional.empty(), List.of());
    }

    /** A file looked at by itself: nothing is known. */
    public static PowderMeasurement unknown() {
        return new PowderMeasurement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
