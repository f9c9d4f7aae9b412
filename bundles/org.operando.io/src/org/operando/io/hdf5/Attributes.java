// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import io.jhdf.FractalHeap;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.AttributeNameForIndexedAttributesRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Attributes of an object: small arrays with a name. */
final class Attributes {
    private Attributes() {
    }

    /**
     * Attributes by name, sorted. An attribute of a type that is not read has no value.
     * @return arrays as {@link ElementType} names them, of length 1 for scalars
     */
    static Map<String, Optional<Object>> of(FileBytes file, ObjectMessages object) {
        Map<String, Optional<Object>> attributes = new TreeMap<>();
        for (ObjectMessages.Raw message : object.messages()) {
            if (message.type() == ObjectMessages.ATTRIBUTE) {
                add(file, message.data(), attributes);
            }
        }
        object.first(ObjectMessages.ATTRIBUTE_INFO).ifPresent(info -> addIndexed(file, info, attributes));
        return attributes;
    }

    private static void addIndexed(FileBytes file, ByteBuffer info, Map<String, Optional<Object>> attributes) {
        int at = 2 + ((info.get(1) & 1) != 0 ? 2 : 0);
        long heapAddress = info.getLong(at);
        long treeAddress = info.getLong(at + 8);
        if (heapAddress == -1 || treeAddress == -1) {
            return;
        }
        StructureBytes bytes = new StructureBytes(file).requireTree(treeAddress);
        FractalHeap heap = new FractalHeap(bytes.heap(heapAddress), heapAddress);
        BTreeV2<AttributeNameForIndexedAttributesRecord> tree = new BTreeV2<>(bytes, treeAddress);
        for (AttributeNameForIndexedAttributesRecord r : tree.getRecords()) {
            add(file, heap.getId(r.getHeapId()).slice().order(ByteOrder.LITTLE_ENDIAN), attributes);
        }
    }

    private static void add(FileBytes file, ByteBuffer b, Map<String, Optional<Object>> attributes) {
        int version = b.get();
        int flags = b.get();
        int nameLength = Short.toUnsignedInt(b.getShort());
        int typeLength = Short.toUnsignedInt(b.getShort());
        int spaceLength = Short.toUnsignedInt(b.getShort());
        b.position(b.position() + (version == 3 ? 1 : 0));
        ByteBuffer name = take(b, nameLength, version);
        ByteBuffer typeMessage = take(b, typeLength, version);
        ByteBuffer spaceMessage = take(b, spaceLength, version);
        boolean shares = version > 1;
        if (shares && (flags & 1) != 0) {
            typeMessage = ObjectMessages.resolve(file, ObjectMessages.DATATYPE, typeMessage);
        }
        if (shares && (flags & 2) != 0) {
            spaceMessage = ObjectMessages.resolve(file, ObjectMessages.DATASPACE, spaceMessage);
        }
        byte[] text = new byte[Math.max(0, nameLength - 1)];
        name.get(text);
        attributes.put(new String(text, StandardCharsets.UTF_8), value(file, typeMessage, spaceMessage, b));
    }

    private static Optional<Object> value(FileBytes file, ByteBuffer typeMessage, ByteBuffer spaceMessage,
            ByteBuffer b) {
        ElementType type = ElementType.parse(typeMessage);
        Extent extent = Extent.parse(spaceMessage);
        if (type.kind() == ElementType.Kind.OTHER || extent.isNull()) {
            return Optional.empty();
        }
        long elements = new Region(new int[extent.rank()], extent.shape()).elements();
        long bytes = Math.multiplyExact(elements, type.bytes());
        if (bytes > b.remaining()) {
            throw new MalformedHdf5("damaged: attribute of " + bytes + " bytes in " + b.remaining());
        }
        byte[] data = new byte[(int) bytes];
        b.get(data);
        return Optional.of(Elements.decode(type, data, file));
    }

    /** Version 1 pads its parts to eight bytes. */
    private static ByteBuffer take(ByteBuffer b, int length, int version) {
        ByteBuffer part = b.slice(b.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        b.position(b.position() + (version == 1 ? (length + 7) / 8 * 8 : length));
        return part;
    }
}
