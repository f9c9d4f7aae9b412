// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.operando.api.Context;
import org.operando.api.LoadException;

/** What an .ndax file tells beside its records: events, and what was edited while the test ran. */
final class NewareEvents {
    /** Events that are listed; the rest are counted. */
    private static final int LISTED = 40;

    private NewareEvents() {
    }

    /** Reads the parts; a damaged one is a warning that names part and page, as no record depends on it. */
    static void read(NdaxArchive archive, Map<String, String> metadata, Context context) throws LoadException {
        part(archive, "data_log.ndc", metadata, context);
        part(archive, "data_es.ndc", metadata, context);
        List<String> before = new ArrayList<>();
        for (String name : archive.names(".xml")) {
            if (name.matches("Step[0-9]{1,4}\\.xml")) {
                before.add(name);
            }
        }
        if (!before.isEmpty()) {
            metadata.put("edited",
                    before.size() + (before.size() == 1 ? " time" : " times") + " while it ran; schedules "
                            + "before: " + String.join(", ", before));
        }
    }

    private static void part(NdaxArchive archive, String name, Map<String, String> metadata, Context context)
            throws LoadException {
        try {
            Optional<NdcPart> part = archive.part(name);
            if (part.isEmpty()) {
                return;
            }
            // 32 or 34 bytes and codes in versions 14 and 17; of the others only the checksums are known
            int length = switch (part.get().version()) {
                case 14 -> 32;
                case 17 -> 34;
                default -> 0;
            };
            if (length == 0 || !name.equals("data_log.ndc")) {
                part.get().verify(context);
                return;
            }
            events(part.get(), length, metadata, context);
        } catch (LoadException e) {
            context.warn(e.where(), e.what() + "; the records are read without it");
        }
    }

    private static void events(NdcPart part, int length, Map<String, String> metadata, Context context)
            throws LoadException {
        StringJoiner list = new StringJoiner("; ");
        int[] n = new int[1];
        part.read(length, (bytes, at, position) -> {
            if (n[0]++ < LISTED) {
                double seconds = Integer.toUnsignedLong(bytes.getInt(at + 8))
                        + (length == 34 ? (bytes.getShort(at + 32) & 0xffff) / 1e3 : 0);
                list.add("record " + Integer.toUnsignedString(bytes.getInt(at)) + " code "
                        + Integer.toUnsignedString(bytes.getInt(at + 4)) + " at "
                        + Instant.ofEpochMilli(Math.round(seconds * 1e3)));
            }
        }, context);
        if (n[0] > 0) {
            metadata.put("events", n[0] + ": " + list + (n[0] > LISTED ? "; ..." : ""));
        }
    }
}
