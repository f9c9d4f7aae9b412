// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the window: the Equinox launcher, with the list of bundles of the installation and of the plug-ins. With plug-ins the
 * list and the configuration are their own, made when plug-ins come, go or change; without, the installation's are used as
 * they are.
 *
 * <p>Arguments: the folder with the bundles, folders with plug-ins (separated like a class path; may be empty), then those of
 * the launcher, {@code -configuration FOLDER} among them.
 */
public final class Window {
    private static final String LIST = "org.eclipse.equinox.simpleconfigurator/bundles.info";
    private static final String LEFT_OUT = "left-out.txt";
    private static final String CONFIGURATION = "-configuration";

    private Window() {
    }

    /** Runs the launcher; it ends the process. */
    public static void main(String[] args) throws Exception {
        Path plugins = Path.of(args[0]).toAbsolutePath();
        PluginFolders folders = PluginFolders.of(plugins, args[1]);
        folders.announce(plugins);
        String[] launcher = Arrays.copyOfRange(args, 2, args.length);
        List<Path> jars = folders.jars();
        if (!jars.isEmpty()) {
            int at = Arrays.asList(launcher).indexOf(CONFIGURATION) + 1;
            Path installed = plugins.resolveSibling("configuration").resolve(LIST);
            // the list by what is in it: files of an archive have equal times, and of two versions often equal sizes
            Path configuration = Path.of(launcher[at] + "-" + PluginFolders.fingerprint(jars) + "-"
                    + PluginFolders.fingerprint(Files.readString(installed))).toAbsolutePath();
            launcher[at] = configuration.toString();
            use(configuration, installed, jars);
        }
        Class.forName("org.eclipse.equinox.launcher.Main").getMethod("main", String[].class).invoke(null,
                (Object) launcher);
    }

    private static void use(Path configuration, Path installed, List<Path> jars) throws IOException {
        // beside the configuration, not in it: the configurator keeps a list of its own there
        Path list = configuration.resolve("with-plugins.info");
        Path leftOut = configuration.resolve(LEFT_OUT);
        if (!Files.exists(list)) {
            Files.createDirectories(configuration);
            List<String> without = new ArrayList<>();
            List<String> lines = lines(Files.readAllLines(installed), installed.getParent().getParent().getParent(),
                    jars, without);
            publish(leftOut, without);
            publish(list, lines);
        }
        System.setProperty("org.eclipse.equinox.simpleconfigurator.configUrl", list.toUri().toString());
        System.setProperty("operando.noBundles", Files.readString(leftOut));
    }

    /** The installation's list with absolute places, then the plug-ins that are bundles; the first of equal ones is taken. */
    static List<String> lines(List<String> installed, Path installation, List<Path> jars, List<String> leftOut) {
        List<String> lines = new ArrayList<>();
        Map<String, Path> known = new HashMap<>();
        for (String line : installed) {
            String[] field = line.split(",");
            if (line.startsWith("#") || field.length != 5) {
                lines.add(line);
                continue;
            }
            Path jar = installation.resolve(field[2]);
            field[2] = jar.toUri().toString();
            lines.add(String.join(",", field));
            known.put(field[0] + "," + field[1], jar);
        }
        for (Path jar : jars) {
            Optional<BundleJar> bundle = BundleJar.of(jar);
            if (bundle.isEmpty()) {
                leftOut.add(jar + "\tis left out: it is no usable bundle; get the plug-in again, or remove the file");
                continue;
            }
            String id = bundle.get().name() + "," + bundle.get().version();
            Path first = known.putIfAbsent(id, jar);
            if (first == null) {
                lines.add(id + "," + jar.toUri().toString().replace(",", "%2C") + ",4,false");
            } else if (!BundleJar.areSame(first, jar)) {
                leftOut.add(jar + "\tis left out: " + first + " has the same bundle and version");
            }
        }
        return lines;
    }

    private static void publish(Path file, List<String> lines) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        Files.write(temporary, lines);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
