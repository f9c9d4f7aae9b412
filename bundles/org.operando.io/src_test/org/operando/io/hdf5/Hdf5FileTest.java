// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.january.DatasetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.LoadException;

/** Files written by h5py (src_test/data/make_hdf5.py); the numbers expected are those of that script. */
class Hdf5FileTest {
    private static final Path DATA = Path.of("src_test/data/hdf5");

    private static Hdf5File open(String name) throws LoadException {
        return Hdf5File.open(DATA.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"types_earliest.h5", "types_latest.h5"})
    void wholeNumbersOfAllSizesAreReadInBothByteOrders(String name) throws LoadException {
        try (Hdf5File file = open(name)) {
            for (String order : List.of("little", "big")) {
                assertArrayEquals(new byte[] {0, 1, -128, 127}, (byte[]) file.read(order + "/i1").values());
                assertArrayEquals(new short[] {0, 1, -32768, 32767}, (short[]) file.read(order + "/i2").values());
                assertArrayEquals(new int[] {0, 1, Integer.MIN_VALUE, Integer.MAX_VALUE},
                        (int[]) file.read(order + "/i4").values());
                assertArrayEquals(new long[] {0, 1, Long.MIN_VALUE, Long.MAX_VALUE},
                        (long[]) file.read(order + "/i8").values());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"types_earliest.h5", "types_latest.h5"})
    void unsignedNumbersAreWidened(String name) throws LoadException {
        try (Hdf5File file = open(name)) {
            for (String order : List.of("little", "big")) {
                assertArrayEquals(new short[] {0, 1, 0, 255}, (short[]) file.read(order + "/u1").values());
                assertArrayEquals(new int[] {0, 1, 0, 65535}, (int[]) file.read(order + "/u2").values());
                assertArrayEquals(new long[] {0, 1, 0, 4294967295L}, (long[]) file.read(order + "/u4").values());
            }
            assertArrayEquals(new long[] {0, 1, 0, Long.MAX_VALUE}, (long[]) file.read("little/u8").values());
        }
    }

    @Test
    void unsignedNumbersAbove2To63AreRefusedWithTheValue() throws LoadException {
        try (Hdf5File file = open("types_latest.h5")) {
            LoadException e = assertThrows(LoadException.class, () -> file.read("/too_large"));
            assertTrue(e.getMessage().contains("9223372036854775808"), e.getMessage());
            assertTrue(e.where().endsWith("types_latest.h5:/too_large"), e.where());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"types_earliest.h5", "types_latest.h5"})
    void floatsTextsBooleansAndScalarsAreRead(String name) throws LoadException {
        try (Hdf5File file = open(name)) {
            assertArrayEquals(new float[] {0, 1, -65504, 65504}, (float[]) file.read("big/f2").values());
            assertArrayEquals(new float[] {0, 1, -Float.MAX_VALUE, Float.MAX_VALUE},
                    (float[]) file.read("little/f4").values());
            assertArrayEquals(new double[] {0, 1, -Double.MAX_VALUE, Double.MAX_VALUE}, file.read("big/f8").doubles());
            assertArrayEquals(new boolean[] {true, false, true}, (boolean[]) file.read("bool").values());
            assertEquals("Åbo µ", file.text("text"));
            assertArrayEquals(new String[] {"one", "", "three"}, (String[]) file.read("texts_fixed").values());
            assertArrayEquals(new String[] {"alpha", "", "γ"}, (String[]) file.read("texts").values());
            assertEquals(4.25, file.number("scalar"));
            assertArrayEquals(new int[0], file.info("scalar").shape());
            assertArrayEquals(new short[] {2, 0}, (short[]) file.read("enum").values());
            assertArrayEquals(new short[] {0, 1, 2}, (short[]) file.read("compact").values());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"types_earliest.h5", "types_latest.h5"})
    void dataSetsWithoutElementsAreEmptyArrays(String name) throws LoadException {
        try (Hdf5File file = open(name)) {
            assertArrayEquals(new int[] {0, 3}, file.read("empty").shape());
            assertEquals(0, file.read("empty").doubles().length);
            assertEquals(0, file.read("null").doubles().length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"types_earliest.h5", "types_latest.h5"})
    void whatWasNeverWrittenIsNaNOrReported(String name) throws LoadException {
        try (Hdf5File file = open(name)) {
            DatasetRead floats = file.read("never");
            DatasetRead whole = file.read("never_chunked");

            assertTrue(Double.isNaN(floats.doubles()[11]));
            assertEquals("elements [0:4, 0:3] were never written", floats.missingText());
            assertEquals("elements [0:4, 0:3] were never written", whole.missingText());
            assertTrue(Double.isNaN(slice(file, "never_chunked", 0)), "lazy whole numbers with gaps are doubles");
        }
    }

    private static double slice(Hdf5File file, String path, int index) throws LoadException {
        try {
            return file.lazy(path).getSlice().getDouble(index, 0);
        } catch (DatasetException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"types_earliest.h5", "types_latest.h5"})
    void attributesAreRead(String name) throws LoadException {
        try (Hdf5File file = open(name)) {
            assertEquals("mm", file.text("/scalar", "units").orElseThrow());
            assertEquals("deg", file.text("/scalar", "fixed").orElseThrow());
            assertEquals(List.of("a", "b"), file.texts("/scalar", "list"));
            assertEquals(65535, file.number("/scalar", "u2").orElseThrow());
            assertArrayEquals(new double[] {1.5, -2}, (double[]) file.attribute("/scalar", "doubles").orElseThrow());
            assertArrayEquals(new boolean[] {true}, (boolean[]) file.attribute("/scalar", "flag").orElseThrow());
            assertTrue(file.attribute("/scalar", "nothing").isEmpty());
            assertTrue(file.text("/scalar", "absent").isEmpty());
            assertEquals(List.of("doubles", "fixed", "flag", "list", "nothing", "u2", "units"),
                    file.attributes("scalar"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"types_earliest.h5", "types_latest.h5"})
    void groupsWithManyChildrenAndAttributesAreListed(String name) throws LoadException {
        try (Hdf5File file = open(name)) {
            assertEquals(60, file.children("many").size());
            assertEquals(60, file.attributes("many").size());
            assertEquals(59, file.number("many", "a59").orElseThrow());
            assertEquals(59, file.number("/many/child59/x"));
            assertTrue(file.isGroup("/many"));
            assertFalse(file.isDataset("/many"));
            assertTrue(file.isGroup("/"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"types_earliest.h5", "types_latest.h5"})
    void softAndExternalLinksAreFollowedFromARelativePath(String name) throws LoadException {
        try (Hdf5File file = open(name)) {
            assertArrayEquals(new int[] {0, 1, 2, 3, 4}, (int[]) file.read("soft").values());
            assertArrayEquals(new int[] {0, 1, 2, 3, 4}, (int[]) file.read("soft_group/er/x").values());
            assertArrayEquals(grid(5, 20, 30), file.read("outside").doubles());
            assertFalse(file.exists("broken"));
            assertFalse(file.exists("outside_gone"));
            assertTrue(assertThrows(LoadException.class, () -> file.exists("loop")).what().contains("links"));
            assertTrue(assertThrows(LoadException.class, () -> file.read("soft_group/x")).what().contains("not there"));
        }
    }

    @Test
    void typesThatAreNotReadAreNamed() throws LoadException {
        try (Hdf5File file = open("types_latest.h5")) {
            assertEquals("compound", file.info("compound").element().name());
            assertTrue(assertThrows(LoadException.class, () -> file.read("compound")).what().contains("compound"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "gzip", "fletcher", "gzip_fletcher", "lzf", "lz4"})
    void filteredChunksAreReadWholeAndByBlocks(String dataset) throws LoadException {
        try (Hdf5File file = open("filters.h5")) {
            assertArrayEquals(grid(5, 20, 30), file.read(dataset).doubles());
            assertArrayEquals(new int[] {2, 7, 30}, file.info(dataset).chunk());

            DatasetRead part = file.read(dataset, new int[] {1, 5, 3}, new int[] {3, 4, 2});
            assertArrayEquals(new int[] {3, 4, 2}, part.shape());
            assertArrayEquals(block(new int[] {1, 5, 3}, new int[] {3, 4, 2}), part.doubles());
        }
    }

    @Test
    void filtersThatAreNotThereAreNamedAndDoNotSpoilTheirSiblings() throws LoadException {
        try (Hdf5File file = open("filters.h5")) {
            LoadException blosc = assertThrows(LoadException.class, () -> file.read("blosc"));
            assertTrue(blosc.getMessage().contains("32001 (Blosc)"), blosc.getMessage());
            LoadException other = assertThrows(LoadException.class, () -> file.read("scaleoffset"));
            assertTrue(other.what().contains("scaleoffset"), other.what());
            assertEquals(List.of("Blosc"), file.info("blosc").filters());
            assertEquals(3000, file.read("gzip").doubles().length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest"})
    void framesThatWereNeverWrittenAreToldFromZeros(String version) throws LoadException {
        try (Hdf5File file = open("missing_" + version + ".h5")) {
            for (String shape : List.of("fixed", "one", "two", "last")) {
                for (String type : List.of("u2_None", "u2_gzip", "f4_None", "f4_gzip")) {
                    requireFrames(file, shape + "_" + type, shape.equals("last"));
                }
            }
        }
    }

    /** Frames 0, 3 and 6 of eight are there, also behind the first gap of an extensible array. */
    private static void requireFrames(Hdf5File file, String name, boolean lastDimension) throws LoadException {
        DatasetRead read = file.read(name);
        double[] values = read.doubles();
        double[] expected = lastDimension ? grid(3, 4, 8) : grid(8, 3, 4);
        for (int i = 0; i < values.length; i++) {
            int frame = lastDimension ? i % 8 : i / 12;
            boolean there = frame % 3 == 0;
            double gap = name.contains("f4") ? Double.NaN : 0;
            assertEquals(there ? expected[i] : gap, values[i], name + " element " + i);
        }
        if (!lastDimension) {
            assertEquals("elements [1:3, 0:3, 0:4], [4:6, 0:3, 0:4], [7:8, 0:3, 0:4] were never written",
                    read.missingText(), name);
        }
    }

    @Test
    void missingElementsHaveTheFillValueThatTheDataSetNames() throws LoadException {
        for (String version : List.of("earliest", "latest")) {
            try (Hdf5File file = open("missing_" + version + ".h5")) {
                DatasetRead read = file.read("filled");
                assertArrayEquals(new int[] {-1, -1, -1, -1, -1, -1, 7, 7, -1, -1, -1, -1, -1, -1, -1, -1},
                        (int[]) read.values());
                assertFalse(read.missing().isEmpty());
            }
        }
    }

    @Test
    void longExtensibleArraysAreWalkedThroughSuperBlocksAndPages() throws LoadException {
        try (Hdf5File file = open("long_series.h5")) {
            int[] sparse = (int[]) file.read("sparse").values();
            for (int i = 0; i < sparse.length; i++) {
                assertEquals(i % 700 == 0 || i == 5999 ? i + 1 : 0, sparse[i], "element " + i);
            }
            int[] full = (int[]) file.read("full").values();
            for (int i = 0; i < full.length; i++) {
                assertEquals(i, full[i]);
            }
            assertTrue(file.read("full").missing().isEmpty());
            byte[] paged = (byte[]) file.read("paged").values();
            assertEquals(1, paged[7]);
            assertEquals(3, paged[700_000]);
            assertEquals(2, paged[(1 << 20) - 1]);
            byte[] fixed = (byte[]) file.read("fixed_paged").values();
            assertEquals(1, fixed[5]);
            assertEquals(2, fixed[2990]);
        }
    }

    @Test
    void chunksAreCountedOverTheGreatestShapeNotThePresentOne() throws LoadException {
        try (Hdf5File file = open("long_series.h5")) {
            assertArrayEquals(grid(4, 6), file.read("fixed_wide").doubles());
            assertArrayEquals(grid(4, 6), file.read("wide").doubles());
        }
    }

    @Test
    void aVirtualDataSetDoesNotSpoilItsGroup() throws LoadException {
        try (Hdf5File file = open("virtual.h5")) {
            assertEquals(List.of("gone", "hole", "interleaved", "modules", "sibling"), file.children("entry/data"));
            assertArrayEquals(new double[] {0, 1, 2, 3}, file.read("/entry/data/sibling").doubles());
            assertEquals("counts", file.text("/entry/data/hole", "units").orElseThrow());
            assertEquals("virtual", file.info("/entry/data/hole").layout());
        }
    }

    @Test
    void virtualDataSetsAreReadFromTheirSources() throws LoadException {
        try (Hdf5File file = open("virtual.h5")) {
            double[] hole = file.read("/entry/data/hole").doubles();
            double[] source = grid(3, 4, 5);
            for (int i = 0; i < hole.length; i++) {
                int frame = i / 20;
                double expected = frame < 3 ? source[i] : frame == 3 ? 65535 : source[i - 80] + 10_000;
                assertEquals(expected, hole[i], "element " + i);
            }
            assertEquals("elements [3:4, 0:4, 0:5] were never written", file.read("/entry/data/hole").missingText());
            double[] interleaved = file.read("/entry/data/interleaved").doubles();
            for (int i = 0; i < interleaved.length; i++) {
                int frame = i / 20;
                assertEquals(source[frame / 2 * 20 + i % 20] + (frame % 2) * 10_000, interleaved[i], "element " + i);
            }
        }
    }

    @Test
    void blocksOfVirtualDataSetsCrossTheirSources() throws LoadException {
        try (Hdf5File file = open("virtual.h5")) {
            DatasetRead read = file.read("/entry/data/modules", new int[] {1, 2, 4}, new int[] {1, 1, 4});
            assertArrayEquals(new double[] {1024, 0, 0, 11_020}, read.doubles());
            assertEquals("elements [1:2, 2:3, 5:7] were never written", read.missingText());
            DatasetRead gone = file.read("/entry/data/gone");
            assertArrayEquals(block(new int[] {2, 0, 0}, new int[] {1, 4, 5}),
                    Arrays.copyOf(gone.doubles(), 20));
            assertEquals("elements [1:2, 0:4, 0:5] were never written", gone.missingText());
        }
    }

    @Test
    void aUserBlockBeforeTheFileIsSkipped() throws LoadException {
        try (Hdf5File file = open("user_block.h5")) {
            assertArrayEquals(new double[] {0, 1, 2}, file.read("x").doubles());
            assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, file.read("chunked").doubles());
        }
    }

    @Test
    void blocksOutsideTheDataAreRefused() throws LoadException {
        try (Hdf5File file = open("filters.h5")) {
            LoadException e = assertThrows(LoadException.class,
                    () -> file.read("gzip", new int[] {4, 0, 0}, new int[] {2, 1, 1}));
            assertTrue(e.what().contains("[4:6, 0:1, 0:1]"), e.what());
            assertInstanceOf(int[].class, file.read("gzip", new int[] {4, 0, 0}, new int[] {1, 1, 1}).values());
        }
    }

    /** The generator's values 1000 i + 10 j + k. */
    static double[] grid(int... shape) {
        return block(new int[shape.length], shape);
    }

    private static double[] block(int[] start, int[] shape) {
        Region block = new Region(start, shape);
        double[] factors = {1000, 10, 1};
        double[] values = new double[(int) block.elements()];
        int[] at = start.clone();
        for (int i = 0; i < values.length; i++) {
            for (int d = 0; d < at.length; d++) {
                values[i] += factors[d] * at[d];
            }
            StoredDataset.advance(at, block, at.length - 1);
        }
        return values;
    }
}
