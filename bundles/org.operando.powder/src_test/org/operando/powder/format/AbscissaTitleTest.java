// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

class AbscissaTitleTest {
    @TempDir
    private Path folder;

    private PatternSeries load(Path file, Optional<Double> wavelength) throws LoadException {
        PowderMeasurement study = new PowderMeasurement(wavelength, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
        return new ColumnsLoader().load(List.of(file), study, new PlainContext()).data();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"#       q_nm^-1             I|PER_NANOMETRE", "# q_A^-1 I sigma|PER_ANGSTROM",
        "Q Space (Inverse Nanometres)|PER_NANOMETRE", "Q (Inverse Angstroms)|PER_ANGSTROM", "# Q(1/A), I|PER_ANGSTROM",
        "# q (A**-1)\tI|PER_ANGSTROM", "# Q [\u00c5^-1] I|PER_ANGSTROM", "# Q / \u212b\u207b\u00b9|PER_ANGSTROM",
        "# Q (nm^{-1}) I|PER_NANOMETRE", "# 2th_deg I|DEGREES", "#       2th_rad             I|RADIANS",
        "2-Theta Angle (Degrees)|DEGREES", "# r_mm I|OTHER", "# log10(q.nm)_None I|OTHER", "# d-spacing I|OTHER",
        "# a comment without a title|DEGREES", "# seq A-1 of the sample|DEGREES", "# Energy: 35 keV|DEGREES"})
    void titlesOfOtherProgramsAreUnderstood(String line, AbscissaTitle.Kind kind) {
        assertEquals(kind, AbscissaTitle.of(List.of("# first", line), List.of()).kind());
    }

    @ParameterizedTest
    @CsvSource({"q,OTHER", "Energy,OTHER", "'Potential (V)',OTHER", "angle,DEGREES", "theta,DEGREES"})
    void namesOfColumnsTell(String name, AbscissaTitle.Kind kind) {
        assertEquals(kind, AbscissaTitle.of(List.of(), List.of(name, "intensity")).kind());
    }

    /** sin(theta) = Q lambda/(4 pi): at Q = 4 pi/lambda sin(30 deg) 2theta is 60 degrees. */
    @Test
    void columnsAgainstQBecomeAnglesWithTheWavelength() throws Exception {
        double q = 2 * Math.PI / 0.4520;
        Path angstrom = Files.writeString(folder.resolve("q_1.dat"), "# q_A^-1 I\n0 2\n" + q + " 3\n");
        Path nanometre = Files.writeString(folder.resolve("q_2.chi"),
                "sample\nQ (Inverse Nanometres)\nIntensity\n 2\n 0 2\n " + 10 * q + " 3\n");
        for (Path file : List.of(angstrom, nanometre)) {
            assertTrue(new ColumnsLoader().recognise(FileHead.of(file)).confidence() > 0.8);
            // rounding of an inverse sine
            assertArrayEquals(new double[] {0, 60}, load(file, Optional.of(0.4520)).twoThetaDegrees(), 1e-12);
            LoadException e = assertThrows(LoadException.class, () -> load(file, Optional.empty()));
            assertTrue(e.getMessage().contains("without the wavelength") && e.remedy().startsWith("write wavelength"),
                    e.getMessage());
            e = assertThrows(LoadException.class, () -> load(file, Optional.of(2.0)));
            assertTrue(e.getMessage().contains("beyond 4 pi/wavelength"), e.getMessage());
        }
    }

    @Test
    void theWavelengthOfTheHeaderServesToo() throws Exception {
        Path file = Files.writeString(folder.resolve("p.dat"),
                "# == pyFAI calibration ==\n# Wavelength: 4.52e-11 m\n# q_nm^-1 I\n0 2\n" + 20 * Math.PI / 0.4520
                        + " 3\n");
        assertArrayEquals(new double[] {0, 60}, load(file, Optional.empty()).twoThetaDegrees(), 1e-12);
    }

    @Test
    void radiansBecomeDegrees() throws Exception {
        Path file = Files.writeString(folder.resolve("r.dat"), "# 2th_rad I\n0.1 2\n" + Math.PI / 6 + " 3\n");
        assertEquals(30, load(file, Optional.empty()).twoThetaDegrees()[1], 1e-13);
    }

    /** The same frame integrated by pyFAI against Q and 2theta, each with 1500 bins over the detector. */
    @Test
    void bothAbscissasOfTheReferenceAgree() throws Exception {
        List<String> q = lines("pilatus_full_q.csv.gz");
        StringBuilder text = new StringBuilder("# q_A^-1 I\n");
        q.forEach(l -> text.append(l.split(",")[0]).append(' ').append(l.split(",")[1]).append('\n'));
        Path file = Files.writeString(folder.resolve("q.dat"), text);
        PatternSeries series = load(file, Optional.of(0.4066));
        double[] x = series.twoThetaDegrees();
        double[] y = series.intensities(0, 1, 0, x.length);
        // centres of the strongest bins: half a bin of 0.03 degrees
        assertEquals(strongest(lines("pilatus_full_csr.csv.gz")), x[peak(y)], 0.03);
    }

    private static List<String> lines(String name) throws Exception {
        Path file = Samples.data("xrd/patterns/" + name);
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes()).lines().filter(l -> Character.isDigit(l.charAt(0))).toList();
        }
    }

    private static int peak(double[] y) {
        int best = 0;
        for (int i = 0; i < y.length; i++) {
            best = y[i] > y[best] ? i : best;
        }
        return best;
    }

    private static double strongest(List<String> lines) {
        double[] y = lines.stream().mapToDouble(l -> Double.parseDouble(l.split(",")[1])).toArray();
        return Double.parseDouble(lines.get(peak(y)).split(",")[0]);
    }
}
