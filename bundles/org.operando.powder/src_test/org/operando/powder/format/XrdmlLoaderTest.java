// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.operando.api.Loaded;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

class XrdmlLoaderTest {
    private static final String POSITIONS = "<positions axis='2Theta' unit='deg'><startPosition>10</startPosition>"
            + "<endPosition>12</endPosition></positions><positions axis='Omega'><startPosition>5</startPosition>"
            + "<endPosition>6</endPosition></positions>";
    private static final String TIME = "<commonCountingTime unit='seconds'>2</commonCountingTime>";

    private final PlainContext context = new PlainContext();
    @TempDir
    private Path folder;

    private Loaded<PatternSeries> load(Path... files) throws LoadException {
        return new XrdmlLoader().load(List.of(files), PowderMeasurement.unknown(), context);
    }

    private Path file(String inside) throws IOException {
        return Files.writeString(folder.resolve("s.xrdml"), "<?xml version='1.0'?>\n"
                + "<xrdMeasurements xmlns='http://www.xrdml.com/XRDMeasurement/1.5'><xrdMeasurement>\n"
                + "<usedWavelength intended='K-Alpha'><kAlpha1 unit='Angstrom'>0.709319</kAlpha1></usedWavelength>\n"
                + inside + "</xrdMeasurement></xrdMeasurements>");
    }

    private static String scan(String header, String points) {
        return "<scan scanAxis='Gonio' status='Completed'>" + header + "<dataPoints>" + points
                + "</dataPoints></scan>\n";
    }

    private static String stamps(String start, String end) {
        return "<header><startTimeStamp>" + start + "</startTimeStamp><endTimeStamp>" + end
                + "</endTimeStamp></header>";
    }

    /** Points, first and last angle, first and last intensity, their sum: as an independent reader found them. */
    @ParameterizedTest
    @CsvSource({"pattern.xrdml,7181,5.00475563,124.99166689,374,158,2627182,881",
        "pattern_2.xrdml,6474,5.00116514,89.99348491,1426,1005,7388773,3590"})
    void realSamplesHaveTheValuesOfTheReference(String name, int points, double x0, double x1, double y0, double y1,
            double sum, double seconds) throws Exception {
        Path file = Samples.data("xrd/formats/" + name);
        assertEquals(1, new XrdmlLoader().recognise(FileHead.of(file)).confidence());
        Loaded<PatternSeries> loaded = load(file);
        PatternSeries series = loaded.data();

        double[] x = series.twoThetaDegrees();
        double[] y = series.intensities(0, 1, 0, points);
        assertEquals(points, x.length);
        assertArrayEquals(new double[] {x0, x1, y0, y1}, new double[] {x[0], x[points - 1], y[0], y[points - 1]});
        assertEquals(sum, Arrays.stream(y).sum());
        assertTrue(series.isCounts());
        assertEquals(Optional.of(1.540598), series.wavelength());
        assertEquals(TimeScale.UTC, series.times());
        assertArrayEquals(new double[] {seconds}, series.frames().doubles("exposure"));
        assertEquals("1.5444260 angstrom", loaded.metadata().get("K-alpha 2"));
        assertEquals("Cu", loaded.metadata().get("anode"));
        assertEquals(1, context.warnings().size());
        assertTrue(context.warnings().getFirst().what().contains("K-alpha 1 and 2 (ratio 0.5)"),
                context.warnings().getFirst().what());
    }

    @Test
    void scansOfAFileAreASeriesInTheirTimes() throws Exception {
        Path file = file(scan(stamps("2024-03-08T11:20:00-06:00", "2024-03-08T11:21:00-06:00"),
                POSITIONS + TIME + "<counts unit='counts'>4 5 6</counts>")
                + scan(stamps("2024-03-08T17:10:00Z", "2024-03-08T17:11:00Z"),
                        POSITIONS + TIME + "<counts unit='counts'>1 2 3</counts>"));
        PatternSeries series = load(file).data();

        assertArrayEquals(new double[] {10, 11, 12}, series.twoThetaDegrees());
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, series.intensities(0, 2, 0, 3));
        assertArrayEquals(new String[] {"s scan 2", "s scan 1"}, series.frames().texts("name"));
        assertEquals(600, series.frames().doubles("start")[1] - series.frames().doubles("start")[0]);
        assertEquals(Optional.of(0.709319), series.wavelength());
    }

    @Test
    void attenuatedCountsAreMultipliedAndIntensitiesAreNot() throws Exception {
        String factors = "<beamAttenuationFactors>1 1 4</beamAttenuationFactors>";
        PatternSeries raw = load(file(scan("", POSITIONS + TIME + factors + "<counts unit='counts'>4 9 25</counts>")))
                .data();
        assertArrayEquals(new double[] {4, 9, 100}, raw.intensities(0, 1, 0, 3));
        assertArrayEquals(new double[] {2, 3, 20}, raw.errors(0, 1, 0, 3).orElseThrow());
        assertFalse(raw.isCounts());
        assertTrue(raw.corrections().contains("attenuator"), raw.corrections());

        PatternSeries done = load(file(scan("", POSITIONS + TIME + factors
                + "<intensities unit='counts'>4 9 100</intensities>"))).data();
        assertArrayEquals(new double[] {4, 9, 100}, done.intensities(0, 1, 0, 3));
        assertArrayEquals(new double[] {2, 3, 20}, done.errors(0, 1, 0, 3).orElseThrow());
    }

    @Test
    void countsPerSecondHaveTheUncertaintyOfTheirCounts() throws Exception {
        PatternSeries series = load(file(scan("", POSITIONS + TIME + "<intensities unit='cps'>8 18 50</intensities>")))
                .data();
        assertArrayEquals(new double[] {8, 18, 50}, series.intensities(0, 1, 0, 3));
        assertArrayEquals(new double[] {2, 3, 5}, series.errors(0, 1, 0, 3).orElseThrow());
    }

    @Test
    void listedAnglesAreRead() throws Exception {
        String list = "<positions axis='2Theta'><listPositions>10 10.5 12</listPositions></positions>";
        assertArrayEquals(new double[] {10, 10.5, 12},
                load(file(scan("", list + "<counts>1 2 3</counts>"))).data().twoThetaDegrees());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<positions axis='2Theta'><commonPosition>30</commonPosition></positions><counts>1 2</counts>|stands still",
        "<positions axis='Omega'><startPosition>1</startPosition><endPosition>2</endPosition></positions><counts>1 2</counts>|stands still",
        "<positions axis='2Theta'><listPositions>1 2</listPositions></positions><counts>1 2 3</counts>|2 angles for 3",
        "<positions axis='2Theta'><startPosition>3</startPosition><endPosition>2</endPosition></positions><counts>1 2</counts>|do not ascend",
        "<positions axis='2Theta'><startPosition>1</startPosition><endPosition>2</endPosition></positions><counts>1 x</counts>|found 'x'",
        "<positions axis='2Theta'><startPosition>1</startPosition><endPosition>2</endPosition></positions>|no intensities"})
    void scansThatAreNoPatternsAreRefused(String points, String expected) throws Exception {
        Path file = file(scan("", points));
        assertRefused(() -> load(file), expected, "s.xrdml:4");
    }

    /** A file that would have the reader open another one, or grow in memory. */
    @Test
    void entitiesAreRefused() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "1 2 3");
        for (String type : List.of("<!ENTITY x SYSTEM '" + secret.toUri() + "'>", "<!ENTITY x '1 2 3'>")) {
            Path file = Files.writeString(folder.resolve("e.xrdml"), "<?xml version='1.0'?><!DOCTYPE a [" + type
                    + "]><xrdMeasurements><xrdMeasurement>" + scan("", POSITIONS + "<counts>&x;</counts>")
                    + "</xrdMeasurement></xrdMeasurements>");
            assertRefused(() -> load(file), "e.xrdml:1", "document type");
        }
    }

    @Test
    void cutFilesAndDeepOnesAreRefusedWithTheirLine() throws Exception {
        String whole = Files.readString(file(scan("", POSITIONS + "<counts>1 2 3</counts>")), StandardCharsets.UTF_8);
        for (int i = 1; i < 20; i++) {
            Path cut = Files.writeString(folder.resolve("cut.xrdml"), whole.substring(0, whole.length() * i / 20));
            assertRefused(() -> load(cut), "cut.xrdml:");
        }
        Path deep = Files.writeString(folder.resolve("deep.xrdml"), "<a>".repeat(100_000));
        assertRefused(() -> load(deep), "deep in each");
    }

    private static void assertRefused(Executable reading, String... words) {
        String message = assertThrows(LoadException.class, reading).getMessage();
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
    }
}
