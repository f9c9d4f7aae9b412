// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.time.ZoneOffset;
import org.operando.api.LoadException;
import org.operando.io.sheet.SheetCell;
import org.operando.io.sheet.SheetRow;

/** A row of a sheet. */
record WorkbookRow(SheetRow row) implements ExportRow {
    private static final double SECONDS_A_DAY = 86_400;

    @Override
    public int cells() {
        return row.cells();
    }

    @Override
    public int line() {
        return row.number();
    }

    @Override
    public String text(int cell) {
        return row.text(cell);
    }

    @Override
    public double number(int cell, String column) throws LoadException {
        return row.number(cell);
    }

    @Override
    public double span(int cell, String column) throws LoadException {
        return switch (row.cell(cell)) {
            // a spreadsheet keeps times as parts of a day, whether it shows them or not
            case SheetCell.Number(double value) -> value * SECONDS_A_DAY;
            case SheetCell.Moment(var value, double serial) -> serial * SECONDS_A_DAY;
            case SheetCell.Blank b -> Double.NaN;
            default -> {
                double seconds = ExportTime.span(row.text(cell));
                if (Double.isNaN(seconds)) {
                    throw row.refuse(cell, "holds '" + row.text(cell) + "' where a time as h:mm:ss is expected");
                }
                yield seconds;
            }
        };
    }

    @Override
    public double moment(int cell) {
        return row.moment(cell).map(t -> t.toEpochSecond(ZoneOffset.UTC) + t.getNano() / 1e9)
                .orElseGet(() -> ExportTime.moment(row.text(cell)));
    }
}
