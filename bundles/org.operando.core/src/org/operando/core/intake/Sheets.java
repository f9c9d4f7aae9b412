// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.operando.api.LoadException;
import org.operando.io.sheet.WorkbookSheet;
import org.operando.io.sheet.Workbook;

/** The sheet of a workbook that is a journal. */
final class Sheets {
    /** Rows that a journal may have: a row a cell. */
    private static final int MOST_ROWS = 100_000;

    private Sheets() {
    }

    /** The rows of the first sheet whose first row has titles of a journal, else those of the first sheet. */
    static List<List<String>> journal(Path file) throws LoadException {
        try (Workbook workbook = Workbook.open(file)) {
            List<List<String>> first = List.of();
            for (WorkbookSheet sheet : workbook.sheets()) {
                List<List<String>> rows = new ArrayList<>();
                sheet.rows(row -> {
                    if (rows.size() == MOST_ROWS) {
                        throw row.refuse(0, "too many rows for a journal, which has one a cell");
                    }
                    // rows that are left out in the file keep their numbers
                    while (rows.size() < row.number() - 1) {
                        rows.add(List.of());
                    }
                    List<String> cells = new ArrayList<>(row.cells());
                    for (int c = 0; c < row.cells(); c++) {
                        cells.add(row.text(c));
                    }
                    rows.add(cells);
                    return true;
                });
                if (!rows.isEmpty() && Journal.isJournal(rows.getFirst())) {
                    return rows;
                }
                first = first.isEmpty() ? rows : first;
            }
            return first;
        }
    }
}
