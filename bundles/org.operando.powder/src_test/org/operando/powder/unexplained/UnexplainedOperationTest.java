// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.unexplained;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.powder.NamedLine;
import org.operando.powder.PatternSeries;
import org.operando.powder.Samples;
import org.operando.powder.lattice.ReflectionRule;
import org.operando.testkit.PlainContext;

class UnexplainedOperationTest {
    private static UnexplainedOperation.Outputs run(PatternSeries series, Optional<Double> a, Optional<Double> c,
            PlainContext context) throws OperationException {
        return run(series, a, c, List.of(), context);
    }

    private static UnexplainedOperation.Outputs run(PatternSeries series, Optional<Double> a, Optional<Double> c,
            List<NamedLine> lines, PlainContext context) throws OperationException {
        return new UnexplainedOperation().run(new UnexplainedOperation.Inputs(series),
                new UnexplainedOperation.Parameters(Optional.empty(), a, c, ReflectionRule.R_3M, lines, 0.05, 5),
                context);
    }

    private static PatternSeries counts(String name) throws IOException {
        List<double[]> rows = Files.readAllLines(Samples.data("xrd/oracle_insitu_series/" + name)).stream()
                .map(l -> Arrays.stream(l.trim().split("\\s+")).mapToDouble(Double::parseDouble).toArray()).toList();
        double[] y = rows.stream().mapToDouble(r -> r[1]).toArray();
        return Samples.series(new long[] {1}, rows.stream().mapToDouble(r -> r[0]).toArray(), List.of(y),
                Optional.of(Arrays.stream(y).map(v -> Math.sqrt(Math.max(1, v))).toArray()), Optional.empty(),
                Optional.of(0.4520));
    }

    private static String verdict(Table phases, String name) {
        return phases.texts("verdict")[List.of(phases.texts("phase")).indexOf(name)];
    }

    @Test
    void foilsAloneAreFound() throws Exception {
        Table phases = run(counts("foil.xy"), Optional.empty(), Optional.empty(), new PlainContext()).phases();

        assertEquals("4 of 4 lines", verdict(phases, "Al"));
        assertEquals("3 of 3 lines", verdict(phases, "Li"));
        assertEquals("not seen", verdict(phases, "NiO"));
        assertEquals("not seen", verdict(phases, "CeO2"));
    }

    @Test
    void foilsWhoseLinesLieUnderTheSamplesAreNotRuledOut() throws Exception {
        // the sample of the pattern has a 2.877, c 14.20 angstrom and is measured with both foils
        UnexplainedOperation.Outputs out = run(counts("noisy/p000.xy"), Optional.of(2.877), Optional.of(14.2),
                new PlainContext());

        assertEquals("(111), (200), (220), (311) hidden by known lines", verdict(out.phases(), "Al"));
        assertTrue(verdict(out.phases(), "Li").endsWith("(110), (211) hidden by known lines"));
        assertEquals("not seen", verdict(out.phases(), "CeO2"));
        assertFalse(Arrays.asList(out.peaks().texts("known")).contains(""), "every peak is one of the sample");
    }

    @Test
    void linesInAnExcludedRegionAreToldAsThat() throws Exception {
        // (111) of aluminium, 2.338 angstrom, lies at 11.10 degrees; a line of the sample is known there too
        PatternSeries foil = counts("foil.xy");
        double[] x = foil.twoThetaDegrees();
        double[] y = foil.intensities(0, 1, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] > 10.8 && x[i] < 11.4 ? Double.NaN : y[i];
        }
        PatternSeries without = Samples.series(new long[] {1}, x, List.of(y),
                Optional.of(Arrays.stream(y).map(v -> Math.sqrt(Math.max(1, v))).toArray()), Optional.empty(),
                Optional.of(0.4520));

        for (List<NamedLine> known : List.of(List.<NamedLine>of(), List.of(new NamedLine("(101)", 11.1)))) {
            Table phases = run(without, Optional.empty(), Optional.empty(), known, new PlainContext()).phases();
            int al = List.of(phases.texts("phase")).indexOf("Al");

            assertEquals("3 of 3 lines; (111) in an excluded region, without points", phases.texts("verdict")[al]);
            assertEquals(1, phases.longs("left_out")[al]);
            assertEquals(0, phases.longs("hidden")[al]);
            assertTrue(phases.doubles("score")[al] > 0.5, "the excluded line does not count against the phase");
        }
    }

    private static PatternSeries made(Optional<Double> wavelength, double... at) {
        double[] x = new double[1500];
        double[] y = new double[x.length];
        Arrays.setAll(x, i -> 5 + 0.01 * i);
        for (double c : at) {
            for (int i = 0; i < x.length; i++) {
                double t = (x[i] - c) / 0.06;
                y[i] += 1000 / (1 + 4 * t * t);
            }
        }
        return Samples.series(new long[] {7}, x, List.of(y),
                Optional.of(Arrays.stream(y).map(v -> Math.sqrt(Math.max(1, v))).toArray()), Optional.empty(),
                wavelength);
    }

    @Test
    void linesOfAListAreKnown() throws Exception {
        Table peaks = run(made(Optional.empty(), 8, 12), Optional.empty(), Optional.empty(),
                List.of(new NamedLine("Be", 8.01)), new PlainContext()).peaks();

        assertEquals(List.of("Be", ""), List.of(peaks.texts("known")));
        assertTrue(peaks.find("d_spacing").isEmpty());
    }

    @Test
    void badInputIsAnswered() throws Exception {
        PlainContext context = new PlainContext();
        assertEquals(0, run(made(Optional.of(0.45)), Optional.empty(), Optional.empty(), context).peaks().rows(),
                "zeros");
        assertEquals(0, run(made(Optional.empty(), 8), Optional.empty(), Optional.empty(), context).phases().rows());
        assertTrue(context.warnings().stream().anyMatch(w -> w.where().equals("wavelength")));
        assertTrue(assertThrows(OperationException.class,
                () -> run(made(Optional.empty(), 8), Optional.of(2.87), Optional.of(14.2), context)).getMessage()
                .contains("wavelength"));
    }
}
