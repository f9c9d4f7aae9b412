// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.LoadException;
import org.operando.io.hdf5.CompoundFields;
import org.operando.io.hdf5.DatasetRead;
import org.operando.io.hdf5.Hdf5File;

/**
 * All that can be read of an HDF5 file, as a text. A sample may hold what is refused by design; a file in which more is
 * refused than in the first one read is refused as a whole.
 */
final class Hdf5Contents {
    private static final int MAX_DEPTH = 4;
    private static final int LONG = 10_000;

    private int usual = -1;

    private final class Visit {
        private final Hdf5File file;
        private final StringBuilder text = new StringBuilder();
        private final List<LoadException> refused = new ArrayList<>();

        Visit(Hdf5File file) {
            this.file = file;
        }

        private interface Read {
            void run() throws LoadException;
        }

        private void tried(Read read) {
            try {
                read.run();
            } catch (LoadException e) {
                refused.add(e);
            }
        }

        void object(String path, int depth) {
            tried(() -> attributes(path));
            tried(() -> {
                if (file.isDataset(path)) {
                    dataset(path);
                } else if (file.isGroup(path) && depth > 0) {
                    for (String child : file.children(path)) {
                        text.append(path).append('/').append(child).append('\n');
                        object(path + "/" + child, depth - 1);
                    }
                }
            });
        }

        /** Of a long series only its first elements and its last: chunks of one element each would take most of the time. */
        private void dataset(String path) throws LoadException {
            int[] shape = file.info(path).shape();
            CompoundFields compound = CompoundFields.of(file, path);
            for (CompoundFields.Field field : compound.fields()) {
                text.append(field.name()).append(' ').append(field.type()).append('\n');
                tried(() -> block(path, compound.read(field, new int[shape.length], shape)));
            }
            if (!compound.fields().isEmpty()) {
                return;
            }
            if (shape.length == 1 && shape[0] > LONG) {
                block(path, file.read(path, new int[1], new int[] {LONG}));
                block(path, file.read(path, new int[] {shape[0] - LONG}, new int[] {LONG}));
            } else {
                block(path, file.read(path));
            }
        }

        private void block(String path, DatasetRead read) {
            text.append(path).append(shown(read.values())).append(read.missing().size()).append('\n');
        }

        private void attributes(String path) throws LoadException {
            for (String name : file.attributes(path)) {
                Optional<Object> value = file.attribute(path, name);
                text.append(path).append('@').append(name).append(value.map(Hdf5Contents::shown).orElse("-"))
                        .append('\n');
            }
        }
    }

    private static String shown(Object array) {
        int hash = switch (array) {
            case byte[] x -> Arrays.hashCode(x);
            case short[] x -> Arrays.hashCode(x);
            case int[] x -> Arrays.hashCode(x);
            case long[] x -> Arrays.hashCode(x);
            case float[] x -> Arrays.hashCode(x);
            case double[] x -> Arrays.hashCode(x);
            case boolean[] x -> Arrays.hashCode(x);
            default -> Arrays.hashCode((String[]) array);
        };
        return " " + Array.getLength(array) + " " + hash + " ";
    }

    String read(Path path) throws LoadException {
        try (Hdf5File file = Hdf5File.open(path)) {
            Visit visit = new Visit(file);
            visit.object("/", MAX_DEPTH);
            if (usual < 0) {
                usual = visit.refused.size();
            }
            if (visit.refused.size() > usual) {
                throw visit.refused.getLast();
            }
            return visit.text.toString();
        }
    }
}
