// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.LoadException;

/** Files written by the reference filter (bitshuffle of Debian through h5py); values by the formula of make_hdf5.py. */
class BitshuffleTest {
    private static final Path DATA = Path.of("src_test/data");

    @ParameterizedTest
    @CsvSource({"u1, 50, 60", "u2, 50, 60", "u4, 50, 60", "f8, 50, 60", "u1, 100, 100", "u2, 100, 100", "u4, 100, 100",
        "f8, 100, 100", "u1, 195, 487", "u2, 195, 487", "u4, 195, 487", "f8, 195, 487"})
    void shortLastBlockAndRawRestAreDecoded(String type, int rows, int columns) throws LoadException {
        try (Hdf5File file = Hdf5File.open(DATA.resolve("hdf5/bitshuffle.h5"))) {
            assertArrayEquals(pattern(rows, columns), file.read(type + "_" + rows + "x" + columns).doubles());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_codec", "big_endian", "blocks_64"})
    void otherBlocksOrdersAndNoCodecAreDecoded(String dataset) throws LoadException {
        try (Hdf5File file = Hdf5File.open(DATA.resolve("hdf5/bitshuffle.h5"))) {
            assertArrayEquals(pattern(50, 61), file.read(dataset).doubles());
        }
    }

    @Test
    void detectorModuleOf195By487HasTheValuesOfItsFormula() throws LoadException {
        try (Hdf5File file = Hdf5File.open(DATA.resolve("formats/stack_bslz4_195x487.h5"))) {
            int[] values = (int[]) file.read("/entry/data/data").values();
            for (int i = 0; i < values.length; i++) {
                int y = i / 487;
                int x = i % 487;
                assertEquals(y % 37 == 0 && x % 41 == 0 ? 65535 : (y * y / 64 + x) % 11, values[i], y + ", " + x);
            }
        }
    }

    @Test
    void eigerFrameOf514By1030HasTheValuesOfItsFormula() throws LoadException {
        try (Hdf5File file = Hdf5File.open(DATA.resolve("formats/stack_bslz4_514x1030.h5"))) {
            long[] values = (long[]) file.read("/entry/data/data").values();
            for (int i = 0; i < values.length; i++) {
                int y = i / 1030;
                int x = i % 1030;
                long expected = y % 211 == 0 && x % 197 == 0 ? 4294967295L : y / 16 * 1000 + x / 32;
                assertEquals(expected, values[i], y + ", " + x);
            }
        }
    }

    @Test
    void damagedChunksAreRefused() {
        byte[] shortChunk = {0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 16, 0, 0, 0, 99};
        assertThrows(MalformedHdf5.class, () -> Bitshuffle.decode(shortChunk, new int[] {0, 3, 2, 0, 2}, 16));
        assertThrows(MalformedHdf5.class, () -> Bitshuffle.decode(new byte[3], new int[] {0, 3, 2, 0, 2}, 16));
        assertThrows(MalformedHdf5.class, () -> Bitshuffle.decode(shortChunk, new int[] {0, 3, 2, 0, 3}, 16));
    }

    private static double[] pattern(int rows, int columns) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            int y = i / columns;
            values[i] = (y * y / 64 + i % columns) % 251;
        }
        return values;
    }
}
