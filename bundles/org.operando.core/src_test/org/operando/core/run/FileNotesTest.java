// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What loaders say of files, kept beside the results. */
class FileNotesTest {
    @TempDir
    private Path folder;

    @Test
    void stepsOfOneMeasurementThatEndAtOnceDoNotDisturbEachOther() throws Exception {
        List<Future<?>> writes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 400; i++) {
                String key = "key-" + i;
                writes.add(threads.submit(() -> {
                    FileNotes.write(folder, "m", key, Map.of("note", key));
                    return null;
                }));
            }
            for (Future<?> write : writes) {
                write.get();
            }
        }

        FileNotes.write(folder, "m", "last", Map.of("note", "last"));
        assertEquals(Optional.of(Map.of("note", "last")), FileNotes.read(folder, "m", "last"));
    }
}
