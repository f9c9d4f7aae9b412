// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LevenbergMarquardtTest {
    private static final Optimizer.Settings TIGHT = new Optimizer.Settings(2000, 1e-10, Optimizer.BoundPolicy.FULL);

    static List<ReferenceProblem> problems() {
        return List.of(ReferenceProblem.misra1a(), ReferenceProblem.mgh09(), ReferenceProblem.lanczos3(),
                ReferenceProblem.thurber());
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    @ParameterizedTest
    @MethodSource("problems")
    void certifiedValuesAreMetFromBothStarts(ReferenceProblem problem) {
        for (double[] start : problem.starts()) {
            Minimum minimum = new LevenbergMarquardt().minimise(
                    LeastSquaresProblem.unbounded(problem.model(), problem.y(), ones(problem.y().length), start),
                    TIGHT);

            assertTrue(minimum.converged(), problem.name() + " after " + minimum.iterations());
            // eleven digits are certified; the data of Lanczos3 leave nine of them in doubles
            assertEquals(problem.sum(), minimum.chiSquared(), 1e-8 * problem.sum());
            for (int k = 0; k < problem.certified().length; k++) {
                double b = problem.certified()[k];
                double sd = problem.deviations()[k];
                assertEquals(b, minimum.parameters()[k], 1e-8 * Math.abs(b), problem.name() + " b" + (k + 1));
                assertEquals(sd, minimum.uncertainty(k, Minimum.Scaling.ALWAYS), 1e-7 * sd, problem.name() + " sd" + (k
                        + 1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void normalEquationsMeetTheCertifiedValuesToo(ReferenceProblem problem) {
        for (double[] start : problem.starts()) {
            Minimum minimum = new LevenbergMarquardt(LevenbergMarquardt.Reduction.NORMAL_EQUATIONS).minimise(
                    LeastSquaresProblem.unbounded(problem.model(), problem.y(), ones(problem.y().length), start),
                    TIGHT);

            assertEquals(problem.sum(), minimum.chiSquared(), 1e-8 * problem.sum());
            for (int k = 0; k < problem.certified().length; k++) {
                double b = problem.certified()[k];
                double sd = problem.deviations()[k];
                assertEquals(b, minimum.parameters()[k], 1e-8 * Math.abs(b), problem.name() + " b" + (k + 1));
                // rounding over the least pivot of 1e-9 that is taken before reflections take over
                assertEquals(sd, minimum.uncertainty(k, Minimum.Scaling.ALWAYS), 1e-6 * sd, problem.name() + " sd" + (k
                        + 1));
            }
        }
    }

    /** Straight line a + b x with residuals; the minimum within bounds is found by hand. */
    private static LeastSquaresProblem line(double lowerSlope, double upperSlope) {
        double[] x = {0, 1, 2, 3};
        Model model = ReferenceProblem.model(x, (t, b, g) -> {
            g[0] = 1;
            g[1] = t;
            return b[0] + b[1] * t;
        });
        return new LeastSquaresProblem(model, new double[] {1, 3, 4, 8}, ones(4), new double[] {0, lowerSlope},
                new double[] {-10, lowerSlope}, new double[] {10, upperSlope});
    }

    @Test
    void minimumInsideTheBoundsIsThatWithoutThem() {
        // means 1.5 and 4, sum of (x - 1.5)(y - 4) = 11, of (x - 1.5)^2 = 5
        Minimum minimum = new LevenbergMarquardt().minimise(line(-5, 5), TIGHT);

        assertArrayEquals(new double[] {0.7, 2.2}, minimum.parameters(), 1e-9);
        assertArrayEquals(new boolean[2], minimum.atBound());
        assertEquals(1.8, minimum.chiSquared(), 1e-9);
        // variance of the slope 1/5, of the intercept 1/4 + 1.5^2/5, covariance -1.5/5
        assertArrayEquals(new double[] {0.7, -0.3, -0.3, 0.2}, minimum.covariance(), 1e-12);
    }

    @Test
    void boundThatTheMinimumLiesBeyondHoldsAndTheOthersAreBestThere() {
        Minimum minimum = new LevenbergMarquardt().minimise(line(-5, 2), TIGHT);

        assertArrayEquals(new double[] {1, 2}, minimum.parameters(), 1e-9);
        assertArrayEquals(new boolean[] {false, true}, minimum.atBound());
        assertTrue(minimum.converged());
    }

    @Test
    void covarianceAtABoundIsFullOrHeldAsAsked() {
        Minimum full = new LevenbergMarquardt().minimise(line(-5, 2), TIGHT);
        Minimum held = new LevenbergMarquardt().minimise(line(-5, 2),
                new Optimizer.Settings(100, 1e-8, Optimizer.BoundPolicy.HELD));

        assertEquals(0.7, full.covariance()[0], 1e-12);
        assertEquals(0.25, held.covariance()[0], 1e-12, "variance of a mean of four");
        assertTrue(Double.isNaN(held.uncertainty(1, Minimum.Scaling.NEVER)));
        assertEquals(Math.sqrt(0.7 * 2.0 / 2), full.uncertainty(0, Minimum.Scaling.ALWAYS), 1e-9, "chi^2 is 2");
    }

    @Test
    void dataWithoutNoiseConverge() {
        ReferenceProblem misra = ReferenceProblem.misra1a();
        double[] exact = new double[misra.y().length];
        misra.model().values(new double[] {240, 5e-4}, exact);

        Minimum minimum = new LevenbergMarquardt().minimise(
                LeastSquaresProblem.unbounded(misra.model(), exact, ones(exact.length), new double[] {300, 3e-4}),
                TIGHT);

        assertTrue(minimum.converged());
        assertArrayEquals(new double[] {240, 5e-4}, minimum.parameters(), 1e-9);
    }

    /**
     * Values far from 0 whose residuals are a few hundred million times smaller: chi^2 is then known to some seven
     * digits only, and steps that it cannot tell to be better are still to be taken.
     */
    @Test
    void dataWithDigitsCutOffConvergeToTheRoundingOfTheirDifferences() {
        double[] x = new double[2000];
        Arrays.setAll(x, i -> 1 + 0.6 * i);
        for (double rate = 1e-3; rate < 2e-3; rate += 1e-4) {
            Model model = ReferenceProblem.model(x, (t, b, g) -> {
                double decay = Math.exp(-Math.exp(b[0]) * t);
                g[0] = 0.02 * Math.exp(b[0]) * t * decay;
                g[1] = decay < 0.5 ? 1e-4 : 0;
                return 3.6 - 0.02 * decay + g[1] * b[1];
            });
            double[] cut = new double[x.length];
            model.values(new double[] {Math.log(rate), 0}, cut);
            Arrays.setAll(cut, i -> Math.round(cut[i] * 1e7) / 1e7);

            Minimum minimum = new LevenbergMarquardt().minimise(LeastSquaresProblem.unbounded(model, cut,
                    ones(x.length), new double[] {Math.log(rate) - 0.3, 0}), Optimizer.Settings.STANDARD);

            assertTrue(minimum.converged(), "rate " + rate);
            assertTrue(minimum.iterations() < 30, minimum.iterations() + " iterations for " + rate);
            // half the last digit over a slope of 7 mV a unit of the logarithm, 2000 points
            assertEquals(Math.log(rate), minimum.parameters()[0], 1e-6);
        }
    }

    @Test
    void parametersThatCannotBeToldApartHaveNoUncertainty() {
        Model model = ReferenceProblem.model(new double[] {1, 2, 3}, (t, b, g) -> {
            g[0] = t;
            g[1] = t;
            return (b[0] + b[1]) * t;
        });
        Minimum minimum = new LevenbergMarquardt().minimise(
                LeastSquaresProblem.unbounded(model, new double[] {1, 2, 4}, ones(3), new double[] {0, 0}), TIGHT);

        assertEquals(17.0 / 14, minimum.parameters()[0] + minimum.parameters()[1], 1e-9);
        assertTrue(Double.isNaN(minimum.uncertainty(0, Minimum.Scaling.NEVER)));
    }

    @Test
    void parameterWithoutInfluenceLeavesTheOthersTheirUncertainty() {
        Model model = ReferenceProblem.model(new double[] {1, 2, 3}, (t, b, g) -> {
            g[0] = t;
            g[1] = 0;
            return b[0] * t;
        });
        Minimum minimum = new LevenbergMarquardt().minimise(
                LeastSquaresProblem.unbounded(model, new double[] {1, 2, 4}, ones(3), new double[] {0, 7}), TIGHT);

        assertEquals(Math.sqrt(1.0 / 14), minimum.uncertainty(0, Minimum.Scaling.NEVER), 1e-12);
        assertTrue(Double.isNaN(minimum.uncertainty(1, Minimum.Scaling.NEVER)));
        assertEquals(7, minimum.parameters()[1]);
    }

    @Test
    void modelThatIsNotANumberDoesNotConverge() {
        Model model = ReferenceProblem.model(new double[] {1, 2, 3}, (t, b, g) -> Double.NaN);
        Minimum minimum = new LevenbergMarquardt().minimise(
                LeastSquaresProblem.unbounded(model, new double[] {1, 2, 4}, ones(3), new double[] {0}), TIGHT);

        assertFalse(minimum.converged());
    }

    @Test
    void pointsOfWeightZeroDoNotCount() {
        Model model = ReferenceProblem.model(new double[] {1, 2, 3}, (t, b, g) -> {
            g[0] = 1;
            return b[0];
        });
        Minimum minimum = new LevenbergMarquardt().minimise(LeastSquaresProblem.unbounded(model, new double[] {1, 3,
            1e9},
                new double[] {1, 1, 0}, new double[] {0}), TIGHT);

        assertEquals(2, minimum.parameters()[0], 1e-9);
        assertEquals(1, minimum.degreesOfFreedom());
    }

    @Test
    void badProblemsAreRefused() {
        Model model = ReferenceProblem.model(new double[] {1}, (t, b, g) -> b[0]);
        assertThrows(IllegalArgumentException.class, () -> LeastSquaresProblem.unbounded(model,
                new double[] {Double.NaN},
                new double[] {1}, new double[] {0}));
        assertThrows(IllegalArgumentException.class,
                () -> LeastSquaresProblem.unbounded(model, new double[] {1}, new double[] {-1}, new double[] {0}));
        assertThrows(IllegalArgumentException.class, () -> new LeastSquaresProblem(model, new double[] {1},
                new double[] {1},
                new double[] {0}, new double[] {2}, new double[] {1}));
    }
}
