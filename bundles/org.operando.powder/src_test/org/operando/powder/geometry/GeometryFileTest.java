// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.LoadException;
import org.operando.io.hdf5.Hdf5Writer;
import org.operando.testkit.Fuzz;

class GeometryFileTest {
    private static final FramePixels FRAME = new FramePixels(1043, 981, 1.72e-4, 1.72e-4, false);
    private static final long SEED = 20_260_401;

    private static Path sample(String name) {
        return Path.of("src_test/data/geometry", name);
    }

    private static GeometryFile read(String name) throws LoadException {
        return GeometryFile.read(sample(name), Optional.of(FRAME));
    }

    /** Geometries with tilts of up to 12 degrees and any third rotation. */
    private static List<DetectorGeometry> random(boolean third) {
        Random random = new Random(SEED);
        return random.ints(200).mapToObj(i -> new DetectorGeometry(0.05 + 2 * random.nextDouble(),
                0.4 * random.nextDouble() - 0.1, 0.4 * random.nextDouble() - 0.1, 0.15 * random.nextGaussian() % 0.15,
                0.15 * random.nextGaussian() % 0.15, third ? random.nextDouble() * 2 - 1 : 0, 1e-4, 1.3e-4, 3))
                .toList();
    }

    private static double[] numbers(DetectorGeometry g) {
        return new double[] {g.distance(), g.poni1(), g.poni2(), g.rot1(), g.rot2(), g.rot3(), g.pixel1(), g.pixel2()};
    }

    /** Compared relative to numbers of the order of 1; the beam may lie metres from the PONI at 12 degrees and 2 m. */
    private static void assertSame(DetectorGeometry expected, DetectorGeometry found) {
        assertArrayEquals(numbers(expected), numbers(found), 4e-15);
        assertEquals(expected.orientation(), found.orientation());
    }

    @Test
    void fit2dNumbersGoThereAndBack() {
        for (DetectorGeometry g : random(false)) {
            assertSame(g, Fit2dParameters.of(g).geometry());
        }
    }

    @Test
    void gsasNumbersGoThereAndBackWithTheThirdRotation() {
        for (DetectorGeometry g : random(true)) {
            assertSame(g, GsasGeometry.of(g).geometry(g.pixel1(), g.pixel2()));
        }
    }

    @Test
    void imageD11NumbersGoThereAndBackWithTheThirdRotation() {
        for (DetectorGeometry g : random(true)) {
            assertSame(g, ImageD11Parameters.of(g).geometry());
        }
    }

    /** The formula of ImageD11, written down anew: x_lab = Rx Ry Rz (0, y, z) + (distance, 0, 0). */
    @Test
    void imageD11SeesThePixelsWhereTheyAre() {
        for (DetectorGeometry g : random(true)) {
            ImageD11Parameters p = ImageD11Parameters.of(g);
            double z = (120 - p.zCenter()) * p.zSizeMicrometres();
            double y = -(340 - p.yCenter()) * p.ySizeMicrometres();
            double x1 = -Math.sin(p.tiltZ()) * y;
            double y1 = Math.cos(p.tiltZ()) * y;
            double x2 = Math.cos(p.tiltY()) * x1 + Math.sin(p.tiltY()) * z;
            double z2 = -Math.sin(p.tiltY()) * x1 + Math.cos(p.tiltY()) * z;
            double y3 = Math.cos(p.tiltX()) * y1 - Math.sin(p.tiltX()) * z2;
            double z3 = Math.sin(p.tiltX()) * y1 + Math.cos(p.tiltX()) * z2;
            double[] t = new double[3];

            new PixelGrid(g, 1000, 1000).laboratory(120.5, 340.5, t);

            assertArrayEquals(new double[] {z3 * 1e-6, -y3 * 1e-6, (x2 + p.distanceMicrometres()) * 1e-6}, t, 1e-14);
        }
    }

    @Test
    void flippingTwiceIsNothingAndOnceKeepsTwoTheta() {
        for (DetectorGeometry g : random(true)) {
            PixelGrid grid = new PixelGrid(g, 100, 200);
            PixelGrid turned = new PixelGrid(g.flippedRows(100), 100, 200);

            assertSame(g, g.flippedRows(100).flippedRows(100));
            assertSame(g, g.flippedColumns(200).flippedColumns(200));
            assertEquals(grid.twoTheta(10.5, 20.5), turned.twoTheta(89.5, 20.5), 1e-14);
            assertEquals(grid.chi(10.5, 20.5), -turned.chi(89.5, 20.5), 1e-12);
        }
    }

    @Test
    void lastBlockOfAnAppendedFileCounts() throws Exception {
        GeometryFile file = read("appended_v1.poni");

        assertArrayEquals(new double[] {0.25, 0.051, 0.061, 0.011, -0.021, 0.001, 1e-4, 1.2e-4},
                numbers(file.geometry()));
        assertEquals(Optional.of(0.4067), file.wavelength());
        assertEquals("None", file.further().get("SplineFile"));
    }

    @Test
    void namedDetectorGivesItsPixelsAndNoWavelengthIsNone() throws Exception {
        GeometryFile file = read("named_v2.poni");

        assertEquals(172e-6, file.geometry().pixel1(), 1e-18);
        assertEquals(Optional.of("Pilatus1M"), file.detector());
        assertEquals(Optional.of(new GeometryFile.Shape(1043, 981)), file.shape());
        assertEquals(Optional.empty(), file.wavelength());
    }

    @ParameterizedTest
    @ValueSource(strings = {"appended_v1.poni", "named_v2.poni", "orientation_v2.1.poni"})
    void poniFileWrittenAgainSaysTheSame(String name, @TempDir Path folder) throws Exception {
        GeometryFile file = read(name);

        PoniFile.write(folder.resolve("again.poni"), file);

        GeometryFile again = PoniFile.read(folder.resolve("again.poni"));
        assertEquals(file.geometry(), again.geometry());
        assertEquals(file.wavelength(), again.wavelength());
        assertEquals(file.shape(), again.shape());
    }

    @Test
    void gsasFileWrittenAgainKeepsWhatItDoesNotKnow(@TempDir Path folder) throws Exception {
        FramePixels mar = new FramePixels(2300, 2300, 1.5e-4, 1.5e-4, true);
        GeometryFile file = GeometryFile.read(sample("own.imctrl"), Optional.of(mar));

        ImctrlFile.write(folder.resolve("again.imctrl"), file, mar);

        GeometryFile again = ImctrlFile.read(folder.resolve("again.imctrl"), Optional.of(mar));
        assertSame(file.geometry(), again.geometry());
        assertEquals("[1, 'two']", again.further().get("myKey"));
        assertTrue(again.further().keySet().containsAll(file.further().keySet()));
        assertEquals(Optional.of(0.24), again.wavelength());
    }

    @Test
    void gsasFileWithoutFramesAsksForThem() {
        LoadException e = assertThrows(LoadException.class,
                () -> GeometryFile.read(sample("own.imctrl"), Optional.empty()));

        assertTrue(e.getMessage().contains("detector:") && e.getMessage().contains("pixel:"), e.getMessage());
    }

    @Test
    void nexusFileWrittenIsRead(@TempDir Path folder) throws Exception {
        int n = 0;
        for (DetectorGeometry g : random(true).subList(0, 20)) {
            Path file = folder.resolve("g" + n++ + ".nxs");

            NexusDetector.write(file, GeometryFile.of(g, Optional.of(0.4066)).of("pilatus-1m", 1043, 981));

            GeometryFile again = GeometryFile.read(file, Optional.empty());
            assertSame(g, again.geometry());
            assertEquals(Optional.of(0.4066), again.wavelength());
            assertEquals(Optional.of("pilatus-1m"), again.detector());
            assertEquals(Optional.of(new GeometryFile.Shape(1043, 981)), again.shape());
        }
    }

    /** An arm at 20 degrees about x, then a shift of 300 mm along it; rows down, columns to the right; by hand. */
    @Test
    void chainOfRotationAndTranslationIsFollowed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("arm.nxs");
        String d = "/entry/instrument/detector";
        try (Hdf5Writer out = Hdf5Writer.create(file)) {
            step(out, d + "/transformations/arm", 20, "deg", "rotation", new double[] {-1, 0, 0}, ".");
            step(out, d + "/transformations/out", 300, "mm", "translation", new double[] {0, 0, 1}, "arm");
            step(out, d + "/detector_module/module_offset", 0.01, "m", "translation", new double[] {0, 1, 0},
                    d + "/transformations/out");
            step(out, d + "/detector_module/fast_pixel_direction", 100, "um", "translation", new double[] {-1, 0, 0},
                    d + "/transformations/out");
            step(out, d + "/detector_module/slow_pixel_direction", 100, "um", "translation", new double[] {0, -1, 0},
                    d + "/transformations/out");
        }

        GeometryFile read = GeometryFile.read(file, Optional.empty());

        // row 100 column 0 is where the arm meets the detector: 10 mm down from the corner
        PixelGrid grid = new PixelGrid(read.geometry(), 200, 200);
        assertEquals(20, Math.toDegrees(grid.twoTheta(100, 0)), 1e-12);
        assertEquals(20 + Math.toDegrees(Math.atan(10 / 300.0)), Math.toDegrees(grid.twoTheta(0, 0)), 1e-12);
        assertEquals(0.3, read.geometry().distance(), 1e-15);
        assertTrue(read.further().get("azimuth").contains("downwards"));
    }

    private static void step(Hdf5Writer out, String path, double value, String unit, String type, double[] vector,
            String dependsOn) {
        out.write(path, value);
        out.attribute(path, "units", unit);
        out.attribute(path, "transformation_type", type);
        out.attribute(path, "vector", vector);
        out.attribute(path, "depends_on", dependsOn);
    }

    @Test
    void calibrationsByAnglesAreRefusedByName(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("dawn.nxs");
        try (Hdf5Writer out = Hdf5Writer.create(file)) {
            out.write("/entry/detector/yaw", 1.0);
            out.write("/entry/detector/beam_center_x", 100.0);
        }

        LoadException e = assertThrows(LoadException.class, () -> GeometryFile.read(file, Optional.empty()));

        assertTrue(e.getMessage().contains("yaw"), e.getMessage());
    }

    @Test
    void settingsOfPyfaiAreRead() throws Exception {
        AzimintSettings s = AzimintSettings.read(sample("own.azimint.json"));

        assertEquals(172e-6, s.geometry().orElseThrow().pixel1(), 1e-18);
        assertEquals(Optional.of(0.4066), s.wavelength());
        assertEquals("mask.edf", s.mask().orElseThrow().getFileName().toString());
        assertEquals(List.of(), s.dark());
        assertEquals(1, s.flat().size());
        assertEquals(Optional.of(0.99), s.polarisation());
        assertEquals(Optional.of(2000), s.radialBins());
        assertEquals(Optional.empty(), s.azimuthalBins());
        assertEquals(List.of(1.5, 30.0), s.radialRange());
        assertEquals(List.of(), s.azimuthRange());
        assertEquals("poisson", s.errorModel());
        assertEquals(Optional.of(-2.0), s.dummy());
        assertEquals(List.of("full", "csr", "cython"), s.method());
        assertEquals(0.2, GeometryFile.read(sample("own.azimint.json"), Optional.empty()).geometry().distance());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"nbpt_rad\": \"many\"", "\"nbpt_rad\": true", "\"nbpt_rad\": 5, \"delta_dummy\": \"x\"",
        "\"nbpt_rad\": [1]", "\"poni\": {\"dist\": \"far\"}"})
    void settingsWhoseNumbersAreNoneAreRefused(String said, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.azimint.json"), "{" + said + "}");

        LoadException e = assertThrows(LoadException.class, () -> AzimintSettings.read(file));

        assertTrue(e.getMessage().contains("is no number"), e.getMessage());
    }

    @Test
    void newerSettingsHaveListsAndAPlaceOfTheirOwn(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("new.json");
        Files.writeString(file, """
                {"version": 5, "poni": {"dist": 0.1, "poni1": 0.01, "poni2": 0.02, "rot1": 0, "rot2": 0, "rot3": 0,
                 "detector": "Detector", "detector_config": {"pixel1": 1e-4, "pixel2": 1e-4}, "wavelength": 1e-10},
                 "nbpt_rad": 500, "nbpt_azim": 90, "radial_range": [0.5, 4], "azimuth_range": null,
                 "polarization_description": [0.95, 0], "error_model": "AZIMUTHAL", "unit": "q_A^-1"}
                """);

        AzimintSettings s = AzimintSettings.read(file);

        assertEquals(0.1, s.geometry().orElseThrow().distance());
        assertEquals(Optional.of(1.0), s.wavelength());
        assertEquals(Optional.of(90), s.azimuthalBins());
        assertEquals(List.of(0.5, 4.0), s.radialRange());
        assertEquals(Optional.of(0.95), s.polarisation());
        assertEquals("azimuthal", s.errorModel());
    }

    @ParameterizedTest
    @ValueSource(strings = {"appended_v1.poni", "orientation_v2.1.poni", "own.imctrl", "own.azimint.json"})
    void damagedFilesAreReadOrRefusedByName(String name) {
        Fuzz.of(name, file -> GeometryFile.read(file, Optional.of(FRAME)).toString()).sample(sample(name)).seed(SEED)
                .timeLimit(Duration.ofSeconds(2)).check();
    }

    @Test
    void damagedNexusFilesAreReadOrRefusedByName(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("g.nxs");
        NexusDetector.write(file, GeometryFile.of(random(true).getFirst(), Optional.of(0.4066)));

        Fuzz.of("NexusDetector", f -> GeometryFile.read(f, Optional.empty()).toString()).sample(file).seed(SEED)
                .timeLimit(Duration.ofSeconds(5)).check();
    }
}
