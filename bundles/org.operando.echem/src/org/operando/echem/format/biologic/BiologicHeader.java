// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.Quantity;

/** The lines {@code key : value} that head the text exports of EC-Lab and BT-Lab, and make up their log files. */
record BiologicHeader(List<String> lines) {
    private static final Pattern NUMBER_UNIT = Pattern.compile("([0-9.,]+)\\s*([A-Za-z]+).*");

    /** A date as EC-Lab writes it: month first, unless that cannot be. */
    private static final Pattern DATE = Pattern.compile(
            "([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2,4})\\s+([0-9]{1,2}):([0-9]{2}):([0-9]{2}(?:[.,][0-9]+)?)");

    /** What stands after a key, e.g. "Characteristic mass". */
    Optional<String> fact(String key) {
        for (String text : lines) {
            int colon = text.indexOf(':');
            if (colon > 0 && text.substring(0, colon).strip().equals(key)) {
                return Optional.of(text.substring(colon + 1).strip());
            }
        }
        return Optional.empty();
    }

    /** What stands last after a key: what was modified while it ran is said again, further down. */
    private Optional<String> lastFact(String key) {
        return new BiologicHeader(lines.reversed()).fact(key);
    }

    /** Name of the technique: the first line of text. */
    String technique() {
        return lines.stream().filter(l -> !l.isBlank()).findFirst().map(String::strip).orElse("");
    }

    /** When the file's time began, seconds since 1970 of the computer's clock; NaN when that is not said. */
    double start() {
        return fact("Acquisition started on").map(BiologicHeader::date).orElse(Double.NaN);
    }

    /** Seconds since 1970 of the same clock of a date in the text; NaN when there is none. */
    static double date(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.find()) {
            return Double.NaN;
        }
        int month = Integer.parseInt(date.group(1));
        int day = Integer.parseInt(date.group(2));
        int year = Integer.parseInt(date.group(3));
        double seconds = Double.parseDouble(date.group(6).replace(',', '.'));
        try {
            LocalDateTime minute = LocalDateTime.of(year < 100 ? 2000 + year : year, month > 12 ? day : month,
                    month > 12 ? month : day, Integer.parseInt(date.group(4)), Integer.parseInt(date.group(5)));
            return minute.toEpochSecond(ZoneOffset.UTC) + seconds;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    /** What is kept of it beside the records. */
    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (!technique().isEmpty()) {
            metadata.put("technique", technique());
        }
        for (String key : new String[] {"Acquisition started on", "Device", "Run on channel", "Electrode material",
            "Electrolyte", "Comments", "Mass of active material", "Characteristic mass", "Electrode surface area",
            "Battery capacity", "Cycle Definition"}) {
            fact(key).filter(v -> !v.isEmpty()).ifPresent(v -> metadata.put(key.toLowerCase(Locale.ROOT),
                    printable(v)));
        }
        // the determination of a capacity puts what it found in place of what was set
        lastFact("Battery capacity").filter(v -> !v.equals(fact("Battery capacity").orElse(v))).ifPresent(v -> {
            metadata.put("battery capacity at the start", metadata.get("battery capacity"));
            metadata.put("battery capacity", printable(v));
        });
        return metadata;
    }

    /** BT-Lab writes the square of a unit as the three bytes of a character that could not be written. */
    private static String printable(String value) {
        return value.replaceAll("\\b(cm|mm|m)\u00ef\u00bf\u00bd", "$1\u00b2").replaceAll("[^ -~\\x{A0}-\\x{FF}]+", "");
    }

    /** The active mass, see {@link #mass(double, double)}. */
    Optional<Quantity> mass() {
        return mass(milligrams(fact("Mass of active material")), milligrams(fact("Characteristic mass")));
    }

    /**
     * The active mass, mg, when both places for it agree: the program's defaults (0.001 mg, 0.001 g) and slips of a
     * factor of 1000 are common, and a wrong mass would go unseen.
     */
    static Optional<Quantity> mass(double active, double characteristic) {
        boolean meant = active > 1 || characteristic > 1;
        return meant && Math.abs(active - characteristic) <= 0.5 ? Optional.of(Quantity.of(active, "mg"))
                : Optional.empty();
    }

    private static double milligrams(Optional<String> text) {
        return scaled(text, Map.of("g", 1e3, "mg", 1.0));
    }

    private static double scaled(Optional<String> text, Map<String, Double> factors) {
        Matcher matcher = NUMBER_UNIT.matcher(text.orElse(""));
        if (!matcher.matches()) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(matcher.group(1).replace(',', '.'))
                    * factors.getOrDefault(matcher.group(2), Double.NaN);
            return value > 0 ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The electrode's area, see {@link #area(double)}. */
    Optional<Quantity> area() {
        return area(scaled(fact("Electrode surface area"), Map.of("cm", 1.0, "mm", 1e-2)));
    }

    /** The electrode's area, cm2, unless it is the program's default of 0.001 cm2 (which single precision rounds up). */
    static Optional<Quantity> area(double area) {
        return area > 0.001001 ? Optional.of(Quantity.of(area, "cm2")) : Optional.empty();
    }
}
