// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.operando.api.LoadException;

/** One open file, several threads. */
class ImageThreadsTest {
    @Test
    void severalThreadsReadTheSame() throws Exception {
        try (ImageFile file = ImageFile.open(ImageData.shipped("tifffile_pages_bigtiff.tif"));
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Number>> tasks = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int frame = i % 3;
                tasks.add(() -> (Number) file.frame(frame).sum());
            }
            List<Future<Number>> sums = threads.invokeAll(tasks);
            for (int i = 3; i < sums.size(); i++) {
                assertEquals(sums.get(i % 3).get(), sums.get(i).get());
            }
        }
    }

    @Test
    void aThreadThatIsInterruptedDoesNotSpoilTheFileForOthers() throws Exception {
        try (ImageFile file = ImageFile.open(ImageData.shipped("tifffile_i8.tif"))) {
            Number sum = (Number) file.frame(0).sum();
            Thread stopped = new Thread(() -> {
                Thread.currentThread().interrupt();
                assertThrows(LoadException.class, () -> file.frame(0));
            });
            stopped.start();
            stopped.join();
            assertEquals(sum, file.frame(0).sum());
        }
    }

    @Test
    void aClosedFileSaysSo() throws LoadException {
        ImageFile file = ImageFile.open(ImageData.shipped("tifffile_i8.tif"));
        file.close();
        LoadException e = assertThrows(LoadException.class, () -> file.frame(0));
        assertEquals("has been closed", e.what());
    }
}
