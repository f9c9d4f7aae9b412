// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.operando.io.hdf5.ChunkFilters.Filter;

/** Chunks whose bytes were changed: where there is a checksum, no other value may come out. */
class ChunkFiltersTest {
    private static final Filter GZIP = new Filter(1, new int[] {1});
    private static final Filter SHUFFLE = new Filter(2, new int[] {4});
    private static final Filter FLETCHER = new Filter(3, new int[0]);
    private static final int LENGTH = 4 * 64 * 64;

    /** Counts of a detector: small numbers of four bytes, which gzip packs with short codes. */
    private static byte[] counts() {
        Random random = new Random(7);
        byte[] bytes = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i += 4) {
            bytes[i] = (byte) Math.abs(20 + 5 * random.nextGaussian());
        }
        return bytes;
    }

    private static byte[] packed(byte[] bytes, int level) {
        try (Deflater deflater = new Deflater(level)) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length + 100];
            return Arrays.copyOf(out, deflater.deflate(out));
        }
    }

    private static byte[] decode(byte[] stored, int mask, Filter... filters) {
        return new ChunkFilters(List.of(filters)).decode(stored, mask, LENGTH);
    }

    private static boolean isRefusedOrEqual(byte[] stored, byte[] counts) {
        try {
            return Arrays.equals(counts, decode(stored, 0, GZIP));
        } catch (MalformedHdf5 e) {
            assertTrue(e.getMessage().startsWith("damaged: "), e.getMessage());
            return true;
        }
    }

    /** Many streams unpack to more than they should when a bit is another: their checksum lies behind that. */
    @Test
    void noChangedValueComesOutOfGzip() {
        byte[] counts = counts();
        Random random = new Random(1);
        for (int level : new int[] {1, 6, 9}) {
            byte[] stored = packed(counts, level);
            for (int k = 0; k < 400; k++) {
                byte[] changed = stored.clone();
                changed[random.nextInt(stored.length)] ^= (byte) (1 << random.nextInt(8));
                assertTrue(isRefusedOrEqual(changed, counts), "one bit, level " + level);
                int at = random.nextInt(stored.length - 512);
                changed = stored.clone();
                Arrays.fill(changed, at, at + 512, (byte) 0);
                assertTrue(isRefusedOrEqual(changed, counts), "a sector of zeros, level " + level);
            }
        }
    }

    @Test
    void aStreamThatEndsBeforeItsChecksumIsRefused() {
        byte[] stored = packed(counts(), 6);
        for (int lost = 1; lost <= 4; lost++) {
            byte[] cut = Arrays.copyOf(stored, stored.length - lost);
            assertTrue(assertThrows(MalformedHdf5.class, () -> decode(cut, 0, GZIP)).getMessage()
                    .contains("before its checksum"));
        }
        // some writers fill up to whole words: the checksum has told that the data are right
        assertArrayEquals(counts(), decode(Arrays.copyOf(stored, stored.length + 3), 0, GZIP));
    }

    @Test
    void chunksOfAnotherLengthAreRefused() {
        byte[] counts = counts();
        for (int length : new int[] {0, 1, LENGTH - 1, LENGTH + 1, LENGTH + 4, 3 * LENGTH}) {
            byte[] other = Arrays.copyOf(counts, length);
            assertThrows(MalformedHdf5.class, () -> decode(packed(other, 6), 0, GZIP));
            assertThrows(MalformedHdf5.class, () -> decode(other, 1, GZIP), "the filter was left out");
        }
        assertArrayEquals(counts, decode(counts, 1, GZIP));
    }

    /** HDF5 adds up words of 16 bits; both sums of nothing but zeros are 0. */
    @Test
    void aChecksumBeforeOrBehindGzipIsPartOfWhatGzipPacked() {
        byte[] zeros = new byte[LENGTH + 4];
        assertEquals(LENGTH, decode(packed(zeros, 6), 0, SHUFFLE, FLETCHER, GZIP).length);
        byte[] behind = packed(new byte[LENGTH], 6);
        assertThrows(MalformedHdf5.class, () -> decode(behind, 0, FLETCHER, GZIP), "without its checksum");
        assertEquals(LENGTH, decode(behind, 1, FLETCHER, GZIP).length, "the checksum was left out");
        zeros[9] = 1;
        assertThrows(MalformedHdf5.class, () -> decode(packed(zeros, 6), 0, FLETCHER, GZIP));
    }
}
