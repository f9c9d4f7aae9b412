// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;
import org.operando.figure.MaskPicture;
import org.operando.figure.PictureException;

/** The picture of a mask beside a study. */
public final class MaskFile {
    /** Folder, beside the study, of masks that were drawn. */
    public static final String FOLDER = "masks";

    private static final long MOST_BYTES = 64L << 20;

    private MaskFile() {
    }

    /**
     * Reads the picture of a mask.
     * @throws LoadException when it is none; says what to do
     */
    public static MaskPicture read(Path file) throws LoadException {
        RegularFile.require(file);
        if (!Files.exists(file)) {
            throw LoadException.at(file, "", "no such file", "name the picture of the mask, from the study's folder");
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw LoadException.at(file, "", "is larger than 64 MiB", "save the mask as PNG, in grey, 8 bits");
            }
            return MaskPicture.read(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (PictureException e) {
            throw new LoadException(e.getMessage(), "", "", e);
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    /**
     * Writes a mask into a file of its own, so that a study that names an earlier one is as it was.
     * @param folder the study's
     * @param name of the region
     * @return the file from the study's folder, with slashes
     */
    public static String write(Path folder, String name, byte[] content) throws IOException {
        String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+", "");
        safe = safe.isEmpty() ? "mask" : safe;
        Files.createDirectories(folder.resolve(FOLDER));
        for (int n = 1;; n++) {
            String file = FOLDER + "/" + safe + (n == 1 ? "" : "-" + n) + ".png";
            try {
                Files.write(folder.resolve(file), content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return file;
            } catch (FileAlreadyExistsException e) {
                // the next number
            }
        }
    }
}
