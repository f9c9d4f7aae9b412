// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Column;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.Page;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.electrode.SizesOperation.Measure;
import org.operando.echem.electrode.SizesOperation.Parameters;
import org.operando.echem.electrode.SizesOperation.Weighting;
import org.operando.testkit.PlainContext;

class SizesTest {
    private final PlainContext context = new PlainContext();

    private SizesOperation.Outputs run(Table particles, Parameters p) throws OperationException {
        return new SizesOperation().run(new SizesOperation.Inputs(new SizeTable(particles)), p, context);
    }

    /** Log-normal diameters, um: ln d has this mean and standard deviation. */
    private static double[] logNormal(int n, double mu, double sigma) {
        Random random = new Random(7);
        double[] d = new double[n];
        for (int i = 0; i < n; i++) {
            d[i] = Math.exp(mu + sigma * random.nextGaussian());
        }
        return d;
    }

    // closed formulas of the log-normal distribution; weighted by d^3 it is the same with mu + 3 sigma^2
    @Test
    void momentsAndQuantilesAreThoseOfTheDistribution() throws Exception {
        double mu = Math.log(4);
        double sigma = 0.3;
        SizesOperation.Outputs result = run(Table.of(Column.of("diameter", "um", logNormal(3000, mu, sigma))),
                new Parameters(Optional.empty(), Optional.empty(), Weighting.NUMBER, Optional.empty(), Optional.empty(),
                        "SEM"));
        for (int k = 0; k < 2; k++) {
            double m = mu + (k == 0 ? 0 : 3 * sigma * sigma);
            double mean = Math.exp(m + sigma * sigma / 2);
            double[] expected = {mean, mean * Math.sqrt(Math.exp(sigma * sigma) - 1), Math.exp(m - 1.2815516 * sigma),
                Math.exp(m), Math.exp(m + 1.2815516 * sigma)};
            String[] names = {"mean", "standard_deviation", "d10", "d50", "d90"};
            for (int q = 0; q < 5; q++) {
                Quantity found = result.statistics().column(names[q]).quantity(k);
                // within four standard uncertainties, which themselves must be small
                assertEquals(0, (found.value() - expected[q]) / found.uncertainty(), 4, names[q] + k);
                assertTrue(found.uncertainty() < 0.05 * expected[q], names[q] + k);
            }
        }
        Quantity mean = result.statistics().column("mean").quantity(0);
        double standardError = result.statistics().doubles("standard_deviation")[0] / Math.sqrt(3000);
        // 500 draws give a standard deviation to 3 %
        assertEquals(standardError, mean.uncertainty(), 0.12 * standardError);
        assertEquals(mean.value() / 2, result.radius().value(), 1e-12);
        assertEquals(100, Arrays.stream(result.histogram().doubles("number")).sum(), 1e-9);
        assertEquals(100, Arrays.stream(result.histogram().doubles("volume")).sum(), 1e-9);
    }

    @Test
    void threeParticlesByHand() throws Exception {
        SizesOperation.Outputs result = run(Table.of(Column.of("diameter", "nm", new double[] {1000, 2000, 3000})),
                Parameters.of(Quantity.of(1, "um")));
        assertEquals(2, result.statistics().doubles("mean")[0], 1e-12);
        assertEquals(1, result.statistics().doubles("standard_deviation")[0], 1e-12);
        // (1 + 16 + 81) / (1 + 8 + 27)
        assertEquals(98 / 36.0, result.statistics().doubles("mean")[1], 1e-12);
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("3 particles are few")));
    }

    @Test
    void resultsOfImageJNeedAScale(@TempDir Path folder) throws Exception {
        StringBuilder text = new StringBuilder(" ,Area,Mean,Min,Max,Feret,MinFeret,Circ.\n");
        double[] d = logNormal(50, Math.log(300), 0.1);
        for (int i = 0; i < d.length; i++) {
            text.append(String.format(Locale.ROOT, "%d,%.6f,120,3,255,%.6f,%.6f,0.9%n", i + 1,
                    Math.PI / 4 * d[i] * d[i], d[i] * 1.1, d[i] * 0.9));
        }
        Path file = folder.resolve("Results.csv");
        Files.writeString(file, text);
        SizeLoader loader = new SizeLoader();
        assertTrue(loader.recognise(FileHead.of(file)).confidence() > 0.5);
        Table particles = loader.load(List.of(file), EchemMeasurement.unknown(), context).data().particles();
        assertEquals(List.of("area", "feret", "minferet"),
                particles.columns().stream().map(Column::name).toList());
        OperationException unscaled = assertThrows(OperationException.class, () -> run(particles,
                new Parameters(Optional.empty(), Optional.empty(), Weighting.NUMBER, Optional.empty(), Optional.empty(),
                        "SEM")));
        assertTrue(unscaled.getMessage().contains("scale"), unscaled.getMessage());
        Quantity pixel = Quantity.of(12.5, 0.25, "nm");
        SizesOperation.Outputs result = run(particles, Parameters.of(pixel));
        assertEquals(Measure.AREA, result.measure());
        double mean = Arrays.stream(d).average().orElseThrow() * 0.0125;
        assertEquals(mean / 2, result.radius().value(), 1e-7);
        assertEquals(0.02 * mean / 2, result.radius().systematic(), 1e-9);
        assertTrue(
                result.study().texts("write")[0]
                        .matches("radius: \\{value: 1\\.\\d+, uncertainty: 0\\.\\d+, unit: um, source: \"SEM, 50 "
                                + "particles, mean by number\"}"),
                result.study().texts("write")[0]);
        SizesOperation.Outputs feret = run(particles, new Parameters(Optional.of(pixel), Optional.of(Measure.FERET),
                Weighting.VOLUME, Optional.of(3.0), Optional.empty(), "SEM"));
        assertTrue(feret.statistics().doubles("mean")[0] > mean);
        Page page = new SizesFigure().build(new SizesFigure.Inputs(result), new SizesFigure.Options());
        assertTrue(page.caption().startsWith("n = 50 particles"), page.caption());
        // the same seed gives the same bits
        assertArrayEquals(result.statistics().column("d90").uncertainties(),
                run(particles, Parameters.of(pixel)).statistics().column("d90").uncertainties());
    }

    @Test
    void filesAreJoinedWhenAlike(@TempDir Path folder) throws Exception {
        Path a = Files.writeString(folder.resolve("a.csv"), "diameter (um)\n1\n2\n");
        Path b = Files.writeString(folder.resolve("b.csv"), "diameter (um)\n3\n");
        assertEquals(3, new SizeLoader().load(List.of(a, b), EchemMeasurement.unknown(), context).data().particles()
                .rows());
        Files.writeString(b, "diameter (nm)\n3\n");
        assertThrows(LoadException.class,
                () -> new SizeLoader().load(List.of(a, b), EchemMeasurement.unknown(), context));
        Files.writeString(b, "diameter (um)\n-3\n");
        LoadException below = assertThrows(LoadException.class,
                () -> new SizeLoader().load(List.of(b), EchemMeasurement.unknown(), context));
        assertTrue(below.getMessage().contains("b.csv:2"), below.getMessage());
    }
}
