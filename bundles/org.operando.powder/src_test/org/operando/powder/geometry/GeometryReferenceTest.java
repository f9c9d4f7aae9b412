// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.powder.Samples;

/** Against the recorded numbers of pyFAI 0.21.3 and of GSAS-II's formula. */
class GeometryReferenceTest {
    private static final double MACHINE = 1e-10;

    private static JsonObject check(String name) throws Exception {
        return JsonObject.parse(Files.readString(Samples.data("xrd/formats/checks_geometry.json"))).object(name)
                .orElseThrow();
    }

    private static double[] pixel(JsonObject check, int i) {
        List<?> pixel = (List<?>) ((List<?>) check.values().get("index_y_x")).get(i);
        return new double[] {(Double) pixel.get(0), (Double) pixel.get(1)};
    }

    private static GeometryFile read(String name, Optional<FramePixels> frame) throws Exception {
        return GeometryFile.read(Samples.data("xrd/formats/" + name), frame);
    }

    @ParameterizedTest
    @ValueSource(strings = {"geometry_v1.poni", "geometry_v2.poni", "geometry_v2.1_orientation2.poni"})
    void poniFilesGiveTheRecordedAngles(String name) throws Exception {
        JsonObject check = check(name);
        double[] shape = check.numbers("shape");

        GeometryFile file = read(name, Optional.empty());

        double[] poni = check.numbers("poni");
        DetectorGeometry g = file.geometry();
        assertArrayEquals(poni, new double[] {g.distance(), g.poni1(), g.poni2(), g.rot1(), g.rot2(), g.rot3()});
        assertEquals((int) check.number("orientation").orElse(3), g.orientation());
        assertEquals(check.number("wavelength_m").orElseThrow() * 1e10, file.wavelength().orElseThrow(), 1e-15,
                "metres to angstrom by decimals");
        PixelGrid grid = new PixelGrid(g, (int) shape[0], (int) shape[1]);
        DetectorGeometry usual = g.usual((int) shape[0], (int) shape[1]);
        PixelGrid same = new PixelGrid(usual, (int) shape[0], (int) shape[1]);
        for (int i = 0; i < 5; i++) {
            double row = pixel(check, i)[0] + 0.5;
            double column = pixel(check, i)[1] + 0.5;
            // pyFAI forms centres in float32 (dossier 1.1 c): the recorded ones were computed in double
            double twoTheta = check.numbers("two_theta_deg")[i];
            assertEquals(twoTheta, Math.toDegrees(grid.twoTheta(row, column)), 1e-9);
            assertEquals(check.numbers("chi_deg")[i], Math.toDegrees(grid.chi(row, column)), 1e-9);
            double q = 4 * Math.PI * Math.sin(grid.twoTheta(row, column) / 2) / file.wavelength().get();
            assertEquals(check.numbers("q_per_A")[i], q, 1e-9);
            assertEquals(grid.twoTheta(row, column), same.twoTheta(row, column), 1e-14);
            assertEquals(grid.chi(row, column), same.chi(row, column), 1e-13);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"geometry_v1.poni", "geometry_v2.poni"})
    void fit2dNumbersAreThoseOfPyfai(String name) throws Exception {
        JsonObject fit2d = check(name).object("fit2d").orElseThrow();

        Fit2dParameters ours = Fit2dParameters.of(read(name, Optional.empty()).geometry());

        assertEquals(fit2d.number("directDist").getAsDouble(), ours.directDistanceMillimetres(), MACHINE);
        assertEquals(fit2d.number("centerX").getAsDouble(), ours.centerX(), MACHINE * 10);
        assertEquals(fit2d.number("centerY").getAsDouble(), ours.centerY(), MACHINE * 10);
        // pyFAI takes the arc cosine of a number near 1, which costs it digits
        assertEquals(fit2d.number("tilt").getAsDouble(), ours.tiltDegrees(), 1e-10);
        assertEquals(fit2d.number("tiltPlanRotation").getAsDouble(), ours.tiltPlaneRotationDegrees(), 1e-8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"geometry_gsas2_si.imctrl", "geometry_gsas2_mar2300.imctrl", "geometry_gsas2_ge.imctrl"})
    void gsasFilesGiveTheRecordedAngles(String name) throws Exception {
        JsonObject check = check(name);
        double pixel = check.number("pixel_mm").orElseThrow() * 1e-3;

        GeometryFile file = read(name, Optional.of(new FramePixels(2048, 2048, pixel, pixel, false)));

        PixelGrid grid = new PixelGrid(file.geometry(), 2048, 2048);
        double[] poni = check.numbers("poni");
        assertEquals(poni[0], file.geometry().distance(), 1e-15);
        assertEquals(poni[1], file.geometry().poni1(), 1e-13);
        assertEquals(poni[2], file.geometry().poni2(), 1e-13);
        assertEquals(poni[3], file.geometry().rot1(), 1e-13);
        assertEquals(poni[4], file.geometry().rot2(), 1e-13);
        for (int i = 0; i < 5; i++) {
            double row = pixel(check, i)[0] + 0.5;
            double column = pixel(check, i)[1] + 0.5;
            assertEquals(check.numbers("two_theta_deg")[i], Math.toDegrees(grid.twoTheta(row, column)), 1e-9);
            // the third rotation takes up GSAS-II's other axis exactly, so the azimuth agrees as well as 2theta
            assertEquals(check.numbers("azimuth_deg")[i], Math.toDegrees(grid.chi(row, column)), 1e-9);
        }
    }

    @Test
    void publishedCalibrationOfTheMarFrameFitsItsPointsOnceTheRowsAreTurned() throws Exception {
        JsonObject own = JsonObject.parse(Files.readString(Samples.data("xrd/frames/geometry.json")))
                .object("ceo2_steel_mar2300").orElseThrow().object("poni").orElseThrow();
        DetectorGeometry ours = new DetectorGeometry(own.number("dist").orElseThrow(),
                own.number("poni1").orElseThrow(), own.number("poni2").orElseThrow(), own.number("rot1").orElseThrow(),
                own.number("rot2").orElseThrow(), 0, 1.5e-4, 1.5e-4, 3);

        DetectorGeometry published = read("geometry_gsas2_mar2300.imctrl",
                Optional.of(new FramePixels(2300, 2300, 1.5e-4, 1.5e-4, true))).geometry();

        // its esds: centre 7 um, distance 33 um, tilt 0.04 degrees
        assertEquals(ours.beamRow() * 150, published.beamRow() * 150, 7.0);
        assertEquals(ours.beamColumn() * 150, published.beamColumn() * 150, 7.0);
        assertEquals(ours.distance(), published.distance(), 33e-6);
        assertEquals(Math.toDegrees(ours.tilt()), Math.toDegrees(published.tilt()), 0.04);
    }

    @Test
    void aFileReadThroughItsHeadIsTheSameByItsContent() throws Exception {
        Path poni = Samples.data("xrd/formats/geometry_v2.poni");
        assertEquals("pyFAI .poni 2", GeometryFile.read(poni, Optional.empty()).format());
        assertTrue(GeometryFile.read(poni, Optional.empty()).detector().isEmpty());
    }
}
