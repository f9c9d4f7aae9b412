// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.Calibration;
import org.operando.powder.geometry.DetectorGeometry;

/**
 * Finds the pixels of a detector that integration must leave out: gaps and what the file marks, dead and hot pixels,
 * edges of modules, and the shadow of the beam stop, which is a suggestion unless the study says that it counts.
 */
@Version(2)
@Methods("Pixels without a measurement were masked by the mean of at most {frames} frames: those that the files mark "
        + "(negative, all bits set), dead ones (no counts, or the same in all frames, where the median of the 24 "
        + "neighbours is above {dead} counts) and hot ones (more than {hot} median absolute deviations above the median "
        + "of their ring of 2\u03b8, and more than {ratio} times the brightest of the eight pixels around, which are not raised "
        + "themselves; more than 100 times on lines, where crystals have spots); pixels within "
        + "{edges} of a gap; beam stop: {beamStop}.")
@Doc("Mask of gaps, dead and hot pixels, module edges and the beam stop's shadow, found in the frames themselves.")
public final class MaskOperation
        implements Operation<MaskOperation.Inputs, MaskOperation.Parameters, MaskOperation.Outputs> {
    /** Singled out pixels that are listed. */
    private static final int MOST_LISTED = 1000;
    /** More hot pixels than a detector is sold with. */
    private static final int MANY = 100;
    /** More than this part of dead and hot pixels is no detector but a wrong limit. */
    private static final double SUSPICIOUS = 0.01;

    /** Part of a line's counts that a mask may take unnoticed. */
    private static final double UNNOTICED = 0.01;

    /** What is done with the shadow around the beam. */
    public enum Shadow {
        /** It is shown and not masked. */
        SUGGEST,
        /** It is masked. */
        MASK,
        /** It is not looked for. */
        OFF
    }

    /**
     * What it works on.
     * @param frames frames of one detector
     * @param calibration what the calibrant told of it
     */
    public record Inputs(@Label("Frames") @Doc("Frames of one detector.") FrameSeries frames,
            @Label("Calibration") @Doc("What the calibrant told of the detector.") Optional<Calibration> calibration) {
    }

    /**
     * What the study says.
     * @param frames how many frames are averaged at most
     * @param hot median absolute deviations
     * @param ratio times the brightest of the neighbours
     * @param dead counts of the neighbours of a dead pixel
     * @param edges rows and columns of a module that are left out beside a gap
     * @param beamStop what is done with the shadow around the beam
     * @param shadow counts in the shadow, of those at its distance from the beam
     * @param grow pixels added around the shadow
     */
    public record Parameters(
            @Label("Frames") @Doc("How many frames are averaged at most, spread over the series.") @Default("10") @Range(
                    min = 1, max = 1000) int frames,
            @Label("Hot pixels") @Doc("Median absolute deviations above the median of its ring from which a pixel is hot.") @Default("8") @Range(
                    min = 3, max = 1000) double hot,
            @Label("Ratio of hot pixels") @Doc("Times the brightest of the eight pixels around it; 100 times on lines, where crystals have spots of a pixel.") @Default("5") @Range(
                    min = 1.5, max = 1000) double ratio,
            @Label("Dead pixels") @Doc("Counts that the neighbours of a pixel without counts have at least.") @In("counts") @Default("10 counts") @Range(
                    min = 1, max = 1e9) double dead,
            @Label("Module edges") @Doc("Rows and columns beside gaps that are left out; pixels there are larger on some detectors.") @Default("0") @Range(
                    min = 0, max = 20) int edges,
            @Label("Beam stop") @Doc("What is done with the shadow around the beam.") @Default("suggest") Shadow beamStop,
            @Label("Depth of the shadow") @Doc("Counts in the shadow, per cent of those at its distance from the beam.") @In("%") @Default("20 %") @Range(
                    min = 1, max = 90) double shadow,
            @Label("Growth of the shadow") @Doc("Pixels that are added around the shadow.") @Default("2") @Range(
                    min = 0, max = 50) int grow) {
        /** All defaults. */
        public static Parameters defaults() {
            return new Parameters(10, 8, 5, 10, 0, Shadow.SUGGEST, 20, 2);
        }
    }

    /**
     * What came out.
     * @param mask the mask, with causes
     * @param causes pixels by cause
     * @param pixels dead and hot pixels one by one, the first thousand
     * @param frame mean of the frames that were looked at
     * @param suggestion 1 in the shadow of the beam stop, when one was found and is not masked
     */
    public record Outputs(@Label("Mask") @Doc("The mask, with the cause of each pixel.") DetectorMask mask,
            @Label("Causes") @Doc("Pixels by cause.") Table causes,
            @Label("Pixels") @Doc("Dead and hot pixels one by one, the first thousand.") Table pixels,
            @Label("Frame") @Doc("Mean of the frames that were looked at.") Signal frame,
            @Label("Suggestion") @Doc("1 in the shadow of the beam stop, when one was found and is not masked.") Optional<Signal> suggestion) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        FrameSeries series = inputs.frames();
        Optional<DetectorGeometry> geometry = geometry(inputs, context);
        ReferenceFrame frame = ReferenceFrame.of(series, p.frames(), context);
        byte[] codes = new byte[frame.mean().length];
        boolean[] given = series.masked();
        for (int i = 0; i < codes.length; i++) {
            // what the file itself marks says more than that the loader knew it too
            codes[i] = (byte) (frame.invalid()[i] ? MaskCause.INVALID.code() : given[i] ? MaskCause.GIVEN.code() : 0);
        }
        new InactiveArea(frame, codes).find();
        PixelDefects defects = new PixelDefects(frame, codes);
        defects.findEdges(p.edges());
        context.check();
        defects.findDead(p.dead());
        context.check();
        HotPixels.Held held = new HotPixels(frame, codes, geometry).find(p.hot(), p.ratio());
        context.check();
        if (held.part() > UNNOTICED) {
            context.warn("mask",
                    String.format(Locale.ROOT, "hot pixels hold %.1f %% of the counts of the line %d pixels"
                            + " from the beam: look at the figure; if they are spots of crystals, raise 'hot' or 'ratio'",
                            100 * held.part(), held.ring()));
        }
        if (geometry.isEmpty()) {
            context.warn("frames", "the detector's geometry is not known: hot pixels were judged by their neighbours"
                    + " alone, and no beam stop was looked for");
        }
        boolean[] shadow = geometry.isPresent() && p.beamStop() != Shadow.OFF
                ? new BeamStop(frame, codes).find(geometry.get(), p.shadow() / 100, p.grow())
                : new boolean[codes.length];
        Optional<Signal> suggestion = suggestion(shadow, codes, frame, p.beamStop() == Shadow.MASK);
        Table causes = causes(codes, suggestion.isPresent() ? shadow : new boolean[0]);
        warn(codes, frame.frames(), context);
        return new Outputs(new DetectorMask(PixelMask.signal(codes, frame.rows(), frame.columns())), causes,
                pixels(frame, codes), PixelMask.signal(frame.mean(), frame.rows(), frame.columns()), suggestion);
    }

    /** The calibrant's geometry, else that of the frames. */
    private static Optional<DetectorGeometry> geometry(Inputs inputs, Context context) throws OperationException {
        FrameSeries series = inputs.frames();
        if (inputs.calibration().isPresent() && (inputs.calibration().get().rows() != series.rows()
                || inputs.calibration().get().columns() != series.columns())) {
            Calibration calibration = inputs.calibration().get();
            throw new OperationException("the calibration is of frames of " + calibration.rows() + " x "
                    + calibration.columns() + " pixels, these have " + series.rows() + " x " + series.columns(),
                    "calibration", "calibrate with a frame of this detector");
        }
        return series.place(inputs.calibration(), context);
    }

    private static Optional<Signal> suggestion(boolean[] shadow, byte[] codes, ReferenceFrame frame, boolean mask) {
        boolean any = false;
        for (int i = 0; i < shadow.length; i++) {
            any |= shadow[i];
            if (shadow[i] && mask && (codes[i] == 0 || codes[i] == MaskCause.DEAD.code())) {
                codes[i] = (byte) MaskCause.BEAM_STOP.code();
            }
        }
        return any && !mask ? Optional.of(new PixelMask(frame.rows(), frame.columns(), shadow).signal())
                : Optional.empty();
    }

    private static Table causes(byte[] codes, boolean[] suggested) {
        long[] counts = new long[MaskCause.values().length + 1];
        for (byte code : codes) {
            counts[code]++;
        }
        List<String> names = new ArrayList<>();
        List<Long> pixels = new ArrayList<>();
        for (MaskCause cause : MaskCause.values()) {
            names.add(cause.label());
            pixels.add(counts[cause.code()]);
        }
        names.add("used");
        pixels.add(counts[0]);
        if (suggested.length > 0) {
            long shadow = 0;
            for (boolean each : suggested) {
                shadow += each ? 1 : 0;
            }
            names.add("beam stop, suggested");
            pixels.add(shadow);
        }
        double[] share = pixels.stream().mapToDouble(n -> 100.0 * n / codes.length).toArray();
        return Table.of(Column.of("cause", names.toArray(new String[0])),
                Column.of("pixels", pixels.stream().mapToLong(Long::longValue).toArray()),
                Column.of("share", "%", share));
    }

    private static Table pixels(ReferenceFrame frame, byte[] codes) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < codes.length && found.size() < MOST_LISTED; i++) {
            if (codes[i] == MaskCause.DEAD.code() || codes[i] == MaskCause.HOT.code()) {
                found.add(i);
            }
        }
        return Table.of(
                Column.of("row", found.stream().mapToLong(i -> i / frame.columns()).toArray()),
                Column.of("column", found.stream().mapToLong(i -> i % frame.columns()).toArray()),
                Column.of("cause", found.stream().map(i -> MaskCause.values()[codes[i] - 1].label())
                        .toArray(String[]::new)),
                Column.of("counts", "counts", found.stream().mapToDouble(i -> frame.mean()[i]).toArray()));
    }

    private static void warn(byte[] codes, int frames, Context context) {
        int hot = 0;
        int singled = 0;
        int used = 0;
        for (byte code : codes) {
            hot += code == MaskCause.HOT.code() ? 1 : 0;
            singled += code == MaskCause.DEAD.code() || code == MaskCause.HOT.code() ? 1 : 0;
            used += code == 0 ? 1 : 0;
        }
        if (singled > SUSPICIOUS * codes.length) {
            context.warn("mask", singled + " of " + codes.length + " pixels are called dead or hot: look at the figure,"
                    + " and raise 'hot' or 'dead' if they are not");
        }
        if (frames == 1 && hot > MANY) {
            context.warn("mask", hot + " pixels of one frame are called hot: one frame cannot tell a hot pixel from a"
                    + " crystal's spot of one pixel; give several frames of a sample that turns or moves");
        }
        if (used == 0) {
            context.warn("mask", "no pixel is left");
        }
    }
}
