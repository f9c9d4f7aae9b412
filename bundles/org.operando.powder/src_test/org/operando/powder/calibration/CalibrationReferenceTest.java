// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operando.api.OperationException;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.PixelGrid;
import org.operando.testkit.PlainContext;
import org.operando.testkit.Testkit;

/** Calibration of real frames without a click: points, geometry, and where the lines of the integrated pattern lie. */
class CalibrationReferenceTest {
    private static final double A = 5.411651;

    private static CalibrateOperation.Outputs run(FrameSeries frames) throws Exception {
        return Testkit.run(new CalibrateOperation(), new CalibrateOperation.Inputs(frames), "calibrant: ceo2").result();
    }

    private static long kept(CalibrateOperation.Outputs found) {
        return Arrays.stream(found.points().longs("kept")).sum();
    }

    private static long used(CalibrateOperation.Outputs found) {
        return Arrays.stream(found.rings().texts("problem")).filter(String::isEmpty).count();
    }

    /** Largest distance of a line of the pattern from the certified cell, degrees: centroid of a histogram's line. */
    private static double worstLine(FrameSeries frames, CalibrateOperation.Outputs found, int[] squares, double width)
            throws Exception {
        CalibrantImage image = CalibrationImages.of(frames, Optional.empty(), false, new PlainContext()).getFirst();
        PixelGrid grid = new PixelGrid(found.calibration().geometry(), image.rows(), image.columns());
        double step = width / 12;
        double[] sum = new double[(int) (60 / step)];
        double[] count = new double[sum.length];
        for (int i = 0; i < image.values().length; i++) {
            // 3 x 3 parts of a pixel, so that bins narrower than a pixel are smooth
            for (int part = 0; part < 9 && !image.masked()[i]; part++) {
                int bin = (int) (Math.toDegrees(grid.twoTheta(i / image.columns() + (part / 3 + 0.5) / 3,
                        i % image.columns() + (part % 3 + 0.5) / 3)) / step);
                if (bin < sum.length) {
                    sum[bin] += image.values()[i];
                    count[bin]++;
                }
            }
        }
        double worst = 0;
        for (int n : squares) {
            double angle = 2 * Math.toDegrees(Math.asin(found.calibration().wavelength() * Math.sqrt(n) / (2 * A)));
            double at = centroid(sum, count, step, angle, width);
            worst = Math.max(worst, Math.abs(at - angle));
        }
        return worst;
    }

    private static double centroid(double[] sum, double[] count, double step, double angle, double width) {
        double centre = angle;
        for (int round = 0; round < 20; round++) {
            double low = mean(sum, count, step, centre - 1.4 * width);
            double high = mean(sum, count, step, centre + 1.4 * width);
            double net = 0;
            double first = 0;
            for (double x = -1.2 * width; x <= 1.2 * width; x += step / 4) {
                int bin = (int) ((centre + x) / step);
                double above = sum[bin] / count[bin] - (low + high) / 2 - (high - low) * x / (2.8 * width);
                net += above;
                first += above * x;
            }
            centre += first / net;
        }
        return centre;
    }

    private static double mean(double[] sum, double[] count, double step, double at) {
        double s = 0;
        double n = 0;
        for (int bin = (int) (at / step) - 2; bin <= at / step + 2; bin++) {
            s += sum[bin];
            n += count[bin];
        }
        return s / n;
    }

    @Test
    void thePilatusFrame() throws Exception {
        FrameSeries frames = CalibrantFrames.real("ceo2_pilatus1m.tif", 0, 0.4066, 172e-6, Optional.empty());
        CalibrateOperation.Outputs found = run(frames);

        assertTrue(kept(found) >= 3000, "points " + kept(found));
        assertTrue(used(found) >= 12, "rings " + used(found));
        assertTrue(kept(found) >= 0.97 * found.points().rows(), "kept " + kept(found) + " of " + found.points().rows());
        // as the issue asks: all lines up to (620) within 0.0025 degrees
        double worst = worstLine(frames, found, new int[] {3, 4, 8, 11, 12, 16, 19, 20, 24, 27, 32, 35, 36, 40}, 0.06);
        assertTrue(worst <= 0.0025, "lines " + worst);
        // the geometry that others found from their own points, 3 um in the distance by the window (5 pixels there 3 um)
        assertEquals(0.20867566, found.distance().value(), 4e-6);
        assertEquals(530.3931, found.beamRow().value(), 0.05);
        assertEquals(487.3960, found.beamColumn().value(), 0.05);
    }

    @Test
    void theMarFrameBesideSteel() throws Exception {
        FrameSeries frames = CalibrantFrames.real("ceo2_steel_mar2300.mar2300", 0, 0.12398, 150e-6, Optional.empty());
        CalibrateOperation.Outputs found = run(frames);

        assertTrue(kept(found) >= 3000, "points " + kept(found));
        assertTrue(used(found) >= 9, "rings " + used(found));
        double worst = worstLine(frames, found, new int[] {3, 4, 8, 11, 12, 16, 19, 20, 24}, 0.0215);
        assertTrue(worst <= 0.002, "lines " + worst);
        // GSAS-II's published calibration of the frame: 1118.899(33) mm, tilt 1.225(40)
        assertEquals(1.118899, found.distance().value(), 4 * Math.hypot(33e-6, found.distance().uncertainty()));
        assertEquals(1.225, found.tilt().value(), 2 * Math.hypot(0.04, found.tilt().uncertainty()));
    }

    @Test
    void theSyntheticFrame() throws Exception {
        FrameSeries frames = CalibrantFrames.real("synthetic_ceo2.tif", 0, 0.1665, 200e-6, Optional.empty());
        CalibrateOperation.Outputs found = run(frames);

        DetectorGeometry truth = new DetectorGeometry(0.6, 0.1043, 0.0987, 0.012, -0.021, 0, 200e-6, 200e-6, 3);
        // centroids of single arcs are off by 1e-5 of the distance as others find them; ours by less
        assertEquals(truth.distance(), found.distance().value(), 3e-6);
        assertEquals(truth.beamRow(), found.beamRow().value(), 3 * found.beamRow().uncertainty());
        assertEquals(truth.beamColumn(), found.beamColumn().value(), 3 * found.beamColumn().uncertainty());
        assertEquals(Math.toDegrees(truth.tilt()), found.tilt().value(), 3 * found.tilt().uncertainty());
    }

    @Test
    void theFrameOnAnArmWithItsGeometry() throws Exception {
        DetectorGeometry arm = new DetectorGeometry(0.918352721976438, 0.01616856812272556, 0.10387055589771495,
                -0.05879597373057044, 0.35971395680452695, 4.497968412655304e-09, 172e-6, 172e-6, 3);
        double[] spacings = NamedCalibrants.find("lab6").orElseThrow().spacings();
        RingPoints points = ControlPoints.of("lab6_pilatus300kw_tth20.64_control_points.csv.gz");
        Refined held = new Refinement(spacings, 195, 1475, new double[1], Robustness.NONE).fit(points, arm,
                0.885601409974337, Set.of());

        // recorded: 0.00706986 degrees
        assertEquals(0.00706986, Math.toDegrees(held.rms()), 1e-7);
        double[] all = new double[points.size()];
        Arrays.fill(all, 1);
        assertTrue(Degeneracy.before(points, all, arm, 195, 1475, Refinement.usual()).orElse("")
                .contains("all points lie on one ring"));
    }

    @Test
    void theFrameOnAnArmTellsThatItHasOneRing() throws Exception {
        DetectorGeometry arm = new DetectorGeometry(0.918352721976438, 0.01616856812272556, 0.10387055589771495,
                -0.05879597373057044, 0.35971395680452695, 4.497968412655304e-09, 172e-6, 172e-6, 3);
        FrameSeries frames = CalibrantFrames.real("lab6_pilatus300kw_tth20.64.tif", 1, 0.885601409974337, 172e-6,
                Optional.of(arm));

        for (String free : List.of("distance", "poni1")) {
            String message = assertThrows(OperationException.class, () -> Testkit.run(new CalibrateOperation(),
                    new CalibrateOperation.Inputs(frames), "calibrant: lab6\nfree: [" + free + "]")).getMessage();
            assertTrue(message.contains("lie on one ring") && message.contains("'free: []'"), message);
        }
    }
}
