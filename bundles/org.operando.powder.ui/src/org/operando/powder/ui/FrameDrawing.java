// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.OperationException;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.powder.calibration.CalibrantRings;
import org.operando.powder.calibration.CalibrantRings.Ring;
import org.operando.powder.calibration.FrameFigure;
import org.operando.powder.frames.FramePicture;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.DetectorGeometry;

/** Makes pages of frames; keeps what all frames of a series share. For one thread after the other. */
final class FrameDrawing {
    /** Circles of round angles: about as many. */
    private static final double CIRCLES = 8;
    /** Names of rings stand apart by this part of the frame. */
    private static final double APART = 0.045;

    /**
     * A frame as it was drawn.
     * @param shown its series
     * @param row its place there
     * @param counts as read
     * @param masked pixels that are not used
     * @param page the page
     */
    record Drawn(ShownFrames shown, int row, Dataset counts, boolean[] masked, Page page) {
    }

    private FrameSeries known;
    private boolean[] masked = {};

    /** Draws a frame. */
    synchronized Drawn draw(ShownFrames shown, int row, FrameLook look, List<Mark> more) throws OperationException {
        FrameSeries frames = shown.frames();
        if (frames != known) {
            masked = frames.masked();
            known = frames;
        }
        Optional<String> problem = frames.problem(row);
        if (problem.isPresent()) {
            throw new OperationException("Frame " + frames.name(row) + " cannot be used: " + problem.get(), "",
                    "Left and Right lead to its neighbours");
        }
        Dataset counts = frames.frame(row);
        List<Mark> marks = new ArrayList<>();
        marks.add(FramePicture.of(counts, look.mask() ? Optional.of(masked) : Optional.empty(), look.scale())
                .image("viridis", look.darkest(), look.brightest()));
        marks.addAll(rings(shown, look));
        marks.addAll(more);
        return new Drawn(shown, row, counts, masked, FrameFigure.page(frames.name(row), marks, frames));
    }

    private static List<Mark> rings(ShownFrames shown, FrameLook look) {
        Optional<DetectorGeometry> geometry = shown.geometry();
        if (geometry.isEmpty() || look.rings().equals(FrameLook.NONE)) {
            return List.of();
        }
        FrameSeries frames = shown.frames();
        Optional<CalibrantRings> substance = look.rings().equals(FrameLook.OF_STUDY) ? shown.calibrant()
                : CalibrantRings.named(look.rings());
        if (substance.isPresent() && shown.wavelength().isPresent()) {
            return named(substance.get().on(geometry.get(), shown.wavelength().get(), frames.rows(),
                    frames.columns()), frames);
        }
        return look.rings().equals(FrameLook.OF_STUDY) || look.rings().equals(FrameLook.ANGLES)
                ? named(circles(geometry.get(), frames), frames) : List.of();
    }

    /** Circles of round angles. */
    private static List<Ring> circles(DetectorGeometry geometry, FrameSeries frames) {
        double most = FrameAngles.largest(geometry, frames.rows(), frames.columns());
        double step = round(Math.toDegrees(most) / CIRCLES);
        List<Ring> circles = new ArrayList<>();
        for (int i = 1; i * step < Math.toDegrees(most); i++) {
            Ring ring = CalibrantRings.ring(i, number(i * step) + "\u00b0", Math.toRadians(i * step), geometry,
                    frames.rows(), frames.columns());
            if (ring.isSeen()) {
                circles.add(ring);
            }
        }
        return circles;
    }

    private static String number(double degrees) {
        return degrees == Math.rint(degrees) ? Long.toString(Math.round(degrees))
                : Double.toString(Math.round(degrees * 1e4) / 1e4);
    }

    /** 1, 2 or 5 times a power of ten, not below. */
    private static double round(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double part = step / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }

    private static List<Mark> named(List<Ring> rings, FrameSeries frames) {
        List<Mark> marks = new ArrayList<>(FrameFigure.marks(rings));
        double last = Double.NaN;
        for (Ring ring : rings) {
            double[] at = upper(ring);
            boolean crowded = Math.abs(at[0] - last) < APART * frames.rows();
            if (at[0] == at[0] && !crowded && !ring.indices().isEmpty()) {
                last = at[0];
                marks.add(new Note(at[1], at[0], " " + ring.indices().replace(" ", ""), Note.Align.LEFT,
                        Ink.rgb(0xffffff), 0));
            }
        }
        return marks;
    }

    /** Where a ring has an azimuth of 60 degrees, row and column; gaps of modules lie at 90. */
    private static double[] upper(Ring ring) {
        int quarter = ring.rows().length / 6;
        if (ring.rows()[quarter] == ring.rows()[quarter]) {
            return new double[] {ring.rows()[quarter], ring.columns()[quarter]};
        }
        return new double[] {Double.NaN, Double.NaN};
    }
}
