// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.Exporter;
import org.operando.api.Loaded;
import org.operando.api.OperationException;
import org.operando.api.Version;
import org.operando.powder.PatternSeries;

/** Writes a pattern as two columns. */
@Version(value = 1, references = "XY column text")
@Doc("One pattern as two columns of text: 2theta in degrees, intensity; lines with # say where it is from.")
public final class XyExporter implements Exporter<PatternSeries> {
    @Override
    public void write(Loaded<PatternSeries> loaded, Path file, Context context) throws IOException, OperationException {
        WrittenPattern pattern = WrittenPattern.of(loaded, context);
        if (pattern.errors().isPresent() && !loaded.data().isCounts()) {
            context.warn(pattern.name(), "has uncertainties; the format has no place for them, .xye has");
        }
        StringBuilder text = new StringBuilder();
        pattern.lines().forEach(line -> text.append("# ").append(line).append('\n'));
        text.append("# two_theta_deg intensity\n");
        for (int i = 0; i < pattern.x().length; i++) {
            text.append(WrittenPattern.plain(pattern.x()[i])).append(' ').append(WrittenPattern.plain(pattern.y()[i]))
                    .append('\n');
        }
        Files.writeString(file, text);
    }
}
