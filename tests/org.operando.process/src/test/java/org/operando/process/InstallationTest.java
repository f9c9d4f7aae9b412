// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One installation with its start script, as the archives hold it, and users with empty homes: nothing is written to it. */
class InstallationTest {
    private static final int USERS = 20;

    @TempDir
    private static Path temporary;

    private static Path installation;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        installation = temporary.resolve("opt/operando");
        Path product = Programme.PLUGINS.getParent();
        link(product.resolve("plugins"), installation.resolve("plugins"));
        link(product.resolve("configuration"), installation.resolve("configuration"));
        link(Programme.ROOT.resolve("examples/demo"), installation.resolve("examples/demo"));
        for (String script : List.of("operando", "share-classes")) {
            Files.copy(Programme.ROOT.resolve("product/org.operando.product/start/" + script),
                    installation.resolve(script));
        }
        Files.writeString(installation.resolve("site.conf"), "# of the facility\nthreads=1\nlocked=threads\n");
        Path home = temporary.resolve("home/facility");
        ended(start("share-classes", home), home);
        assertTrue(Files.size(installation.resolve("operando.jsa")) > 1_000_000);
        try (Stream<Path> all = Files.walk(installation)) {
            all.forEach(p -> assertTrue(p.toFile().setWritable(false, false)));
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path there = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(path, there);
                }
            }
        }
    }

    private static Map<String, String> state() throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> all = Files.walk(installation)) {
            for (Path path : all.toList()) {
                state.put(installation.relativize(path).toString(), Files.isDirectory(path) ? ""
                        : Files.size(path) + " " + Files.getLastModifiedTime(path));
            }
        }
        return state;
    }

    /** Starts the script of the installation with a home of its own and nothing else of this process but Java. */
    private static Process start(Path home, String... command) throws IOException {
        return start("operando", home, command);
    }

    private static Process start(String script, Path home, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(installation.resolve(script).toString()));
        line.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(line).directory(Files.createDirectories(home).toFile())
                .redirectOutput(home.resolve("out.txt").toFile()).redirectError(home.resolve("err.txt").toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", home.toString(), "JAVA_HOME",
                System.getProperty("java.home")));
        return builder.start();
    }

    private static void ended(Process process, Path home) throws IOException, InterruptedException {
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running in " + home);
        assertEquals(0, process.exitValue(), Files.readString(home.resolve("err.txt")));
    }

    @Test
    void twentyUsersStartAtOnceAndTheInstallationStaysAsItWas() throws Exception {
        Map<String, String> before = state();
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            started.add(start(temporary.resolve("home/user-" + i), "list", "techniques"));
        }
        for (int i = 0; i < USERS; i++) {
            Path home = temporary.resolve("home/user-" + i);
            ended(started.get(i), home);
            assertEquals(Files.readString(temporary.resolve("home/user-0/out.txt")),
                    Files.readString(home.resolve("out.txt")));
            assertTrue(Files.readString(home.resolve("out.txt")).contains("powder"));
            assertTrue(Files.isDirectory(home.resolve(".cache/operando/state")));
        }
        assertEquals(before, state());
    }

    @Test
    void demonstrationRunsInAnEmptyHomeWithinWhatTheFacilityLocks() throws Exception {
        Map<String, String> before = state();
        Path home = temporary.resolve("home/demo");
        ended(start(home, "demo"), home);

        assertTrue(Files.exists(home.resolve("operando-demo/demo.results/figures/fig-1.png")));
        assertTrue(
                Files.readString(home.resolve("operando-demo/demo.results/log.txt")).contains("this run: 1 threads"));
        assertEquals(before, state());
        ended(start(home, "doctor"), home);
        assertTrue(Files.readString(home.resolve("out.txt")).contains("threads=1 (locked)"));
    }
}
