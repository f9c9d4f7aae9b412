// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.OperationException;
import org.operando.api.NexusDefinition;
import org.operando.api.figure.Image;
import org.operando.api.figure.Page;
import org.operando.api.Warning;
import org.operando.powder.Instrument;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.PowderMeasurement.Averaging;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.integration.IntegrateOperation.Inputs;
import org.operando.powder.integration.IntegrateOperation.Outputs;
import org.operando.powder.integration.IntegrateOperation.Parameters;
import org.operando.powder.mask.DetectorMask;
import org.operando.testkit.PlainContext;

/**
 * What goes into an integration beside the frames: dark, flat, mask, monitor, settings; and what comes out for NeXus.
 */
class IntegrateInputsTest {
    private static final int BINS = 25;

    private static Parameters parameters(ErrorModel errors, Normalisation normalization, Optional<Path> settings) {
        return new Parameters(BINS, RadialAxis.TWO_THETA, Optional.empty(), Optional.empty(), List.of(), Splitting.FULL,
                false, Optional.empty(), 0, 0, errors, Clipping.NONE, ClipScatter.AZIMUTHAL, 5, 5, 10, 90,
                normalization, settings);
    }

    private static Inputs inputs(FrameSeries frames) {
        return new Inputs(frames, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Outputs run(FrameSeries frames, Normalisation normalization, PlainContext context)
            throws OperationException {
        return new IntegrateOperation().run(inputs(frames), parameters(ErrorModel.POISSON, normalization,
                Optional.empty()), context);
    }

    private static double[] intensities(Outputs out, int frame) {
        try {
            return out.patterns().intensities(frame, frame + 1, 0, out.patterns().twoThetaDegrees().length);
        } catch (OperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String words(PlainContext context) {
        return String.join("\n", context.warnings().stream().map(Warning::toString).toList());
    }

    /** Of frames dark + 300 flat all bins are 300, whatever dark and flat are. */
    @Test
    void darkIsTakenOffAndFlatDividedBy() throws Exception {
        int[] raw = new int[MadeFrames.PIXELS];
        double[] dark = new double[raw.length];
        double[] flat = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            dark[i] = 10 + i % 9;
            flat[i] = 0.75 + i % 3 * 0.25;
            raw[i] = (int) (dark[i] + 300 * flat[i]);
        }
        PlainContext context = new PlainContext();
        Outputs out = run(MadeFrames.of(raw).dark(dark, 1).flat(flat).series(), Normalisation.NONE, context);
        for (double y : intensities(out, 0)) {
            // flat and dark are kept in single precision
            assertEquals(300, y, 1e-4);
        }
        assertEquals("", words(context));
        assertTrue(out.patterns().corrections().contains("dark taken off, divided by the flat"));
    }

    @Test
    void aDarkOfAnotherExposureIsScaledAndSaid() throws Exception {
        double[] dark = new double[MadeFrames.PIXELS];
        Arrays.fill(dark, 8);
        FrameSeries frames = MadeFrames.of(MadeFrames.even(104), MadeFrames.even(116)).exposed(1, 4).dark(dark, 2)
                .series();
        PlainContext context = new PlainContext();
        Outputs out = run(frames, Normalisation.EXPOSURE, context);
        // 104 - 8/2; (116 - 8 x 2)/4
        assertEquals(100, intensities(out, 0)[12], 1e-9);
        assertEquals(25, intensities(out, 1)[12], 1e-9);
        assertTrue(words(context).contains("dark was exposed for 2.00000 s, the frames for 1.00000 to 4.00000 s"),
                () -> words(context));
        assertTrue(out.patterns().corrections().contains("scaled by the exposure"));
    }

    @Test
    void theMaskOfAnOperationCounts() throws Exception {
        double[] mask = new double[MadeFrames.PIXELS];
        int[] raw = MadeFrames.even(10);
        for (int i = 0; i < raw.length; i += 4) {
            mask[i] = 5;
            raw[i] = 100_000;
        }
        Inputs inputs = new Inputs(MadeFrames.of(raw).series(), Optional.empty(),
                Optional.of(new DetectorMask(MadeFrames.pixels(mask))), Optional.empty());
        Outputs out = new IntegrateOperation().run(inputs,
                parameters(ErrorModel.POISSON, Normalisation.NONE, Optional.empty()), new PlainContext());
        for (double y : intensities(out, 0)) {
            assertTrue(Double.isNaN(y) || Math.abs(y - 10) < 1e-9);
        }
        assertEquals(MadeFrames.PIXELS * 3 / 4, out.frames().doubles("pixels")[0], 1e-6);
    }

    @Test
    void framesAreDividedByTheirMonitorAndOneWithoutIsLeftOut() throws Exception {
        FrameSeries frames = MadeFrames.of(MadeFrames.even(100), MadeFrames.even(100), MadeFrames.even(100),
                MadeFrames.even(100)).monitored(1, 4, 0, Double.NaN).series();
        PlainContext context = new PlainContext();
        Outputs out = run(frames, Normalisation.MONITOR, context);
        assertEquals(100, intensities(out, 0)[3], 1e-9);
        assertEquals(25, intensities(out, 1)[3], 1e-9);
        assertTrue(Arrays.stream(intensities(out, 2)).allMatch(Double::isNaN));
        assertTrue(Arrays.stream(intensities(out, 3)).allMatch(Double::isNaN));
        assertTrue(words(context).contains("its monitor is 0, not above 0"), () -> words(context));
        assertTrue(words(context).contains("its monitor is not known"), () -> words(context));
    }

    @Test
    void framesWithoutAMonitorAreNotDividedByOne() throws Exception {
        FrameSeries frames = MadeFrames.of(MadeFrames.even(100)).monitored().series();

        OperationException e = assertThrows(OperationException.class,
                () -> run(frames, Normalisation.MONITOR, new PlainContext()));

        assertTrue(e.getMessage().contains("no monitor to divide them by")
                && e.getMessage().contains("column 'monitor' of the table of times"), e.getMessage());
    }

    @Test
    void framesOfNothingButDummiesAndOverexposedOnesAreNamed() throws Exception {
        int[] overexposed = MadeFrames.even(50);
        Arrays.fill(overexposed, 0, 360, 70_000);
        FrameSeries frames = MadeFrames.of(MadeFrames.even(50), MadeFrames.even(-7), overexposed).dummy(-7)
                .saturated(65_535).series();
        PlainContext context = new PlainContext();
        Outputs out = run(frames, Normalisation.NONE, context);
        assertTrue(Arrays.stream(intensities(out, 1)).allMatch(Double::isNaN));
        assertTrue(out.frames().texts("problem")[1].contains("no pixel of this frame holds a measurement"));
        assertTrue(words(context).contains("frame2 (10.0 %)"), () -> words(context));
        assertEquals(360, out.frames().doubles("saturated")[2]);
    }

    @Test
    void framesThatAreAllMaskedAreRefused() {
        double[] mask = new double[MadeFrames.PIXELS];
        Arrays.fill(mask, 1);
        Inputs inputs = new Inputs(MadeFrames.of(MadeFrames.even(1)).series(), Optional.empty(),
                Optional.of(new DetectorMask(MadeFrames.pixels(mask))), Optional.empty());
        OperationException refused = assertThrows(OperationException.class, () -> new IntegrateOperation().run(inputs,
                parameters(ErrorModel.POISSON, Normalisation.NONE, Optional.empty()), new PlainContext()));
        assertTrue(refused.getMessage().contains("every pixel is masked"), refused::getMessage);
    }

    @Test
    void settingsOfPyFaiGoBeforeOwnOnes(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("some.azimint.json");
        Files.writeString(file, """
                {"nbpt_rad": 40, "unit": "q_nm^-1", "do_radial_range": true, "radial_range_min": 0.4,
                 "radial_range_max": 2.0, "do_azimuthal_range": true, "azimuth_range_min": -90,
                 "azimuth_range_max": 90, "do_solid_angle": true, "do_polarization": true,
                 "polarization_factor": 0.9, "error_model": "azimuthal", "method": ["bbox", "csr", "cython"]}
                """);
        Outputs out = new IntegrateOperation().run(inputs(MadeFrames.of(MadeFrames.even(100)).series()),
                parameters(ErrorModel.POISSON, Normalisation.NONE, Optional.of(file)), new PlainContext());
        double[] q = out.binned().orElseThrow().axes().getLast().values();
        assertEquals(40, q.length);
        // 0.04 to 0.2 per angstrom in 40 bins
        assertEquals(0.042, q[0], 1e-7);
        assertEquals(0.198, q[39], 1e-7);
        assertEquals(ErrorModel.AZIMUTHAL, out.errors());
        assertTrue(out.patterns().corrections().contains("f = 0.9"));
        assertEquals(Optional.of(out.done()), out.patterns().done());
        assertTrue(out.done().polarization());
        assertTrue(out.patterns().corrections().contains("pixel splitting bounding box"));
        assertTrue(out.done().solidAngle() && out.done().polarization());
        // half of the turn
        assertEquals(0.5, out.frames().doubles("pixels")[0] / pixels(q[0] - 0.002, q[39] + 0.002), 0.03);
    }

    private static double pixels(double from, double to) {
        double inside = 0;
        for (int i = 0; i < MadeFrames.PIXELS; i++) {
            double r = 1e-4 * Math.hypot(i / MadeFrames.SIDE - 29.5, i % MadeFrames.SIDE - 29.5);
            double q = 4 * Math.PI * Math.sin(Math.atan(r / 0.1) / 2);
            inside += q >= from && q <= to ? 1 : 0;
        }
        return inside;
    }

    /** Left half of the frame 10, right half 30: a sector about 180 degrees sees 10 alone, and half of the pixels. */
    @Test
    void aSectorAcrossTheCutOfTheAzimuthIsOnTheLeft() throws Exception {
        int[] raw = MadeFrames.even(10);
        for (int i = 0; i < raw.length; i++) {
            raw[i] = i % MadeFrames.SIDE < MadeFrames.SIDE / 2 ? 10 : 30;
        }
        for (Splitting splitting : Splitting.values()) {
            Parameters p = new Parameters(BINS, RadialAxis.TWO_THETA, Optional.empty(), Optional.empty(),
                    List.of(new Sector(140, 220)), splitting, false, Optional.empty(), 0, 0, ErrorModel.POISSON,
                    Clipping.NONE, ClipScatter.AZIMUTHAL, 5, 5, 10, 90, Normalisation.NONE, Optional.empty());
            Outputs out = new IntegrateOperation().run(inputs(MadeFrames.of(raw).series()), p, new PlainContext());
            double[] y = intensities(out, 0);
            for (int k = 2; k < BINS; k++) {
                assertTrue(Double.isNaN(y[k]) || Math.abs(y[k] - 10) < 1e-9, splitting + " bin " + k + ": " + y[k]);
            }
            // the beam is the corner of four pixels, which has no azimuth: one of them may be missing
            assertEquals(pixelsOnTheLeft(splitting == Splitting.NONE), out.frames().doubles("pixels")[0], 1.001);
        }
    }

    /** Pixels with the centre or any corner from 140 to 220 degrees. */
    private static int pixelsOnTheLeft(boolean centre) {
        int inside = 0;
        for (int i = 0; i < MadeFrames.PIXELS; i++) {
            double up = i / MadeFrames.SIDE - 30.0;
            double left = 30.0 - i % MadeFrames.SIDE;
            boolean in = centre ? isLeft(up + 0.5, left - 0.5)
                    : isLeft(up, left) || isLeft(up + 1, left) || isLeft(up, left - 1) || isLeft(up + 1, left - 1);
            inside += in ? 1 : 0;
        }
        return inside;
    }

    private static boolean isLeft(double up, double left) {
        return Math.abs(Math.atan2(up, left)) <= Math.toRadians(40) && left > 0;
    }

    @Test
    void clippingIsToldOnceAndUncertaintiesMayBeNone() throws Exception {
        int[] raw = MadeFrames.even(100);
        for (int i = 0; i < raw.length; i++) {
            double r = Math.hypot(i / MadeFrames.SIDE - 29.5, i % MadeFrames.SIDE - 29.5);
            raw[i] += (int) Math
                    .round(1000 * (Math.exp(-(r - 12) * (r - 12) / 2) + Math.exp(-(r - 22) * (r - 22) / 2)));
            raw[i] = i % 211 == 7 && Math.min(Math.abs(r - 12), Math.abs(r - 22)) < 1 ? 100_000 : raw[i];
        }
        PlainContext context = new PlainContext();
        Parameters p = new Parameters(60, RadialAxis.TWO_THETA, Optional.empty(), Optional.empty(), List.of(),
                Splitting.NONE, false, Optional.empty(), 0, 0, ErrorModel.NONE, Clipping.PERCENTILE,
                ClipScatter.AZIMUTHAL, 5, 5, 0, 90, Normalisation.NONE, Optional.empty());
        Outputs out = new IntegrateOperation().run(inputs(MadeFrames.of(raw).series()), p, context);
        assertFalse(out.patterns().intensity().errors().isPresent());
        assertEquals(1, context.warnings().stream().filter(w -> w.toString().contains("clipping took")).count(),
                () -> words(context));
        double[] pixels = out.clipped().orElseThrow().doubles("pixels_removed");
        double[] counts = out.clipped().orElseThrow().doubles("mean_removed");
        assertTrue(pixels.length > 0);
        for (int i = 0; i < pixels.length; i++) {
            // a tenth of the pixels; of the counts more
            assertEquals(10, pixels[i], 4);
            assertTrue(counts[i] >= pixels[i]);
        }
    }

    @Test
    void resultsHaveWhatTheDefinitionsAskFor() throws Exception {
        Instrument at = new Instrument("beamline", "ring", Instrument.Type.SYNCHROTRON);
        PowderMeasurement said = new PowderMeasurement(Optional.of(1.0), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(at), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(),
                Averaging.MEDIAN, Optional.empty(), 0, Optional.empty(), List.of());
        Inputs inputs = new Inputs(MadeFrames.of(MadeFrames.even(100)).series(), Optional.empty(), Optional.empty(),
                Optional.of(said));
        NexusDefinition one = new IntegrateOperation().run(inputs, parameters(ErrorModel.POISSON, Normalisation.NONE,
                Optional.empty()), new PlainContext()).nexusDefinition().orElseThrow();
        CakeOperation.Outputs cakes = new CakeOperation().run(inputs, cake(ErrorModel.AZIMUTHAL), new PlainContext());
        NexusDefinition two = cakes.nexusDefinition().orElseThrow();
        assertEquals("NXazint1d", one.name());
        assertEquals("NXazint2d", two.name());
        for (Map<String, Object> items : List.of(one.items(), two.items())) {
            for (String needed : List.of("solid_angle_applied", "polarization_applied", "normalization_applied",
                    "instrument/name", "instrument/monochromator/wavelength", "instrument/monochromator/energy",
                    "instrument/source/name", "instrument/source/type", "instrument/source/probe", "data/I",
                    "data/I_errors", "data/radial_axis", "data@signal", "data@axes", "data@interpretation")) {
                assertTrue(items.containsKey(needed), needed);
            }
            assertEquals(12.398, (double) items.get("instrument/monochromator/energy"), 1e-3);
            assertEquals("arbitrary units", items.get("data/I@units"));
            assertEquals(false, items.get("solid_angle_applied"));
            assertEquals(false, items.get("polarization_applied"));
            assertEquals(true, items.get("normalization_applied"));
        }
        assertEquals(List.of(".", "azimuthal_axis", "radial_axis"), two.items().get("data@axes"));
        assertTrue(two.items().containsKey("data/azimuthal_axis"));
        assertEquals(Optional.of(ErrorModel.AZIMUTHAL), cakes.errors());
    }

    private static CakeOperation.Parameters cake(ErrorModel errors) {
        return new CakeOperation.Parameters(20, 36, RadialAxis.TWO_THETA, Optional.empty(), Optional.empty(), -180, 180,
                Splitting.FULL, false, Optional.empty(), 0, 0, errors);
    }

    @Test
    void figuresShowTheFrameAndSayWhatTheErrorsAre() throws Exception {
        Outputs out = run(MadeFrames.of(MadeFrames.even(100)).series(), Normalisation.NONE, new PlainContext());
        Page pattern = new PatternFigure().build(new PatternFigure.Inputs(out), new PatternFigure.Options(
                Optional.empty(), false, Optional.empty(), Optional.empty(), false));
        assertTrue(pattern.caption().contains("counting statistics"), pattern::caption);
        assertEquals(2, pattern.panels().size());
        CakeOperation.Outputs cakes = new CakeOperation().run(inputs(MadeFrames.of(MadeFrames.even(100)).series()),
                cake(ErrorModel.AUTOMATIC), new PlainContext());
        Page map = new CakeFigure().build(new CakeFigure.Inputs(cakes), new CakeFigure.Options(Optional.empty(), true,
                1, 99.8, Optional.empty(), Optional.empty()));
        Image image = (Image) map.panels().getFirst().marks().getFirst();
        assertEquals(20, image.columns());
        assertEquals(36, image.rows());
        assertEquals(-180, image.yEdges()[0], 1e-9);
        // all pixels have 100 counts
        for (float value : image.values()) {
            assertTrue(Float.isNaN(value) || Math.abs(value - 2) < 1e-6);
        }
        OperationException refused = assertThrows(OperationException.class, () -> new PatternFigure().build(
                new PatternFigure.Inputs(out), new PatternFigure.Options(Optional.of(9L), false, Optional.empty(),
                        Optional.empty(), false)));
        assertTrue(refused.getMessage().contains("no frame 9"), refused::getMessage);
    }
}
