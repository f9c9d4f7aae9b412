// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import io.jhdf.GlobalHeap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A virtual data set: blocks of other data sets, often in other files, put together (data layout message of class 3;
 * the mappings lie in the global heap). Elements of source and target selections pair up in row-major order; what no
 * mapping covers, or whose source is not there, is missing.
 */
final class VirtualLayout {
    private static final int ALL = 3;
    private static final int HYPERSLAB = 2;
    private static final int MAX_BLOCKS = 1 << 20;
    /** Comparisons of blocks in one read: some seconds. */
    private static final long MAX_WORK = 1L << 27;

    /** A source block that stands for a target block: equal lengths but for dimensions of length 1. */
    private record Piece(String file, String dataset, Region source, Region target) {
    }

    /** Blocks whose source is not there. */
    private record Absent(String why, List<Region> targets) {
    }

    /** A selection: null stands for all elements. An unlimited one is cut when the extent is known. */
    private record Selection(List<Region> blocks, long[] start, long[] stride, long[] count, long[] block) {
    }

    private final Hdf5File file;
    private final StoredDataset stored;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Absent> absent = new ArrayList<>();

    private VirtualLayout(Hdf5File file, StoredDataset stored) {
        this.file = file;
        this.stored = stored;
        mappings(file, stored, this::add);
    }

    /** Hears of a mapping. */
    private interface Mapping {
        void of(String file, String dataset, Selection from, Selection to);
    }

    private static void mappings(Hdf5File file, StoredDataset stored, Mapping each) {
        Layout.Virtual layout = (Layout.Virtual) stored.layout;
        ByteBuffer raw = new GlobalHeap(file.bytes(), layout.heap()).getObjectData(layout.entry());
        ByteBuffer b = raw.slice().order(ByteOrder.LITTLE_ENDIAN);
        int version = b.get();
        if (version != 0) {
            throw new MalformedHdf5("virtual data set of version " + version
                    + " is not read; copy it to a plain data set, e.g. with h5repack");
        }
        long count = b.getLong();
        for (long i = 0; i < count; i++) {
            String source = text(b);
            String dataset = text(b);
            Selection from = selection(b);
            Selection to = selection(b);
            each.of(source, dataset, from, to);
        }
    }

    /** Names of the files that it should be put together from, there or not. */
    static Set<String> files(Hdf5File file, StoredDataset stored) {
        Set<String> names = new LinkedHashSet<>();
        mappings(file, stored, (source, dataset, from, to) -> names.add(source));
        return names;
    }

    static VirtualLayout of(Hdf5File file, StoredDataset stored) {
        return new VirtualLayout(file, stored);
    }

    /** Opens the files that the blocks lie in. */
    void follow(int depth) {
        for (Piece piece : pieces) {
            Optional<Hdf5File.Located> source = file.find(piece.file(), piece.dataset());
            if (depth > 0 && source.isPresent()
                    && source.get().file().stored(source.get()).layout instanceof Layout.Virtual) {
                source.get().file().virtual(source.get().file().stored(source.get())).follow(depth - 1);
            }
        }
    }

    private static String text(ByteBuffer b) {
        int start = b.position();
        while (b.get() != 0) {
            // a text ends at a zero byte
        }
        byte[] bytes = new byte[b.position() - 1 - start];
        b.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Selection selection(ByteBuffer b) {
        int type = b.getInt();
        int version = b.getInt();
        if (type == ALL) {
            b.position(b.position() + 8);
            return new Selection(null, null, null, null, null);
        }
        if (type != HYPERSLAB) {
            throw new MalformedHdf5("virtual data set with a selection of type " + type
                    + " is not read; copy it to a plain data set, e.g. with h5repack");
        }
        if (version == 1) {
            return listed(b);
        }
        int flags = b.get();
        int bytes = 8;
        if (version == 2) {
            b.getInt();
        } else {
            bytes = b.get();
        }
        int rank = b.getInt();
        if ((flags & 1) == 0 || rank < 0 || rank > 32) {
            throw new MalformedHdf5("virtual data set with an irregular selection is not read; "
                    + "copy it to a plain data set, e.g. with h5repack");
        }
        long[][] numbers = new long[4][rank];
        for (int d = 0; d < rank; d++) {
            for (int k = 0; k < 4; k++) {
                long n = ObjectMessages.number(b, bytes);
                numbers[k][d] = bytes < 8 && n == (1L << 8 * bytes) - 1 ? -1 : n;
            }
        }
        return new Selection(null, numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static Selection listed(ByteBuffer b) {
        b.position(b.position() + 8);
        int rank = b.getInt();
        int count = b.getInt();
        if (rank < 0 || rank > 32 || count < 0 || count > MAX_BLOCKS) {
            throw new MalformedHdf5("damaged: selection of " + count + " blocks in " + rank + " dimensions");
        }
        List<Region> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] start = new int[rank];
            int[] shape = new int[rank];
            for (int d = 0; d < rank; d++) {
                start[d] = b.getInt();
            }
            for (int d = 0; d < rank; d++) {
                shape[d] = b.getInt() - start[d] + 1;
            }
            blocks.add(new Region(start, shape));
        }
        return new Selection(blocks, null, null, null, null);
    }

    private void add(String source, String dataset, Selection from, Selection to) {
        Optional<Hdf5File.Located> there = file.find(source, dataset).filter(o -> o.object().isDataset());
        if (there.isEmpty()) {
            String why = file.other(source).isEmpty() ? source + " is not there"
                    : (source.equals(".") ? "it" : source) + " has no data set " + dataset;
            absent.add(new Absent(why, blocks(to, stored.shape())));
            return;
        }
        int[] sourceShape = there.get().file().stored(there.get()).shape();
        List<Region> sources = blocks(from, sourceShape);
        List<Region> targets = blocks(to, stored.shape());
        if (sources.size() == 1 && targets.size() > 1) {
            sources = splitLike(sources.getFirst(), targets);
        } else if (targets.size() == 1 && sources.size() > 1) {
            targets = splitLike(targets.getFirst(), sources);
        }
        int common = from.start != null || to.start != null ? Math.min(sources.size(), targets.size()) : sources.size();
        for (int i = 0; i < common; i++) {
            if (i >= targets.size() || !Arrays.equals(squeezed(sources.get(i)), squeezed(targets.get(i)))
                    || i > 0 && !(follows(sources, i) && follows(targets, i))) {
                throw new MalformedHdf5("virtual data set with a mapping that is not block to block (from " + source
                        + ") is not read; copy it to a plain data set, e.g. with h5repack");
            }
            if (pieces.size() == MAX_BLOCKS) {
                throw new MalformedHdf5("virtual data set of more than " + MAX_BLOCKS + " blocks is not read");
            }
            pieces.add(new Piece(source, dataset, sources.get(i), targets.get(i)));
        }
    }

    /** Blocks one behind the other in the first dimension are in row-major order as a whole. */
    private static boolean follows(List<Region> blocks, int i) {
        Region before = blocks.get(i - 1);
        return blocks.get(i).start()[0] >= before.start()[0] + before.shape()[0];
    }

    /** One block as a row of those that the others need, when it divides along the first dimension. */
    private static List<Region> splitLike(Region whole, List<Region> others) {
        List<Region> parts = new ArrayList<>();
        int at = whole.start()[0];
        long row = Math.max(1, whole.elements() / Math.max(1, whole.shape()[0]));
        for (Region other : others) {
            int[] start = whole.start().clone();
            int[] shape = whole.shape().clone();
            start[0] = at;
            shape[0] = (int) (other.elements() / row);
            at += shape[0];
            parts.add(new Region(start, shape));
        }
        return parts;
    }

    private static int[] squeezed(Region block) {
        return Arrays.stream(block.shape()).filter(n -> n != 1).toArray();
    }

    private static List<Region> blocks(Selection selection, int[] extent) {
        if (selection.blocks != null) {
            return selection.blocks;
        }
        if (selection.start == null) {
            return List.of(new Region(new int[extent.length], extent));
        }
        int rank = extent.length;
        int[] first = new int[rank];
        int[] count = new int[rank];
        boolean[] solid = new boolean[rank];
        for (int d = 0; d < rank; d++) {
            long stride = Math.max(1, selection.stride[d]);
            long room = Math.max(0, extent[d] - selection.start[d]);
            solid[d] = stride == selection.block[d] || selection.count[d] == 1;
            long n = selection.count[d] == -1 ? (room + stride - 1) / stride : selection.count[d];
            count[d] = Math.toIntExact(solid[d] ? 1 : n);
        }
        List<Region> blocks = new ArrayList<>();
        int[] at = first.clone();
        Region grid = new Region(first, count);
        for (long i = 0; i < grid.elements() && i < MAX_BLOCKS; i++) {
            int[] start = new int[rank];
            int[] shape = new int[rank];
            for (int d = 0; d < rank; d++) {
                start[d] = Math.toIntExact(selection.start[d] + at[d] * selection.stride[d]);
                long wanted = !solid[d] ? selection.block[d] : selection.count[d] == -1 ? extent[d]
                        : selection.count[d] * selection.block[d];
                shape[d] = (int) Math.max(0, Math.min(wanted, (long) extent[d] - start[d]));
            }
            blocks.add(new Region(start, shape));
            StoredDataset.advance(at, grid, rank - 1);
        }
        return blocks;
    }

    /** Whether the mappings cover all elements with data that was written. */
    boolean covers() {
        long covered = 0;
        for (Piece piece : pieces) {
            covered += piece.target.elements();
        }
        return covered >= stored.whole().elements() && pieces.stream().noneMatch(p -> {
            Hdf5File.Located at = file.find(p.file, p.dataset).orElseThrow();
            return at.file().stored(at).hidesGaps();
        });
    }

    /** Reads a block from its sources; {@code depth} as in {@link Hdf5File#block}. */
    StoredDataset.Block read(Region region, int depth) {
        stored.requireInside(region);
        byte[] out = stored.filled(region, file.sizeWithOthers());
        long work = 0;
        long copied = 0;
        List<Region> open = new ArrayList<>(region.isEmpty() ? List.of() : List.of(region));
        List<Region> missing = new ArrayList<>();
        for (Piece piece : pieces) {
            Region part = piece.target.intersect(region);
            if (!part.isEmpty()) {
                work += open.size();
                copied += part.elements();
                // blocks written over one another are rare; crafted ones would take hours
                if (work > MAX_WORK || copied / 4 > region.elements()) {
                    throw scattered();
                }
                copy(piece, part, out, region, missing, depth);
                open = without(open, part);
            }
        }
        missing.addAll(open);
        return new StoredDataset.Block(out, List.copyOf(missing));
    }

    private void copy(Piece piece, Region part, byte[] out, Region region, List<Region> missing,
            int depth) {
        Hdf5File.Located at = file.find(piece.file, piece.dataset).orElseThrow();
        StoredDataset source = at.file().stored(at);
        if (!source.type.equals(stored.type)) {
            throw new MalformedHdf5("virtual data set of " + stored.type.name() + " with a source of "
                    + source.type.name() + " (" + piece.file + ":" + piece.dataset + ") is not read");
        }
        StoredDataset.Block block = at.file().block(source, sourcePart(piece, part), depth - 1);
        stored.copy(block.bytes(), part, part, out, region);
        if (!block.missing().isEmpty()) {
            missing.add(part);
        }
    }

    private static MalformedHdf5 scattered() {
        return new MalformedHdf5("virtual data set of too many scattered blocks; read a smaller part");
    }

    /** Hears of a part of a block and of what it is taken from. */
    interface EachSource {
        /**
         * One part.
         * @param at the data set it is taken from
         * @param part elements of the virtual data set
         * @param source elements of the other
         */
        void at(Hdf5File.Located at, Region part, Region source);
    }

    /** What a block is put together from, in the order in which it is written over one another. */
    void sources(Region region, EachSource each) {
        stored.requireInside(region);
        long taken = 0;
        for (Piece piece : pieces) {
            Region part = piece.target.intersect(region);
            taken += part.elements();
            if (taken / 4 > region.elements()) {
                throw scattered();
            }
            if (!part.isEmpty()) {
                each.at(file.find(piece.file, piece.dataset).orElseThrow(), part, sourcePart(piece, part));
            }
        }
    }

    /** What sources of a block are not there, in words. */
    Set<String> absent(Region region) {
        Set<String> why = new LinkedHashSet<>();
        for (Absent each : absent) {
            if (!why.contains(each.why) && each.targets.stream().anyMatch(t -> !t.intersect(region).isEmpty())) {
                why.add(each.why);
            }
        }
        return why;
    }

    /** The part of the source for a part of the target: dimensions of length 1 are skipped on both sides. */
    private static Region sourcePart(Piece piece, Region part) {
        int[] start = piece.source.start().clone();
        int[] shape = piece.source.shape().clone();
        int t = 0;
        for (int d = 0; d < start.length; d++) {
            if (shape[d] == 1) {
                continue;
            }
            while (piece.target.shape()[t] == 1) {
                t++;
            }
            start[d] += part.start()[t] - piece.target.start()[t];
            shape[d] = part.shape()[t];
            t++;
        }
        return new Region(start, shape);
    }

    /** What is left of blocks when one is taken away. */
    private static List<Region> without(List<Region> blocks, Region hole) {
        List<Region> left = new ArrayList<>();
        for (Region block : blocks) {
            Region shared = block.intersect(hole);
            if (shared.isEmpty()) {
                left.add(block);
                continue;
            }
            int[] start = block.start().clone();
            int[] shape = block.shape().clone();
            for (int d = 0; d < start.length; d++) {
                cut(left, start, shape, d, start[d], shared.start()[d]);
                cut(left, start, shape, d, shared.start()[d] + shared.shape()[d], start[d] + shape[d]);
                start[d] = shared.start()[d];
                shape[d] = shared.shape()[d];
            }
        }
        return left;
    }

    private static void cut(List<Region> left, int[] start, int[] shape, int d, int from, int to) {
        if (to > from) {
            int[] partStart = start.clone();
            int[] partShape = shape.clone();
            partStart[d] = from;
            partShape[d] = to - from;
            left.add(new Region(partStart, partShape));
        }
    }
}
