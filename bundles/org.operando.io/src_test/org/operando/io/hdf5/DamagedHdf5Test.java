// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.LoadException;

class DamagedHdf5Test {
    private static final Path DATA = Path.of("src_test/data/hdf5");

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
        assertEquals(2, e.getMessage().split("copy it again", -1).length, "once: " + e.getMessage());
        assertEquals(2, e.getMessage().split(";", -1).length, "one remedy: " + e.getMessage());
    }
}
