// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bundle of the product.
 * @param name symbolic name
 * @param version with its qualifier
 * @param hashes SHA-256 of its jar under the empty name; of its files when it lies there as a folder
 * @param texts licences, notices and what they refer to, by their paths in the bundle
 */
record ShippedBundle(String name, String version, Map<String, String> hashes, Map<String, byte[]> texts) {
    private static final Pattern TEXT = Pattern.compile("(META-INF/)?[^/]*(LICEN[SC]E|NOTICE|COPYING)[^/]*"
            + "|about\\.html|about_files/.+|.*/(fonts|colours)/(OFL|MIT)\\.txt");

    /** All that lie in a folder, by name. */
    static List<ShippedBundle> all(Path plugins) throws IOException {
        List<ShippedBundle> all = new ArrayList<>();
        try (DirectoryStream<Path> places = Files.newDirectoryStream(plugins)) {
            for (Path place : places) {
                all.add(of(place));
            }
        }
        all.sort(Comparator.comparing(ShippedBundle::name).thenComparing(ShippedBundle::version));
        return all;
    }

    boolean isOurs() {
        return name.startsWith("org.operando.");
    }

    private static ShippedBundle of(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            Map<String, String> hashes = new TreeMap<>();
            for (Path file : files(place)) {
                hashes.put(path(place, file), hash(file));
            }
            return read(place, hashes);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return read(jar.getPath("/"), Map.of("", hash(place)));
        }
    }

    private static ShippedBundle read(Path root, Map<String, String> hashes) throws IOException {
        Manifest manifest;
        try (InputStream in = Files.newInputStream(root.resolve("META-INF/MANIFEST.MF"))) {
            manifest = new Manifest(in);
        }
        Map<String, byte[]> texts = new TreeMap<>();
        for (Path file : files(root)) {
            String path = path(root, file);
            if (TEXT.matcher(path).matches()) {
                texts.put(path, Files.readAllBytes(file));
            }
        }
        String name = manifest.getMainAttributes().getValue("Bundle-SymbolicName").replaceFirst(";.*", "").strip();
        return new ShippedBundle(name, manifest.getMainAttributes().getValue("Bundle-Version").strip(), hashes, texts);
    }

    private static String path(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String hash(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
