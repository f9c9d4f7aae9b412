// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import io.jhdf.FractalHeap;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.object.message.LinkMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a group holds, listed without opening it: one object that cannot be read must not hide its siblings. */
final class Links {
    private static final int MAX_DEPTH = 64;
    /** Longest name or path of a link, bytes; those of real files are below 100. */
    private static final int MAX_NAME = 4096;

    private Links() {
    }

    /** A name's target. */
    sealed interface Link permits Hard, Soft, External {
    }

    /** An object of this file. */
    record Hard(long address) implements Link {
    }

    /** A path, from the group that holds the link or from the root. */
    record Soft(String path) implements Link {
    }

    /** A path in another file, named from this file's folder. */
    record External(String file, String path) implements Link {
    }

    /** Links of a group by name, sorted. */
    static Map<String, Link> of(FileBytes file, ObjectMessages group) {
        Map<String, Link> links = new TreeMap<>();
        group.first(ObjectMessages.SYMBOL_TABLE).ifPresent(table -> addOld(file, table, links));
        for (ObjectMessages.Raw message : group.messages()) {
            if (message.type() == ObjectMessages.LINK) {
                add(LinkMessage.fromBuffer(message.data(), file.getSuperblock()), links);
            }
        }
        group.first(ObjectMessages.LINK_INFO).ifPresent(info -> addIndexed(file, info, links));
        return links;
    }

    private static void add(LinkMessage message, Map<String, Link> links) {
        links.put(message.getLinkName(), switch (message.getLinkType()) {
            case HARD -> new Hard(message.getHardLinkAddress());
            case SOFT -> new Soft(message.getSoftLink());
            case EXTERNAL -> new External(message.getExternalFile(), message.getExternalPath());
        });
    }

    private static void addIndexed(FileBytes file, ByteBuffer info, Map<String, Link> links) {
        int flags = info.get(1);
        int at = 2 + ((flags & 1) != 0 ? 8 : 0);
        long heapAddress = info.getLong(at);
        long treeAddress = info.getLong(at + 8);
        if (heapAddress == -1 || treeAddress == -1) {
            return;
        }
        StructureBytes bytes = new StructureBytes(file).requireTree(treeAddress);
        FractalHeap heap = new FractalHeap(bytes.heap(heapAddress), heapAddress);
        BTreeV2<LinkNameForIndexedGroupRecord> tree = new BTreeV2<>(bytes, treeAddress);
        for (LinkNameForIndexedGroupRecord r : tree.getRecords()) {
            add(LinkMessage.fromBuffer(heap.getId(r.getId()), file.getSuperblock()), links);
        }
    }

    private static void addOld(FileBytes file, ByteBuffer table, Map<String, Link> links) {
        ByteBuffer heap = file.read(table.getLong(8), 32);
        ByteBuffer names = file.read(heap.getLong(24), heap.getLong(8));
        new Old(file, names, links, new HashSet<>()).walk(table.getLong(0), MAX_DEPTH);
    }

    /**
     * Index of a group in the older format.
     * @param seen blocks read so far: one that comes again would be read without end
     */
    private record Old(FileBytes file, ByteBuffer names, Map<String, Link> links, Set<Long> seen) {
        /** B-tree version 1 of a group: a node holds children, leaves of level 0 are symbol table nodes. */
        void walk(long address, int depth) {
            ByteBuffer head = file.read(address, 24);
            int level = Byte.toUnsignedInt(head.get(5));
            if (head.getInt(0) != 0x45455254 || head.get(4) != 0 || level >= depth || !seen.add(address)) {
                throw new MalformedHdf5("damaged: group index at byte " + address);
            }
            int entries = Short.toUnsignedInt(head.getShort(6));
            ByteBuffer body = file.read(address + 24, 16L * entries);
            for (int i = 0; i < entries; i++) {
                long child = body.getLong(16 * i + 8);
                if (level > 0) {
                    walk(child, level);
                } else {
                    addSymbols(child);
                }
            }
        }

        private void addSymbols(long address) {
            ByteBuffer head = file.read(address, 8);
            if (head.getInt(0) != 0x444f4e53 || !seen.add(address)) {
                throw new MalformedHdf5("damaged: symbol table at byte " + address);
            }
            int entries = Short.toUnsignedInt(head.getShort(6));
            ByteBuffer body = file.read(address + 8, 40L * entries);
            for (int i = 0; i < entries; i++) {
                String name = text(names, body.getLong(40 * i));
                boolean soft = body.getInt(40 * i + 16) == 2;
                links.put(name, soft ? new Soft(text(names, Integer.toUnsignedLong(body.getInt(40 * i + 24))))
                        : new Hard(body.getLong(40 * i + 8)));
            }
        }
    }

    private static String text(ByteBuffer heap, long offset) {
        if (offset < 0 || offset >= heap.limit()) {
            throw new MalformedHdf5("damaged: a name at " + offset + " of a heap of " + heap.limit() + " bytes");
        }
        int end = (int) offset;
        while (end < heap.limit() && heap.get(end) != 0) {
            end++;
        }
        if (end - offset > MAX_NAME) {
            throw new MalformedHdf5("damaged: a name of " + (end - offset) + " bytes");
        }
        return new String(heap.array(), heap.arrayOffset() + (int) offset, end - (int) offset, StandardCharsets.UTF_8);
    }
}
