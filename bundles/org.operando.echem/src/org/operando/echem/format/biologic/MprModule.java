// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.operando.api.Context;
import org.operando.api.LoadException;

/**
 * A module of an .mpr file: a header and data whose length it states.
 * @param name e.g. VMP data
 * @param at where its data begin
 * @param length bytes of data by the header
 * @param held bytes of data that the file holds: fewer when it is cut
 * @param version of its data
 * @param date when it was written, as in the file
 */
record MprModule(String name, int at, long length, int held, long version, String date) {
    static final String MAGIC = "BIO-LOGIC MODULAR FILE\u001a";
    static final String DATA = "VMP data";
    static final String SETTINGS = "VMP Set";
    static final String LOG = "VMP LOG";
    static final String DEVICES = "VMP ExtDev";

    private static final int FIRST = 52;
    private static final int HEADER = 51;
    /** Headers of EC-Lab 11.50 and newer have a longest length and a second version besides. */
    private static final int NEW_HEADER = 59;
    private static final byte[] MARK = "MODULE".getBytes(StandardCharsets.US_ASCII);

    /** Walks from module to module by their lengths; their mark may occur inside data too. */
    static List<MprModule> walk(Path path, byte[] bytes, Context context) throws LoadException {
        if (!text(bytes, 0, MAGIC.length()).equals(MAGIC)) {
            throw LoadException.at(path, "byte 0", "is not a BioLogic .mpr file: it does not begin with '"
                    + MAGIC.strip() + "'", "check that the file is whole, or leave it out (files: \"*.mpr\")");
        }
        List<MprModule> modules = new ArrayList<>();
        long at = FIRST;
        while (at < bytes.length) {
            int here = (int) at;
            boolean marked = here + MARK.length <= bytes.length
                    && Arrays.equals(bytes, here, here + MARK.length, MARK, 0, MARK.length);
            if (!marked && (here + MARK.length <= bytes.length || modules.isEmpty())) {
                throw LoadException.at(path, "byte " + here, "has no module where the one before ends"
                        + (modules.isEmpty() ? "" : " (" + modules.getLast().name + ")")
                        + ", so a length in it is wrong", "copy it again from the instrument's computer");
            }
            if (!marked || here + MARK.length + NEW_HEADER > bytes.length) {
                context.warn(path.getFileName() + ":byte " + here, "ends within the header of a module, so it is cut");
                break;
            }
            MprModule module = header(bytes, here + MARK.length);
            modules.add(module);
            if (module.held < module.length) {
                context.warn(path.getFileName() + ":byte " + module.at, "is cut: the module '" + module.name
                        + "' has " + module.length + " bytes, the file holds " + module.held + " of them");
            }
            at = module.at + module.length;
        }
        return modules;
    }

    private static MprModule header(byte[] bytes, int at) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean recent = buffer.getInt(at + 35) == -1;
        long length = Integer.toUnsignedLong(buffer.getInt(at + (recent ? 39 : 35)));
        int old = buffer.getInt(at + (recent ? 43 : 39));
        int version = recent && buffer.getInt(at + 47) != 0 ? buffer.getInt(at + 47) : old;
        int data = at + (recent ? NEW_HEADER : HEADER);
        int held = (int) Math.min(length, bytes.length - data);
        return new MprModule(text(bytes, at, 10).strip(), data, length, held,
                Integer.toUnsignedLong(version),
                text(bytes, at + (recent ? 51 : 43), 8).strip());
    }

    /** Bytes as text, as many as there are. */
    static String text(byte[] bytes, int from, int length) {
        int end = Math.min(bytes.length, from + length);
        return from >= end ? "" : new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }

    /** A text with its length in front of it; empty when the module does not hold it. */
    String textAt(byte[] bytes, int offset) {
        int length = offset < held ? bytes[at + offset] & 0xff : 0;
        return offset + 1 + length > held ? "" : text(bytes, at + offset + 1, length).strip();
    }

    /** A number of the data; NaN when the module does not hold it. */
    double floatAt(byte[] bytes, int offset) {
        return offset + 4 > held ? Double.NaN
                : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(at + offset);
    }

    /** A number of the data; NaN when the module does not hold it. */
    double doubleAt(byte[] bytes, int offset) {
        return offset + 8 > held ? Double.NaN
                : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble(at + offset);
    }

    /** A byte of the data; 0 when the module does not hold it. */
    int byteAt(byte[] bytes, int offset) {
        return offset < held ? bytes[at + offset] & 0xff : 0;
    }
}
