// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.start;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where plug-ins lie beside those of the installation: folders that the user names, the user's own, the site's. In each lie
 * jars, or folders with the jars of one plug-in.
 * @param named folders of the variable OPERANDO_PLUGINS
 * @param user the user's folder; need not be there
 * @param site the folder of the site's; need not be there
 */
record PluginFolders(List<Path> named, Path user, Path site) {
    /** Where the user was when the window was started, which itself runs elsewhere. */
    private static final String FROM = "operando.from";
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /**
     * The folders of an installation.
     * @param plugins its folder of bundles
     * @param variable folders named by the user, separated like a class path; may be empty
     */
    static PluginFolders of(Path plugins, String variable) {
        List<Path> named = new ArrayList<>();
        for (String folder : variable.split(File.pathSeparator)) {
            if (!folder.isEmpty()) {
                named.add(Path.of(System.getProperty(FROM, "")).resolve(folder).toAbsolutePath());
            }
        }
        Path site = set("OPERANDO_SITE_PLUGINS").map(Path::of).orElse(plugins.resolveSibling("plugins-site"));
        return new PluginFolders(named, userData().resolve("operando").resolve("plugins").toAbsolutePath(),
                site.toAbsolutePath());
    }

    private static Path userData() {
        String home = System.getProperty("user.home");
        if (System.getProperty("os.name").startsWith("Windows")) {
            return set("LOCALAPPDATA").map(Path::of).orElse(Path.of(home, "AppData", "Local"));
        }
        return set("XDG_DATA_HOME").map(Path::of).filter(Path::isAbsolute).orElse(Path.of(home, ".local", "share"));
    }

    private static Optional<String> set(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isEmpty());
    }

    /** Tells the commands where plug-ins lie. */
    void announce(Path plugins) {
        System.setProperty("operando.plugins.installation", plugins.toString());
        System.setProperty("operando.plugins.user", user.toString());
        System.setProperty("operando.plugins.site", site.toString());
    }

    /** Their jars, in the order in which the first of equal ones is taken. */
    List<Path> jars() {
        List<Path> jars = new ArrayList<>();
        for (Path folder : named) {
            if (Files.isDirectory(folder)) {
                jars.addAll(jars(entries(folder)));
            } else {
                System.err.println("operando: no such folder of plug-ins: " + folder);
            }
        }
        for (Path folder : List.of(user, site)) {
            List<Path> entries = Files.isDirectory(folder) ? entries(folder) : List.of();
            jars.addAll(jars(entries));
            for (Path plugin : entries) {
                // a name with a dot in front: a plug-in that is being installed or taken away
                if (Files.isDirectory(plugin) && !plugin.getFileName().toString().startsWith(".")) {
                    jars.addAll(jars(entries(plugin)));
                }
            }
        }
        return jars;
    }

    private static List<Path> jars(List<Path> entries) {
        return entries.stream().filter(f -> f.getFileName().toString().endsWith(".jar") && Files.isRegularFile(f))
                .toList();
    }

    /** A folder that cannot be read must not keep the programme from running. */
    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            System.err.println("operando: the plug-ins in " + folder + " cannot be read; look at its permissions");
        }
        entries.sort(Comparator.naturalOrder());
        return entries;
    }

    /** Changes when a jar comes, goes or changes. No digest of the JDK: making the first one takes longer than all the rest. */
    static String fingerprint(List<Path> jars) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path jar : jars) {
            all.append(jar).append(state(jar)).append('\n');
        }
        return fingerprint(all.toString());
    }

    /** Changes with a text. */
    static String fingerprint(String text) {
        long hash = FNV_START;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xff) * FNV_PRIME;
        }
        return Long.toHexString(hash);
    }

    /** Size and time; a plug-in that is taken away meanwhile has none, and is named when it is installed. */
    private static String state(Path jar) throws IOException {
        try {
            BasicFileAttributes seen = Files.readAttributes(jar, BasicFileAttributes.class);
            return " " + seen.size() + " " + seen.lastModifiedTime().toMillis();
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
