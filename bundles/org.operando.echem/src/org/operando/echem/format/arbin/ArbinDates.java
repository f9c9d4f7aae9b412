// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.arbin;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.Context;

/**
 * The dates of a CSV export: seconds since 1970, or texts with the month first, as the program's home has it, unless the
 * numbers say otherwise.
 * @param unix seconds since 1970; NaN where there is no date
 * @param isUtc whether they are of UTC, else of the computer's clock
 * @param told how they were read
 */
record ArbinDates(double[] unix, boolean isUtc, Map<String, String> told) {
    private static final Pattern TEXT = Pattern.compile(
            "(\\d{1,4})[-/.](\\d{1,2})[-/.](\\d{1,4})[ T]+(\\d{1,2}):(\\d{2}):(\\d{2}(?:\\.\\d{0,9})?)(?: ([AP])M)?");

    static ArbinDates of(Path path, String[] texts, int[] lines, Context context) {
        double[] unix = new double[texts.length];
        Arrays.fill(unix, Double.NaN);
        Map<String, String> told = new LinkedHashMap<>();
        boolean numeric = texts.length == 0 || texts[0].matches("[0-9.]+(E\\+?\\d+)?");
        boolean dayFirst = !numeric && isDayFirst(texts);
        int unread = -1;
        for (int i = 0; i < texts.length; i++) {
            unix[i] = numeric ? number(texts[i]) : seconds(texts[i].strip(), dayFirst);
            unread = unread < 0 && Double.isNaN(unix[i]) ? i : unread;
        }
        if (unread >= 0) {
            context.warn(path.getFileName() + ":" + lines[unread], "'" + texts[unread] + "' is no date that is known");
        }
        if (!numeric) {
            told.put("dates", dayFirst ? "day first" : "month first");
        }
        return new ArbinDates(unix, numeric, told);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Whether a first number is no month. */
    private static boolean isDayFirst(String[] texts) {
        for (String text : texts) {
            Matcher m = TEXT.matcher(text.strip());
            if (m.matches() && m.group(1).length() <= 2 && Integer.parseInt(m.group(1)) > 12) {
                return true;
            }
        }
        return false;
    }

    private static double seconds(String text, boolean dayFirst) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            return Double.NaN;
        }
        int a = Integer.parseInt(m.group(1));
        int b = Integer.parseInt(m.group(2));
        int c = Integer.parseInt(m.group(3));
        int hour = Integer.parseInt(m.group(4));
        if (m.group(7) != null) {
            hour = hour % 12 + (m.group(7).equals("P") ? 12 : 0);
        }
        try {
            LocalDate day = m.group(1).length() == 4 ? LocalDate.of(a, b, c)
                    : dayFirst ? LocalDate.of(c, b, a) : LocalDate.of(c, a, b);
            return day.toEpochDay() * 86_400.0 + hour * 3600 + Integer.parseInt(m.group(5)) * 60
                    + Double.parseDouble(m.group(6));
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }
}
