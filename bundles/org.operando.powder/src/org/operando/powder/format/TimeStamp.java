// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.operando.powder.PatternSeries.TimeScale;

/**
 * A time in ISO 8601, with a blank or T between date and time.
 * @param seconds since 1970-01-01T00:00 of its clock
 * @param scale UTC when it has a zone, else local time
 */
record TimeStamp(double seconds, TimeScale scale) {
    /** The time that a text says; empty when it says none. */
    static Optional<TimeStamp> of(String text) {
        String iso = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2})\\s+", "$1T")
                .replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
        try {
            Instant instant = hasZone(text) ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            return Optional.of(new TimeStamp(instant.getEpochSecond() + instant.getNano() * 1e-9,
                    hasZone(text) ? TimeScale.UTC : TimeScale.LOCAL_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean hasZone(String time) {
        return time.strip().matches(".*(Z|[+-]\\d{2}:?\\d{2})$") && time.length() > 16;
    }
}
