// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header lines as detectors write them into descriptions: {@code # Exposure_time 3.0 s}, {@code # Detector: PILATUS},
 * {@code # N_excluded_pixels = 27}; without the hash only {@code key=value} and {@code key: value}.
 */
final class HeaderComments {
    private static final Pattern DATE = Pattern.compile("\\d{4}[-/:](\\d\\d|[A-Z][a-z]{2})[-/:]\\d\\d[T ][\\d:.]+.*");
    private static final Pattern MARKED = Pattern.compile("(\\w[\\w./-]*)\\s*[:=]?\\s+(.*)|(\\w+)[=:](.*)");
    private static final Pattern PLAIN = Pattern.compile("(\\w[\\w .-]{0,60}?)\\s*(?:=|:\\s)\\s*(.*)");
    private static final int LONGEST_LINE = 2000;

    private HeaderComments() {
    }

    /** Keys and values in the order of the lines; a line that is a date is {@code Date}. */
    static Map<String, String> read(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (text.startsWith("{") || text.startsWith("<")) {
            return pairs;
        }
        for (String raw : text.split("[\r\n]+")) {
            String line = raw.strip();
            boolean marked = line.startsWith("#");
            String body = marked ? line.substring(1).strip() : line;
            if (body.length() > LONGEST_LINE) {
                continue;
            }
            if (marked && DATE.matcher(body).matches()) {
                pairs.putIfAbsent("Date", body);
                continue;
            }
            Matcher pair = (marked ? MARKED : PLAIN).matcher(body);
            if (pair.matches()) {
                boolean second = pair.group(1) == null;
                pairs.putIfAbsent(second ? pair.group(3) : pair.group(1), (second ? pair.group(4)
                        : pair.group(2)).strip());
            }
        }
        return pairs;
    }
}
