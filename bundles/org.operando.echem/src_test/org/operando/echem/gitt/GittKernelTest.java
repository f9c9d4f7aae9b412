// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.echem.format.EchemData;
import org.operando.echem.gitt.GittKernel.Result;
import org.operando.testkit.PlainContext;

/** Curves calculated from the exact solution by a program that is not ours, with the coefficient that went in. */
class GittKernelTest {
    private static final double TRUE = 1e-15;

    private static double[][] table(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",");
                rows.add(new double[] {Double.parseDouble(cells[0]), Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5])});
            }
        }
        double[][] columns = new double[3][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int c = 0; c < 3; c++) {
                columns[c][i] = rows.get(i)[c];
            }
        }
        return columns;
    }

    static List<Result> results(String set, double radius) throws IOException {
        double[][] c = table(EchemData.shared("echem/synthetic/gitt/" + set + ".csv.gz"));
        GittKernel kernel = new GittKernel(c[0], c[1], c[2], radius, 10, 20);
        List<Pulse> pulses = kernel.pulses();
        List<RestEnd> rests = kernel.rests(pulses);
        List<Result> results = new ArrayList<>();
        for (int k = 0; k < pulses.size(); k++) {
            results.add(kernel.result(pulses, rests, k));
        }
        return results;
    }

    /**
     * The bias of the published equation follows from D tau/r^2 and the window alone; the bounds of the others are those
     * that such fits reach on these curves.
     */
    @ParameterizedTest
    @CsvSource({"linear_a, 5.0, 6, 0.7045, 0.07, 0.01", "linear_b, 2.1, 6, 0.4206, 0.07, 0.01",
        "linear_c, 1.6, 6, 0.3136, 0.07, 0.01", "linear_a_noise0.1mV, 5.0, 6, 0.7045, 0.07, 0.01",
        "nmc_like, 4.0, 16, , 0.12, 0.01", "nmc_like_noise0.1mV, 4.0, 16, , 0.15, 0.01"})
    void methodsComeToTheCoefficientThatWentIn(String set, double micrometres, int pulses, Double bias, double early,
            double sphere) throws IOException {
        List<Result> results = results(set, micrometres * 1e-6);

        assertEquals(pulses, results.size());
        for (Result r : results) {
            if (bias != null) {
                assertEquals(bias, r.classic() / TRUE, 0.01, set + " as published");
            }
            assertEquals(1, r.early() / TRUE, early, set + " sqrt t and t");
            double radius = micrometres * 1e-6;
            assertTrue(r.sphere().converged(), set + " sphere, pulse at " + r.pulse().start());
            assertEquals(1, r.sphere().rate() * radius * radius / TRUE, sphere, set + " sphere, pulse at "
                    + r.pulse().start());
        }
    }

    /** What the kernel finds is what the tables give: no pulse of these sets is without a coefficient. */
    @ParameterizedTest
    @CsvSource({"linear_a, 5.0, 6", "linear_b, 2.1, 6", "linear_c, 1.6, 6", "linear_a_noise0.1mV, 5.0, 6",
        "nmc_like, 4.0, 16", "nmc_like_noise0.1mV, 4.0, 16"})
    void everyPulseHasTheCoefficientOfTheSphereInTheTable(String set, double micrometres, int pulses)
            throws Exception {
        double[][] c = table(EchemData.shared("echem/synthetic/gitt/" + set + ".csv.gz"));
        CellRecord cell = new CellRecord(Table.of(Column.of(Columns.TIME, "s", c[0]),
                Column.of(Columns.CURRENT, "A", c[1]), Column.of(Columns.VOLTAGE, "V", c[2])), "UTC",
                Optional.empty(), Optional.empty());

        GittOperation.Outputs out = new GittOperation().run(new GittOperation.Inputs(cell, Optional.empty()),
                new GittOperation.Parameters(Optional.of(Quantity.of(micrometres, "um")), 100, 400),
                new PlainContext());

        assertEquals(pulses, out.pulses().rows());
        for (double d : out.pulses().doubles("diffusion_sphere")) {
            assertEquals(1, d / TRUE, 0.01, set);
        }
        assertEquals(1, out.diffusionCoefficient().value() / TRUE, 0.01, set + " median");
    }
}
