// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;

/** Reads files that are small enough to be held whole. */
public final class FileContent {
    /** Above all cycler logs seen (20 MB for a year) by far, below the largest array. */
    private static final long LARGEST = 1L << 30;

    private FileContent() {
    }

    public static byte[] read(Path path) throws LoadException {
        RegularFile.require(path);
        try {
            long size = Files.size(path);
            if (size == 0) {
                throw LoadException.at(path, "", "is empty", "copy it again from the cycler's computer");
            }
            if (size > LARGEST) {
                throw LoadException.at(path, "", "has " + size + " bytes; logs above 1 GiB are not read",
                        "export it in parts and give them all as files of the measurement");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw LoadException.io(path, e);
        }
    }
}
