// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a facility sets for all users of an installation, in the file {@code site.conf}: a line {@code key=value} each, lines
 * that begin with {@code #} are comments. {@code locked=memory,threads} names what users may not change; the rest are
 * defaults. The start script reads memory, cache and plug-ins from the same file. Nothing that changes a result can be set.
 */
public final class SiteSettings {
    /** Names the file; set by the start script. */
    public static final String PROPERTY = "operando.site";
    /** What can be set. */
    public static final List<String> KEYS = List.of("memory", "threads", "cache", "plugins", "theme");

    private static final String LOCKED = "locked";

    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> locked = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    private SiteSettings() {
    }

    /** The settings of this installation; none where there is no file. */
    public static SiteSettings ofInstallation() {
        String file = System.getProperty(PROPERTY, "");
        return file.isEmpty() ? new SiteSettings() : read(Path.of(file));
    }

    /** Reads a file; what is wrong in it is kept as a problem and passed over, since no user could mend it. */
    public static SiteSettings read(Path file) {
        SiteSettings settings = new SiteSettings();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                String text = line.strip();
                if (!text.isEmpty() && !text.startsWith("#")) {
                    settings.take(text, file + ", line " + number + ": ");
                }
            }
        } catch (IOException e) {
            settings.problems.add(file + " cannot be read (" + e.getMessage() + ")");
        }
        return settings;
    }

    private void take(String line, String where) {
        int equals = line.indexOf('=');
        String key = equals < 0 ? line : line.substring(0, equals).strip();
        String value = equals < 0 ? "" : line.substring(equals + 1).strip();
        if (key.equals(LOCKED)) {
            for (String name : value.split("\\s*,\\s*")) {
                if (KEYS.contains(name)) {
                    locked.add(name);
                } else {
                    problems.add(where + "nothing is called '" + name + "'; write some of " + String.join(", ", KEYS));
                }
            }
        } else if (!KEYS.contains(key)) {
            problems.add(where + "nothing is called '" + key + "'; write some of " + String.join(", ", KEYS)
                    + " or locked");
        } else if (!isValid(key, value)) {
            problems.add(where + "'" + value + "' is no value of " + key + "; write for example " + key + "="
                    + example(key));
        } else {
            values.put(key, value);
        }
    }

    private static boolean isValid(String key, String value) {
        return switch (key) {
            case "memory" -> value.matches("[1-9][0-9]{0,5}[mg]");
            case "threads" -> value.matches("[1-9][0-9]{0,3}");
            case "theme" -> value.matches("light|dark");
            default -> !value.isEmpty();
        };
    }

    private static String example(String key) {
        return switch (key) {
            case "memory" -> "8g";
            case "threads" -> "4";
            case "theme" -> "light";
            default -> "/scratch/operando";
        };
    }

    /** What is set for a key. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Whether users may not change it. */
    public boolean isLocked(String key) {
        return locked.contains(key) && values.containsKey(key);
    }

    /**
     * Threads of a run.
     * @param wished by the user; empty when nothing is said
     * @return what is locked at the most, else what is wished, else what is set, else one for each processor
     */
    public int threads(Optional<Integer> wished) {
        Optional<Integer> set = value("threads").map(Integer::valueOf);
        int usual = wished.or(() -> set).orElse(Runtime.getRuntime().availableProcessors());
        return Math.max(1, isLocked("threads") ? Math.min(usual, set.get()) : usual);
    }

    /** What is wrong in the file. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** What is set, in one line, e.g. {@code memory=8g (locked), theme=light}; empty when nothing is. */
    @Override
    public String toString() {
        return String.join(", ", values.entrySet().stream()
                .map(v -> v.getKey() + "=" + v.getValue() + (isLocked(v.getKey()) ? " (locked)" : "")).toList());
    }
}
