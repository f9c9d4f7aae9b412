// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;
import org.operando.io.text.FileOrder;

/** Finds the files of a measurement: names and patterns ({@code *}, {@code ?}, {@code [..]}, <code>{..}</code>, {@code **}). */
public final class FilePatterns {
    /** Files and folders that one pattern is looked for among. */
    private static final int MAX_LOOKED_AT = 1_000_000;
    /** Stars in one pattern: matching takes a time that grows with their number as an exponent. */
    private static final int MAX_STARS = 8;
    private static final String GLOB = ".*[*?\\[{].*";

    private FilePatterns() {
    }

    /** The files, those of one pattern in the order of their names with numbers by value. */
    static List<Path> find(Path folder, List<String> patterns) throws LoadException {
        List<Path> files = new ArrayList<>();
        for (String pattern : patterns) {
            try {
                if (pattern.matches(GLOB)) {
                    files.addAll(matching(folder, pattern));
                } else {
                    files.add(named(folder.resolve(pattern).normalize()));
                }
            } catch (InvalidPathException e) {
                throw new LoadException("is no name of a file (" + e.getReason() + ")", "files",
                        "check 'files' in the study", e);
            }
        }
        return files.stream().distinct().toList();
    }

    /**
     * Whether a pattern that was read already finds a file.
     * @param folder from which the pattern counts
     * @param file absolute, without {@code ..}
     */
    public static boolean finds(Path folder, String pattern, Path file) {
        if (!pattern.matches(GLOB)) {
            return folder.resolve(pattern).normalize().equals(file);
        }
        int fixed = fixed(pattern.split("/"));
        Path base = base(folder, pattern, fixed);
        return file.startsWith(base)
                && FileSystems.getDefault().getPathMatcher("glob:" + rest(pattern, fixed))
                        .matches(base.relativize(file));
    }

    private static Path named(Path file) throws LoadException {
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            RegularFile.require(file);
            return file;
        } catch (AccessDeniedException e) {
            throw LoadException.at(file, "", "permission denied: a folder on its way cannot be read",
                    "ask for the right to read it");
        } catch (IOException e) {
            throw LoadException.at(file, "", "no such file",
                    "check 'files' in the study; names count from the study's folder");
        }
    }

    private static List<Path> matching(Path folder, String pattern) throws LoadException {
        String[] parts = pattern.split("/");
        int fixed = fixed(parts);
        Path base = base(folder, pattern, fixed);
        String rest = rest(pattern, fixed);
        PathMatcher matcher = matcher(pattern, rest);
        int depth = rest.contains("**") ? 32 : parts.length - fixed;
        try (Stream<Path> walk = Files.walk(base, depth)) {
            int[] lookedAt = new int[1];
            List<Path> found = walk.takeWhile(p -> ++lookedAt[0] <= MAX_LOOKED_AT)
                    .filter(p -> matcher.matches(base.relativize(p))).filter(Files::isRegularFile)
                    .sorted(FileOrder.BY_NAME).toList();
            if (lookedAt[0] > MAX_LOOKED_AT) {
                throw LoadException.at(base, "",
                        "holds more than " + MAX_LOOKED_AT + " files and folders, too many for '"
                                + pattern + "'",
                        "name a folder below it in 'files'");
            }
            if (found.isEmpty()) {
                throw LoadException.at(base, "", "no file matches '" + pattern + "'", "check 'files' in the study");
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            IOException reason = e instanceof UncheckedIOException u ? u.getCause() : (IOException) e;
            if (reason instanceof AccessDeniedException denied) {
                throw LoadException.at(Path.of(denied.getFile()), "", "the folder cannot be read: permission denied",
                        "ask for the right to read it");
            }
            throw LoadException.at(base, "", Files.exists(base) ? "the folder cannot be read" : "no such folder",
                    "check 'files' in the study; names count from the study's folder");
        }
    }

    /** How many parts of a pattern, from the left, are names of folders. */
    private static int fixed(String[] parts) {
        int fixed = 0;
        while (fixed < parts.length - 1 && !parts[fixed].matches(GLOB)) {
            fixed++;
        }
        return fixed;
    }

    private static Path base(Path folder, String pattern, int fixed) {
        String head = String.join("/", List.of(pattern.split("/")).subList(0, fixed));
        return folder.resolve(head.isEmpty() && pattern.startsWith("/") ? "/" : head).normalize();
    }

    private static String rest(String pattern, int fixed) {
        List<String> parts = List.of(pattern.split("/"));
        return String.join("/", parts.subList(fixed, parts.size()));
    }

    private static PathMatcher matcher(String pattern, String rest) throws LoadException {
        if (rest.chars().filter(c -> c == '*').count() > MAX_STARS) {
            throw new LoadException("'" + pattern + "' has more than " + MAX_STARS + " stars", "files",
                    "write a simpler pattern", null);
        }
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + rest);
        } catch (PatternSyntaxException e) {
            throw new LoadException("'" + pattern + "' is not a pattern: " + e.getDescription(), "",
                    "check 'files' in the study",
                    e);
        }
    }
}
