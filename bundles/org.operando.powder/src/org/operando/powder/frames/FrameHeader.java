// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.io.image.AcquisitionHeader;
import org.operando.powder.PatternSeries.TimeScale;

/**
 * What a frame's header says.
 * @param said exposure, wavelength and place of the detector
 * @param cutoff counts from which on a counting detector cannot be right
 * @param start beginning of the exposure, seconds since 1970-01-01T00:00 of the clock of {@code scale}
 * @param scale whether {@code start} is on local time or UTC
 */
record FrameHeader(AcquisitionHeader said, Optional<Double> cutoff, Optional<Double> start, TimeScale scale) {
    private static final Pattern COUNTS = Pattern.compile("(\\d+)\\s*(counts)?");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,10}(\\.\\d+)?");
    private static final List<DateTimeFormatter> LOCAL = List.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            DateTimeFormatter.ofPattern("yyyy/MMM/dd'T'HH:mm:ss[.SSS]", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("yyyy:MM:dd'T'HH:mm:ss"));

    /** A header that says nothing. */
    static FrameHeader silent() {
        return of(Map.of());
    }

    /** The header of these words. */
    static FrameHeader of(Map<String, String> words) {
        Optional<Double> cutoff = text(words, "Count_cutoff").map(COUNTS::matcher).filter(Matcher::matches)
                .map(m -> Double.parseDouble(m.group(1))).filter(c -> c > 0);
        Optional<String> date = text(words, "Date", "date", "DateTime");
        Optional<Double> utc = text(words, "time_of_day").filter(t -> EPOCH.matcher(t).matches())
                .map(Double::parseDouble).or(() -> date.flatMap(FrameHeader::utc));
        Optional<Double> start = utc.or(() -> date.flatMap(FrameHeader::local));
        return new FrameHeader(AcquisitionHeader.of(words), cutoff, start,
                start.isEmpty() ? TimeScale.UNKNOWN : utc.isPresent() ? TimeScale.UTC : TimeScale.LOCAL_TIME);
    }

    private static Optional<String> text(Map<String, String> words, String... keys) {
        return List.of(keys).stream().map(words::get).filter(v -> v != null && !v.isBlank()).map(String::strip)
                .findFirst();
    }

    private static Optional<Double> utc(String date) {
        try {
            return Optional.of(OffsetDateTime.parse(date.replace(' ', 'T')).toInstant().toEpochMilli() * 1e-3);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A date without a zone; empty when it is written in another way: then the frame has no time. */
    private static Optional<Double> local(String date) {
        for (DateTimeFormatter format : LOCAL) {
            try {
                LocalDateTime time = LocalDateTime.parse(date.replace(' ', 'T'), format);
                return Optional.of(time.toEpochSecond(ZoneOffset.UTC) + time.getNano() * 1e-9);
            } catch (DateTimeException e) {
                // the next way of writing dates
            }
        }
        return Optional.empty();
    }
}
