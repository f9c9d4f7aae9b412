// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.LoadException;

/** A digest changes when, and only when, what a block reads as may. */
class BlockDigestTest {
    private static final int ROWS = 4;
    private static final int COLUMNS = 5;
    private static final Path SAMPLES = Path.of("src_test/data");

    @TempDir
    private Path folder;

    /** Frames of {@code 100 frame + pixel}, in chunks of some frames; 0: in one piece. */
    private Path stack(String name, int frames, int chunk, int changed) throws IOException {
        int[] values = new int[frames * ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 * (i / (ROWS * COLUMNS)) + i % (ROWS * COLUMNS) + (i == changed ? 1 : 0);
        }
        Path file = folder.resolve(name);
        try (Hdf5Writer out = Hdf5Writer.create(file)) {
            out.writeCompressed("/d", values, new int[] {frames, ROWS, COLUMNS},
                    chunk == 0 ? new int[0] : new int[] {chunk, ROWS, COLUMNS});
        }
        return file;
    }

    private static String[] digests(Path path, String dataset) throws LoadException {
        try (Hdf5File file = Hdf5File.open(path)) {
            BlockDigest digest = new BlockDigest(file);
            int[] shape = file.info(dataset).shape();
            String[] all = new String[shape[0]];
            for (int i = 0; i < all.length; i++) {
                all[i] = digest.of(dataset, new int[] {i, 0, 0}, new int[] {1, shape[1], shape[2]});
            }
            return all;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void framesThatComeBehindLeaveItAsItWas(int chunk) throws Exception {
        String[] few = digests(stack("few.h5", 3, chunk, -1), "/d");
        String[] more = digests(stack("more.h5", 7, chunk, -1), "/d");

        for (int i = 0; i < 3; i++) {
            assertEquals(few[i], more[i]);
        }
        assertEquals(7, Set.of(more).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void everyPixelCounts(int chunk) throws Exception {
        String[] plain = digests(stack("plain.h5", 6, chunk, -1), "/d");
        for (int pixel = 0; pixel < 6 * ROWS * COLUMNS; pixel++) {
            String[] other = digests(stack(chunk + "_" + pixel + ".h5", 6, chunk, pixel), "/d");
            int frame = pixel / (ROWS * COLUMNS);

            assertNotEquals(plain[frame], other[frame]);
            for (int i = 0; i < 6; i++) {
                boolean together = i == frame || chunk > 1 && i / chunk == frame / chunk;
                assertTrue(together || plain[i].equals(other[i]), "frame " + i + " for one of " + frame);
            }
        }
    }

    @Test
    void framesOfOneChunkDiffer() throws Exception {
        assertEquals(6, Set.of(digests(stack("three.h5", 6, 3, -1), "/d")).size());
    }

    @Test
    void aFrameThatWasNeverWrittenIsNoneThatWas() throws Exception {
        String[] two = digests(SAMPLES.resolve("image/h5py_growing_2.h5"), "/entry/data/data");
        String[] four = digests(SAMPLES.resolve("image/h5py_growing_4.h5"), "/entry/data/data");

        assertEquals(two[0], four[0]);
        assertEquals(two[1], four[1]);
        assertNotEquals(two[2], four[2]);
        assertEquals(two[2], two[3], "nothing is as nothing");
    }

    @Test
    void aVirtualDataSetHasThoseOfItsSources() throws Exception {
        for (String name : new String[] {"virtual.h5", "source_1.h5", "source_2.h5"}) {
            Files.copy(SAMPLES.resolve("hdf5").resolve(name), folder.resolve(name));
        }
        Path virtual = folder.resolve("virtual.h5");
        String[] whole = digests(virtual, "/entry/data/hole");
        Files.delete(folder.resolve("source_2.h5"));
        String[] part = digests(virtual, "/entry/data/hole");

        assertEquals(whole.length, part.length);
        try (Hdf5File file = Hdf5File.open(virtual);
                Hdf5File before = Hdf5File.open(SAMPLES.resolve("hdf5/virtual.h5"))) {
            int same = 0;
            int[] shape = file.info("/entry/data/hole").shape();
            for (int i = 0; i < whole.length; i++) {
                int[] start = {i, 0, 0};
                int[] one = {1, shape[1], shape[2]};
                boolean missing = !file.read("/entry/data/hole", start, one).missing().isEmpty();
                boolean wasMissing = !before.read("/entry/data/hole", start, one).missing().isEmpty();
                assertEquals(missing == wasMissing, whole[i].equals(part[i]), "frame " + i);
                assertEquals(!missing, file.isWritten("/entry/data/hole", start, one), "frame " + i);
                same += missing == wasMissing ? 1 : 0;
            }
            assertTrue(same > 0 && same < whole.length, "some frames come from the file that is gone");
            assertEquals(List.of("source_2.h5"), file.awaited("/entry/data/hole").stream()
                    .map(f -> f.getFileName().toString()).toList());
        }
    }

    @Test
    void aBlockOutsideIsRefusedByName() throws Exception {
        Path file = stack("outside.h5", 2, 1, -1);
        try (Hdf5File open = Hdf5File.open(file)) {
            LoadException e = assertThrows(LoadException.class,
                    () -> new BlockDigest(open).of("/d", new int[] {2, 0, 0}, new int[] {1, ROWS, COLUMNS}));
            assertTrue(e.getMessage().contains("outside.h5"), e.getMessage());
        }
    }
}
