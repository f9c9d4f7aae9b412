// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.LoadException;

class ColumnTextTest {
    private static final Path DATA = Path.of("src_test/data/formats");
    private static final Path SHARED = Path.of(System.getProperty("OPERANDO_DATA",
            System.getenv().getOrDefault("OPERANDO_DATA", "../../../shared/data")));

    private static ColumnText parse(String text) throws LoadException {
        return ColumnText.parse(Path.of("t.xy"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String failure(String text) {
        return assertThrows(LoadException.class, () -> parse(text)).getMessage();
    }

    /** Numbers recorded with the samples (checks_1d.json, made by numpy). */
    @ParameterizedTest
    @CsvSource({"series_operando_001.xy, 2, 1021, 7.2532, 22.7316, 18.971, 6.381, 15237.194",
        "pattern_own.xye, 3, 200, 2.01, 5.990001, 177.496, 185.054, 36681.642",
        "pattern_example_bmb.xye, 3, 575, 0.5, 1.073103125, 662.407183, 196.446337, 169493.376844",
        "pattern_example_mac.xye, 3, 599, 0, 0.598, 11.632, 113.272, 33321.789",
        "pattern_example_mythen.dat, 3, 730, 2.084, 5, 2866.694378, 3259.561469, 2285176.404266",
        "pattern_example_evadiffract.xy, 2, 28, 5.0001, 5.2743, 4.852, 4.324, 133.477",
        "pattern_example_ocx.xy, 2, 1876, 5, 80, 2.732, 0.272, 1844.998",
        "pattern_own.chi, 2, 200, 2.01, 5.9900005, 177.49571, 185.05449, 36681.6434",
        "pattern_dioptas.xy, 2, 1400, 0.01589844, 44.49973, 27.83654, 0, 1603687.46374",
        "pattern_fit2d.chi, 2, 75, 0.010486433, 28.34483, 27.862846, 0, 3480.299716"})
    void samplesHaveTheRecordedPoints(String name, int columns, int points, double firstX, double lastX, double firstY,
            double lastY, double sumY) throws LoadException {
        Path file = Files.exists(DATA.resolve(name)) ? DATA.resolve(name) : SHARED.resolve("xrd/formats").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: needs data");

        ColumnText read = ColumnText.read(file);

        assertEquals(columns, read.columns().length);
        assertEquals(points, read.rows());
        assertEquals(firstX, read.columns()[0][0]);
        assertEquals(lastX, read.columns()[0][points - 1]);
        assertEquals(firstY, read.columns()[1][0]);
        assertEquals(lastY, read.columns()[1][points - 1]);
        assertEquals(sumY, Arrays.stream(read.columns()[1]).sum(), 1e-12 * sumY, "rounding of a sum");
    }

    @Test
    void theOperandoSeriesIsReadWholeWithItsQuotedHeader() throws Exception {
        Path folder = SHARED.resolve("xrd/datalab_insitu/li_mo_operando/xrd");
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: needs data");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.sorted(FileOrder.BY_NAME).toList();

            assertEquals(101, sorted.size());
            for (Path file : sorted) {
                ColumnText read = ColumnText.read(file);
                assertEquals(1021, read.rows(), file.toString());
                assertEquals(7.2532, read.columns()[0][0]);
                assertEquals(22.7316, read.columns()[0][1020]);
                assertTrue(read.header().getFirst().contains("Anode: \"Mo\""));
            }
        }
    }

    @Test
    void aWrongPointCountOfAChiFileIsAWarning() throws LoadException {
        ColumnText read = parse("a title\n2-Theta Angle (Degrees)\n\n   1455\n 1.0 2.0\n 3.0 4.0\n");

        assertEquals(1455, read.declaredRows().getAsInt());
        assertEquals(2, read.rows());
        assertEquals("the header says 1455 points, there are 2", read.warnings().getFirst().what());
        assertTrue(parse("a\nb\nc\n2\n1 2\n3 4\n").warnings().isEmpty());
        assertEquals(2, parse("10 samples\n20 degrees\n30 s\n2\n1 2\n3 4\n").rows(), "titles may hold anything");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2.5\n3 4\n", "1\t2.5\n3\t4\n", "1,2.5\n3,4\n", "1;2.5\n3;4", "1;2,5\r\n3;4\r\n",
        "1 2,5\n3 4\n", " 1 , 2.5 \r3 , 4 \r", "1, 2.5,\n3, 4,\n", "1.0D0 25e-1\n+3 4.\n"})
    void separatorsAndDecimalSignsAreRecognised(String text) throws LoadException {
        ColumnText read = parse(text);

        assertArrayEquals(new double[] {1, 3}, read.columns()[0]);
        assertArrayEquals(new double[] {2.5, 4}, read.columns()[1]);
    }

    @Test
    void twoDecimalSignsInOneRowAreRefused() {
        assertTrue(failure("1.0\t2,5\n3\t4\n").startsWith("t.xy:1: 2 numbers expected"), failure("1.0\t2,5\n3\t4\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# a b\n", "'Id: \"\"\n", "/* a\n b 1 2\n 3 4 */\n", "// a\n", "! a\n", "; a\n", "% x\n",
        "two theta, counts, x\n", "\"2Theta\" \"I\" \"more\"\n", "\ufeff# marked\n", "# 1 2\n\n# 3 4\n\n"})
    void headersAndCommentsAreKeptApart(String head) throws LoadException {
        ColumnText read = parse(head + "1 2\n# between\n3 4\n\n// end\n");

        assertArrayEquals(new double[] {1, 3}, read.columns()[0]);
        assertTrue(read.header().size() >= 3, read.header().toString());
    }

    @Test
    void namesOfColumnsAreTakenFromTheLastHeaderLine() throws LoadException {
        assertEquals(List.of("theta", "intensity"), parse("theta,intensity\n1,2\n").names());
        assertEquals(List.of("2theta_deg", "I", "sigma"), parse("# made by x\n# 2theta_deg I sigma\n1 2 3\n").names());
        assertEquals(List.of("2theta (deg)", "I"), parse("2theta (deg)\tI\n1\t2\n").names());
        assertEquals(List.of(), parse("# one word too many\n1 2\n").names());
    }

    @Test
    void aMissingColumnIsNamedWithThoseThatAreThere() throws LoadException {
        ColumnText read = parse("theta,intensity\n1,2\n");

        assertArrayEquals(new double[] {2}, read.column("Intensity"));
        String message = assertThrows(LoadException.class, () -> read.column("sigma")).getMessage();
        assertEquals("t.xy: no column 'sigma'; there are theta, intensity", message);
        assertTrue(assertThrows(LoadException.class, () -> read.column(2, "sigma")).getMessage().contains("column 3"));
    }

    @Test
    void textsWhereNumbersShouldBeAreNamedWithTheirLine() {
        assertEquals("t.xy:3: a number expected in column 2, found 'x'", failure("1 2\n3 4\n5 x\n"));
        assertEquals("t.xy:2: a number expected in column 1, found 'end'", failure("1 2\nend\n"));
        assertEquals("t.xy:2: a number expected in column 2, found '4.5.6'", failure("1 2\n3 4.5.6\n"));
        assertTrue(failure("# head\n1 x\n3 4\n").startsWith("t.xy:2: 2 numbers expected, found '1 x'"));
    }

    @Test
    void rowsOfOtherLengthAreNamedWithTheirLine() {
        assertEquals("t.xy:4: 3 numbers, the rows above have 2", failure("# a\n1 2\n3 4\n5 6 7\n"));
        assertEquals("t.xy:2: 1 numbers, the rows above have 2", failure("1 2\n3\n"));
    }

    @Test
    void emptyForeignAndBinaryFilesAreRefused(@TempDir Path folder) throws Exception {
        assertTrue(failure("").contains("empty"));
        assertTrue(failure("\n\n").contains("no row of numbers"));
        assertTrue(failure("A report\nabout 3 cells\n").contains("no row of numbers"));
        assertTrue(failure("PK\0\1\2\n1 2\n").contains("binary"));
        assertTrue(assertThrows(LoadException.class, () -> ColumnText.read(folder.resolve("none.xy"))).getMessage()
                .contains("no such file"));
        assertThrows(LoadException.class, () -> ColumnText.read(folder));
    }

    @Test
    void nanInfinitiesAndEmptyCellsAreNaNWithAWarning() throws LoadException {
        ColumnText read = parse("1,2,3\n4,nan,6\n7,,-inf\n");

        assertTrue(Double.isNaN(read.columns()[1][1]) && Double.isNaN(read.columns()[1][2])
                && Double.isNaN(read.columns()[2][2]));
        assertEquals("column 2: 2 values are missing, NaN or infinite", read.warnings().get(0).what());
        assertEquals("t.xy:2", read.warnings().get(0).where());
        assertEquals("column 3: 1 value is missing, NaN or infinite", read.warnings().get(1).what());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.00 180 13.41641\n12.05 181 9.45362\n12.10 182 13.491", "1 24.468\n2 6.381\n3 24.4",
        "1 24.468\n2 6.381\n3 24.46", "1 1000\n2 1200\n3 13", "1;2,50\r\n3;4,75\r\n5;4,2",
        "1 2.5e+01\n2 2.5e+01\n3 2.5e+0"})
    void aLastLineThatMayBeCutIsWarnedOf(String text) throws LoadException {
        ColumnText read = parse(text);

        assertEquals(3, read.rows());
        assertEquals(1, read.warnings().size(), read.warnings().toString());
        assertEquals("t.xy:3", read.warnings().getFirst().where());
        assertEquals("the last line has no line end and may be cut", read.warnings().getFirst().what());
        assertTrue(parse(text + "\n").warnings().isEmpty(), "with its line end it is whole");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 24.468\n2 16.381\n3 24.468", "1 10.02\n2 10.01\n3 9.99", "1 24.468\n2 9\n3 24.4",
        "1 2.5", "1, 2.5,\n3, 4.5,", "1 2.5\n3 4\n# end"})
    void aWholeLastLineWithoutALineEndIsSilent(String text) throws LoadException {
        assertTrue(parse(text).warnings().isEmpty(), parse(text).warnings().toString());
    }

    @Test
    void rowsKnowTheirLines() throws LoadException {
        assertArrayEquals(new int[] {4, 5, 8}, parse("# a\n\n# b\n1 2\r\n3 4\n# c\n\n5 6\n").lines());
    }

    @Test
    void utf16AndLatin1AreRead() throws LoadException {
        byte[] utf16 = "# \u00b0\n1 2\n".getBytes(StandardCharsets.UTF_16);
        byte[] latin = "# 2\u03b8 \u00b0\n1 2\n".getBytes(StandardCharsets.ISO_8859_1);

        assertEquals("# \u00b0", ColumnText.parse(Path.of("t"), utf16).header().getFirst());
        assertTrue(ColumnText.parse(Path.of("t"), latin).header().getFirst().endsWith("\u00b0"));
    }

    @Test
    void numbersAreThoseOfTheLibrary() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            String text = switch (i % 4) {
                case 0 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
                case 1 -> String.format(Locale.ROOT, "%." + random.nextInt(18) + "f",
                        random.nextGaussian() * 1e4);
                case 2 -> random.nextLong() + "e" + (random.nextInt(700) - 350);
                default -> String.format(Locale.ROOT, "%.6e", Double.longBitsToDouble(random.nextLong()));
            };
            double expected = Double.parseDouble(text);
            if (Double.isNaN(expected) || text.contains("Inf")) {
                continue;
            }
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertEquals(expected, NumberText.parse(bytes, 0, bytes.length, '.'), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1e", "1e+", "e5", "1 2", "0x1F", "1f", "1_0", "--1", "1.2.3", "naan",
        "1d5x"})
    void whatIsNoNumberIsSaidToBeNone(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertTrue(NumberText.isNone(NumberText.parse(bytes, 0, bytes.length, '.')), text);
    }

    @Test
    void truncatedAndFlippedTextsEndInColumnsOrALoadException() throws Exception {
        Random random = new Random(20260711);
        List<Path> samples;
        try (Stream<Path> files = Files.list(DATA)) {
            samples = files.filter(f -> f.toString().contains("pattern_")).sorted().toList();
        }
        assertTrue(samples.size() >= 5);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (Path sample : samples) {
                byte[] whole = Files.readAllBytes(sample);
                for (int round = 0; round < 400; round++) {
                    byte[] bytes = round % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
                    for (int i = 0; i < round % 7 && bytes.length > 0; i++) {
                        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                    }
                    try {
                        ColumnText read = ColumnText.parse(sample, bytes);
                        assertTrue(read.rows() > 0);
                    } catch (LoadException e) {
                        assertTrue(e.getMessage().contains(sample.getFileName().toString()));
                    }
                }
            }
        });
    }
}
