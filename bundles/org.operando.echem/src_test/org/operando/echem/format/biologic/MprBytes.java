// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.operando.echem.format.EchemData;

/** The .mpr file that we ship, whole and with modules and records left out; taken apart without our reader. */
final class MprBytes {
    static final int ROWS = 3791;
    private static final int RECORD = 49;
    private static final int HEADER = 51;
    private static final int FIRST_RECORD = 0x196;

    private MprBytes() {
    }

    /** A galvanostatic cycling of three cycles with constant voltage, 3791 records of 49 bytes. */
    static byte[] whole() throws IOException {
        try (InputStream in = new GZIPInputStream(
                Files.newInputStream(EchemData.shipped("biologic/kigr_gen6_01_02_GCPL.mpr.gz")))) {
            return in.readAllBytes();
        }
    }

    /** Where the header of a module begins, behind the word MODULE. */
    static int header(byte[] file, String name) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        return text.indexOf("MODULE" + name) + "MODULE".length();
    }

    /** The file without a module. */
    static byte[] without(byte[] file, String name) {
        int at = header(file, name);
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 35);
        return joined(Arrays.copyOf(file, at - "MODULE".length()),
                Arrays.copyOfRange(file, at + HEADER + length, file.length));
    }

    /** The file with some of its records only, as if the program had been told to write these. */
    static byte[] records(byte[] file, int from, int to) {
        int at = header(file, "VMP data");
        int first = at + HEADER + FIRST_RECORD;
        byte[] head = Arrays.copyOf(file, first);
        ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).putInt(at + 35, FIRST_RECORD + RECORD * (to - from))
                .putInt(at + HEADER, to - from);
        return joined(joined(head, Arrays.copyOfRange(file, first + RECORD * from, first + RECORD * to)),
                Arrays.copyOfRange(file, first + RECORD * ROWS, file.length));
    }

    /** Byte of a record's column. */
    static int at(byte[] file, int row, int offset) {
        return header(file, "VMP data") + HEADER + FIRST_RECORD + RECORD * row + offset;
    }

    private static byte[] joined(byte[] a, byte[] b) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(a);
        all.writeBytes(b);
        return all.toByteArray();
    }
}
