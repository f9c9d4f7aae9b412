// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.drop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.core.run.FileLook;

/**
 * Files of a folder that belong together: names that differ in numbers only, of files that hold signals; or one file.
 * @param folder their folder
 * @param pattern the name, numbers that differ as stars
 * @param files all of them, in the order of their names
 * @param look what the first one is
 */
public record FileGroup(Path folder, String pattern, List<Path> files, FileLook look) {
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    public FileGroup {
        files = List.copyOf(files);
    }

    /** Whether a loader took the files. */
    public boolean isRecognised() {
        return !look.loader().isEmpty();
    }

    /** Whether each file is a whole record by itself, as the log of a cell is. */
    boolean isOfRecords() {
        return look.shape().length == 0;
    }

    /** A name for a measurement of these files: letters, digits and hyphens. */
    public String suggestedName() {
        String stem = pattern.replaceFirst("\\.[^.]*$", "").replaceAll("[*]", "").replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        boolean plain = stem.isEmpty() || stem.equalsIgnoreCase("frame") || stem.equalsIgnoreCase("scan");
        String name = plain ? folder.getFileName().toString().replaceAll("[^A-Za-z0-9]+", "-") : stem;
        return name.replaceAll("^-+|-+$", "").isEmpty() ? "files" : name.replaceAll("^-+", "");
    }

    /** What the names of a group have in common: digits for stars. */
    static String key(Path file) {
        return DIGITS.matcher(file.getFileName().toString()).replaceAll("#");
    }

    /** The pattern that finds all files of one {@link #key}: numbers that are the same in all stay as they are. */
    static String pattern(List<Path> files) {
        List<String> first = numbers(files.getFirst());
        boolean[] same = new boolean[first.size()];
        for (int i = 0; i < same.length; i++) {
            int n = i;
            same[i] = files.stream().allMatch(f -> numbers(f).get(n).equals(first.get(n)));
        }
        StringBuilder pattern = new StringBuilder();
        Matcher digits = DIGITS.matcher(files.getFirst().getFileName().toString());
        for (int i = 0; digits.find(); i++) {
            digits.appendReplacement(pattern, same[i] ? digits.group() : "*");
        }
        return digits.appendTail(pattern).toString();
    }

    private static List<String> numbers(Path file) {
        List<String> numbers = new ArrayList<>();
        Matcher digits = DIGITS.matcher(file.getFileName().toString());
        while (digits.find()) {
            numbers.add(digits.group());
        }
        return numbers;
    }
}
