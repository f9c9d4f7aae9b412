// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Exporter;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.OperationException;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.Samples;
import org.operando.powder.format.ColumnsLoader;
import org.operando.powder.format.GsasLoader;
import org.operando.testkit.PlainContext;

/** What is written has the layout of files of others and is read again as the same numbers. */
class ExportersTest {
    private static final Path LAB = Samples.shipped().resolve("operando_001.xy");
    private static final Path GSAS = Path.of("src_test/data/patterns/fxye_11bm.fxye");
    private static final PowderMeasurement COUNTS = new PowderMeasurement(Optional.of(0.7093), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.of(true));

    private final PlainContext context = new PlainContext();
    @TempDir
    private Path folder;

    private static Loaded<PatternSeries> load(Loader<PowderMeasurement, PatternSeries> loader, Path file,
            PowderMeasurement study) throws LoadException {
        return loader.load(List.of(file), study, new PlainContext());
    }

    private Path write(Exporter<PatternSeries> exporter, Loaded<PatternSeries> loaded, String name)
            throws IOException, OperationException {
        Path file = folder.resolve(name);
        exporter.write(loaded, file, context);
        return file;
    }

    private static void assertSame(PatternSeries expected, PatternSeries read) throws OperationException {
        int n = expected.twoThetaDegrees().length;
        assertArrayEquals(expected.twoThetaDegrees(), read.twoThetaDegrees());
        assertArrayEquals(expected.intensities(0, 1, 0, n), read.intensities(0, 1, 0, n));
        assertEquals(expected.wavelength(), read.wavelength());
        assertEquals(expected.isCounts(), read.isCounts());
        assertEquals(expected.corrections(), read.corrections());
        assertEquals(expected.errors(0, 1, 0, n).isPresent(), read.errors(0, 1, 0, n).isPresent());
        if (expected.errors(0, 1, 0, n).isPresent()) {
            assertArrayEquals(expected.errors(0, 1, 0, n).get(), read.errors(0, 1, 0, n).get());
        }
    }

    @Test
    void columnsAreReadAgainAsTheyWere() throws Exception {
        Loaded<PatternSeries> lab = load(new ColumnsLoader(), LAB, COUNTS);
        for (String name : List.of("a.xy", "a.xye")) {
            Path file = write(name.endsWith("e") ? new XyeExporter() : new XyExporter(), lab, name);
            PatternSeries read = load(new ColumnsLoader(), file, PowderMeasurement.unknown()).data();
            assertSame(lab.data(), read);
            assertEquals(300, read.frames().doubles("exposure")[0]);
        }
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    @Test
    void gsasRecordsAreReadAgainAsTheyWere() throws Exception {
        Loaded<PatternSeries> bank = load(new GsasLoader(), GSAS, PowderMeasurement.unknown());
        assertSame(bank.data(), load(new GsasLoader(), write(new GsasExporter(), bank, "b.fxye"),
                PowderMeasurement.unknown()).data());
        Loaded<PatternSeries> lab = load(new ColumnsLoader(), LAB, COUNTS);
        Path file = write(new GsasExporter(), lab, "c.gsa");
        assertSame(lab.data(), load(new GsasLoader(), file, COUNTS).data());
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    /** Lines of beamline 11-BM: title, comments with #, BANK with CONS, three right-justified columns of 15, 15, 12. */
    @Test
    void gsasRecordsHaveTheLayoutOfABeamline() throws Exception {
        Path file = write(new GsasExporter(), load(new GsasLoader(), GSAS, PowderMeasurement.unknown()), "b.fxye");
        List<String> ours = Files.readAllLines(file);
        List<String> theirs = Files.readAllLines(GSAS);
        int rows = 60;
        assertEquals(theirs.subList(theirs.size() - rows, theirs.size()).stream().map(l -> l.substring(0, 30)).toList(),
                ours.subList(ours.size() - rows, ours.size()).stream().map(l -> l.substring(0, 30)).toList());
        assertEquals("fxye_11bm", ours.getFirst());
        assertEquals("BANK 1 60 60 CONS 201.000000 2.000000 0 0 FXYE", ours.get(ours.size() - rows - 1));
        assertTrue(ours.subList(1, ours.size() - rows - 1).stream().allMatch(l -> l.startsWith("# ")), ours.toString());
    }

    @Test
    void chiFilesHaveTheLayoutOfFit2d() throws Exception {
        Loaded<PatternSeries> lab = load(new ColumnsLoader(), LAB, COUNTS);
        Path file = write(new ChiExporter(), lab, "a.chi");
        List<String> lines = Files.readAllLines(file);

        assertEquals("2-Theta Angle (Degrees)", lines.get(1));
        assertEquals("       1021", lines.get(3));
        // Fit2D: " 1.0486433E-02  2.7862846E+01"
        assertTrue(lines.get(4).matches(" {2}\\d\\.\\d{7}E[+-]\\d\\d {2}\\d\\.\\d{7}E[+-]\\d\\d"), lines.get(4));
        PatternSeries read = load(new ColumnsLoader(), file, COUNTS).data();
        // eight digits
        assertArrayEquals(lab.data().twoThetaDegrees(), read.twoThetaDegrees(), 1e-6);
        assertEquals(2, context.warnings().size());
    }

    @Test
    void aFileSaysWhereItIsFrom() throws Exception {
        Loaded<PatternSeries> lab = load(new ColumnsLoader(), LAB, COUNTS);
        Loaded<PatternSeries> known = new Loaded<>(lab.data(), Map.of("geometry", "a.poni", "method", "full splitting",
                "mask", "73560 pixels", "patterns", "1"));
        String text = Files.readString(write(new XyeExporter(), known, "a.xye"));

        for (String line : List.of("# written by: Operando", "# source: operando_001", "# wavelength: 0.7093 angstrom",
                "# corrections: as in the files", "# geometry: a.poni", "# method: full splitting",
                "# mask: 73560 pixels",
                "# uncertainty: one standard uncertainty, the square root",
                "# bins: 1021 from 7.2532 to 22.7316 degrees")) {
            assertTrue(text.contains("\n" + line) || text.startsWith(line), line + " in " + text.substring(0, 900));
        }
    }

    /** What an integration says of its corrections, its parameters and its errors is longer than a line. */
    @Test
    void whatIsLongGoesOnInTheNextLines() throws Exception {
        String corrections = "divided by the solid angle of the pixels, divided by the polarisation factor (f = 0.99, "
                + "axis 0.0 deg), divided by the weight of the pixels, 73560 pixels masked, pixel splitting full, 1500 "
                + "bins, error model: poisson, the mean of the frames of the series taken off, scaled by the exposure";
        PatternSeries lab = load(new ColumnsLoader(), LAB, COUNTS).data();
        PatternSeries integrated = new PatternSeries(lab.intensity(), lab.frames(), lab.times(), lab.numbered(),
                lab.clock(), lab.wavelength(), corrections, lab.done());
        String parameters = "{" + "\"absorption\":0.0,".repeat(30) + "\"upper\":90.0}";
        Loaded<PatternSeries> loaded = new Loaded<>(integrated, Map.of("parameters", parameters));
        for (Exporter<PatternSeries> exporter : List.of(new XyExporter(), new XyeExporter(), new GsasExporter())) {
            boolean records = exporter instanceof GsasExporter;
            Path file = write(exporter, loaded, records ? "a.fxye" : "a.xye");
            List<String> header = Files.readAllLines(file).stream().filter(l -> l.startsWith("#")).toList();

            // width of a line, mark of a comment
            assertTrue(header.stream().allMatch(l -> l.length() <= 120), header.toString());
            String joined = String.join("", header.stream().map(l -> l.replaceFirst("^# +", "")).toList());
            assertTrue(joined.contains(parameters), joined);
            Loader<PowderMeasurement, PatternSeries> loader = records ? new GsasLoader() : new ColumnsLoader();
            assertEquals(corrections, load(loader, file, COUNTS).data().corrections());
        }
    }

    @Test
    void whatTheFormatCannotHoldIsRefused() throws Exception {
        Loaded<PatternSeries> plain = load(new ColumnsLoader(), LAB, PowderMeasurement.unknown());
        assertTrue(assertThrows(OperationException.class, () -> write(new XyeExporter(), plain, "a.xye")).getMessage()
                .contains("no uncertainties"));
        Loaded<PatternSeries> two = new ColumnsLoader().load(List.of(LAB, Samples.shipped().resolve("operando_006.xy")),
                COUNTS, new PlainContext());
        assertTrue(assertThrows(OperationException.class, () -> write(new XyExporter(), two, "a.xy")).getMessage()
                .contains("2 patterns"));
    }
}
