// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.Exporter;
import org.operando.api.Loaded;
import org.operando.api.OperationException;
import org.operando.api.Version;
import org.operando.powder.PatternSeries;

/**
 * Writes a pattern in records FXYE of GSAS: angles in hundredths of a degree. Comments stand between title and BANK, for
 * GSAS-II ends a bank at the next one.
 */
@Version(value = 1, references = "Toby and Von Dreele 2013, GSAS-II, doi:10.1107/S0021889813003531")
@Doc("One pattern in records FXYE of GSAS: angle in hundredths of a degree, intensity, standard uncertainty.")
public final class GsasExporter implements Exporter<PatternSeries> {
    private static final int TITLE = 80;

    @Override
    public void write(Loaded<PatternSeries> loaded, Path file, Context context) throws IOException, OperationException {
        WrittenPattern pattern = WrittenPattern.of(loaded, context);
        double[] errors = pattern.writtenErrors(context);
        int n = errors.length;
        double step = n > 1 ? (pattern.x()[n - 1] - pattern.x()[0]) / (n - 1) : 0;
        warn(pattern, step, context);
        StringBuilder text = new StringBuilder().append(pattern.name(), 0, Math.min(TITLE, pattern.name().length()));
        text.append('\n');
        pattern.lines().forEach(line -> text.append("# ").append(line).append('\n'));
        text.append(String.format(Locale.ROOT, "BANK 1 %d %d CONS %.6f %.6f 0 0 FXYE\n", n, n, 100 * pattern.x()[0],
                100 * step));
        for (int i = 0; i < n; i++) {
            text.append(String.format(Locale.ROOT, "%15s%15s%12s\n", hundredths(pattern.x()[i]),
                    apart(pattern.y()[i], 14), apart(errors[i], 11)));
        }
        Files.writeString(file, text);
    }

    private static void warn(WrittenPattern pattern, double step, Context context) {
        double[] x = pattern.x();
        for (int i = 0; i < x.length; i++) {
            // beyond a hundredth of a step it is no rounding of printed angles
            if (Math.abs(x[0] + i * step - x[i]) > 1e-2 * step) {
                context.warn(pattern.name(), "its steps are not constant; GSAS-II reads each angle, programs that take"
                        + " start and step from BANK read others");
                break;
            }
        }
        long none = Arrays.stream(pattern.y()).filter(v -> v <= 0).count();
        if (none > 0) {
            context.warn(pattern.name(), none + (none == 1 ? " intensity is" : " intensities are")
                    + " 0 or less: GSAS-II gives such points no weight");
        }
    }

    /** The decimal number shifted, so that a reader that shifts it back has the same double. */
    private static String hundredths(double degrees) {
        return new BigDecimal(Double.toString(degrees)).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    /** With a blank before it, however long it is. */
    private static String apart(double value, int width) {
        String text = WrittenPattern.plain(value);
        return text.length() > width ? " " + text : text;
    }
}
