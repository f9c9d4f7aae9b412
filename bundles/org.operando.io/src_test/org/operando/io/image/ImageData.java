// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where test images are. */
final class ImageData {
    private static final String PLACE = System.getProperty("OPERANDO_DATA",
            System.getenv().getOrDefault("OPERANDO_DATA", "../../../shared/data"));

    private ImageData() {
    }

    /** A file of the shared data's folder of powder diffraction; the test is skipped where that is not. */
    static Path shared(String name) {
        Path path = Path.of(PLACE, "xrd", name);
        Assumptions.assumeTrue(Files.exists(path), "skipped: needs data");
        return path;
    }

    /** A small file that is shipped. */
    static Path shipped(String name) {
        return Path.of("src_test/data/image", name);
    }
}
