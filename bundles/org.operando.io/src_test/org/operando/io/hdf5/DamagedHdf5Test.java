// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.LoadException;

class DamagedHdf5Test {
    private static final Path DATA = Path.of("src_test/data/hdf5");
    private static final long SEED = 20260711;

    @TempDir
    private Path folder;

    private LoadException failure(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bad.h5"), bytes);
        return assertThrows(LoadException.class, () -> Hdf5File.open(file).close());
    }

    @Test
    void emptyAndForeignFilesAreSaidToBeSo() throws IOException {
        assertTrue(failure(new byte[0]).getMessage().contains("empty"));
        assertTrue(failure("2theta counts\n1 2\n".getBytes()).getMessage().contains("not an HDF5 file"));
        LoadException absent = assertThrows(LoadException.class, () -> Hdf5File.open(folder.resolve("absent.h5")));
        assertTrue(absent.getMessage().contains("no such file"), absent.getMessage());
    }

    @Test
    void aTruncatedFileIsSaidToBeSoWithWhatToDo() throws IOException {
        byte[] whole = Files.readAllBytes(DATA.resolve("filters.h5"));

        LoadException e = failure(Arrays.copyOf(whole, whole.length / 2));

        assertTrue(e.getMessage().contains("truncated"), e.getMessage());
        assertTrue(e.getMessage().contains("copy it again"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"types_earliest.h5", "types_latest.h5", "missing_latest.h5", "filters.h5", "virtual.h5"})
    void everyTruncationEndsInALoadException(String name) throws IOException {
        byte[] whole = Files.readAllBytes(DATA.resolve(name));
        for (int length = 0; length < whole.length; length += Math.max(1, whole.length / 150)) {
            failure(Arrays.copyOf(whole, length));
        }
    }

    /** Flipped bytes may go unseen in data; in structures they must end in a LoadException, soon. */
    @ParameterizedTest
    @ValueSource(strings = {"types_earliest.h5", "types_latest.h5", "missing_earliest.h5", "missing_latest.h5",
        "filters.h5", "virtual.h5"})
    void flippedBytesNeverEscapeAsOtherExceptions(String name) throws IOException {
        byte[] whole = Files.readAllBytes(DATA.resolve(name));
        Random random = new Random(SEED);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 150; round++) {
                byte[] bytes = whole.clone();
                for (int i = 0; i < 1 + round % 20; i++) {
                    bytes[random.nextInt(round % 2 == 0 ? Math.min(8000, bytes.length) : bytes.length)] = (byte) random
                            .nextInt();
                }
                Path file = Files.write(folder.resolve("flipped.h5"), bytes);
                try (Hdf5File open = Hdf5File.open(file)) {
                    visit(open, "/", 4);
                } catch (LoadException e) {
                    // refused when opened
                }
            }
        }, "seed " + SEED);
    }

    /** Touches everything; only LoadExceptions are expected, and they are let go. */
    private static void visit(Hdf5File file, String path, int depth) {
        try {
            file.attributes(path).size();
        } catch (LoadException e) {
            // refused
        }
        try {
            if (file.isDataset(path)) {
                if (file.info(path).elements() < 1 << 22) {
                    file.read(path);
                }
            } else if (file.isGroup(path) && depth > 0) {
                for (String child : file.children(path)) {
                    visit(file, path + "/" + child, depth - 1);
                }
            }
        } catch (LoadException e) {
            // refused
        }
    }
}
