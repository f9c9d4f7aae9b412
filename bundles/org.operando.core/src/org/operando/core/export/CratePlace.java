// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.operando.core.files.WholeFile;
import org.operando.core.record.FlatJson;
import org.operando.core.study.StudyException;

/** Where a crate is to stand: nothing is there, or an older crate with nothing of others in it. */
final class CratePlace {
    /** What a run leaves in the results of a crate. */
    private static final Set<String> OF_RUNS = Set.of(".lock", "log.txt");

    private CratePlace() {
    }

    static void check(Path place, Path study) throws StudyException, IOException {
        if (study.startsWith(place)) {
            throw new StudyException("the study lies in it", place.toString(), "name another folder with -o");
        }
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!isCrate(place)) {
            throw new StudyException("is there already and is no crate", place.toString(),
                    "name another place with -o, or move it away");
        }
        if (Files.isDirectory(place)) {
            refuseForeignFiles(place);
        }
    }

    private static boolean isCrate(Path place) throws IOException {
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return Files.isRegularFile(place.resolve(CrateMetadata.NAME));
        }
        if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) || !place.toString().endsWith(".zip")) {
            return false;
        }
        try (ZipFile zip = new ZipFile(place.toFile())) {
            return zip.getEntry(CrateMetadata.NAME) != null;
        } catch (ZipException e) {
            return false;
        }
    }

    private static void refuseForeignFiles(Path crate) throws StudyException, IOException {
        Set<String> own = listed(crate.resolve(CrateMetadata.NAME));
        try (Stream<Path> all = Files.walk(crate)) {
            for (Path file : all.filter(f -> !Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS)).toList()) {
                boolean known = own.contains(CrateMetadata.id(crate.relativize(file).toString().replace('\\', '/')))
                        || OF_RUNS.contains(file.getFileName().toString());
                if (!known) {
                    throw new StudyException("is a crate that holds a file of others, " + crate.relativize(file),
                            crate.toString(), "move that away, or name another place with -o");
                }
            }
        }
    }

    private static Set<String> listed(Path metadata) throws StudyException {
        try {
            return Set.copyOf(FlatJson.of(Files.readString(metadata)).values());
        } catch (IOException e) {
            throw new StudyException("is a crate whose list of contents cannot be read", metadata.toString(),
                    "move it away, or name another place with -o");
        }
    }

    /** Puts the new crate where the old one is; the old one goes only when the new one is there. */
    static void replace(Path part, Path place) throws IOException {
        if (!Files.isDirectory(part)) {
            WholeFile.publish(place);
            return;
        }
        Path old = place.resolveSibling(place.getFileName() + ".old" + WholeFile.TEMPORARY);
        delete(old);
        if (Files.exists(place)) {
            Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
    }

    /** Deletes what this program made; links are not followed. */
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(tree)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
