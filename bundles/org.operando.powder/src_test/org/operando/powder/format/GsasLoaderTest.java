// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

class GsasLoaderTest {
    private final PlainContext context = new PlainContext();
    @TempDir
    private Path folder;

    private PatternSeries load(Path... files) throws LoadException {
        return new GsasLoader().load(List.of(files), PowderMeasurement.unknown(), context).data();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Points, first and last angle, first and last intensity, their sum: as an independent reader found them. */
    @ParameterizedTest
    @CsvSource({"formats/pattern.fxye,200,2.01,5.99000051,177.496,185.054,36681.642",
        "formats/pattern_esd.gsa,200,2.01,5.990000000000004,177.5,185.05,36681.58",
        "formats/gsas_const_std.xra,6001,10.0,160.0,179,368,2454390",
        "formats/gsas_nist660.gsas,8378,15.0066,124.9991231,2364,370,6749509",
        "formats/gsas_neutron.raw,2679,24.0,157.9,162,135,623436"})
    void samplesHaveTheValuesOfTheReference(String name, int points, double x0, double x1, double y0, double y1,
            double sum) throws Exception {
        Path file = Samples.data("xrd/" + name);
        assertTrue(new GsasLoader().recognise(FileHead.of(file)).confidence() > 0.9);
        assertEquals(0, new ColumnsLoader().recognise(FileHead.of(file)).confidence());
        PatternSeries series = load(file);

        double[] x = series.twoThetaDegrees();
        double[] y = series.intensities(0, 1, 0, points);
        assertEquals(points, x.length);
        // start + i step in hundredths and in degrees differ by their rounding
        assertEquals(x0, x[0], 1e-13);
        assertEquals(x1, x[points - 1], 1e-13);
        assertArrayEquals(new double[] {y0, y1}, new double[] {y[0], y[points - 1]});
        // the order of a sum of thousands of terms moves its last digits
        assertEquals(sum, Arrays.stream(y).sum(), 1e-12 * sum);
        assertEquals(List.of(), context.warnings());
    }

    @Test
    void realFilesOfTheRefinementDataAreRead() throws Exception {
        Path nac = Samples.data("xrd/real/nac_11bm/11BM_NAC.fxye");
        PatternSeries series = load(nac);
        // one more than its line BANK says
        assertEquals(59_498, series.twoThetaDegrees().length);
        assertEquals("BANK says 59497 points, there are 59498", context.warnings().getFirst().what());
        assertArrayEquals(new double[] {0.5, 0.501, 0.502}, Arrays.copyOf(series.twoThetaDegrees(), 3));
        assertEquals(0.503999, series.twoThetaDegrees()[4]);
        assertArrayEquals(new double[] {16.08, 16.18}, series.errors(0, 1, 0, 2).orElseThrow());
        // 11-BM's own instrument file says ICONS 0.4139090
        assertEquals(Optional.of(0.413909), series.wavelength());

        Path[] runs = {Samples.data("xrd/real/cucr2o4_11bm/OH_00.fxye")};
        assertEquals(12_799, load(runs).twoThetaDegrees().length);
        Path lab = Samples.data("xrd/real/lab6_lab/NIST660CBI.gsas");
        assertTrue(load(lab).isCounts());
        assertEquals(Math.sqrt(2364), load(lab).errors(0, 1, 0, 1).orElseThrow()[0]);
    }

    @Test
    void severalDetectorsAndBlankOnesAreUnderstood() throws Exception {
        PatternSeries series = load(file("a.raw", "title\nBANK 1 3 1 CONST 1000 5 0 0 STD\n 4   100     25       0\n"));

        assertArrayEquals(new double[] {10, 10.05, 10.1}, series.twoThetaDegrees());
        assertArrayEquals(new double[] {100, 25, 0}, series.intensities(0, 1, 0, 3));
        assertArrayEquals(new double[] {5, 5}, series.errors(0, 1, 0, 2).orElseThrow());
        assertFalse(series.isCounts());
    }

    @Test
    void banksOfEqualAnglesAreASeries() throws Exception {
        String bank = " 2 1 CONST 1000 5 0 0 STD\n";
        Path file = file("b.gsas", "title\nBANK 1" + bank + "     100     110\nBANK 2" + bank + "     200     210\n");
        PatternSeries series = load(file);

        assertArrayEquals(new double[] {100, 110, 200, 210}, series.intensities(0, 2, 0, 2));
        assertArrayEquals(new String[] {"b scan 1", "b scan 2"}, series.frames().texts("name"));
        assertFalse(series.numbered());
    }

    @Test
    void aWrongNumberOfPointsIsWarnedOf() throws Exception {
        load(file("w.gsas", "t\nBANK 1 9 9 CONST 100 1 0 0 FXYE\n100 5 1\n101 6 1\n"));
        assertEquals("BANK says 9 points, there are 2", context.warnings().getFirst().what());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"t\\nBANK 1 2 1 RALF 1 2 3 4 FXYE\\n1 2 3|bins of kind RALF (time of flight",
        "t\\nBANK 1 2 1 TIME_MAP 1 FXYE\\n1 2 3|bins of kind TIME_MAP", "t\\nBANK 1 2 1 SLOG 1 2 3 4 FXYE\\n|kind SLOG",
        "t\\nBANK 1 2 1 EDS 1 2 3 4\\n|energy-dispersive", "t\\nBANK 1 2 1 CONST 1 1 0 0 ALT\\n1|form ALT",
        "t\\nTIME_MAP 1 2 3\\nBANK 1|map of times of flight", "t\\nBANK 1 2 1 CONST x 1 0 0 STD\\n|found 'x'",
        "t\\nBANK 1 2 1 CONST 1 1 0 0 FXYE\\n|no points", "t\\nBANK 1 2 1 CONST 1 1 0 0 FXYE\\n1 2|3 numbers expected",
        "t\\nBANK 1 2 1 CONST 1 1 0 0 FXYE\\n2 1 1\\n1 1 1|must ascend",
        "t\\nBANK 1 2 1 CONST 1 1 0 0 FXYE\\n2 a 1|found 'a'",
        "t\\nBANK 1 2 1 CONST 1 1 0 0 FXYE\\n20000 1 1|no angle 2theta", "no bank|no line BANK",
        "t\\nBANK 1|found 'BANK 1'"})
    void otherRecordsAreRefusedByName(String text, String expected) throws Exception {
        Path bad = file("bad.gsas", text.replace("\\n", "\n"));
        assertRefused(() -> load(bad), expected, "bad.gsas");
    }

    private static void assertRefused(Executable reading, String... words) {
        String message = assertThrows(LoadException.class, reading).getMessage();
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
    }
}
