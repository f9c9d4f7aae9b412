// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.powder.PatternSeries;
import org.operando.powder.frames.FramePicture;
import org.operando.powder.frames.FrameScale;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.DetectorGeometry;

/** One frame in colours with the rings of a substance where the geometry says that they are. */
@Doc("A frame of a detector with the rings of a substance.")
public final class FrameFigure implements FigureBuilder<FrameFigure.Inputs, FrameFigure.Options> {
    private static final double HEIGHT_MM = 76;
    private static final Ink RING = Ink.rgb(0xffffff).withWidth(0.5).withOpacity(0.85);

    /**
     * What is shown.
     * @param frames frames of a detector
     */
    public record Inputs(FrameSeries frames) {
    }

    /**
     * How it is shown.
     * @param frame number of the frame
     * @param scale how counts become colours
     * @param darkest percentile of the counts that gets the first colour
     * @param brightest percentile of the counts that gets the last colour
     * @param mask whether masked pixels are left blank
     * @param rings substance whose rings are drawn
     */
    public record Options(
            @Label("Frame") @Doc("Number of the frame. Left out: the first.") Optional<Long> frame,
            @Label("Scale") @Doc("How counts become colours.") @Default("log") FrameScale scale,
            @Label("Darkest percentile") @Doc("Percentile of the counts that gets the first colour.") @Default("1") @Range(
                    min = 0, max = 100) double darkest,
            @Label("Brightest percentile") @Doc("Percentile of the counts that gets the last colour.") @Default("99.8") @Range(
                    min = 0, max = 100) double brightest,
            @Label("Mask") @Doc("Leaves masked pixels blank.") @Default("true") boolean mask,
            @Label("Rings") @Doc("Substance whose rings are drawn: ceo2, lab6, si, al2o3 or ni.") Optional<String> rings) {
        public Options {
            if (brightest <= darkest) {
                throw new InvalidParameter("brightest", "must be above 'darkest' = " + darkest);
            }
        }
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        FrameSeries frames = inputs.frames();
        double[] numbers = frames.frames().column(PatternSeries.Columns.NUMBER).doubles();
        int row = 0;
        if (options.frame().isPresent()) {
            row = -1;
            for (int i = 0; i < numbers.length; i++) {
                row = numbers[i] == options.frame().get() ? i : row;
            }
            if (row < 0) {
                throw new OperationException("there is no frame " + options.frame().get(), "frame",
                        "the frames are numbered " + Math.round(numbers[0]) + " to "
                                + Math.round(numbers[numbers.length - 1]));
            }
        }
        FramePicture picture = FramePicture.of(frames.frame(row),
                options.mask() ? Optional.of(frames.masked()) : Optional.empty(), options.scale());
        List<Mark> marks = new ArrayList<>();
        marks.add(picture.image("viridis", options.darkest(), options.brightest()));
        if (options.rings().isPresent()) {
            marks.addAll(rings(frames, options.rings().get()));
        }
        return page(frames.name(row), marks, frames);
    }

    private static List<Mark> rings(FrameSeries frames, String name) throws OperationException {
        CalibrantRings rings = CalibrantRings.named(name).orElseThrow(
                () -> new OperationException("no substance is named '" + name + "'", "rings", "these are: "
                        + NamedCalibrants.names()));
        DetectorGeometry geometry = frames.geometry().orElseThrow(() -> new OperationException(
                "where the detector stands is not known", "rings", "give the measurement its geometry"));
        double wavelength = frames.wavelength().orElseThrow(() -> new OperationException("no wavelength", "rings",
                "give the measurement its wavelength"));
        return marks(rings.on(geometry, wavelength, frames.rows(), frames.columns()));
    }

    /** Rings as marks. */
    public static List<Mark> marks(List<CalibrantRings.Ring> rings) {
        List<Mark> marks = new ArrayList<>();
        for (CalibrantRings.Ring ring : rings) {
            marks.add(Line.of(ring.columns(), ring.rows(), RING));
        }
        return marks;
    }

    /** The page of a frame. */
    public static Page page(String name, List<Mark> marks, FrameSeries frames) {
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT_MM),
                FramePicture.across(frames.columns()), FramePicture.up(frames.rows()), marks).withEqualAspect()
                .withLegend(Legend.NONE);
        return Page.of("Frame " + name, Page.SINGLE_COLUMN, HEIGHT_MM, panel)
                .withCaption(String.format(Locale.ROOT, "n = %d pixels; blank: not used. White: calculated rings."
                        + " No error bars.", (long) frames.rows() * frames.columns()));
    }
}
