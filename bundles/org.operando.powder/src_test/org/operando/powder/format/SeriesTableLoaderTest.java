// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

class SeriesTableLoaderTest {
    private static final Path TABLE = Path.of("src_test/data/patterns/series_table.csv");

    @TempDir
    private Path folder;

    private static PatternSeries load(Path file) throws Exception {
        return new SeriesTableLoader().load(List.of(file), PowderMeasurement.unknown(), new PlainContext()).data();
    }

    private Path write(String text) throws Exception {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void numbersAreThoseOfTheColumnsSoThatTheMissingOneLeavesAGap() throws Exception {
        PatternSeries series = load(TABLE);

        assertArrayEquals(new long[] {1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13}, series.numbers());
        assertEquals("p006", series.frames().texts("name")[4]);
        assertEquals(7.2532, series.twoThetaDegrees()[0]);
        assertEquals(18.971, series.intensities(0, 1, 0, 1)[0]);
        assertEquals(19.471, series.intensities(4, 5, 0, 1)[0]);
        assertFalse(series.isCounts());
    }

    @Test
    void allOfTheRealSeriesIsThatOfItsFiles() throws Exception {
        Path source = Samples.data("xrd/datalab_insitu/li_mo_operando");
        PatternSeries series = load(source.resolve("all_502.csv.gz"));
        PatternSeries files = Samples.folder(source.resolve("xrd"));

        assertEquals(502, series.size());
        double[] angles = series.twoThetaDegrees();
        for (long number : files.numbers()) {
            double[] own = series.intensities(series.row(number), series.row(number) + 1, 0, angles.length);
            double[] file = files.intensities(files.row(number), files.row(number) + 1, 0, angles.length);
            // both have the source's three decimals
            assertArrayEquals(file, own, 0, "pattern " + number);
        }
        assertArrayEquals(files.twoThetaDegrees(), angles, 0);
    }

    @Test
    void packedIsThatSame() throws Exception {
        Path packed = folder.resolve("table.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(TABLE, out);
        }
        assertArrayEquals(load(TABLE).intensities(3, 4, 0, 200), load(packed).intensities(3, 4, 0, 200));
        assertTrue(new SeriesTableLoader().recognise(FileHead.of(packed)).confidence() > 0.5);
        Path cut = folder.resolve("cut.csv.gz");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(packed), 4000));
        LoadException e = assertThrows(LoadException.class, () -> load(cut));
        assertTrue(e.getMessage().contains("may be cut"), e.getMessage());
    }

    @Test
    void onlyTablesOfAnglesAreRecognised() throws Exception {
        assertTrue(new SeriesTableLoader().recognise(FileHead.of(TABLE)).confidence() > 0.5);
        assertEquals(0, new SeriesTableLoader().recognise(FileHead.of(write("time,voltage,current,a\n1,2,3,4\n")))
                .confidence());
        assertEquals(0, new SeriesTableLoader().recognise(FileHead.of(write("2theta,intensity,sigma\n1,2,3\n")))
                .confidence());
    }

    @Test
    void whatIsNoTableIsRefusedWithItsPlace() throws Exception {
        LoadException few = assertThrows(LoadException.class, () -> load(write("2theta,p1,p2\n1,2,3\n2,3,4\n")));
        assertTrue(few.getMessage().contains("3 columns"), few.getMessage());
        LoadException falls = assertThrows(LoadException.class,
                () -> load(write("2theta,p1,p2,p3\n1,2,3,4\n3,3,4,5\n2,3,4,5\n")));
        assertTrue(falls.where().endsWith(":4"), falls.where());
        LoadException q = assertThrows(LoadException.class,
                () -> load(write("q,p1,p2,p3\n1,2,3,4\n3,3,4,5\n")));
        assertTrue(q.getMessage().contains("wavelength"), q.getMessage());
    }
}
