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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.operando.testkit.TestRun;
import org.operando.testkit.Testkit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.OperationException;
import org.operando.api.Recognition;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

class ColumnsLoaderTest {
    @TempDir
    Path folder;

    private static List<Path> files(Path in, String glob) throws IOException {
        try (var stream = Files.newDirectoryStream(in, glob)) {
            List<Path> files = new ArrayList<>();
            stream.forEach(files::add);
            files.sort(null);
            return files;
        }
    }

    private static Loaded<PatternSeries> load(List<Path> files, PlainContext context) throws LoadException {
        return new ColumnsLoader().load(files, PowderMeasurement.unknown(), context);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void seriesOfTheLaboratoryDiffractometerIsRead() throws Exception {
        PlainContext context = new PlainContext();
        Loaded<PatternSeries> loaded = load(files(Samples.shipped(), "*.xy"), context);
        PatternSeries expected = Samples.folder(Samples.shipped());
        PatternSeries series = loaded.data();

        assertEquals(12, series.size());
        assertArrayEquals(expected.frames().longs(Columns.NUMBER), series.frames().longs(Columns.NUMBER));
        assertArrayEquals(expected.twoThetaDegrees(), series.twoThetaDegrees());
        assertArrayEquals(expected.intensities(0, 12, 0, 1021), series.intensities(0, 12, 0, 1021));
        assertEquals(300, series.frames().doubles(Columns.EXPOSURE)[0]);
        assertTrue(loaded.metadata().get("Anode").startsWith("Mo"), loaded.metadata().toString());
        assertEquals(Optional.empty(), series.wavelength());
        assertFalse(series.isCounts());
        assertTrue(series.errors(0, 1, 0, 1).isEmpty());
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    @Test
    void countsWithTheirRootsAreKnownAsCounts() throws Exception {
        Path xrd = Samples.data("xrd/datalab_insitu/coincell8_LDE2/xrd");
        PowderMeasurement study = new PowderMeasurement(Optional.empty(), Optional.empty(),
                Optional.of(xrd.resolveSibling("log.csv")), Optional.empty(), Optional.empty());
        PatternSeries series = new ColumnsLoader().load(files(xrd, "*.xye"), study, new PlainContext()).data();

        assertEquals(5, series.size());
        assertEquals(16_553, series.twoThetaDegrees().length);
        assertTrue(series.isCounts());
        assertEquals(1288, series.intensities(0, 1, 0, 1)[0]);
        assertEquals(35.888717, series.errors(0, 1, 0, 1).orElseThrow()[0]);
        assertEquals(1_355_639, series.frames().longs(Columns.NUMBER)[0]);
        assertEquals(56.553, series.frames().doubles(Columns.EXPOSURE)[0], 1e-5);
        OperationException e = assertThrows(OperationException.class, series::requireWavelength);
        assertTrue(e.remedy().startsWith("write wavelength"), e.remedy());
    }

    /** Points, first and last angle, first and last intensity, their sum: as an independent reader found them. */
    @ParameterizedTest
    @CsvSource({"pattern_own.xye,200,2.01,5.990001,177.496,185.054,36681.642",
        "pattern_example_bmb.xye,575,0.5,1.073103125,662.407183,196.446337,169493.376844",
        "pattern_example_mac.xye,599,0.0,0.598,11.632,113.272,33321.789",
        "pattern_example_mythen.dat,730,2.084,5.0,2866.694378,3259.561469,2285176.4042660003",
        "pattern_example_evadiffract.xy,28,5.0001,5.2743,4.852,4.324,133.477",
        "pattern_example_ocx.xy,1876,5.0,80.0,2.732,0.272,1844.998",
        "pattern_dioptas.xy,1400,0.01589844,44.49973,27.83654,0.0,1603687.46374",
        "pattern_fit2d.chi,75,0.010486433,28.34483,27.862846,0.0,3480.299716",
        "pattern_own.chi,200,2.01,5.9900005,177.49571,185.05449,36681.6434"})
    void realSamplesHaveTheValuesOfTheReference(String name, int points, double x0, double x1, double y0, double y1,
            double sum) throws Exception {
        Path file = Samples.data("xrd/formats/" + name);
        assertTrue(new ColumnsLoader().recognise(FileHead.of(file)).confidence() > 0.5, name);
        PatternSeries series = load(List.of(file), new PlainContext()).data();

        double[] x = series.twoThetaDegrees();
        double[] y = series.intensities(0, 1, 0, x.length);
        assertEquals(points, x.length);
        assertArrayEquals(new double[] {x0, x1}, new double[] {x[0], x[points - 1]}, 0);
        assertArrayEquals(new double[] {y0, y1}, new double[] {y[0], y[points - 1]}, 0);
        // the order of a sum of thousands of terms moves its last digits
        assertEquals(sum, Arrays.stream(y).sum(), 1e-12 * sum);
    }

    @Test
    void wavelengthOfAnIntegrationHeaderIsTakenWithItsUnit() throws Exception {
        Path dioptas = file("a.xy", "# == pyFAI calibration ==\n# Wavelength: 3.20179398976e-11\n1 2\n2 3\n");
        assertEquals(0.320179398976, load(List.of(dioptas), new PlainContext()).data().wavelength().orElseThrow(),
                1e-15);
        Path unit = file("b.xy", "# wavelength (nm) = 0.04520\n1 2\n2 3\n");
        assertEquals(0.4520, load(List.of(unit), new PlainContext()).data().wavelength().orElseThrow(), 1e-15);
        Path none = file("c.xy", "# wavelength = 0.4520\n1 2\n2 3\n");
        assertEquals(Optional.empty(), load(List.of(none), new PlainContext()).data().wavelength(),
                "a number without a unit");
    }

    @Test
    void declaredPointsThatAreNotThereAreWarnedOf() throws Exception {
        PlainContext context = new PlainContext();
        load(List.of(file("x.chi", "sample\n2-Theta Angle (Degrees)\nIntensity\n 99\n 1.0 2.0\n 2.0 3.0\n")), context);

        assertTrue(context.warnings().getFirst().what().contains("99"), context.warnings().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 2\\n3 4\\n2 5|bad.xy:3: 2theta 2.0 after 3.0",
        "1 2\\n1 4|the angles must ascend", "1 2\\n300 4|no angle 2theta", "nan 2\\n3 4|no angle 2theta",
        "1 2 3 4\\n2 3 4 5|4 columns", "1\\n2|1 column", "1 2 -3\\n2 3 1|no uncertainty",
        "1 2\\n2 x|a number expected", "1 2\\n2|numbers, the rows above",
        "# q_A^-1 I\\n1 2\\n2 3|without the wavelength",
        "# r_mm I\\n1 2\\n2 3|not 2theta", "Energy mu\\n7.1 2\\n7.2 3|not 2theta",
        "title\\nBANK 1 2 2 CONST 1 1 0 0 FXYE\\n1 2 3\\n2 3 4|GSAS", "hello|no row of numbers"})
    void badFilesAreRefusedWithTheirPlace(String text, String expected) throws Exception {
        Path file = file("bad.xy", text.replace("\\n", "\n"));
        LoadException e = assertThrows(LoadException.class, () -> load(List.of(file), new PlainContext()));
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertTrue(e.where().contains("bad.xy"), e.where());
    }

    @Test
    void reasonsNameTheLineOfTheFile() throws Exception {
        String head = "# one\n# two\n# three\n1 2\n2 3\n";
        Path text = file("t.xy", head + "3 abc\n");
        Path unsorted = file("u.xy", head + "1.5 4\n");

        String reason = new ColumnsLoader().recognise(FileHead.of(text)).reason();
        assertTrue(reason.endsWith("line 6: a number expected in column 2, found 'abc'"), reason);
        reason = new ColumnsLoader().recognise(FileHead.of(unsorted)).reason();
        assertEquals("line 6: 2theta 1.5 after 2.0; the angles must ascend", reason);
        LoadException e = assertThrows(LoadException.class, () -> load(List.of(unsorted), new PlainContext()));
        assertEquals(unsorted + ":6", e.where());
    }

    @Test
    void aCutLastLineIsWarnedOf() throws Exception {
        PlainContext context = new PlainContext();
        load(List.of(file("cut.xye", "12.00 180 13.41641\n12.05 181 13.45362\n12.10 182 13.491")), context);

        assertEquals("cut.xye:3", context.warnings().getFirst().where());
        assertTrue(context.warnings().getFirst().what().contains("may be cut"), context.warnings().toString());
    }

    @Test
    void badFilesOfASeriesAreLeftOutWithAWarning() throws Exception {
        List<Path> series = new ArrayList<>(files(Samples.shipped(), "*.xy"));
        series.set(0, file("operando_001.xy", ""));
        series.set(3, file("operando_101.xy", "# one\n7.2532 18.971\n7.2684 junk\n"));
        PlainContext context = new PlainContext();

        PatternSeries read = load(series, context).data();

        assertArrayEquals(new long[] {6, 51, 151, 201, 251, 301, 351, 401, 451, 501},
                read.frames().longs(Columns.NUMBER));
        PatternSeries whole = Samples.folder(Samples.shipped());
        assertArrayEquals(whole.intensities(1, 3, 0, 1021), read.intensities(0, 2, 0, 1021));
        assertArrayEquals(whole.intensities(4, 12, 0, 1021), read.intensities(2, 10, 0, 1021));
        assertEquals(List.of(series.get(0).toString(), series.get(3) + ":3"),
                context.warnings().stream().map(w -> w.where()).toList());
        assertEquals(List.of("is left out: the file is empty",
                "is left out: a number expected in column 2, found 'junk'"),
                context.warnings().stream().map(w -> w.what()).toList());
    }

    @Test
    void fileThatIsLeftOutChangesNoNumberOfAnother() throws Exception {
        List<Path> numbered = List.of(file("cell_10_run_1.xy", "1 2\n2 3\n"), file("cell_20_run_1.xy", "1 2\n2 3\n"),
                file("cell_20_run_2.xy", ""));
        assertArrayEquals(new long[] {10, 20},
                load(numbered, new PlainContext()).data().frames().longs(Columns.NUMBER));
        List<Path> single = List.of(file("run_1_b7.xy", ""), file("run_1_b9.xy", "1 2\n2 3\n"));
        assertArrayEquals(new long[] {9}, load(single, new PlainContext()).data().frames().longs(Columns.NUMBER));
        List<Path> unnumbered = List.of(file("a.xy", "1 2\n2 3\n"), file("b.xy", ""), file("c.xy", "1 2\n2 3\n"));
        assertArrayEquals(new long[] {1, 3},
                load(unnumbered, new PlainContext()).data().frames().longs(Columns.NUMBER));
    }

    @Test
    void firstErrorIsThrownWhenNoFileIsGood() throws Exception {
        List<Path> bad = List.of(file("p_1.xy", "1 x\n"), file("p_2.xy", ""));
        LoadException e = assertThrows(LoadException.class, () -> load(bad, new PlainContext()));
        assertTrue(e.where().contains("p_1.xy"), e.where());
    }

    @Test
    void emptyFilesAndMissingFilesAreRefused() throws Exception {
        assertThrows(LoadException.class, () -> load(List.of(file("e.xy", "")), new PlainContext()));
        assertThrows(LoadException.class, () -> load(List.of(folder.resolve("none.xy")), new PlainContext()));
        assertThrows(LoadException.class, () -> load(List.of(), new PlainContext()));
        assertEquals(0, new ColumnsLoader().recognise(FileHead.of(file("e.xy", ""))).confidence());
    }

    @Test
    void otherFilesAreNotTakenForPatterns() throws Exception {
        Recognition raman = new ColumnsLoader().recognise(FileHead.of(file("r.txt", "# Raman\n1340 0\n1350 500\n")));
        assertEquals(0, raman.confidence(), raman.reason());
        Path table = file("t.csv", "1,2\n2,3\n");
        assertTrue(new ColumnsLoader().recognise(FileHead.of(table)).confidence() < 0.5);
        for (String name : List.of("pattern.fxye", "gsas_const_std.xra", "pattern.xrdml", "image.npy",
                "edf_int32.edf")) {
            Recognition r = new ColumnsLoader().recognise(FileHead.of(Samples.data("xrd/formats/" + name)));
            assertEquals(0, r.confidence(), name + ": " + r.reason());
        }
    }

    @Test
    void damagedFilesGiveAMessageOrAPatternAndNothingElse() throws Exception {
        byte[] good = Files.readAllBytes(Samples.shipped().resolve("operando_001.xy"));
        Random random = new Random(11);
        for (int k = 0; k < 300; k++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length));
            for (int i = 0; i < 5 && bad.length > 0; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("damaged_1.xy"), bad);
            new ColumnsLoader().recognise(FileHead.of(file));
            try {
                assertTrue(load(List.of(file), new PlainContext()).data().size() == 1);
            } catch (LoadException e) {
                assertTrue(e.where().contains("damaged_1.xy"), e.getMessage());
            }
        }
    }

    /** Poisson counts of mean 1: 37 % of the points have none, and left out they would take the mean to 1.58. */
    @Test
    void pointsWithoutCountsHaveAnUncertaintyOfOneCount() throws Exception {
        StringBuilder counts = new StringBuilder();
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            int n = i % 3 == 0 ? 0 : i;
            counts.append(5 + 0.1 * i).append(' ').append(n).append(' ').append(Math.sqrt(n)).append('\n');
            others.append(5 + 0.1 * i).append(' ').append(n).append(' ').append(0.3 * Math.sqrt(n)).append('\n');
        }

        PatternSeries series = load(List.of(file("counts.xye", counts.toString())), new PlainContext()).data();
        PatternSeries other = load(List.of(file("others.xye", others.toString())), new PlainContext()).data();

        assertTrue(series.isCounts());
        assertEquals(1, series.errors(0, 1, 0, 1).orElseThrow()[0]);
        assertEquals(2, series.errors(0, 1, 4, 5).orElseThrow()[0], 1e-12);
        assertFalse(other.isCounts());
        assertTrue(Double.isNaN(other.errors(0, 1, 0, 1).orElseThrow()[0]), "of what are no counts nothing is known");
    }

    @Test
    void aPatternCutShortIsLeftOutAndTheSeriesGoesOn(@TempDir Path folder) throws Exception {
        List<Path> files = new ArrayList<>();
        for (int n = 1; n <= 4; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < (n == 1 ? 12 : 20); i++) {
                text.append(5 + 0.1 * i).append(' ').append(100 + i * n).append('\n');
            }
            files.add(Files.writeString(folder.resolve("p_" + n + ".xy"), text));
        }

        TestRun<Loaded<PatternSeries>> run = Testkit.loaded(new ColumnsLoader(), files, "wavelength: 0.5 angstrom");

        assertArrayEquals(new long[] {2, 3, 4}, run.result().data().numbers());
        assertTrue(run.warnings().toString().contains("p_1.xy"), run.warnings()::toString);
        LoadException refused = assertThrows(LoadException.class,
                () -> Testkit.load(new ColumnsLoader(), files.subList(0, 2), "wavelength: 0.5 angstrom"));
        assertTrue(refused.getMessage().contains("angles"), refused::getMessage);
    }
}
