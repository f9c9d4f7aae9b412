// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.operando.api.LoadException;

/**
 * What of a block of a data set was never written, as the chunk index and the mappings of virtual data sets tell it: no
 * element is read for it.
 * @param elements of the block
 * @param missing how many of them were never written, or are in files that are not there
 * @param absent what sources of virtual data sets are not there, in words
 */
public record Unwritten(long elements, long missing, List<String> absent) {
    /**
     * Looks for what is missing.
     * @param start first element in each dimension
     * @param shape lengths
     */
    public static Unwritten of(Hdf5File file, String dataset, int[] start, int[] shape) throws LoadException {
        return Hdf5File.guard(file.path(), dataset, () -> {
            Region region = new Region(start.clone(), shape.clone());
            Set<String> absent = new LinkedHashSet<>();
            long missing = missing(file.requireDataset(dataset), region, Hdf5File.MAX_VIRTUAL, absent);
            return new Unwritten(region.elements(), missing, List.copyOf(absent));
        });
    }

    private static long missing(Hdf5File.Located at, Region region, int depth, Set<String> absent) {
        StoredDataset stored = at.file().stored(at);
        return switch (stored.layout) {
            case Layout.Compact c -> 0;
            case Layout.Contiguous c -> c.address() == -1 ? region.elements() : 0;
            case Layout.Chunked c -> {
                List<Region> missing = new ArrayList<>();
                stored.chunks(region, (there, place, mask) -> {
                    if (place.isEmpty()) {
                        missing.add(there.intersect(region));
                    }
                });
                yield missing.stream().mapToLong(Region::elements).sum();
            }
            case Layout.Virtual v -> {
                if (depth == 0) {
                    throw new MalformedHdf5("more than " + Hdf5File.MAX_VIRTUAL
                            + " virtual data sets refer to one another");
                }
                VirtualLayout layout = at.file().virtual(stored);
                absent.addAll(layout.absent(region));
                long[] left = {region.elements()};
                layout.sources(region, (source, part, there) -> left[0] -= part.elements()
                        - missing(source, there, depth - 1, absent));
                // blocks may be written over one another
                yield Math.max(0, left[0]);
            }
        };
    }
}
