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
import org.operando.echem.log.LoggedEvent;

/** What an .ndax file tells beside its records: events, and what was edited while the test ran. */
final class NewareEvents {
    /** Events that are listed; the rest are counted. */
    private static final int LISTED = 40;
    private static final String START = "100000";

    private NewareEvents() {
    }

    /**
     * Reads the parts; a damaged one is a warning that names part and page, as no record depends on it.
     * @return the events
     */
    static List<LoggedEvent> read(NdaxArchive archive, Map<String, String> metadata, Context context)
            throws LoadException {
        List<LoggedEvent> events = new ArrayList<>();
        part(archive, "data_log.ndc", events, metadata, context);
        part(archive, "data_es.ndc", events, metadata, context);
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
        return events;
    }

    private static void part(NdaxArchive archive, String name, List<LoggedEvent> events, Map<String, String> metadata,
            Context context) throws LoadException {
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
            events(part.get(), length, events, metadata, context);
        } catch (LoadException e) {
            context.warn(e.where(), e.what() + "; the records are read without it");
        }
    }

    private static void events(NdcPart part, int length, List<LoggedEvent> events, Map<String, String> metadata,
            Context context) throws LoadException {
        StringJoiner list = new StringJoiner("; ");
        List<LoggedEvent> found = new ArrayList<>();
        part.read(length, (bytes, at, position) -> {
            double seconds = Integer.toUnsignedLong(bytes.getInt(at + 8))
                    + (length == 34 ? (bytes.getShort(at + 32) & 0xffff) / 1e3 : 0);
            String code = Integer.toUnsignedString(bytes.getInt(at + 4));
            // what the other codes mean, the maker does not say
            found.add(new LoggedEvent(seconds, "event " + code + (code.equals(START) ? " (start)" : "")));
            if (found.size() <= LISTED) {
                list.add("record " + Integer.toUnsignedString(bytes.getInt(at)) + " code " + code + " at "
                        + Instant.ofEpochMilli(Math.round(seconds * 1e3)));
            }
        }, context);
        if (!found.isEmpty()) {
            metadata.put("events", found.size() + ": " + list + (found.size() > LISTED ? "; ..." : ""));
        }
        events.addAll(found);
    }
}
