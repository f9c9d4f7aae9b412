// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.Exporter;
import org.operando.api.Loaded;
import org.operando.api.OperationException;
import org.operando.api.Version;
import org.operando.powder.PatternSeries;

/** Writes a pattern as Fit2D does. */
@Version(value = 1, references = "Fit2D CHI")
@Doc("One pattern as Fit2D writes it: three lines of titles, the number of points, 2theta in degrees and intensity with"
        + " eight digits.")
public final class ChiExporter implements Exporter<PatternSeries> {
    private static final int LONGEST_TITLE = 240;

    @Override
    public void write(Loaded<PatternSeries> loaded, Path file, Context context) throws IOException, OperationException {
        WrittenPattern pattern = WrittenPattern.of(loaded, context);
        if (pattern.errors().isPresent()) {
            context.warn(pattern.name(), "has uncertainties; the format has no place for them");
        }
        String title = pattern.name() + "; " + pattern.header().stream().filter(l -> !l.startsWith("source: "))
                .collect(Collectors.joining("; "));
        if (title.length() > LONGEST_TITLE) {
            context.warn(pattern.name(), "not all that is known of it is written: the format has one line for it, "
                    + title.substring(LONGEST_TITLE, Math.min(title.length(), 2 * LONGEST_TITLE)) + " is left out");
            title = title.substring(0, LONGEST_TITLE);
        }
        StringBuilder text = new StringBuilder(title).append("\n2-Theta Angle (Degrees)\nIntensity\n");
        text.append(String.format(Locale.ROOT, "%11d\n", pattern.x().length));
        for (int i = 0; i < pattern.x().length; i++) {
            text.append(String.format(Locale.ROOT, " % .7E % .7E\n", pattern.x()[i], pattern.y()[i]));
        }
        Files.writeString(file, text);
    }
}
