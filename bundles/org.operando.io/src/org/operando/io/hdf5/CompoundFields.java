// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.operando.api.LoadException;

/**
 * The fields of a data set whose elements are compounds: a table that a program wrote row by row. Each field is read for
 * itself, as if it were a data set of the same shape.
 */
public final class CompoundFields {
    private static final int MAX_NESTING = 8;
    /** Longest array in an element whose numbers are fields of their own. */
    private static final int MAX_ARRAY = 4096;

    /**
     * A field. A field that is an array of numbers or texts stands as so many fields, {@code name[0]}, {@code name[1]} ...
     * @param name its name
     * @param type its elements; one of {@link ElementType.Kind#OTHER} is named but not read
     * @param offset where it begins in an element, bytes
     */
    public record Field(String name, ElementType type, int offset) {
    }

    private final Hdf5File file;
    private final String dataset;
    private final List<Field> fields;

    private CompoundFields(Hdf5File file, String dataset, List<Field> fields) {
        this.file = file;
        this.dataset = dataset;
        this.fields = fields;
    }

    /**
     * The fields of a data set; none when its elements are no compounds.
     * @param file stays open as long as fields are read
     */
    public static CompoundFields of(Hdf5File file, String dataset) throws LoadException {
        return Hdf5File.guard(file.path(), dataset, () -> {
            ByteBuffer type = file.requireDataset(dataset).object().require(ObjectMessages.DATATYPE, "data type");
            return new CompoundFields(file, dataset, (type.get(type.position()) & 15) == 6
                    ? members(type.duplicate().order(ByteOrder.LITTLE_ENDIAN), MAX_NESTING) : List.of());
        });
    }

    /** The fields, in their order. */
    public List<Field> fields() {
        return fields;
    }

    /**
     * Reads a field of a block of elements.
     * @param start first element in each dimension
     * @param shape lengths
     */
    public DatasetRead read(Field field, int[] start, int[] shape) throws LoadException {
        return Hdf5File.guard(file.path(), dataset + "." + field.name(), () -> {
            Hdf5File.Located at = file.requireDataset(dataset);
            StoredDataset stored = at.file().stored(at);
            StoredDataset.Block block = at.file().block(stored, new Region(start.clone(), shape.clone()),
                    Hdf5File.MAX_VIRTUAL);
            int size = field.type().bytes();
            int element = stored.type.bytes();
            byte[] own = new byte[block.bytes().length / element * size];
            for (int i = 0; i < own.length / size; i++) {
                System.arraycopy(block.bytes(), i * element + field.offset(), own, i * size, size);
            }
            return new DatasetRead(Elements.decode(field.type(), own, at.file().bytes()), shape.clone(),
                    block.missing());
        });
    }

    /** Reads the members of a compound's type; the buffer stands behind it then. */
    private static List<Field> members(ByteBuffer b, int nesting) {
        int version = b.get() >> 4 & 15;
        int count = Short.toUnsignedInt(b.getShort());
        b.get();
        int size = b.getInt();
        List<Field> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = name(b, version < 3);
            int offset = version < 3 ? b.getInt() : small(b, size);
            if (version == 1) {
                // dimensions of an array member as the first version wrote them
                int dimensions = b.get();
                b.position(b.position() + 27);
                members.add(new Field(name, arrayOr(b, dimensions, nesting), offset));
            } else {
                add(members, name, offset, b, nesting);
            }
            Field last = members.getLast();
            if (last.offset() < 0 || last.type().bytes() > size - last.offset()) {
                throw new MalformedHdf5("damaged: field '" + name + "' lies outside its element");
            }
        }
        return List.copyOf(members);
    }

    /** Adds a field, or those of an array; the buffer stands behind its type then. */
    private static void add(List<Field> members, String name, int offset, ByteBuffer b, int nesting) {
        int start = b.position();
        ElementType type = type(b, nesting);
        int count = (b.get(start) & 15) == 10 ? arrayLength(b, start) : 0;
        if (count > 0 && count <= MAX_ARRAY) {
            int before = b.get(start) >> 4 < 3 ? 12 + 8 * b.get(start + 8) : 9 + 4 * b.get(start + 8);
            ElementType element = ElementType
                    .parse(b.slice(start + before, b.limit() - start - before).order(ByteOrder.LITTLE_ENDIAN));
            if (element.kind() != ElementType.Kind.OTHER && element.bytes() * (long) count == type.bytes()) {
                for (int i = 0; i < count; i++) {
                    members.add(new Field(name + "[" + i + "]", element, offset + i * element.bytes()));
                }
                return;
            }
        }
        members.add(new Field(name, type, offset));
    }

    /** Number of elements of an array of one dimension; 0 of any other. */
    private static int arrayLength(ByteBuffer b, int start) {
        return b.get(start + 8) == 1 ? b.getInt(start + (b.get(start) >> 4 < 3 ? 12 : 9)) : 0;
    }

    private static ElementType arrayOr(ByteBuffer b, int dimensions, int nesting) {
        ElementType type = type(b, nesting);
        return dimensions == 0 ? type : new ElementType(ElementType.Kind.OTHER, type.bytes(), false, "array");
    }

    private static String name(ByteBuffer b, boolean padded) {
        int start = b.position();
        while (b.get() != 0) {
            // the name ends at a zero byte
        }
        byte[] name = new byte[b.position() - 1 - start];
        b.get(start, name);
        if (padded) {
            b.position(start + (name.length + 8) / 8 * 8);
        }
        return new String(name, StandardCharsets.UTF_8);
    }

    /** A number of as many bytes as the largest value needs. */
    private static int small(ByteBuffer b, int largest) {
        int value = 0;
        for (int shift = 0; shift < 32 && largest >>> shift > 0; shift += 8) {
            value |= Byte.toUnsignedInt(b.get()) << shift;
        }
        return value;
    }

    /** The type at the buffer, which stands behind it then. */
    private static ElementType type(ByteBuffer b, int nesting) {
        ElementType type = ElementType.parse(b.slice().order(ByteOrder.LITTLE_ENDIAN));
        skip(b, nesting);
        return type;
    }

    private static void skip(ByteBuffer b, int nesting) {
        if (nesting == 0) {
            throw new MalformedHdf5("types nested too deep");
        }
        int start = b.position();
        int first = b.get(start);
        int version = first >> 4 & 15;
        int bits = Short.toUnsignedInt(b.getShort(start + 1));
        if ((first & 15) == 6) {
            members(b, nesting - 1);
            return;
        }
        b.position(start + 8);
        int more = switch (first & 15) {
            case 0, 4 -> 4;
            case 1 -> 12;
            case 2 -> 2;
            case 5 -> bits & 0xff;
            default -> 0;
        };
        b.position(b.position() + more);
        switch (first & 15) {
            case 8 -> enumeration(b, version, bits, nesting);
            case 9 -> skip(b, nesting - 1);
            case 10 -> {
                int dimensions = Byte.toUnsignedInt(b.get());
                b.position(b.position() + (version < 3 ? 3 + 8 * dimensions : 4 * dimensions));
                skip(b, nesting - 1);
            }
            default -> {
                // nothing lies behind it
            }
        }
    }

    private static void enumeration(ByteBuffer b, int version, int members, int nesting) {
        int size = b.getInt(b.position() + 4);
        skip(b, nesting - 1);
        for (int i = 0; i < members; i++) {
            name(b, version < 3);
        }
        b.position(Math.addExact(b.position(), Math.multiplyExact(members, size)));
    }
}
