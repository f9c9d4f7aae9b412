// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.Quantity;
import org.operando.powder.PatternSeries;
import org.operando.powder.Samples;
import org.operando.powder.lattice.ReflectionRule;
import org.operando.testkit.PlainContext;

/** Size and strain of patterns whose size and strain are known, calculated by other programs. */
class WilliamsonHallReferenceTest {
    private static final double EPS = 3.75e-4;

    private static List<double[]> rows(Path file, String separator, int skip) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(file))
                        : Files.newInputStream(file),
                StandardCharsets.UTF_8))) {
            for (String line : in.lines().skip(skip).toList()) {
                rows.add(Arrays.stream(line.trim().split(separator)).mapToDouble(Double::parseDouble).toArray());
            }
        }
        return rows;
    }

    private static PatternSeries series(List<double[]> rows, int column, boolean counts, double wavelength) {
        double[] x = rows.stream().mapToDouble(r -> r[0]).toArray();
        double[] y = rows.stream().mapToDouble(r -> r[column]).toArray();
        Optional<double[]> errors = counts
                ? Optional.of(Arrays.stream(y).map(v -> Math.sqrt(Math.max(v, 1))).toArray()) : Optional.empty();
        return Samples.series(new long[] {1}, x, List.of(y), errors, Optional.empty(), Optional.of(wavelength));
    }

    private static WilliamsonHallOperation.Parameters parameters(double a, double c, LineShape shape,
            InstrumentWidths instrument, double constant, int background) {
        return new WilliamsonHallOperation.Parameters(Optional.of(a), Optional.of(c), ReflectionRule.R_3M, List.of(),
                Optional.empty(), Optional.empty(), shape, Optional.of(instrument), constant, Breadth.FWHM, 0.02,
                background,
                Overlaps.TOGETHER, 1.5, 2);
    }

    private static WilliamsonHallOperation.Outputs run(PatternSeries series, WilliamsonHallOperation.Parameters p)
            throws Exception {
        return new WilliamsonHallOperation().run(new WilliamsonHallOperation.Inputs(series, Optional.empty()), p,
                new PlainContext());
    }

    @ParameterizedTest
    @CsvSource({"NM90_1665,0.1665", "NM90_4520,0.4520"})
    void sizeAndStrainColumnsOfAnotherProgramGiveItsSizeAndStrain(String name, double wavelength) throws Exception {
        Path csv = Samples.data("xrd/oracle_layered/" + name + "_peaks.csv");
        List<double[]> rows = rows(csv, ",", 1);
        double[] at = rows.stream().mapToDouble(r -> r[6]).toArray();
        double[] beta = rows.stream().mapToDouble(r -> (r[16] + r[17]) / 100).toArray(); // centidegrees
        double[] sigma = Arrays.stream(beta).map(b -> 1e-3 * b).toArray();

        SizeStrain one = SizeStrain.of(at, beta, sigma, 1, wavelength);
        SizeStrain study = SizeStrain.of(at, beta, sigma, 0.9, wavelength);

        // the columns have ten digits, the task asks for 1e-4
        assertEquals(3500.0, one.size(), 0.35);
        assertEquals(3150.0, study.size(), 0.315);
        assertEquals(EPS, one.strain(), 1e-4 * EPS);
        assertEquals(EPS, study.strain(), 1e-4 * EPS);
    }

    @Test
    void noiselessPatternGivesWhatItWasMadeWith() throws Exception {
        List<double[]> rows = rows(Path.of("src_test/data/williamson/synthetic_wh.csv.gz"), ",", 1);

        WilliamsonHallOperation.Outputs out = run(series(rows, 1, false, 0.4520),
                parameters(2.87, 14.20, LineShape.LORENTZ, InstrumentWidths.NONE, 0.9, 2));

        // to the digits of the dossier, which another program's fit gave: 3.7500e-4 and 3150.0
        assertEquals(EPS, out.strain().value(), 0.00005e-4 + 1e-9);
        assertEquals(3150.0, out.size().value(), 0.05);
        assertEquals(29, out.results().longs("lines")[0]);
    }

    @Test
    void countsGiveWhatAnotherFitOfThemGave() throws Exception {
        List<double[]> rows = rows(Path.of("src_test/data/williamson/synthetic_wh.csv.gz"), ",", 1);

        WilliamsonHallOperation.Outputs out = run(series(rows, 2, true, 0.4520),
                parameters(2.87, 14.20, LineShape.LORENTZ, InstrumentWidths.NONE, 0.9, 2));

        // dossier 7: 3.739(10)e-4, 3136(9) angstrom; weights of the counts there, of the model here: half an esd apart
        assertEquals(3.739e-4, out.strain().value(), 0.005e-4);
        assertEquals(0.010e-4, out.strain().uncertainty(), 0.001e-4);
        assertEquals(3136, out.size().value(), 4.5);
        assertEquals(9, out.size().uncertainty(), 1.0);
        assertEquals(1.02, out.results().doubles("chi2_r_pattern")[0], 0.02);
    }

    @ParameterizedTest
    @CsvSource({"1665,0.1665,0.1,0.5,4.0,-0.3,1.6,1", "1665,0.1665,0.1,0.5,4.0,-0.3,1.6,2",
        "1665,0.1665,0.1,0.5,4.0,-0.3,1.6,3", "4520,0.4520,0.2,1.0,8.0,-1.5,2.4,1",
        "4520,0.4520,0.2,1.0,8.0,-1.5,2.4,2",
        "4520,0.4520,0.2,1.0,8.0,-1.5,2.4,3"})
    void countsOfAnotherProgramGiveSizeAndStrain(String name, double wavelength, double x, double y, double u, double v,
            double w, int seed) throws Exception {
        List<double[]> rows = rows(Samples.data("xrd/oracle_layered/NM90_" + name + "_sym_seed" + seed + ".xye"),
                "\\s+",
                0);
        double square = 8 * Math.log(2) / 1e4;
        InstrumentWidths instrument = new InstrumentWidths(x / 100, y / 100, u * square, v * square, w * square);

        WilliamsonHallOperation.Outputs out = run(series(rows, 1, true, wavelength),
                parameters(2.876, 14.23, LineShape.TCH, instrument, 1, 6));

        Quantity size = out.size();
        // the bounds
        assertEquals(EPS, out.strain().value(), 0.05 * EPS);
        assertEquals(3500, size.value(), Math.max(350, 2 * size.uncertainty()));
    }
}
