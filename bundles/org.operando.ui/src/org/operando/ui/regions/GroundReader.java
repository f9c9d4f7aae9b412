// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

/** Reads a picture in the background: its bytes and, from its head alone, its size. */
final class GroundReader {
    private static final long LARGEST = 64L << 20;

    private GroundReader() {
    }

    /**
     * Reads a picture.
     * @param side of a pixel, um
     * @param read hears of the picture on the UI thread
     * @param failed hears on the UI thread why there is none
     */
    static void read(Path file, double side, Display display, Consumer<RegionPage.Ground> read,
            Consumer<String> failed) {
        Job job = Job.create("Reading a picture", (IJobFunction) monitor -> {
            try {
                RegionPage.Ground ground = ground(file, side);
                display.asyncExec(() -> read.accept(ground));
            } catch (IOException e) {
                display.asyncExec(() -> failed.accept(file + ": " + e.getMessage()));
            }
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }

    private static RegionPage.Ground ground(Path file, double side) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("is larger than 64 MiB; make the picture smaller");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("is no picture that can be read; save it as PNG or TIFF");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return new RegionPage.Ground(file.getFileName().toString(), Files.readAllBytes(file),
                        reader.getWidth(0) * side, reader.getHeight(0) * side);
            } finally {
                reader.dispose();
            }
        }
    }
}
