// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Copies of example studies and what stands in folders. */
final class Folders {
    private Folders() {
    }

    /** Copies a folder of the checkout without the results that a run may have left there. */
    static Path copy(String source, Path into) throws IOException {
        Path from = Cli.home(source);
        try (Stream<Path> all = Files.walk(from)) {
            List<Path> files = all.filter(Files::isRegularFile).filter(p -> !p.toString().contains(".results"))
                    .toList();
            for (Path file : files) {
                Path target = into.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return into;
    }

    /** Contents of all files with one of these endings, by their path in the folder. */
    static Map<String, byte[]> contents(Path folder, List<String> endings) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (endings.isEmpty() || endings.stream().anyMatch(file.toString()::endsWith)) {
                    contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return contents;
    }

    /** Unpacks a zip file. */
    static Path unzip(Path zip, Path into) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (var entry : Collections.list(file.entries())) {
                Path target = into.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, target);
                }
            }
        }
        return into;
    }
}
