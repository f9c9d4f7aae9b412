// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.core.run.Machine;
import org.operando.core.run.SiteSettings;
import org.operando.figure.PngFile;

/**
 * What {@code doctor} finds of one need.
 * @param name the need
 * @param state whether it is met
 * @param found what there is
 * @param remedy what to do; empty when nothing is to be done
 */
record Finding(String name, State state, String found, String remedy) {
    /** Whether a need is met. */
    enum State {
        /** It is. */
        OK,
        /** It is not, and nothing that runs without a window needs it. */
        ABSENT,
        /** It is not, and runs need it. */
        MISSING
    }

    private static final int OLDEST_JAVA = 25;
    private static final long LITTLE = 1_000_000_000L;
    private static final double HEAP_SHARE = 0.6;
    private static final List<String> LIBRARY_FOLDERS = List.of("/usr/lib", "/usr/lib64", "/usr/local/lib",
            "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib/x86_64-linux-gnu/hdf5/serial",
            "/usr/lib/aarch64-linux-gnu/hdf5/serial");

    /** All needs, each looked at by itself: what is missing for one does not hide the others. */
    static List<Finding> all() {
        List<Finding> all = new ArrayList<>(List.of(jdk(), fonts(), display(), nativeHdf5()));
        all.add(disk("disk, results", Path.of("").toAbsolutePath()));
        all.add(disk("disk, cache", Path.of(System.getProperty("operando.cache", System.getProperty("user.home")))));
        all.add(memory());
        all.addAll(site());
        return all;
    }

    /** What the facility has set; nothing where it has set nothing. */
    private static List<Finding> site() {
        String file = System.getProperty(SiteSettings.PROPERTY, "");
        if (file.isEmpty()) {
            return List.of();
        }
        SiteSettings site = SiteSettings.ofInstallation();
        String set = file + (site.toString().isEmpty() ? "" : ": " + site);
        return List.of(site.problems().isEmpty() ? new Finding("site settings", State.OK, set, "")
                : new Finding("site settings", State.ABSENT, set,
                        "tell who keeps this installation: " + String.join("; ", site.problems())));
    }

    private static Finding jdk() {
        Path home = Path.of(System.getProperty("java.home"));
        String found = System.getProperty("java.vendor") + " " + Runtime.version() + " in " + home;
        if (Runtime.version().feature() < OLDEST_JAVA) {
            return new Finding("JDK", State.MISSING, found, "install a JDK 25 or newer, e.g. Temurin 25 "
                    + "(apt-get install temurin-25-jdk), and set JAVA_HOME to it");
        }
        return Files.isExecutable(home.resolve("bin/javac")) ? new Finding("JDK", State.OK, found, "")
                : new Finding("JDK", State.ABSENT, found + ", without a compiler",
                        "runs do not need one; to build from sources install the whole JDK");
    }

    /** Draws a figure with text: fonts, colours and the writing of pictures are all in it. */
    private static Finding fonts() {
        String need = "fonts";
        try {
            Path file = Files.createTempFile("operando", ".png");
            try {
                double[] x = {0, 1};
                Panel panel = Panel.of("a", new Box(0, 0, 40, 30), AxisSpec.around("2\u03b8 (\u00b0)", x),
                        AxisSpec.around("y", x), List.of(Line.of(x, x, Ink.series(0))));
                PngFile.write(Page.of("doctor", 40, 30, panel), file);
                return new Finding(need, State.OK, "Liberation Sans, shipped, draws (" + Files.size(file) + " bytes)",
                        "");
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            return new Finding(need, State.MISSING, "a figure cannot be drawn (" + e + ")",
                    "install what Java draws with: apt-get install libfreetype6 fontconfig, or dnf install freetype "
                            + "fontconfig");
        }
    }

    private static Finding display() {
        String wayland = System.getenv("WAYLAND_DISPLAY");
        String x = System.getenv("DISPLAY");
        Optional<String> display = Optional.ofNullable(x == null || x.isBlank() ? wayland : x)
                .filter(d -> !d.isBlank());
        return display.map(d -> new Finding("display", State.OK, d, "")).orElseGet(() -> new Finding("display",
                State.ABSENT, "none", "runs do not need one; for windows log in with ssh -X, or use Xvfb or VNC"));
    }

    private static Finding nativeHdf5() {
        List<String> folders = new ArrayList<>(LIBRARY_FOLDERS);
        String path = System.getenv("LD_LIBRARY_PATH");
        folders.addAll(0, path == null ? List.of() : List.of(path.split(File.pathSeparator)));
        for (String folder : folders) {
            if (!folder.isEmpty() && Files.isDirectory(Path.of(folder))) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), "libhdf5*.so*")) {
                    for (Path file : files) {
                        return new Finding("native HDF5", State.OK, file + ", not used: files are read without it",
                                "");
                    }
                } catch (IOException e) {
                    continue;
                }
            }
        }
        return new Finding("native HDF5", State.ABSENT, "none",
                "files are read without it; to repack one with a filter that we lack: apt-get install hdf5-tools, "
                        + "or dnf install hdf5");
    }

    private static Finding disk(String need, Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            String found = Machine.size(free) + " free in " + folder;
            if (!Files.isWritable(folder)) {
                return new Finding(need, State.MISSING, folder + " cannot be written", need.endsWith("cache")
                        ? "set OPERANDO_CACHE to a folder that can" : "work in another folder, or use --results");
            }
            return free < LITTLE ? new Finding(need, State.MISSING, found, "free 1 GB, or choose another folder")
                    : new Finding(need, State.OK, found, "");
        } catch (IOException e) {
            return new Finding(need, State.MISSING, folder + " cannot be looked at (" + e + ")",
                    "choose another folder");
        }
    }

    private static Finding memory() {
        OptionalLong machine = Machine.memory();
        String wanted = System.getProperty("operando.memory", "");
        if (machine.isEmpty()) {
            return new Finding("memory", State.OK, "the system does not tell how much there is", "");
        }
        String found = Machine.size(machine.getAsLong()) + ", runs take up to " + (!wanted.isEmpty()
                ? wanted + ", as is set" : Machine.size((long) (HEAP_SHARE * machine.getAsLong())));
        return machine.getAsLong() < 2 * LITTLE
                ? new Finding("memory", State.MISSING, found, "use a machine with 2 GB or more")
                : new Finding("memory", State.OK, found, "");
    }
}
