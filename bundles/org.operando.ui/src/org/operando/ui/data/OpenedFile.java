// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.results.ResultFile;
import org.operando.io.hdf5.Hdf5File;

/**
 * A file as the browser shows it.
 * @param heading what it is, and why
 * @param roots its uppermost places
 * @param first names from the root to what is shown first; empty for nothing
 * @param hdf the file that is held open; empty when none is
 */
record OpenedFile(String heading, List<DataNode> roots, List<String> first, Optional<Hdf5File> hdf)
        implements AutoCloseable {
    /** Opens any file; not on the window's thread. */
    static OpenedFile open(Path path, Catalogue catalogue) throws LoadException {
        try {
            if (Files.isDirectory(path)) {
                throw LoadException.at(path, "", "is a folder", "open a file in it");
            }
            FileHead head = FileHead.of(path);
            return head.startsWith("\u0089HDF") || isHdf5(path) ? hdf5(path)
                    : new PlainFile(path, head).open(catalogue);
        } catch (IOException e) {
            throw LoadException.io(path, e);
        }
    }

    /** Some begin with a block of the user's own. */
    private static boolean isHdf5(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.(h5|hdf5|hdf|nxs|nx)");
    }

    private static OpenedFile hdf5(Path path) throws LoadException {
        Hdf5File file = Hdf5File.open(path);
        try {
            HdfNodes nodes = new HdfNodes(file);
            List<DataNode> roots = new ArrayList<>(nodes.children("/"));
            List<String> first = nodes.first(roots);
            for (List<String> rest = first; rest.size() > 1; rest = rest.subList(1, rest.size())) {
                know(roots, first.subList(0, first.size() - rest.size() + 1));
            }
            String what = ResultFile.header(path)
                    .map(h -> "Result of " + h.operation() + ", version " + h.version() + "; measurement "
                            + h.subject().measurement())
                    .orElse(file.text("/", "NX_class").isPresent() || file.isGroup("/entry") ? "NeXus file (HDF5)"
                            : "HDF5 file");
            return new OpenedFile(what + ", " + size(Files.size(path)), roots, first, Optional.of(file));
        } catch (LoadException e) {
            file.close();
            throw e;
        } catch (IOException e) {
            file.close();
            throw LoadException.io(path, e);
        }
    }

    /** Reads what lies below a place, so that the tree can be opened there. */
    private static void know(List<DataNode> nodes, List<String> names) throws LoadException {
        List<DataNode> level = nodes;
        for (String name : names) {
            Optional<DataNode> node = level.stream().filter(n -> n.name().equals(name)).findFirst();
            level = node.isPresent() ? node.get().children() : List.of();
        }
    }

    static String size(long bytes) {
        return bytes < 1024 ? bytes + " bytes" : bytes < 1 << 20 ? String.format("%.1f kB", bytes / 1024.0)
                : bytes < 1 << 30 ? String.format("%.1f MB", bytes / 1048576.0)
                        : String.format("%.2f GB", bytes / 1073741824.0);
    }

    @Override
    public void close() {
        hdf.ifPresent(Hdf5File::close);
    }
}
