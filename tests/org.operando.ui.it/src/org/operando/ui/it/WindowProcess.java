// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;

/** A window in a process of its own, of the bundles that this one is made of, on the same screen; it can be killed. */
final class WindowProcess implements AutoCloseable {
    private final Process process;
    private final Path report;
    private final Path out;

    private WindowProcess(Process process, Path report, Path out) {
        this.process = process;
        this.report = report;
        this.out = out;
    }

    /**
     * Starts a window.
     * @param home where it keeps its state and its workspace
     * @param first whether it edits, or only looks at what it came up with
     * @param files that it opens
     */
    static WindowProcess start(Path home, boolean first, Path... files) throws IOException {
        Path configuration = Files.createDirectories(home.resolve("configuration"));
        Path own = Path.of(URI.create(Platform.getConfigurationLocation().getURL().toString().replace(" ", "%20")));
        Path list = configuration.resolve("config.ini");
        if (!Files.exists(list)) {
            Files.copy(own.resolve("config.ini"), list);
        }
        Path report = home.resolve(first ? "first.txt" : "second.txt");
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true",
                "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
                "-Doperando.state=" + home.resolve("state"), "-Doperando.cache=" + home.resolve("cache")));
        line.addAll(WindowDeeds.arguments(first, report));
        line.addAll(List.of("-cp",
                FileLocator.getBundleFileLocation(Platform.getBundle("org.eclipse.osgi")).orElseThrow().toString(),
                "org.eclipse.core.runtime.adaptor.EclipseStarter", "-configuration", configuration.toString(), "-data",
                home.resolve("state/workspace").toString(), "-application", "org.operando.ui.workbench", "-product",
                "org.operando.ui.product", "-open"));
        for (Path file : files) {
            line.add(file.toString());
        }
        Path out = home.resolve("said.txt");
        return new WindowProcess(new ProcessBuilder(line).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile())).start(), report, out);
    }

    /** What it shows, as soon as it says so. */
    Properties shown() throws IOException {
        Screen.waitFor("the window's report", () -> Files.exists(report) || !process.isAlive());
        if (!Files.exists(report)) {
            throw new AssertionError("the window ended: " + Files.readString(out));
        }
        Properties shown = new Properties();
        try (Reader in = Files.newBufferedReader(report)) {
            shown.load(in);
        }
        return shown;
    }

    /** Ends it at once: nothing in it gets a turn. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
