// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * A bundle of this installation, those of the window included, or a plug-in beside it.
 * @param name symbolic name
 * @param version with its qualifier
 * @param file jar or folder
 * @param sha256 of the jar; empty for a folder
 */
record InstalledBundle(String name, String version, Path file, String sha256) {
    private static final String PLUGINS = "plugins";

    /** All, by name: what lies beside this bundle, and what the framework has installed from elsewhere. */
    static List<InstalledBundle> all() throws IOException {
        Map<Path, InstalledBundle> all = new TreeMap<>();
        Optional<Path> plugins = plugins();
        if (plugins.isPresent()) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(plugins.get())) {
                for (Path file : files) {
                    manifest(file).flatMap(m -> of(m, file)).ifPresent(b -> all.put(file, b));
                }
            }
        }
        for (Bundle bundle : FrameworkUtil.getBundle(InstalledBundle.class).getBundleContext().getBundles()) {
            file(bundle).filter(f -> !all.containsKey(f)).ifPresent(f -> all.put(f,
                    new InstalledBundle(bundle.getSymbolicName(), bundle.getVersion().toString(), f, hash(f))));
        }
        return all.values().stream()
                .sorted(Comparator.comparing(InstalledBundle::name).thenComparing(InstalledBundle::version)).toList();
    }

    /** The folder of the installation's bundles; none where bundles lie where they were compiled. */
    static Optional<Path> plugins() {
        return file(FrameworkUtil.getBundle(InstalledBundle.class)).map(Path::getParent)
                .filter(p -> p.endsWith(PLUGINS));
    }

    private static Optional<Path> file(Bundle bundle) {
        return FileLocator.getBundleFileLocation(bundle).map(File::toPath).map(p -> p.toAbsolutePath().normalize());
    }

    private static Optional<Manifest> manifest(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            Path inside = file.resolve(JarFile.MANIFEST_NAME);
            if (!Files.exists(inside)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(inside)) {
                return Optional.of(new Manifest(in));
            }
        }
        if (!file.toString().endsWith(".jar")) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            return Optional.ofNullable(jar.getManifest());
        }
    }

    private static Optional<InstalledBundle> of(Manifest manifest, Path file) {
        String name = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
        String version = manifest.getMainAttributes().getValue("Bundle-Version");
        return name == null || version == null ? Optional.empty()
                : Optional.of(new InstalledBundle(name.replaceFirst(";.*", "").strip(), version.strip(), file,
                        hash(file)));
    }

    private static String hash(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
