// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Quantity;

/** What .nda files say of the test: in the header of version 29, in the foot of version 130. */
final class NdaHeader {
    private static final int MASS_29 = 152;
    private static final int REMARKS_29 = 2317;
    private static final int REMARKS_LENGTH = 100;
    /** The server's name is within the header. */
    private static final int HEADER = 1 << 16;
    /** What stands before the foot of version 130. */
    private static final byte[] FOOT = {6, 0, (byte) 0xf0, 0x1d, (byte) 0x81, 0, 3, 0, 0x61, (byte) 0x90, 0x71,
        (byte) 0x90,
        2, 0x7f, (byte) 0xff, 0};
    private static final int FOOT_LENGTH = 499;
    private static final int FOOT_REMARKS = 363;
    private static final int FOOT_MASS = 491;
    /** Of the maker's program; ASCII is a part of it. */
    private static final Charset CHINESE = Charset.forName("GB18030");
    /** A mass of 1 kg is none of an electrode. */
    private static final double MOST_MILLIGRAMS = 1e6;

    private NdaHeader() {
    }

    /** Puts it into the metadata; the mass, when one is stated. */
    static Optional<Quantity> read(byte[] bytes, int version, Map<String, String> metadata) {
        if (version == 29 && bytes.length >= REMARKS_29 + REMARKS_LENGTH) {
            return header(bytes, metadata);
        }
        int foot = version == 130 ? foot(bytes) : -1;
        return foot < 0 ? Optional.empty() : foot(bytes, foot, metadata);
    }

    private static Optional<Quantity> header(byte[] bytes, Map<String, String> metadata) {
        remarks(bytes, REMARKS_29, REMARKS_LENGTH, metadata);
        int server = new String(bytes, 0, Math.min(bytes.length, HEADER), StandardCharsets.ISO_8859_1)
                .indexOf("BTSServer");
        if (server >= 0 && server + 150 <= bytes.length) {
            text(bytes, server, 50).ifPresent(t -> metadata.put("server", t));
            text(bytes, server + 100, 50).ifPresent(t -> metadata.put("client", t));
        }
        long micrograms = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(MASS_29));
        return mass(micrograms / 1e3, metadata);
    }

    private static int foot(byte[] bytes) {
        for (int at = bytes.length - FOOT.length - FOOT_LENGTH; at >= NdaLayout.BTS_9_DATA; at--) {
            int k = 0;
            while (k < FOOT.length && bytes[at + k] == FOOT[k]) {
                k++;
            }
            if (k == FOOT.length) {
                return at + k;
            }
        }
        return -1;
    }

    private static Optional<Quantity> foot(byte[] bytes, int foot, Map<String, String> metadata) {
        remarks(bytes, foot + FOOT_REMARKS, FOOT_MASS - FOOT_REMARKS, metadata);
        metadata.put("foot", "remarks and mass read after a description only");
        double milligrams = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble(foot + FOOT_MASS);
        return milligrams >= 0 && milligrams < MOST_MILLIGRAMS ? mass(milligrams, metadata) : Optional.empty();
    }

    private static Optional<Quantity> mass(double milligrams, Map<String, String> metadata) {
        metadata.put("active mass", milligrams + " mg");
        // 1 mg is what the program writes when nobody gave a mass: taking it would give wrong specific capacities
        // unseen
        return milligrams == 0 || milligrams == 1 ? Optional.empty() : Optional.of(Quantity.of(milligrams, "mg"));
    }

    private static void remarks(byte[] bytes, int at, int length, Map<String, String> metadata) {
        text(bytes, at, length).ifPresent(t -> metadata.put("remarks", t));
    }

    /** Text up to the first NUL; older text may stand behind it. */
    private static Optional<String> text(byte[] bytes, int at, int length) {
        String text = new String(bytes, at, length, CHINESE);
        int end = text.indexOf(0);
        String cut = (end < 0 ? text : text.substring(0, end)).strip();
        return cut.isEmpty() ? Optional.empty() : Optional.of(cut);
    }
}
