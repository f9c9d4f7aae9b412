// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;
import org.operando.io.image.ImageFormat;
import org.operando.io.image.PixelType;
import org.operando.io.image.RawImage;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.geometry.DetectorCatalogue;

/**
 * Files named as those of GE flat panels whose header says no size: 8192 bytes that nobody reads, then frames of 16-bit
 * numbers. Their frames have 2048 x 2048 pixels unless the study says otherwise.
 */
final class UnmarkedFrames {
    static final int HEADER = 8192;
    private static final String NAME = "(?i).*\\.ge\\d?";
    private static final int BYTES = 2;

    private UnmarkedFrames() {
    }

    /** Whether only a study can say what size the frames of a file have. */
    static boolean isOne(FileHead head) {
        return isNamedSo(head.path()) && ImageFormat.of(head).isEmpty() && head.size() > HEADER
                && (head.size() - HEADER) % BYTES == 0;
    }

    private static boolean isNamedSo(Path file) {
        return file.getFileName().toString().matches(NAME);
    }

    /**
     * How to read a file by what the study says of its frames.
     * @return empty for files that say it themselves
     * @throws LoadException when neither says it
     */
    static Optional<RawImage> of(Path file, PowderMeasurement study) throws LoadException {
        RegularFile.require(file);
        if (!isNamedSo(file)) {
            return Optional.empty();
        }
        try {
            FileHead head = FileHead.of(file);
            if (head.startsWith("ADEPT")) {
                return Optional.empty();
            }
            Optional<RawImage> said = said(study);
            if (said.isPresent() && fits(head, said.get()) || !isOne(head)) {
                return said;
            }
            throw LoadException.at(file, "", "its header does not say the size of its frames, and the "
                    + (Files.size(file) - HEADER) + " bytes behind it are no whole number of "
                    + said.map(r -> r.rows() + " x " + r.columns()).orElse("2048 x 2048") + " pixels of 16 bits",
                    (said.isPresent() ? "correct" : "write") + " shape: [rows, columns], e.g. shape: [1024, 1024],"
                            + " under the measurement");
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    private static boolean fits(FileHead head, RawImage raw) {
        return (head.size() - HEADER) % ((long) BYTES * raw.rows() * raw.columns()) == 0;
    }

    /** By the shape; else by the detector that the study names. */
    private static Optional<RawImage> said(PowderMeasurement study) {
        if (!study.shape().isEmpty()) {
            return Optional.of(raw(study.shape().getFirst(), study.shape().getLast()));
        }
        return study.detector().flatMap(DetectorCatalogue::mentioned).map(make -> raw(make.rows(), make.columns()));
    }

    private static RawImage raw(int rows, int columns) {
        return new RawImage(HEADER, rows, columns, PixelType.UINT16, ByteOrder.LITTLE_ENDIAN);
    }
}
