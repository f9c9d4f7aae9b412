// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.january.IMonitor;
import org.eclipse.january.dataset.ByteDataset;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetFactory;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.FloatDataset;
import org.eclipse.january.dataset.IDataset;
import org.eclipse.january.dataset.ILazyDataset;
import org.eclipse.january.dataset.IntegerDataset;
import org.eclipse.january.dataset.LazyDataset;
import org.eclipse.january.dataset.LongDataset;
import org.eclipse.january.dataset.ShortDataset;
import org.eclipse.january.dataset.SliceND;
import org.eclipse.january.io.ILazyLoader;
import org.operando.api.LoadException;

/** Gives January blocks of a data set when it asks for them, opening the file each time. */
final class LazyBlocks implements ILazyLoader {
    private static final long serialVersionUID = 1L;

    private final Path file;
    private final String dataset;
    private final long size;
    private final transient StoredDataset stored;
    private final boolean asDoubles;

    private LazyBlocks(Path file, String dataset, long size, StoredDataset stored, boolean asDoubles) {
        this.file = file;
        this.dataset = dataset;
        this.size = size;
        this.stored = stored;
        this.asDoubles = asDoubles;
    }

    static ILazyDataset of(Hdf5File from, String dataset, StoredDataset stored, boolean asDoubles) {
        LazyBlocks loader = new LazyBlocks(from.path(), dataset, from.bytes().size(), stored, asDoubles);
        return new LazyDataset(loader, dataset, type(stored.type, asDoubles), stored.shape());
    }

    private static Class<? extends Dataset> type(ElementType type, boolean asDoubles) {
        if (asDoubles) {
            return DoubleDataset.class;
        }
        int size = type.kind() == ElementType.Kind.UNSIGNED ? Math.min(8, 2 * type.bytes()) : type.bytes();
        if (type.kind() == ElementType.Kind.FLOAT) {
            return size == 8 ? DoubleDataset.class : FloatDataset.class;
        }
        return switch (size) {
            case 1 -> ByteDataset.class;
            case 2 -> ShortDataset.class;
            case 4 -> IntegerDataset.class;
            default -> LongDataset.class;
        };
    }

    @Override
    public boolean isFileReadable() {
        return Files.isReadable(file);
    }

    @Override
    public IDataset getDataset(IMonitor monitor, SliceND slice) throws IOException {
        int[] start = slice.getStart();
        int[] step = slice.getStep();
        int[] count = slice.getShape();
        int[] first = start.clone();
        int[] span = new int[start.length];
        boolean dense = true;
        for (int d = 0; d < start.length; d++) {
            int reach = (Math.max(1, count[d]) - 1) * step[d];
            first[d] = Math.min(start[d], start[d] + reach);
            span[d] = count[d] == 0 ? 0 : Math.abs(reach) + 1;
            dense &= step[d] == 1 || count[d] == 1;
        }
        Dataset block = DatasetFactory.createFromObject(read(first, span), span);
        return dense || Arrays.stream(count).anyMatch(n -> n == 0) ? block.reshape(count)
                : block.getSlice(strided(start, first, step, count, span));
    }

    private static SliceND strided(int[] start, int[] first, int[] step, int[] count, int[] span) {
        SliceND slice = new SliceND(span);
        for (int d = 0; d < span.length; d++) {
            int from = start[d] - first[d];
            int to = from + count[d] * step[d];
            slice.setSlice(d, Integer.valueOf(from), to < 0 ? null : Integer.valueOf(to), step[d]);
        }
        return slice;
    }

    private Object read(int[] start, int[] shape) throws IOException {
        try (Hdf5File open = Hdf5File.open(file)) {
            if (open.bytes().size() != size) {
                throw new IOException(file + " has changed since it was opened (" + size + " bytes then, "
                        + open.bytes().size() + " now); load it again");
            }
            Region region = new Region(start, shape);
            DatasetRead read = stored == null || stored.layout instanceof Layout.Virtual
                    || open.requireDataset(dataset).file() != open ? open.read(dataset, start, shape)
                            : Hdf5File.guard(file, dataset, () -> {
                                StoredDataset.Block block = open.block(stored, region, Hdf5File.MAX_VIRTUAL);
                                return new DatasetRead(Elements.decode(stored.type, block.bytes(), open.bytes()), shape,
                                        block.missing());
                            });
            return asDoubles ? withGaps(read, region) : read.values();
        } catch (LoadException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static double[] withGaps(DatasetRead read, Region region) {
        double[] values = read.doubles();
        for (Region gap : read.missing()) {
            int[] at = gap.start().clone();
            for (long i = 0; i < gap.elements(); i++) {
                int index = 0;
                for (int d = 0; d < at.length; d++) {
                    index = index * region.shape()[d] + at[d] - region.start()[d];
                }
                values[index] = Double.NaN;
                StoredDataset.advance(at, gap, at.length - 1);
            }
        }
        return values;
    }
}
