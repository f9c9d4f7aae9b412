// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.operando.api.Context;
import org.operando.api.LoadException;

/**
 * How the data module of an .mpr file is laid out: the columns in the order of their ids, packed, the flags in one byte
 * where the first of them stands.
 * @param columns the columns, flags too
 * @param offsets where each begins in a record
 * @param size bytes of a record
 * @param first where the records begin in the module
 * @param rows number of records by the count in the module
 */
record MprLayout(List<BiologicColumn> columns, int[] offsets, int size, int first, long rows) {
    private static final int COUNTS = 5;

    static MprLayout read(Path path, byte[] bytes, MprModule module, Context context) throws LoadException {
        boolean wide = module.version() != 0;
        boolean bigEndian = module.version() == 10 || module.version() == 11;
        int first = switch ((int) Math.min(module.version(), 100)) {
            case 0 -> 100;
            case 2 -> 0x195;
            case 3 -> 0x196;
            case 10, 11 -> 0x3ef;
            default -> throw LoadException.at(path, "byte " + module.at(), "its data are of version "
                    + module.version() + ", which is not known (0, 2, 3, 10 and 11 are)",
                    "export it as text from EC-Lab and load the .mpt");
        };
        int count = module.byteAt(bytes, 4);
        if (module.held() < first || COUNTS + (wide ? 2 : 1) * count > first) {
            throw LoadException.at(path, "byte " + module.at(), "its data module has " + module.held()
                    + " bytes, too few for the names of its " + count + " columns and the place of its records",
                    "copy it again from the instrument's computer");
        }
        long rows = 0;
        for (int i = 3; i >= 0; i--) {
            rows = rows << 8 | module.byteAt(bytes, i);
        }
        int[] ids = new int[count];
        for (int i = 0; i < count; i++) {
            int low = module.byteAt(bytes, wide ? COUNTS + 2 * i : COUNTS + i);
            int high = wide ? module.byteAt(bytes, COUNTS + 2 * i + 1) : 0;
            ids[i] = bigEndian ? low << 8 | high : high << 8 | low;
        }
        return of(path, ids, first, rows, module, context);
    }

    private static MprLayout of(Path path, int[] ids, int first, long rows, MprModule module, Context context)
            throws LoadException {
        int[] unknown = Arrays.stream(ids).filter(id -> BiologicColumn.of(id).isEmpty()).toArray();
        long known = packed(Arrays.stream(ids).mapToObj(id -> BiologicColumn.of(id).orElse(null)).toList());
        long room = module.length() - first;
        if (rows == 0 && room == 0) {
            unknown = new int[0];
        }
        long width = unknown.length == 1 && rows > 0 ? room / rows - known : 0;
        if (rows * (known + width) != room || unknown.length > 0 && width != 4 && width != 8) {
            throw LoadException.at(path, "byte " + module.at(), "its " + rows + " records have "
                    + (rows == 0 ? "no length" : room / (double) rows + " bytes each") + ", which does not fit its "
                    + ids.length + " columns (" + texts(ids) + ", together " + known + " bytes)"
                    + (unknown.length == 0 ? "" : "; the columns " + texts(unknown) + " are not known"),
                    unknown.length == 0 ? "copy it again from the instrument's computer"
                            : "export it as text from EC-Lab and load the .mpt");
        }
        if (unknown.length == 1) {
            context.warn(path.getFileName().toString(), "the column " + unknown[0] + " is not known; it is kept as '"
                    + BiologicColumn.fieldName("unknown " + unknown[0]) + "', read as a number of " + width + " bytes");
        }
        List<BiologicColumn> columns = new ArrayList<>();
        for (int id : ids) {
            columns.add(BiologicColumn.of(id).orElse(BiologicColumn.unknown(id, (int) width)));
        }
        phaseOrVoltage(columns);
        return new MprLayout(columns, offsets(columns), (int) (known + width), first, rows);
    }

    private static String texts(int[] ids) {
        return IntStream.of(ids).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Id 174 is the mean voltage, but the phase between both electrodes where there is another voltage. */
    private static void phaseOrVoltage(List<BiologicColumn> columns) {
        boolean voltage = columns.stream().anyMatch(c -> c.id() == 6 || c.id() == 77);
        columns.replaceAll(c -> c.id() == 174 && voltage ? new BiologicColumn(174, "f", "Phase(Zwe-ce)/deg") : c);
    }

    private static int packed(List<BiologicColumn> columns) {
        int size = 0;
        boolean flags = false;
        for (BiologicColumn column : columns) {
            if (column != null) {
                size += column.isFlag() && flags ? 0 : column.width();
                flags |= column.isFlag();
            }
        }
        return size;
    }

    private static int[] offsets(List<BiologicColumn> columns) {
        int[] offsets = new int[columns.size()];
        int at = 0;
        int flags = -1;
        for (int c = 0; c < offsets.length; c++) {
            if (columns.get(c).isFlag() && flags >= 0) {
                offsets[c] = flags;
                continue;
            }
            offsets[c] = at;
            flags = columns.get(c).isFlag() ? at : flags;
            at += columns.get(c).width();
        }
        return offsets;
    }
}
