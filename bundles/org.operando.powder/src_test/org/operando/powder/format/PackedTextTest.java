// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PowderMeasurement;
import org.operando.testkit.PlainContext;

/** Patterns packed with gzip are those of the plain files, under the same names. */
class PackedTextTest {
    private static final Path DATA = Path.of("src_test/data");

    @TempDir
    private Path folder;

    private Path packed(Path plain) throws Exception {
        Path packed = folder.resolve(plain.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }
        return packed;
    }

    private static Loader<PowderMeasurement, PatternSeries> loader(String kind) {
        return switch (kind) {
            case "columns" -> new ColumnsLoader();
            case "gsas" -> new GsasLoader();
            default -> new XrdmlLoader();
        };
    }

    private static PatternSeries load(String kind, Path... files) throws LoadException {
        return loader(kind).load(List.of(files), PowderMeasurement.unknown(), new PlainContext()).data();
    }

    @ParameterizedTest
    @CsvSource({"columns,li_mo_operando/operando_006.xy", "gsas,patterns/fxye_11bm.fxye", "gsas,patterns/std.gsas",
        "xrdml,patterns/two_scans.xrdml"})
    void packedPatternIsThatOfThePlainFile(String kind, String name) throws Exception {
        Path plain = DATA.resolve(name);
        Path packed = packed(plain);
        PatternSeries expected = load(kind, plain);
        PatternSeries read = load(kind, packed);

        int n = expected.twoThetaDegrees().length;
        assertArrayEquals(expected.twoThetaDegrees(), read.twoThetaDegrees());
        assertArrayEquals(expected.intensities(0, expected.size(), 0, n), read.intensities(0, read.size(), 0, n));
        assertArrayEquals(expected.frames().texts(Columns.NAME), read.frames().texts(Columns.NAME));
        assertArrayEquals(expected.numbers(), read.numbers());
        assertEquals(loader(kind).recognise(FileHead.of(plain)), loader(kind).recognise(FileHead.of(packed)));
    }

    /** Packed in less than what is looked at: the last row that was unpacked is not taken for a whole one. */
    @Test
    void smallPackedFileOfManyRowsIsRecognised() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            rows.append(10 + i).append("e-1 100000\n");
        }
        Path packed = packed(Files.writeString(folder.resolve("a.xy"), rows));

        assertTrue(Files.size(packed) < FileHead.LENGTH, () -> "too large");
        assertTrue(new ColumnsLoader().recognise(FileHead.of(packed)).confidence() > 0.5);
        assertEquals(500, load("columns", packed).twoThetaDegrees().length);
    }

    @Test
    void plainAndPackedFilesAreOneSeries() throws Exception {
        PatternSeries series = load("columns", DATA.resolve("li_mo_operando/operando_001.xy"),
                packed(DATA.resolve("li_mo_operando/operando_006.xy")));

        assertArrayEquals(new long[] {1, 6}, series.numbers());
    }

    @Test
    void cutOrDamagedPackedFileIsRefusedByName() throws Exception {
        byte[] whole = Files.readAllBytes(packed(DATA.resolve("li_mo_operando/operando_006.xy")));
        Path file = folder.resolve("bad_1.xy.gz");
        for (int i = 1; i < 20; i++) {
            Files.write(file, Arrays.copyOf(whole, whole.length * i / 20));
            LoadException e = assertThrows(LoadException.class, () -> load("columns", file));
            assertTrue(e.getMessage().contains("bad_1.xy.gz") && e.getMessage().contains("may be cut"), e.getMessage());
            new ColumnsLoader().recognise(FileHead.of(file));
        }
        Random random = new Random(21);
        for (int k = 0; k < 200; k++) {
            byte[] bad = whole.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, bad);
            new ColumnsLoader().recognise(FileHead.of(file));
            try {
                assertEquals(1, load("columns", file).size());
            } catch (LoadException e) {
                assertTrue(e.getMessage().contains("bad_1.xy"), e.getMessage());
            }
        }
    }
}
