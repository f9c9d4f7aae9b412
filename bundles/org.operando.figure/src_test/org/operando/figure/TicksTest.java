// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.operando.api.figure.AxisSpec;

class TicksTest {
    @Test
    void multiplesAreTheDoublesOneWouldWrite() {
        assertArrayEquals(new double[] {-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3}, Ticks.multiples(-0.3, 0.3, 0.1));
        assertArrayEquals(new double[] {1e-7, 1.5e-7, 2e-7, 2.5e-7, 3e-7}, Ticks.multiples(1e-7, 3e-7, 5e-8), 1e-21);
        assertArrayEquals(new double[] {0, 200_000, 400_000, 600_000, 800_000, 1e6}, Ticks.multiples(0, 1e6, 2e5));
        assertArrayEquals(new double[0], Ticks.multiples(0.1, 0.9, 1));
    }

    @Test
    void stepsAreOneTwoFiveTimesPowersOfTen() {
        assertArrayEquals(new double[] {0.02, 0.05, 0.1, 0.2, 0.5, 1, 2}, Ticks.steps(0, 1), 1e-15);
        for (double step : Ticks.steps(-7.3e-5, 2.9e4)) {
            double mantissa = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
            assertTrue(List.of(1L, 2L, 5L).contains(Math.round(mantissa)), "step " + step);
            assertEquals(Math.rint(mantissa), mantissa, 1e-9, "step " + step);
        }
    }

    @Test
    void numbersHaveTheDecimalsOfTheStepAndARealMinusSign() {
        assertEquals(List.of("−0.50", "−0.25", "0.00", "0.25"),
                List.of(Ticks.number(-0.5, 2), Ticks.number(-0.25, 2), Ticks.number(-1e-17, 2), Ticks.number(0.25, 2)));
        assertEquals(List.of("14.40", "14.45", "14.50"), Ticks.linear(14.39, 14.51, 0.05).labels());
    }

    @Test
    void longNumbersShareAPowerOfTen() {
        assertEquals(0, Ticks.exponent(-0.01, 0.005));
        assertEquals(0, Ticks.exponent(0, 99_999));
        assertEquals(3, Ticks.exponent(0, 1e5));
        assertEquals(6, Ticks.exponent(0, 1e6));
        assertEquals(-9, Ticks.exponent(1e-7, 3e-7));
        assertEquals(-3, Ticks.exponent(-2e-3, 2e-3));
        assertEquals(List.of("100", "200", "300"), Ticks.linear(1e-7, 3e-7, 1e-7).labels());
        assertEquals(List.of("0.0", "0.5", "1.0"), Ticks.linear(0, 1e6, 5e5).labels());
    }

    @Test
    void longNumbersOfANarrowRangeAreCountedFromAnOrigin() {
        Ticks energy = Ticks.linear(8333.1234, 8333.1239, 1e-4);
        assertEquals(List.of("400", "500", "600", "700", "800", "900"), energy.labels());
        assertEquals(" − 8333.123", energy.origin());
        assertEquals(-6, energy.exponent());
        assertEquals(8333.1234, energy.major()[0], 1e-9);
        assertEquals(" + 8333.124", Ticks.linear(-8333.1239, -8333.1234, 1e-4).origin());
        assertEquals("", Ticks.linear(17.2951, 17.2990, 1e-3).origin());

        assertEquals("*E* − 8333.123 (10^{−3} eV)",
                AxisLayout.withOrigin(AxisLayout.withExponent("*E* (eV)", -3), " − 8333.123"));
    }

    @Test
    void powerOfTenGoesIntoTheParenthesesOfTheUnit() {
        assertEquals("*I* (10^{−9} A)", AxisLayout.withExponent("*I* (A)", -9));
        assertEquals("Voxels (10^{6})", AxisLayout.withExponent("Voxels", 6));
        assertEquals("Time (h)", AxisLayout.withExponent("Time (h)", 0));
    }

    @Test
    void smallTicksAreFifthsOrFourths() {
        assertArrayEquals(new double[] {0, 0.2, 0.4, 0.6, 0.8, 1}, Ticks.between(0, 1, 1), 1e-15);
        assertArrayEquals(new double[] {0, 5, 10, 15, 20}, Ticks.between(0, 20, 20), 1e-12);
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, Ticks.between(0, 5, 5), 1e-12);
    }

    @Test
    void decadesCarryPowersAndSmallTicksBetween() {
        Ticks ticks = Ticks.decades(1e-3, 1e5, 2, false);

        assertArrayEquals(new double[] {1e-2, 1, 1e2, 1e4}, ticks.major());
        assertEquals(List.of("10^{−2}", "10^{0}", "10^{2}", "10^{4}"), ticks.labels());
        assertArrayEquals(new double[] {1e-3, 0.1, 10, 1e3, 1e5}, ticks.minor());
        assertEquals(List.of("0.1", "1", "10"), Ticks.decades(0.1, 10, 1, true).labels());
        assertEquals(16, Ticks.decades(0.1, 10, 1, true).minor().length);
    }

    @Test
    void aLogarithmicAxisOfOneDecadeIsNumberedWithinIt() {
        AxisScale scale = new AxisScale(AxisSpec.of("", 3, 60).logarithmic(), 0, 150);

        Ticks ticks = new TickFit(scale, text -> 10, 3, 15, AxisSpec.Numbering.ALL).choose();

        assertArrayEquals(new double[] {5, 10, 20, 50}, ticks.major());
        assertEquals(List.of("5", "10", "20", "50"), ticks.labels());
    }

    @Test
    void numbersNeverTouchHoweverShortTheAxis() {
        for (double length = 8; length < 400; length += 7) {
            AxisScale scale = new AxisScale(AxisSpec.of("", 14.3951, 14.4902), 0, length);
            Ticks ticks = new TickFit(scale, text -> 4 * text.length(), 5, 30, AxisSpec.Numbering.ALL).choose();
            for (int i = 1; i < ticks.major().length; i++) {
                double room = scale.position(ticks.major()[i]) - scale.position(ticks.major()[i - 1]);
                assertTrue(room >= 4 * ticks.labels().get(i).length() + 5, "at " + length + " pt");
            }
            assertTrue(ticks.major().length >= 1, "at " + length + " pt");
        }
    }

    @Test
    void anAxisOfCyclesHasTicksAtWholeNumbersOnly() {
        for (double high : new double[] {1.5, 3, 5.5, 9, 15.5, 106, 2300}) {
            Ticks ticks = chosen(AxisSpec.of("Cycle number", 0, high).whole());

            assertTrue(ticks.major().length >= 2, "up to " + high);
            for (double[] values : List.of(ticks.major(), ticks.minor())) {
                for (double value : values) {
                    assertEquals(Math.rint(value), value, "a tick up to " + high);
                }
            }
        }
        assertEquals(0, chosen(AxisSpec.of("Cycle number", 3.2, 3.7).whole()).major().length);
    }

    @Test
    void anAxisFromZeroHasNothingBelowAndOneWithoutNumbersNothing() {
        Ticks intensity = chosen(AxisSpec.of("Intensity (counts)", -3000, 9800).fromZero());
        Ticks shifted = chosen(AxisSpec.of("Intensity (arb. units)", 0, 5).unnumbered());

        assertEquals("0", intensity.labels().getFirst());
        assertTrue(intensity.minor()[0] >= 0);
        assertEquals(0, shifted.major().length + shifted.minor().length + shifted.labels().size());
    }

    @Test
    void anAxisWithFewNumbersTakesAFinerStepThatIsOnlyALittleCrowded() {
        AxisSpec axis = AxisSpec.of("", 3.15, 4.35);

        assertEquals(List.of("3.2", "3.4", "3.6", "3.8", "4.0", "4.2"), numbers(axis, 90), "15 pt apart");
        assertEquals(List.of("3.5", "4.0"), numbers(axis, 60), "10 pt apart would be crowded");
    }

    private static List<String> numbers(AxisSpec axis, double length) {
        return new TickFit(new AxisScale(axis, 0, length), text -> 5, 3, 16, axis.numbering()).choose().labels();
    }

    private static Ticks chosen(AxisSpec axis) {
        return new TickFit(new AxisScale(axis, 0, 150), text -> 4 * text.length(), 5, 26, axis.numbering()).choose();
    }
}
