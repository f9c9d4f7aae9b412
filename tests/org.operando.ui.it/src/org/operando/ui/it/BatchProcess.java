// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

/** A command line as a process of its own, of the bundles that this window is made of; it can be held still. */
final class BatchProcess implements AutoCloseable {
    private final Process process;
    private final Path plugins;
    private final Path out;

    private BatchProcess(Process process, Path plugins, Path out) {
        this.process = process;
        this.plugins = plugins;
        this.out = out;
    }

    /**
     * Starts a command line.
     * @param folder where the installation is made
     */
    static BatchProcess start(Path folder, String... command) throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("installation/plugins"));
        for (Bundle bundle : Platform.getBundle("org.eclipse.osgi").getBundleContext().getBundles()) {
            File file = FileLocator.getBundleFileLocation(bundle).orElseThrow();
            if (file.isFile()) {
                Files.createSymbolicLink(jar(plugins, bundle), file.toPath().toAbsolutePath());
            }
        }
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true",
                "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-cp",
                jar(plugins, Platform.getBundle("org.operando.start")) + File.pathSeparator
                        + jar(plugins, Platform.getBundle("org.eclipse.osgi")),
                "org.operando.start.Start", plugins.toString(), folder.resolve("cache").toString(), ""));
        line.addAll(Arrays.asList(command));
        Path out = folder.resolve("batch.txt");
        return new BatchProcess(new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(out.toFile())
                .start(), plugins, out);
    }

    private static Path jar(Path plugins, Bundle bundle) {
        return plugins.resolve(bundle.getSymbolicName() + "_" + bundle.getVersion() + ".jar");
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code; it must have ended. */
    int exit() {
        return process.exitValue();
    }

    /** What it said. */
    String said() throws IOException {
        return Files.readString(out);
    }

    /** Stops it where it is. */
    void hold() throws Exception {
        signal("STOP");
    }

    /** Lets it work again. */
    void letGo() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        if (exit != 0) {
            throw new AssertionError("kill -" + name + " gave " + exit);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try (Stream<Path> links = Files.list(plugins)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }
}
