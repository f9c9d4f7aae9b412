// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The jars of what a user names: a p2 repository (a folder or a zip of one), a folder or a zip with jars, or one jar.
 * @param where what the user named
 * @param bundles jars with bundles
 * @param features jars with features; empty for what is no repository
 */
record PluginSource(Path where, List<Path> bundles, List<Path> features) {
    private static final int MOST_ENTRIES = 20_000;
    private static final long FREE_BYTES = 256L << 20;
    private static final long MOST_BYTES = 2L << 30;
    private static final long MOST_TIMES = 100;

    /**
     * Finds the jars.
     * @param work an empty folder that a zip may be unpacked to
     */
    static PluginSource open(Path where, Path work) throws PluginException {
        try {
            PluginSource source = read(where, work);
            if (source.bundles.isEmpty()) {
                throw new PluginException("holds no jars", where.toString(),
                        "give a p2 repository (the folder with 'plugins' and 'features', or its zip), a zip with jars,"
                                + " or a jar");
            }
            return source;
        } catch (IOException | IllegalArgumentException e) {
            throw new PluginException("cannot be read", where.toString(), "look at the file and its permissions", e);
        }
    }

    private static PluginSource read(Path where, Path work) throws IOException, PluginException {
        if (where.toString().matches("(https?|ftp):.*")) {
            throw new PluginException("is an address; plug-ins are installed from files", where.toString(),
                    "download it first, and give the file");
        }
        if (Files.isDirectory(where)) {
            return folder(where);
        }
        if (!Files.isRegularFile(where)) {
            throw new PluginException("no such file or folder", where.toString(), "");
        }
        return where.toString().endsWith(".jar") ? new PluginSource(where, List.of(where), List.of())
                : zip(where, work);
    }

    private static PluginSource folder(Path folder) throws IOException, PluginException {
        for (String list : List.of("compositeContent.jar", "compositeContent.xml")) {
            if (Files.exists(folder.resolve(list))) {
                throw new PluginException("is a list of repositories, not a repository", folder.toString(),
                        "give one of those that " + list + " names");
            }
        }
        Path plugins = folder.resolve("plugins");
        return Files.isDirectory(plugins)
                ? new PluginSource(folder, jars(plugins), jars(folder.resolve("features")))
                : new PluginSource(folder, jars(folder), List.of());
    }

    private static List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static PluginSource zip(Path file, Path work) throws IOException, PluginException {
        List<Path> bundles = new ArrayList<>();
        List<Path> features = new ArrayList<>();
        long left = Math.min(MOST_BYTES, Math.max(FREE_BYTES, MOST_TIMES * Files.size(file)));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new PluginException("holds more than " + MOST_ENTRIES + " files", file.toString(),
                        "give the repository of the plug-in alone");
            }
            for (ZipEntry entry : zip.stream().toList()) {
                ZipLimits.requireInside(entry.getName(), file.toString());
                boolean isFeature = entry.getName().matches("(.*/)?features/[^/]*");
                if (!entry.isDirectory() && entry.getName().endsWith(".jar")) {
                    List<Path> jars = isFeature ? features : bundles;
                    // a folder of its own for each: two may have the same name in different folders
                    Path folder = Files.createDirectories(work.resolve((isFeature ? "f" : "b") + jars.size()));
                    Path jar = folder.resolve(Path.of(entry.getName()).getFileName().toString());
                    try (InputStream in = zip.getInputStream(entry); OutputStream out = Files.newOutputStream(jar)) {
                        left = ZipLimits.take(in, out, left, file.toString());
                    }
                    jars.add(jar);
                }
            }
        }
        return new PluginSource(file, bundles, features);
    }
}
