// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.file.Path;
import org.operando.api.LoadException;
import org.operando.io.text.DelimitedText;

/** The line at which a text stands. */
final class TextRow implements ExportRow {
    private final Path path;
    private final DelimitedText text;

    TextRow(Path path, DelimitedText text) {
        this.path = path;
        this.text = text;
    }

    @Override
    public int cells() {
        return text.cells();
    }

    @Override
    public int line() {
        return text.line();
    }

    @Override
    public String text(int cell) {
        return text.text(cell);
    }

    @Override
    public double number(int cell, String column) throws LoadException {
        return text.number(cell, column);
    }

    @Override
    public double span(int cell, String column) throws LoadException {
        String span = text.text(cell);
        double seconds = ExportTime.span(span);
        if (Double.isNaN(seconds) && !span.isEmpty()) {
            throw LoadException.at(path, String.valueOf(text.line()), "a time as h:mm:ss was expected in column '"
                    + column + "', found '" + span + "'", "correct the line or export the file again");
        }
        return seconds;
    }

    @Override
    public double moment(int cell) {
        return ExportTime.moment(text.text(cell));
    }
}
