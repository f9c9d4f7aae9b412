// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.LoadException;

/** A file of a stranger of a few kilobytes takes neither the memory nor the time, and leads nowhere else. */
class HostileHdf5Test {
    private static final Path DATA = Path.of("src_test/data/hdf5").toAbsolutePath();
    private static final Path FILE = DATA.resolve("hostile.h5");
    private static final long MUCH = 1L << 28;

    /** The refusal, which must come soon and without taking much memory. */
    private static LoadException refused(Executable read) {
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            LoadException e = assertThrows(LoadException.class, read);
            long taken = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(taken < MUCH, taken + " bytes asked for");
            assertFalse(e.getCause() instanceof Error, String.valueOf(e.getCause()));
            return e;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "wide", "packed_twice", "long_element", "itself", "again_and_again"})
    void smallFileThatAnnouncesGigabytesIsRefused(String dataset) throws Exception {
        try (Hdf5File file = Hdf5File.open(FILE)) {
            LoadException e = refused(() -> file.read(dataset));

            assertTrue(e.where().endsWith(dataset), e.getMessage());
        }
    }

    @Test
    void partOfAPackedChunkIsRefusedLikeTheWhole() throws Exception {
        try (Hdf5File file = Hdf5File.open(FILE)) {
            assertTrue(
                    refused(() -> file.read("packed_twice", new int[1], new int[] {1})).what().contains("announces"));
        }
    }

    @Test
    void manyMoreChunksThanWereWrittenAreRefusedByTheirNumber() throws Exception {
        try (Hdf5File file = Hdf5File.open(FILE)) {
            assertTrue(refused(() -> file.read("tiny_chunks")).what().contains("only 0 were written"));
            assertEquals(1, file.read("tiny_chunks", new int[] {77}, new int[] {5}).missing().size());
        }
    }

    @Test
    void circlesOfGroupsAndLinksEnd() throws Exception {
        try (Hdf5File file = Hdf5File.open(FILE)) {
            assertTrue(file.isGroup("loop/loop/loop/loop"));
            assertTrue(refused(() -> file.read("again")).what().contains("links"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"absolute", "above", "device", "virtual_absolute", "virtual_above", "virtual_device"})
    void linksOutOfTheFoldersFileAreRefusedByName(String object) throws Exception {
        try (Hdf5File file = Hdf5File.open(FILE)) {
            LoadException e = refused(() -> file.read(object));

            assertTrue(e.what().contains("outside its folder"), e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"beside", "virtual_beside", "moved", "virtual_moved"})
    void filesBesideAreReadAlsoWhenTheirFoldersHaveMoved(String object) throws Exception {
        try (Hdf5File file = Hdf5File.open(FILE); Hdf5File source = Hdf5File.open(DATA.resolve("source_1.h5"))) {
            assertArrayEquals((int[]) source.read("data").values(), (int[]) file.read(object).values());
        }
    }

    @Test
    void whatIsNoFileIsNotOpened(@TempDir Path folder) throws Exception {
        assertTrue(refused(() -> Hdf5File.open(Path.of("/dev/zero"))).what().contains("device"));
        assertTrue(refused(() -> Hdf5File.open(folder)).what().contains("folder"));
        Path pipe = folder.resolve("pipe.h5");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        assertTrue(refused(() -> Hdf5File.open(pipe)).what().contains("pipe"));
        Files.delete(pipe);
    }

    @Test
    void indexThatNamesItsOwnBlockAgainIsRefused(@TempDir Path folder) throws Exception {
        // the group index of the older format has no checksum: let it name its first block a second time
        byte[] bytes = Files.readAllBytes(DATA.resolve("types_earliest.h5"));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int tree = text.indexOf("TREE\0"); tree >= 0; tree = text.indexOf("TREE\0", tree + 1)) {
            bytes[tree + 6] = 2;
            System.arraycopy(bytes, tree + 32, bytes, tree + 48, 8);
        }
        Path file = Files.write(folder.resolve("circle.h5"), bytes);
        try (Hdf5File open = Hdf5File.open(file)) {
            assertTrue(refused(() -> open.children("many")).what().contains("symbol table"));
        }
    }
}
