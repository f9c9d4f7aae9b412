// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * What a jar says of itself. Without classes of the framework, which the window's start does not see.
 * @param name symbolic name
 * @param version version, with three numbers at least
 */
record BundleJar(String name, String version) {
    /** The bundle of a jar; empty for what is none. */
    static Optional<BundleJar> of(Path jar) {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            Attributes head = manifest == null ? new Attributes() : manifest.getMainAttributes();
            String name = head.getValue("Bundle-SymbolicName");
            return name == null ? Optional.empty()
                    : Optional.of(new BundleJar(name.split(";")[0].strip(),
                            whole(head.getValue("Bundle-Version"))));
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    private static String whole(String said) {
        String version = said == null || said.isBlank() ? "0" : said.strip();
        return version + ".0".repeat(Math.max(0, 3 - version.split("[.]").length));
    }

    /** Two plug-ins may bring the same library; then nobody need hear of it. */
    static boolean areSame(Path first, Path second) {
        try {
            return Files.mismatch(first, second) < 0;
        } catch (IOException e) {
            return false;
        }
    }
}
