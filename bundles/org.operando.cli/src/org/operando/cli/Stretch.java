// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A stretch of time as people write it: {@code 30 s}, {@code 10 min}, {@code 1.5 h}. */
final class Stretch {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(s|min|h)");

    private Stretch() {
    }

    static Duration of(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            throw new TypeConversionException("'" + text + "' is no time such as '30 s', '10 min' or '1 h'");
        }
        double unit = switch (m.group(2)) {
            case "s" -> 1;
            case "min" -> 60;
            default -> 3600;
        };
        return Duration.ofMillis(Math.round(1000 * unit * Double.parseDouble(m.group(1))));
    }

    /** For options. */
    static final class Converter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return of(text);
        }
    }
}
