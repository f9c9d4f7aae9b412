// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where folders stand in a crate: those below the study's folder keep their paths; those elsewhere go to
 * {@code outside/N/}, one that lies in another together with that one, so that they stand to each other as before.
 */
final class OutsideFolders {
    private final Path study;
    private final Map<Path, String> places = new LinkedHashMap<>();

    /**
     * @param study folder of the study, absolute
     * @param folders from which files are named, absolute; in the order of the study
     */
    OutsideFolders(Path study, Collection<Path> folders) {
        this.study = study;
        Set<Path> elsewhere = new LinkedHashSet<>(folders);
        elsewhere.removeIf(f -> f.startsWith(study));
        List<Path> outermost = elsewhere.stream()
                .filter(f -> elsewhere.stream().noneMatch(o -> !o.equals(f) && f.startsWith(o))).toList();
        int n = 0;
        for (Path folder : outermost) {
            do {
                n++;
                // a study that came in a crate has such folders of its own
            } while (Files.exists(study.resolve("outside/" + n)));
            places.put(folder, "outside/" + n);
        }
    }

    /** The path in the crate of a file or folder; empty when it is in no folder that is packed. */
    Optional<String> place(Path path) {
        return path.startsWith(study) ? Optional.of(joined("", study.relativize(path))) : placeOutside(path);
    }

    /** The path as seen from the packed folder outside that holds it; empty when there is none. */
    Optional<String> placeOutside(Path path) {
        return places.entrySet().stream().filter(p -> path.startsWith(p.getKey())).findFirst()
                .map(p -> joined(p.getValue(), p.getKey().relativize(path)));
    }

    /** A path below a place, with the separators of studies. */
    static String joined(String place, Path below) {
        String rest = below.toString().replace('\\', '/');
        return place.isEmpty() || rest.isEmpty() ? place + rest : place + "/" + rest;
    }
}
