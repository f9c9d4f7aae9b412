// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The installed programme as processes of its own, started as the script {@code operando} does; its working folder. */
final class Programme {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Path PLUGINS = ROOT.resolve("product/org.operando.product/target/products/"
            + "org.operando.product/linux/gtk/x86_64/operando/plugins");
    private static final int LONGEST = 120;

    /**
     * What came of a process.
     * @param exit exit code
     * @param out standard output
     * @param err standard error
     */
    record Ended(int exit, String out, String err) {
    }

    /** A process that runs. */
    record Running(Process process, Path out, Path err) {
        Ended end() throws IOException, InterruptedException {
            if (!process.waitFor(LONGEST, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + LONGEST + " s: " + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    private final Path folder;
    private String plugins = "";
    private int started;

    /** A working folder with the small study of {@code releng/faults} and the demonstration's frames. */
    Programme(Path folder) throws IOException {
        this.folder = folder;
        Files.copy(ROOT.resolve("releng/faults/small.study.yaml"), folder.resolve("small.study.yaml"));
        Path raw = ROOT.resolve("examples/demo/raw/insitu");
        Path copied = Files.createDirectories(folder.resolve("raw/insitu"));
        try (Stream<Path> files = Files.list(raw)) {
            for (Path file : files.toList()) {
                Files.copy(file, copied.resolve(file.getFileName()));
            }
        }
    }

    /** Takes plug-ins from a folder from now on. */
    void addPlugins(Path jars) {
        plugins = jars.toString();
    }

    Path folder() {
        return folder;
    }

    /** Runs a command line to its end. */
    Ended run(String... command) throws IOException, InterruptedException {
        return start(Map.of(), List.of(), command).end();
    }

    /** Runs a command line that is to die at a fault point. */
    Ended runWithFault(String fault, String... command) throws IOException, InterruptedException {
        return start(Map.of("OPERANDO_FAULT", fault), List.of(), command).end();
    }

    /**
     * Starts a command line.
     * @param environment variables beside those of this process
     * @param flags flags of Java
     */
    Running start(Map<String, String> environment, List<String> flags, String... command) throws IOException {
        Path cache = Files.createDirectories(folder.resolveSibling("cache"));
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true",
                "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
                "-Doperando.home=" + ROOT, "-Doperando.cache=" + cache));
        line.addAll(flags);
        line.addAll(List.of("-cp", jar("org.operando.start_") + ":" + jar("org.eclipse.osgi_"),
                "org.operando.start.Start", PLUGINS.toString(), cache.toString(), plugins));
        line.addAll(Arrays.asList(command));
        int n = started++;
        Path out = folder.resolve("out-" + n + ".txt");
        Path err = folder.resolve("err-" + n + ".txt");
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("SOURCE_DATE_EPOCH", "1700000000");
        builder.environment().remove("OPERANDO_FAULT");
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    private static Path jar(String name) {
        try (Stream<Path> all = Files.list(PLUGINS)) {
            return all.filter(p -> p.getFileName().toString().startsWith(name)).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
