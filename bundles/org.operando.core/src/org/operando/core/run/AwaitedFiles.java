// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that another one leads to and that were not there, or not whole, when it was read. Each look tells which of them
 * are being written, and whether one is worth another reading: it is there and was the same at two looks.
 */
final class AwaitedFiles {
    private final Map<Path, String> tried = new LinkedHashMap<>();
    private final Map<Path, String> last = new LinkedHashMap<>();
    private final List<Path> growing = new ArrayList<>();

    /** @param files as they are now, when the one that leads to them is read */
    AwaitedFiles(List<Path> files) {
        files.forEach(file -> tried.put(file, stamp(file)));
        last.putAll(tried);
    }

    boolean isEmpty() {
        return tried.isEmpty();
    }

    /** Looks at them; whether one is there now, as it was at the look before, that was not there so when it was tried. */
    boolean haveCome() {
        growing.clear();
        boolean come = false;
        for (Map.Entry<Path, String> file : tried.entrySet()) {
            String now = stamp(file.getKey());
            boolean same = now.equals(last.put(file.getKey(), now));
            if (!same) {
                growing.add(file.getKey());
            }
            come |= same && !now.isEmpty() && !now.equals(file.getValue());
        }
        return come;
    }

    /** Those that were others at the last look than at the one before. */
    List<Path> growing() {
        return List.copyOf(growing);
    }

    private static String stamp(Path file) {
        try {
            return FileHashes.stamp(file);
        } catch (IOException e) {
            return "";
        }
    }
}
