// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A bundle of the reactor as it lies on disk.
 * @param name symbolic name
 * @param folder its folder
 * @param manifest its manifest
 */
record Bundle(String name, Path folder, Manifest manifest) {
    /**
     * A clause of a manifest header.
     * @param name package or bundle
     * @param attributes attributes and directives, directives with a colon at the end of their name
     */
    record Clause(String name, Map<String, String> attributes) {
    }

    /** Reads a bundle. */
    static Bundle of(Path folder) {
        try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
            return new Bundle(folder.getFileName().toString(), folder, new Manifest(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The clauses of a header; none when the bundle does not have it. */
    List<Clause> header(String header) {
        String value = manifest.getMainAttributes().getValue(header);
        List<Clause> clauses = new ArrayList<>();
        for (String clause : value == null ? List.<String>of() : split(value, ',')) {
            List<String> parts = split(clause, ';');
            Map<String, String> attributes = new TreeMap<>();
            for (String part : parts.subList(1, parts.size())) {
                int equals = part.indexOf('=');
                attributes.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip().replace("\"", ""));
            }
            clauses.add(new Clause(parts.getFirst().strip(), attributes));
        }
        return clauses;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '"';
            if (!quoted && text.charAt(i) == separator) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Java files of the product code. */
    List<Path> sources() {
        return files(folder.resolve("src"), ".java");
    }

    /** Java files of product code and tests. */
    List<Path> allSources() {
        List<Path> all = new ArrayList<>(sources());
        all.addAll(files(folder.resolve("src_test"), ".java"));
        return all;
    }

    /** Compiled classes of the product code. */
    List<Path> classes() {
        return files(Reactor.classes(this), ".class");
    }

    /** A path below the reactor's root, for messages. */
    static String shown(Path path) {
        return Reactor.ROOT.relativize(path).toString();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
