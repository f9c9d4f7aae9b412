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

/** Writes a pattern as three columns. */
@Version(value = 1, references = "XYE column text")
@Doc("One pattern as three columns of text: 2theta in degrees, intensity, standard uncertainty (0 where there is none); lines"
        + " with # say where it is from.")
public final class XyeExporter implements Exporter<PatternSeries> {
    @Override
    public void write(Loaded<PatternSeries> loaded, Path file, Context context) throws IOException, OperationException {
        WrittenPattern pattern = WrittenPattern.of(loaded, context);
        double[] errors = pattern.writtenErrors(context);
        StringBuilder text = new StringBuilder();
        pattern.lines().forEach(line -> text.append("# ").append(line).append('\n'));
        text.append("# two_theta_deg intensity uncertainty\n");
        for (int i = 0; i < errors.length; i++) {
            text.append(WrittenPattern.plain(pattern.x()[i])).append(' ').append(WrittenPattern.plain(pattern.y()[i]))
                    .append(' ').append(WrittenPattern.plain(errors[i])).append('\n');
        }
        Files.writeString(file, text);
    }
}
