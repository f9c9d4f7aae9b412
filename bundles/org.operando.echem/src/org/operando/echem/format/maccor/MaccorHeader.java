// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.maccor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.LoadException;
import org.operando.io.text.DelimitedText;

/**
 * The lines above the table: one long one, or up to 13.
 * @param facts what they say, by key
 * @param sample cells of the first row of the table
 */
record MaccorHeader(Map<String, String> facts, List<String> sample) {
    private static final int MOST_LINES = 200;
    private static final Pattern FACT = Pattern.compile("(Today'{1,2}s Date|Date of Test|Started|File ?name|Name"
            + "|Tester Channel|Channel|Tester|Procedure|Description|Comment/Barcode|SCap|C Rate):?[\t, ]+"
            + "(.*?)(?=\t|$| Procedure:|  Date of Test)");

    /** Leaves the cursor on the line of names, with the separator and the decimal sign set. */
    static MaccorHeader read(Path path, byte[] bytes, DelimitedText text) throws LoadException {
        StringBuilder header = new StringBuilder();
        while (text.advance() && text.line() <= MOST_LINES) {
            String line = text.lineText();
            if (line.startsWith(MaccorLoader.IMPEDANCE)) {
                throw LoadException.at(path, "1", "is an impedance sweep, no cycling",
                        "take it out of the measurement's files");
            }
            if (line.matches("Rec ?#?[\t,].*")) {
                return below(path, text, facts(header.toString()), line.indexOf('\t') > 0 ? '\t' : ',');
            }
            header.append(line).append('\n');
        }
        if (MaccorLoader.isBinary(bytes)) {
            throw LoadException.at(path, "1", "is no text; if it is the raw file of a MACCOR tester, its layout is not "
                    + "public", "export it as text from MIMS (MACCOR's program)");
        }
        throw LoadException.at(path, String.valueOf(text.line()), "has no line of columns that begins with Rec# or Rec",
                "export it as text from MIMS");
    }

    private static MaccorHeader below(Path path, DelimitedText text, Map<String, String> facts, char separator)
            throws LoadException {
        int namesLine = text.line();
        text.form(separator, '.');
        List<String> sample = new ArrayList<>();
        while (sample.isEmpty() && text.advance()) {
            sample.addAll(text.isBlank() ? List.of() : text.texts());
        }
        boolean comma = separator == '\t' && sample.stream().anyMatch(c -> c.matches("-?[0-9]+,[0-9]+"));
        text.form(separator, comma ? ',' : '.');
        text.rewind();
        while (text.line() < namesLine && text.advance()) {
            // back to the line of names
        }
        if (sample.isEmpty()) {
            throw LoadException.at(path, String.valueOf(namesLine), "has no records below its columns",
                    "export it again");
        }
        return new MaccorHeader(facts, sample);
    }

    private static Map<String, String> facts(String header) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String line : header.split("\n")) {
            Matcher matcher = FACT.matcher(line);
            while (matcher.find()) {
                String value = matcher.group(2).replaceAll("[^ -~]+", " ").strip();
                if (!value.isEmpty()) {
                    facts.putIfAbsent(matcher.group(1).replace("''", "'").toLowerCase(Locale.ROOT), value);
                }
            }
        }
        return facts;
    }

    /** Dates of the header, with a time of day. */
    List<String> dates() {
        List<String> dates = new ArrayList<>();
        for (String key : List.of("date of test", "started", "today's date")) {
            String date = facts.getOrDefault(key, "");
            dates.add(date.contains(":") ? date : date + " 0:00:00");
        }
        return dates;
    }

    /** The day of the test with a time of day, when the header says it. */
    Optional<String> day() {
        return facts.containsKey("date of test") ? Optional.of(dates().getFirst())
                : facts.containsKey("started") ? Optional.of(dates().get(1)) : Optional.empty();
    }
}
