// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.drop;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.run.FileLook;

/** Finds out what dropped files are. Runs in the background, tells of each group as soon as it is known, can be stopped. */
public final class DroppedFiles {
    /** So many files of records in a folder are shown one by one; more are named together. */
    private static final int ONE_BY_ONE = 40;

    private final Catalogue catalogue;
    private final BooleanSupplier stopped;
    private final Consumer<String> progress;
    private final Consumer<FileGroup> found;
    private int seen;

    /**
     * @param catalogue has the loaders
     * @param stopped whether to stop
     * @param progress hears how far it is
     * @param found hears of each group
     */
    public DroppedFiles(Catalogue catalogue, BooleanSupplier stopped, Consumer<String> progress,
            Consumer<FileGroup> found) {
        this.catalogue = catalogue;
        this.stopped = stopped;
        this.progress = progress;
        this.found = found;
    }

    /** Looks at files and folders, folders with all that is in them but results of ours and hidden files. */
    public void look(List<Path> dropped) {
        Map<String, List<Path>> groups = new TreeMap<>();
        for (Path path : dropped) {
            collect(path, groups);
        }
        int done = 0;
        for (List<Path> files : groups.values()) {
            if (stopped.getAsBoolean()) {
                return;
            }
            progress.accept("Looking at " + files.getFirst().getFileName() + ", " + done + " of " + groups.size());
            done++;
            Collections.sort(files);
            group(files);
        }
        progress.accept("");
    }

    private void collect(Path from, Map<String, List<Path>> groups) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean left = !folder.equals(from) && isLeftOut(folder);
                    return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isSymbolicLink() && !Files.exists(file)) {
                        dangling(file);
                    } else if (!isLeftOut(file) && Files.isRegularFile(file)) {
                        groups.computeIfAbsent(file.getParent() + "/" + FileGroup.key(file), k -> new ArrayList<>())
                                .add(file);
                        seen++;
                        if (seen % 500 == 0) {
                            progress.accept(seen + " files found");
                        }
                    }
                    return stopped.getAsBoolean() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    groups.put(file.toString(), new ArrayList<>(List.of(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            groups.put(from.toString(), new ArrayList<>(List.of(from)));
        }
    }

    /** A link to what is not there: said, for its file will be missed. */
    private void dangling(Path link) {
        String to = "";
        try {
            to = " to " + Files.readSymbolicLink(link);
        } catch (IOException e) {
            // where it leads stays unsaid
        }
        String why = "a link" + to + ", where nothing is; mend the link, or connect the disk that it leads to";
        FileLook look = new FileLook(link, "", 0, why, "", -1, new int[0], List.of(), Map.of(), List.of(),
                Optional.of(why));
        found.accept(single(link, look));
    }

    private static boolean isLeftOut(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") || name.endsWith(".results");
    }

    private void group(List<Path> files) {
        FileLook look = FileLook.at(files.getFirst(), catalogue, "");
        FileGroup all = new FileGroup(files.getFirst().getParent(), FileGroup.pattern(files), files, look);
        found(all, files);
    }

    private void found(FileGroup all, List<Path> files) {
        if (!all.isRecognised() || !all.isOfRecords() || files.size() == 1 || files.size() > ONE_BY_ONE) {
            found.accept(all);
            return;
        }
        found.accept(single(files.getFirst(), all.look()));
        for (Path file : files.subList(1, files.size())) {
            if (stopped.getAsBoolean()) {
                return;
            }
            found.accept(single(file, FileLook.at(file, catalogue, "")));
        }
    }

    private static FileGroup single(Path file, FileLook look) {
        return new FileGroup(file.getParent(), file.getFileName().toString(), List.of(file), look);
    }
}
