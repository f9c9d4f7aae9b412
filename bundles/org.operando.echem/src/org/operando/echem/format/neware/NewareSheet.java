// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.log.CellFile;
import org.operando.io.sheet.SheetRow;
import org.operando.io.sheet.Workbook;
import org.operando.io.sheet.WorkbookSheet;

/** One XLSX export of BTSDA. */
final class NewareSheet {
    /** The sheet with the records. */
    static final String RECORDS = "record";
    private static final int HEADERS = 3;

    private final Path path;
    private final Context context;
    private ExportRecords records;
    private int seen;

    private NewareSheet(Path path, Context context) {
        this.path = path;
        this.context = context;
    }

    static CellFile read(Path path, Context context) throws LoadException {
        NewareSheet sheet = new NewareSheet(path, context);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "NEWARE BTSDA, XLSX, sheet " + RECORDS);
        try (Workbook workbook = Workbook.open(path)) {
            List<String> others = workbook.sheets().stream().map(WorkbookSheet::name).filter(n -> !n.equals(RECORDS))
                    .toList();
            if (!others.isEmpty()) {
                metadata.put("sheets not read", String.join(", ", others));
            }
            workbook.require(RECORDS).rows(sheet::take);
        }
        if (sheet.records == null) {
            throw LoadException.at(path, RECORDS + " row 1",
                    "has no row with the columns DataPoint, Current and Voltage"
                            + " with units within its first " + HEADERS,
                    "export the records from BTSDA");
        }
        if (sheet.records.rows() == 0) {
            context.warn(path.getFileName().toString(), "holds no records");
        }
        return NewareText.file(path, sheet.records.log(metadata, context), metadata);
    }

    private boolean take(SheetRow row) throws LoadException {
        if ((++seen & 0x3fff) == 0) {
            context.check();
        }
        if (records != null && !row.isBlank()) {
            records.add(new WorkbookRow(row));
        } else if (records == null) {
            List<String> names = IntStream.range(0, row.cells()).mapToObj(row::text).toList();
            if (ExportHeader.isRecordHeader(names)) {
                records = new ExportRecords(path, new ExportHeader(path, new WorkbookRow(row)));
            }
        }
        return records != null || seen < HEADERS;
    }
}
