// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bundles of the build. System properties for runs without Maven: {@code operando.root}, the project's folder;
 * {@code operando.classes}, a folder with compiled classes by the last part of the bundle's name instead of
 * {@code target/classes}.
 */
final class Reactor {
    static final Path ROOT = Path.of(System.getProperty("operando.root", "../..")).toAbsolutePath().normalize();

    private Reactor() {
    }

    /** All bundles under {@code bundles/}. */
    static List<Bundle> bundles() {
        try (Stream<Path> folders = Files.list(ROOT.resolve("bundles"))) {
            return folders.filter(f -> Files.exists(f.resolve("META-INF/MANIFEST.MF"))).sorted().map(Bundle::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plug-in that third parties copy. */
    static Bundle example() {
        return Bundle.of(ROOT.resolve("examples/plugin-raman/org.example.raman"));
    }

    /** What the example adds to the window. */
    static Bundle exampleOfWindow() {
        return Bundle.of(ROOT.resolve("examples/plugin-raman/org.example.raman.ui"));
    }

    /** All bundles, the example too. */
    static List<Bundle> all() {
        List<Bundle> all = new ArrayList<>(bundles());
        all.add(example());
        all.add(exampleOfWindow());
        return all;
    }

    /** Java files of the test modules but this one, whose own sources name what they look for. */
    static List<Path> integrationTests() {
        try (Stream<Path> files = Files.walk(ROOT.resolve("tests"))) {
            return files
                    .filter(f -> f.toString().endsWith(".java") && !f.toString().contains("org.operando.architecture"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a bundle's classes are. */
    static Path classes(Bundle bundle) {
        String elsewhere = System.getProperty("operando.classes");
        return elsewhere == null ? bundle.folder().resolve("target/classes")
                : Path.of(elsewhere).resolve(bundle.name().substring(bundle.name().lastIndexOf('.') + 1));
    }
}
