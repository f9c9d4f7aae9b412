// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The Java runtime that lies in a product.
 * @param version of Java
 * @param vendor who built it; empty when it does not say so
 * @param modules what it was linked of
 */
record JavaRuntime(String version, String vendor, String modules) {
    /** What the {@code release} file of the product's runtime says; empty when it has none. */
    static Optional<JavaRuntime> of(Path product) throws IOException {
        Path release = product.resolve("jre/release");
        if (!Files.exists(release)) {
            return Optional.empty();
        }
        Properties said = new Properties();
        try (var in = Files.newBufferedReader(release)) {
            said.load(in);
        }
        return Optional.of(new JavaRuntime(value(said, "JAVA_VERSION"), value(said, "IMPLEMENTOR"),
                value(said, "MODULES")));
    }

    private static String value(Properties said, String key) {
        return said.getProperty(key, "").replace("\"", "");
    }
}
