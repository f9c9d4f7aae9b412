// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operando.api.OperationException;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.PixelGrid;

/** Refinement from control points that were found elsewhere, against the geometry that was refined elsewhere. */
class RefinementTest {
    private static final double PILATUS = 172e-6;
    private static final int[] PILATUS_SHAPE = {1043, 981};
    private static final double MAR = 150e-6;
    private static final int[] MAR_SHAPE = {2300, 2300};
    /** Starts off by 1 % in the distance, some pixels in the centre and all of the tilt. */
    private static final DetectorGeometry PILATUS_START = new DetectorGeometry(0.21143, 0.0887, 0.0857, 0, 0, 0,
            PILATUS,
            PILATUS, 3);
    private static final DetectorGeometry MAR_START = new DetectorGeometry(1.13, 0.171, 0.169, 0, 0, 0, MAR, MAR, 3);

    static Refined fit(String name, DetectorGeometry start, double wavelength, int[] shape, Set<Freedom> freedom,
            Robustness robustness) throws IOException, OperationException {
        double[] spacings = NamedCalibrants.find("CeO2").orElseThrow().spacings();
        return new Refinement(spacings, shape[0], shape[1], new double[1], robustness).fit(ControlPoints.of(name),
                start,
                wavelength, freedom);
    }

    /** Asks for the recorded geometry, each parameter within its esd; esds within 1 %, as they are the same formula. */
    private static void assertGeometry(Refined found, double[] expected, double[] esd) {
        for (int k = 0; k < expected.length; k++) {
            Freedom freedom = Freedom.values()[k];
            assertEquals(expected[k], found.value(freedom), esd[k], freedom.term());
            assertEquals(1, found.uncertainty(freedom) / esd[k], 0.01, "esd of " + freedom.term());
        }
    }

    @Test
    void centroidsOfThePilatusFrameGiveTheRecordedGeometry() throws IOException, OperationException {
        Refined found = fit("ceo2_pilatus1m_control_points.csv.gz", PILATUS_START, 0.4066, PILATUS_SHAPE,
                Refinement.usual(), Robustness.NONE);

        // recorded 0.006473; the issue asks for 0.00648
        assertTrue(Math.toDegrees(found.rms()) <= 0.00648, "rms " + Math.toDegrees(found.rms()));
        assertGeometry(found,
                new double[] {0.20867565668170415, 0.09207544879227292, 0.08005599474707847, -0.01809223180692452,
                    -0.004062718620799557},
                new double[] {1.4054682285013873e-06, 9.923572150864604e-06, 1.0562783953278848e-05,
                    4.578904323611563e-05, 4.277493636254423e-05});
        assertEquals(0.998155, found.correlation(Freedom.PONI2, Freedom.ROT1), 1e-5);
        assertEquals(-0.068711, found.correlation(Freedom.DISTANCE, Freedom.PONI1), 1e-4);
    }

    @Test
    void pointsOfPyFaiGiveTheRecordedGeometry() throws IOException, OperationException {
        Refined found = fit("ceo2_pilatus1m_pyfai_points.csv.gz", PILATUS_START, 0.4066, PILATUS_SHAPE,
                Refinement.usual(), Robustness.NONE);

        // recorded 0.0097346; the issue asks for 0.00974
        assertTrue(Math.toDegrees(found.rms()) <= 0.00974, "rms " + Math.toDegrees(found.rms()));
        assertGeometry(found,
                new double[] {0.20867673158897875, 0.09205316740444636, 0.08006665745127928, -0.018041978636813297,
                    -0.00396644596512865},
                new double[] {2.0102192586793492e-06, 1.4272675944208676e-05, 1.5048030995878655e-05,
                    6.540733786520586e-05, 6.157549783169707e-05});
    }

    @Test
    void pointsOfTheMarFrameGiveTheRecordedGeometry() throws IOException, OperationException {
        Refined found = fit("ceo2_steel_mar2300_control_points.csv.gz", MAR_START, 0.12398, MAR_SHAPE,
                Refinement.usual(), Robustness.NONE);

        assertTrue(Math.toDegrees(found.rms()) <= 0.00145, "rms " + Math.toDegrees(found.rms()));
        assertGeometry(found,
                new double[] {1.1189096791859838, 0.17124828499982062, 0.19198125919739376, 0.020891952417925228,
                    0.00024594361193002454},
                new double[] {8.583538116460233e-06, 0.000190767222185799, 0.00019053942206816437,
                    0.00016917085608345264, 0.0001693019511386948});
        assertEquals(0.999993, found.correlation(Freedom.PONI2, Freedom.ROT1), 1e-6);
    }

    @Test
    void rejectionLeavesFewOfTheKeptPointsOut() throws IOException, OperationException {
        Refined found = fit("ceo2_pilatus1m_control_points.csv.gz", PILATUS_START, 0.4066, PILATUS_SHAPE,
                Refinement.usual(), Robustness.REJECTION);

        assertTrue(found.points() >= 0.99 * found.weights().length, "kept " + found.points());
        assertEquals(0.20867565668170415, found.geometry().distance(), 3 * 1.4e-6);
    }

    @Test
    void aFreeWavelengthRunsAwayWithTheDistance() throws IOException, OperationException {
        Set<Freedom> freedom = EnumSet.copyOf(Refinement.usual());
        freedom.add(Freedom.WAVELENGTH);

        Refined found = fit("ceo2_steel_mar2300_control_points.csv.gz", MAR_START, 0.12398, MAR_SHAPE, freedom,
                Robustness.NONE);

        // another fit of such points found 0.12968 (+4.6 %) at a correlation of -0.999995 with rms 0.00135 instead of
        // 0.00145; its valley is so flat that one esd, 2.5e-3 of the wavelength, is what can be asked
        assertEquals(0.12968, found.wavelength(), 2.5e-3 * 0.12398);
        assertEquals(-0.999995, found.correlation(Freedom.WAVELENGTH, Freedom.DISTANCE), 1e-6);
        assertEquals(0.00135, Math.toDegrees(found.rms()), 1e-5);
    }

    @Test
    void derivativesAreThoseOfCentralDifferences() {
        RingPoints points = new RingPoints();
        double[] corners = {-0.5, 3, 400.25, 977.125};
        for (int i = 0; i < 16; i++) {
            points.add(corners[i / 4], corners[i % 4] * 0.9 + 17, i % 5, i % 2);
        }
        int[] free = {0, 1, 2, 3, 4, 5, 6, 7};
        double[] p = {0.21, 0.09, 0.08, 0.31, -0.22, 0.41, 0.003, -0.002};
        RingModel model = new RingModel(points, NamedCalibrants.find("lab6").orElseThrow().spacings(), PILATUS_START,
                1043,
                981, new double[] {0.1, 0.15}, p, free);
        double[][] jacobian = new double[free.length][points.size()];
        model.valuesAndJacobian(p, new double[points.size()], jacobian);

        for (int k = 0; k < free.length; k++) {
            double[] high = new double[points.size()];
            double[] low = new double[points.size()];
            double step = 1e-6;
            double[] moved = p.clone();
            moved[k] = p[k] + step;
            model.values(moved, high);
            moved[k] = p[k] - step;
            model.values(moved, low);
            for (int i = 0; i < points.size(); i++) {
                // the differences' own error: third derivative 1e3 x step^2, rounding 1e-16/step
                assertEquals((high[i] - low[i]) / (2 * step), jacobian[k][i], 2e-9, "parameter " + k + " point " + i);
            }
        }
    }

    @Test
    void residualsAreThoseOfThePixelGrid() {
        for (int orientation = 1; orientation <= 4; orientation++) {
            DetectorGeometry geometry = new DetectorGeometry(0.3, 0.05, 0.04, 0.2, -0.1, 0.7, 1e-4, 2e-4, orientation);
            RingPoints points = new RingPoints();
            points.add(12.5, 700, 1, 0);
            double[] all = {0.3, 0.05, 0.04, 0.2, -0.1, 0.5, 0, 0};
            double[] residual = new double[1];
            double[] spacings = {4, 3};
            new RingModel(points, spacings, geometry, 900, 800, new double[1], all, new int[0])
                    .values(new double[0], residual);

            double twoTheta = new PixelGrid(geometry, 900, 800).twoTheta(13, 700.5);
            assertEquals(twoTheta - 2 * Math.asin(0.5 / 6), residual[0], 1e-13, "orientation " + orientation);
        }
    }
}
