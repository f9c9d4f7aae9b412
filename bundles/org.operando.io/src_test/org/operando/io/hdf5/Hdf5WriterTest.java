// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5WriterTest {
    @TempDir
    private Path folder;

    private Path writeAll(String name) throws IOException {
        Path file = folder.resolve(name);
        try (Hdf5Writer out = Hdf5Writer.create(file)) {
            out.attribute("/", "default", "entry");
            out.attribute("/entry", "NX_class", "NXentry");
            out.write("/entry/title", "Dehnung Å µ");
            out.write("/entry/none", "");
            out.write("/entry/texts", new String[] {"a", "", "γδ"});
            out.write("/entry/count", 7);
            out.write("/entry/long", Long.MIN_VALUE);
            out.write("/entry/wavelength", 0.452);
            out.write("/entry/flag", true);
            out.attribute("/entry/wavelength", "units", "angstrom");
            out.attribute("/entry/wavelength", "axes", List.of("x", "two"));
            out.attribute("/entry/wavelength", "rows", 0);
            out.attribute("/entry/wavelength", "limits", new double[] {1, Double.NaN});
            out.write("/entry/data/doubles", new double[] {1.5, Double.NaN, -0.0});
            out.write("/entry/data/floats", new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
            out.write("/entry/data/longs", new long[] {1L << 62});
            out.write("/entry/data/shorts", new short[] {-1, 2});
            out.write("/entry/data/bytes", new byte[] {-128, 127});
            out.writeCompressed("/entry/data/packed", counts(3 * 5 * 7), new int[] {3, 5, 7}, new int[] {2, 2, 7});
            out.close();
            out.verify();
        }
        return file;
    }

    private static int[] counts(int n) {
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
            values[i] = 3 * i - 100;
        }
        return values;
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        try (Hdf5File file = Hdf5File.open(writeAll("a.h5"))) {
            assertEquals("NXentry", file.text("/entry", "NX_class").orElseThrow());
            assertEquals("Dehnung Å µ", file.text("/entry/title"));
            assertEquals("", file.text("/entry/none"));
            assertArrayEquals(new String[] {"a", "", "γδ"}, (String[]) file.read("/entry/texts").values());
            assertEquals(7, file.number("/entry/count"));
            assertEquals(0.452, file.number("/entry/wavelength"));
            assertEquals(1, file.number("/entry/flag"));
            assertEquals(List.of("x", "two"), file.texts("/entry/wavelength", "axes"));
            assertEquals(0, file.number("/entry/wavelength", "rows").orElseThrow());
            assertArrayEquals(new double[] {1.5, Double.NaN, -0.0}, file.read("/entry/data/doubles").doubles());
            assertArrayEquals(new int[] {2, 3}, file.read("/entry/data/floats").shape());
            assertArrayEquals(counts(105), (int[]) file.read("/entry/data/packed").values());
            assertEquals(List.of("shuffle", "gzip"), file.info("/entry/data/packed").filters());
        }
    }

    @Test
    void equalContentGivesEqualBytes() throws Exception {
        assertEquals(-1, Files.mismatch(writeAll("a.h5"), writeAll("b.h5")));
        assertEquals(-1, Files.mismatch(writeStreamed("c.h5", 3), writeStreamed("d.h5", 5)), "the slabs do not matter");
    }

    @Test
    void h5pyReadsTheSameNumbersAndTexts() throws Exception {
        Path file = writeAll("a.h5");
        assertEquals("ok", h5py("""
                d = f['/entry/data']
                assert f.attrs['default'] in (b'entry', 'entry')
                assert f['/entry/title'][()].decode() == 'Dehnung Å µ'
                assert f['/entry/wavelength'][()] == 0.452
                assert f['/entry/wavelength'].attrs['rows'] == 0
                assert f['/entry/long'][()] == -2**63
                assert d['floats'].shape == (2, 3) and d['floats'][1, 2] == 6
                assert numpy.isnan(d['doubles'][1])
                assert d['packed'].shape == (3, 5, 7) and d['packed'].compression == 'gzip'
                assert (d['packed'][()].ravel() == 3 * numpy.arange(105) - 100).all()
                """, file));
    }

    @Test
    void whatWouldSpoilTheFileIsRefused() throws IOException {
        Hdf5Writer out = Hdf5Writer.create(folder.resolve("r.h5"));
        out.write("/a/x", 1);

        assertThrows(IllegalArgumentException.class, () -> out.write("/a/empty", new double[0]));
        assertThrows(IllegalArgumentException.class, () -> out.attribute("/a", "b/c", 1));
        assertThrows(IllegalArgumentException.class, () -> out.attribute("/a", "long", "x".repeat(59_000)));
        assertThrows(IllegalArgumentException.class, () -> out.write("/a/grid", new double[6], 2, 2));
        assertThrows(IllegalArgumentException.class, () -> out.write("/a/object", new Object()));
        assertThrows(IllegalStateException.class, () -> out.write("/a/x", 2));
        assertThrows(IllegalStateException.class, () -> out.write("/a/x/y", 2));
        assertThrows(IllegalArgumentException.class, () -> out.attribute("/a", "wide", "\u20ac".repeat(19_300)));
        out.group("/a/hollow");
        IllegalStateException e = assertThrows(IllegalStateException.class, out::close);
        assertTrue(e.getMessage().contains("/a/hollow"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("r.h5")), "nothing is written");
        assertThrows(FileAlreadyExistsException.class, () -> Hdf5Writer.create(writeAll("a.h5")));
    }

    @Test
    void attributesOfAllKindsAndUpToTheLimitAreReadBack() throws Exception {
        Path file = folder.resolve("k.h5");
        Hdf5Writer out = Hdf5Writer.create(file);
        out.write("/g/x", (byte) 3);
        out.attribute("/g", "text", "x".repeat(58_100));
        out.attribute("/g", "wide", "\u20ac".repeat(14_000));
        String[] texts = new String[5800];
        Arrays.fill(texts, "12345678");
        out.attribute("/g", "texts", texts);
        out.attribute("/g", "doubles", new double[7990]);
        out.attribute("/g", "empty", "");
        out.attribute("/g", "empties", new String[] {"", ""});
        out.attribute("/g", "flag", true);
        out.attribute("/g", "flags", new boolean[] {true, false});
        out.attribute("/g", "\u00b5 m", Long.MAX_VALUE);
        for (int i = 0; i < 300; i++) {
            out.attribute("/g/x", "a" + i, i);
        }
        out.close();
        out.verify();

        assertEquals("ok", h5py("""
                g = f['g'].attrs
                assert len(g) == 9 and len(f['g/x'].attrs) == 300
                assert len(g['doubles']) == 7990 and len(g['texts']) == 5800 and g['\u00b5 m'] == 2**63 - 1
                """, file));
    }

    @Test
    void whatIsNotReadBackEqualFailsTheVerification() throws Exception {
        Path file = folder.resolve("v.h5");
        double[] values = {1, 2, 3};
        Hdf5Writer out = Hdf5Writer.create(file);
        out.write("/values", values);
        out.close();
        out.verify();
        byte[] bytes = Files.readAllBytes(file);
        int three = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\0\0\0\0\0\0\b@");
        bytes[three + 6]++;
        Files.write(file, bytes);

        IOException e = assertThrows(IOException.class, out::verify);
        assertTrue(e.getMessage().contains("/values"), e.getMessage());
    }

    private Path writeStreamed(String name, int slabRows) throws IOException {
        Path file = folder.resolve(name);
        try (Hdf5Writer out = Hdf5Writer.create(file)) {
            out.write("/entry/before", new double[] {1, 2});
            StreamedDataset doubles = out.declare("/entry/doubles", double.class, 15, 4, 2);
            StreamedDataset shorts = out.declare("/entry/group/shorts", short.class, 15, 3);
            out.attribute("/entry/doubles", "units", "counts");
            for (int row = 0; row < 15; row += slabRows) {
                doubles.append(doubles(row * 8, slabRows * 8));
                short[] slab = new short[slabRows * 3];
                for (int i = 0; i < slab.length; i++) {
                    slab[i] = (short) (row * 3 + i);
                }
                shorts.append(slab);
            }
            out.close();
            out.verify();
        }
        return file;
    }

    private static double[] doubles(int from, int n) {
        double[] slab = new double[n];
        for (int i = 0; i < n; i++) {
            slab[i] = 0.5 * (from + i) - 7;
        }
        return slab;
    }

    @Test
    void streamedDataSetsAreReadBackByUsAndByH5py() throws Exception {
        Path file = writeStreamed("s.h5", 5);

        try (Hdf5File back = Hdf5File.open(file)) {
            assertArrayEquals(new int[] {15, 4, 2}, back.info("/entry/doubles").shape());
            assertArrayEquals(doubles(0, 120), back.read("/entry/doubles").doubles());
            assertEquals("counts", back.text("/entry/doubles", "units").orElseThrow());
            assertEquals(44, ((short[]) back.read("/entry/group/shorts").values())[44]);
        }
        assertEquals("ok", h5py("""
                d = f['/entry/doubles']
                assert d.shape == (15, 4, 2) and d.attrs['units'] in (b'counts', 'counts')
                assert (d[()].ravel() == 0.5 * numpy.arange(120) - 7).all()
                assert (f['/entry/group/shorts'][()].ravel() == numpy.arange(45)).all()
                """, file));
    }

    @Test
    void twoHundredMegabytesGoThroughSlabsOfFour() throws Exception {
        Path file = folder.resolve("large.h5");
        int rows = 50;
        int columns = 1 << 20;
        try (Hdf5Writer out = Hdf5Writer.create(file)) {
            StreamedDataset data = out.declare("/entry/data", float.class, rows, columns);
            float[] slab = new float[columns];
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < columns; i++) {
                    slab[i] = row + i % 1000;
                }
                data.append(slab);
            }
            out.close();
            out.verify();
        }

        try (Hdf5File back = Hdf5File.open(file)) {
            assertEquals(4L * rows * columns, Files.size(file) - Files.size(file) % (4L * columns));
            float[] part = (float[]) back.read("/entry/data", new int[] {49, columns - 2}, new int[] {1, 2}).values();
            assertArrayEquals(new float[] {49 + (columns - 2) % 1000, 49 + (columns - 1) % 1000}, part);
        }
    }

    @Test
    void slabsThatDoNotFitAreRefused() throws IOException {
        Hdf5Writer out = Hdf5Writer.create(folder.resolve("n.h5"));
        StreamedDataset data = out.declare("/data", int.class, 2, 3);

        assertThrows(IllegalArgumentException.class, () -> data.append(new double[3]));
        data.append(new int[3]);
        assertThrows(IllegalArgumentException.class, () -> data.append(new int[4]));
        assertThrows(IllegalStateException.class, () -> out.write("/late", 1));
        IOException e = assertThrows(IOException.class, out::close);
        assertTrue(e.getMessage().contains("3 of 6"), e.getMessage());
    }

    /** Runs assertions in h5py where there is one; gives "ok" or what it printed. */
    private static String h5py(String body, Path file) throws Exception {
        Path python = Path.of("/usr/bin/python3");
        Assumptions.assumeTrue(Files.exists(python) && run(python, "import h5py, numpy").isEmpty(),
                "skipped: needs python3-h5py");
        return run(python, "import h5py, numpy\nf = h5py.File('" + file + "', 'r')\n" + body + "print('ok', end='')");
    }

    private static String run(Path python, String script) throws Exception {
        Process process = new ProcessBuilder(python.toString(), "-c", script).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return said;
    }
}
