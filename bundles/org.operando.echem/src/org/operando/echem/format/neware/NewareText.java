// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.FileContent;
import org.operando.io.text.DelimitedText;

/** One text export of BTSDA: records alone, or a report in layers of cycles, steps and records. */
final class NewareText {
    /** Lines in which a header can be. */
    private static final int HEADERS = 3;

    private NewareText() {
    }

    static CellFile read(Path path, Context context) throws LoadException {
        DelimitedText text = new DelimitedText(path, FileContent.read(path));
        text.advance();
        text.form(text.lineText().indexOf('\t') >= 0 ? '\t' : ',', '.');
        text.rewind();
        List<ExportHeader> headers = new ArrayList<>();
        TextRow row = new TextRow(path, text);
        boolean found = false;
        while (!found && headers.size() < HEADERS && text.advance()) {
            headers.add(new ExportHeader(path, row));
            found = ExportHeader.isRecordHeader(text.texts());
        }
        if (!found) {
            throw LoadException.at(path, "1", "has no line with the columns DataPoint, Current and Voltage with units "
                    + "within its first " + HEADERS, "export the records from BTSDA");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        boolean isReport = headers.size() == HEADERS;
        metadata.put("format", isReport ? "NEWARE BTSDA, report in layers" : "NEWARE BTSDA, records");
        ExportRecords records = new ExportRecords(path, headers.getLast());
        if (isReport) {
            new LayeredReport(path, headers, records, context).read(text, row);
        } else {
            rows(path, headers.getLast(), records, text, row, context);
        }
        if (records.rows() == 0) {
            context.warn(path.getFileName().toString(), "holds no records");
        }
        return file(path, records.log(metadata, context), metadata);
    }

    /** What an export gives besides its records is the same for all forms. */
    static CellFile file(Path path, CellLog log, Map<String, String> metadata) {
        metadata.put("clock", CellFile.LOCAL);
        boolean cycles = log.rows > 0 && log.cycle[0] > 0;
        return new CellFile(path, log, CellFile.LOCAL, path.getFileName().toString(), cycles, Optional.empty(),
                Optional.empty(), metadata);
    }

    private static void rows(Path path, ExportHeader header, ExportRecords records, DelimitedText text, TextRow row,
            Context context) throws LoadException {
        while (text.advance()) {
            if (text.isBlank()) {
                continue;
            }
            if (isCut(path, text, header.cells(), context)) {
                return;
            }
            records.add(row);
        }
    }

    /** Whether the line has fewer cells than it must have: a fault, but in the last line, which is left out then. */
    static boolean isCut(Path path, DelimitedText text, int cells, Context context) throws LoadException {
        // every 2^16 lines is every 0.1 s or so
        if ((text.line() & 0xffff) == 0) {
            context.check();
        }
        if (text.cells() >= cells) {
            return false;
        }
        if (text.hasLineEnd()) {
            throw LoadException.at(path, String.valueOf(text.line()), "has " + text.cells() + " cells, the header has "
                    + cells, "it seems to be damaged or edited: export it again");
        }
        context.warn(path.getFileName() + ":" + text.line(),
                "is cut: it ends after " + text.cells() + " of " + cells
                        + " cells; the line is left out, and what comes after it is missing");
        return true;
    }
}
