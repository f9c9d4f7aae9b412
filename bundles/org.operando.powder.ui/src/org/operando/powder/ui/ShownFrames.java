// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.api.LoadException;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.calibration.CalibrantRings;
import org.operando.powder.calibration.CalibrateOperation;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.Calibration;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.ui.api.LinkedSteps;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;

/**
 * The frames that the views of a detector show.
 * @param measured their measurement
 * @param frames the frames, read one by one
 * @param calibrated what a calibrant told of the detector
 * @param calibrant the substance of that calibrant
 */
record ShownFrames(Measured measured, FrameSeries frames, Optional<Calibration> calibrated,
        Optional<CalibrantRings> calibrant) {
    /** Those of the chosen measurement, of one that is linked with it, or the first. */
    static ShownFrames of(StudyResults results, Selected selected) throws OperandoException {
        List<Measured> tried = new ArrayList<>();
        results.shown(selected, ShownSeries.TECHNIQUE).ifPresent(tried::add);
        if (selected.text(Kind.MEASUREMENT).isEmpty()) {
            results.measurements().stream().filter(m -> m.technique().equals(ShownSeries.TECHNIQUE))
                    .filter(m -> !tried.contains(m)).forEach(tried::add);
        }
        for (Measured measured : tried) {
            if (results.loaded(measured.name()) instanceof FrameSeries frames) {
                return of(results, measured, frames);
            }
        }
        throw new OperationException(tried.isEmpty() ? "The study has no detector frames"
                : tried.getFirst().name() + " has patterns, no detector frames", "",
                "drop frames into the window (TIFF, EDF, CBF, HDF5, ...), or choose a measurement that has some");
    }

    private static ShownFrames of(StudyResults results, Measured measured, FrameSeries frames)
            throws OperandoException {
        List<Measured> told = new ArrayList<>(List.of(measured));
        measured.linked().forEach(name -> results.measurement(name).ifPresent(told::add));
        Optional<CalibrantRings> calibrant = Optional.empty();
        for (Measured m : told) {
            if (calibrant.isEmpty()) {
                calibrant = calibrant(m);
            }
            Optional<CalibrateOperation.Outputs> found = results.result(m, CalibrateOperation.Outputs.class,
                    Selected.NOTHING);
            if (found.isPresent() && found.get().calibration().rows() == frames.rows()
                    && found.get().calibration().columns() == frames.columns()) {
                return new ShownFrames(measured, frames, found.map(CalibrateOperation.Outputs::calibration),
                        calibrant(m));
            }
        }
        return new ShownFrames(measured, frames, Optional.empty(), calibrant);
    }

    /** What a study says that the calibrant is, whether or not it was calibrated yet. */
    static Optional<CalibrantRings> calibrant(Measured measured) {
        return measured.steps().stream().flatMap(s -> s.parameters().stream())
                .filter(CalibrateOperation.Parameters.class::isInstance).map(CalibrateOperation.Parameters.class::cast)
                .flatMap(p -> calibrant(p).stream()).findFirst();
    }

    private static Optional<CalibrantRings> calibrant(CalibrateOperation.Parameters said) {
        if (said.calibrant().isPresent()) {
            return CalibrantRings.named(said.calibrant().get());
        }
        try {
            return Optional.of(CalibrantRings.of(said.file().orElseThrow()));
        } catch (LoadException e) {
            // the step itself tells what is wrong with its file
            return Optional.empty();
        }
    }

    /** Where the detector stands. */
    Optional<DetectorGeometry> geometry() {
        return calibrated.map(Calibration::geometry).or(frames::geometry);
    }

    /** Angstrom. */
    Optional<Double> wavelength() {
        return calibrated.map(Calibration::wavelength).or(frames::wavelength);
    }

    private double[] numbers() {
        return frames.frames().column(Columns.NUMBER).doubles();
    }

    /** Place of the chosen frame in the series; the first without a choice. */
    int row(Selected selected) {
        Optional<Double> number = selected.text(Kind.MEASUREMENT).map(measured::belongsTo).orElse(true)
                ? selected.number(Kind.FRAME) : Optional.empty();
        double[] numbers = numbers();
        for (int i = 0; i < numbers.length && number.isPresent(); i++) {
            if (numbers[i] == number.get()) {
                return i;
            }
        }
        return 0;
    }

    /** The frames, for keys. */
    LinkedSteps steps() {
        double[] numbers = numbers();
        return new LinkedSteps(numbers.length, this::row, (row, s) -> own(s).with(Kind.FRAME, numbers[row]));
    }

    private Selected own(Selected selected) {
        return selected.text(Kind.MEASUREMENT).filter(measured::belongsTo).isPresent() ? selected
                : selected.with(Kind.MEASUREMENT, measured.name());
    }
}
