// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.List;
import java.util.Optional;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.figure.Image;
import org.operando.powder.calibration.CalibrantRings;
import org.operando.powder.calibration.CalibrateOperation;
import org.operando.powder.calibration.StartGeometry;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.Detector;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;

/**
 * The calibration that is looked at.
 * @param measured the calibrant's measurement
 * @param step its powder.calibrate
 * @param parameters as the study says them
 * @param frames its frames
 * @param rings of the calibrant
 * @param wavelength angstrom
 * @param done what a run gave
 * @param begin where the detector stands as far as the study knows
 * @param image the first frame in colours
 */
record ShownCalibration(Measured measured, Measured.Step step, CalibrateOperation.Parameters parameters,
        FrameSeries frames, CalibrantRings rings, double wavelength, Optional<CalibrateOperation.Outputs> done,
        DetectorGeometry begin, Image image) {
    /** Without any knowledge, m. */
    private static final double SOME_DISTANCE = 0.2;

    /** That of the chosen measurement or of the calibrant that it names, or the first. */
    static ShownCalibration of(StudyResults results, Selected selected, FrameDrawing drawing)
            throws OperandoException {
        Measured measured = measured(results, selected);
        Measured.Step step = step(measured).orElseThrow();
        CalibrateOperation.Parameters parameters = (CalibrateOperation.Parameters) step.parameters()
                .orElseThrow(() -> new OperationException("The calibration of " + measured.name()
                        + " is not complete", "", "see the problems of the study"));
        if (!(results.loaded(measured.name()) instanceof FrameSeries frames)) {
            throw new OperationException(measured.name() + " has no detector frames", "",
                    "a calibration needs an image of a calibrant");
        }
        CalibrantRings rings = ShownFrames.calibrant(measured).orElseThrow(() -> new OperationException(
                "The calibrant of " + measured.name() + " is not known", "",
                "name one of " + String.join(", ", CalibrantRings.names()) + " in its step"));
        Optional<CalibrateOperation.Outputs> done = results.result(measured, CalibrateOperation.Outputs.class,
                Selected.NOTHING);
        double wavelength = done.map(d -> d.calibration().wavelength()).or(frames::wavelength)
                .orElseThrow(() -> new OperationException("The wavelength of " + measured.name() + " is not known",
                        "", "give the measurement its wavelength: 0.4520 angstrom (your value)"));
        ShownFrames shown = new ShownFrames(measured, frames, Optional.empty(), Optional.empty());
        FrameLook look = new FrameLook(FrameLook.USUAL.scale(), FrameLook.USUAL.darkest(),
                FrameLook.USUAL.brightest(), true, FrameLook.NONE);
        Image image = (Image) drawing.draw(shown, 0, look, List.of()).page().panels().getFirst().marks().getFirst();
        return new ShownCalibration(measured, step, parameters, frames, rings, wavelength, done,
                begin(frames, parameters, done), image);
    }

    private static Measured measured(StudyResults results, Selected selected) throws OperationException {
        List<Measured> own = results.measurements().stream().filter(m -> step(m).isPresent()).toList();
        Optional<String> chosen = selected.text(Kind.MEASUREMENT);
        return own.stream().filter(m -> chosen.filter(m.name()::equals).isPresent()).findFirst()
                .or(() -> own.stream().filter(m -> chosen.filter(m::belongsTo).isPresent()).findFirst())
                .or(() -> own.stream().findFirst())
                .orElseThrow(() -> new OperationException("The study calibrates no detector", "",
                        "give the measurement of a calibrant (CeO2, LaB6, Si, ...) the step"
                                + " 'powder.calibrate: {calibrant: ceo2}'"));
    }

    private static Optional<Measured.Step> step(Measured measured) {
        return measured.steps().stream().filter(s -> s.gives().filter(CalibrateOperation.Outputs.class::equals)
                .isPresent()).findFirst();
    }

    private static DetectorGeometry begin(FrameSeries frames, CalibrateOperation.Parameters parameters,
            Optional<CalibrateOperation.Outputs> done) throws OperationException {
        if (done.isPresent()) {
            return done.get().calibration().geometry();
        }
        Optional<DetectorGeometry> known = frames.geometry();
        Detector pixels = frames.detector().or(() -> known.map(g -> new Detector("", g.pixel1(), g.pixel2())))
                .orElseThrow(() -> new OperationException("The size of the pixels is not known", "",
                        "name the detector by 'detector' or give the measurement the side of a pixel: 'pixel: 150 um'"));
        if (parameters.start().isPresent()) {
            CalibrateOperation.Start s = parameters.start().get();
            return new StartGeometry(s.distance(), s.row(), s.column(), pixels.pixel1(), pixels.pixel2()).geometry();
        }
        return known.map(g -> g.usual(frames.rows(), frames.columns()))
                .orElseGet(() -> new StartGeometry(SOME_DISTANCE, frames.rows() / 2.0, frames.columns() / 2.0,
                        pixels.pixel1(), pixels.pixel2()).geometry());
    }

    /** The same parameters with another start. */
    CalibrateOperation.Parameters from(Optional<StartGeometry> start) {
        CalibrateOperation.Parameters p = parameters;
        return new CalibrateOperation.Parameters(p.calibrant(), p.file(), p.free(),
                start.map(StartGeometry::start).or(p::start), p.nearest(), p.farthest(), p.rings(), p.exclude(),
                p.window(), p.robustness(), p.stage());
    }
}
