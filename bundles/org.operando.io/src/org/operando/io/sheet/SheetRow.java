// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.sheet;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.CellAddress;
import org.operando.api.LoadException;

/** A row of a sheet, valid while it is handed over. Columns count from 0; behind the last cell all are blank. */
public final class SheetRow {
    private final WorkbookSheet sheet;
    private final int number;
    private final List<SheetCell> cells;

    SheetRow(WorkbookSheet sheet, int number, List<SheetCell> cells) {
        this.sheet = sheet;
        this.number = number;
        this.cells = cells;
    }

    /** Number of the row as spreadsheets show it, from 1. */
    public int number() {
        return number;
    }

    /** Number of cells up to the last one that is stored. */
    public int cells() {
        return cells.size();
    }

    public SheetCell cell(int column) {
        return column < cells.size() ? cells.get(column) : SheetCell.Blank.INSTANCE;
    }

    /** Whether nothing is in it. */
    public boolean isBlank() {
        return cells.stream().allMatch(c -> c instanceof SheetCell.Blank || c instanceof SheetCell.Text(String t)
                && t.isBlank());
    }

    /** Text as it would be read: of a number its digits, of a blank cell nothing. */
    public String text(int column) {
        return switch (cell(column)) {
            case SheetCell.Blank b -> "";
            case SheetCell.Number(double value) -> value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value) : Double.toString(value);
            case SheetCell.Text(String value) -> value.strip();
            case SheetCell.Truth(boolean value) -> Boolean.toString(value);
            case SheetCell.Moment(LocalDateTime value, double serial) -> value.toString();
            case SheetCell.Error(String value) -> value;
        };
    }

    /**
     * A number; NaN in a blank cell and for {@code #N/A}. Text that is a number is read as one: programs write numbers
     * into text cells.
     */
    public double number(int column) throws LoadException {
        return switch (cell(column)) {
            case SheetCell.Blank b -> Double.NaN;
            case SheetCell.Number(double value) -> value;
            case SheetCell.Text(String value) -> number(value.strip(), column);
            case SheetCell.Truth(boolean value) -> value ? 1 : 0;
            case SheetCell.Moment(LocalDateTime value, double serial) -> serial;
            case SheetCell.Error(String value) -> {
                if (value.equals("#N/A")) {
                    yield Double.NaN;
                }
                throw refuse(column, "holds the error " + value + " where a number is expected");
            }
        };
    }

    private double number(String text, int column) throws LoadException {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw refuse(column, "holds '" + (text.length() > 40 ? text.substring(0, 40) + "..." : text)
                    + "' where a number is expected");
        }
    }

    /** The date and time of a cell that shows one. */
    public Optional<LocalDateTime> moment(int column) {
        return cell(column) instanceof SheetCell.Moment(LocalDateTime value, double serial) ? Optional.of(value)
                : Optional.empty();
    }

    /** What a loader throws about a cell: names file, sheet and cell. */
    public LoadException refuse(int column, String what) {
        return LoadException.at(sheet.workbook().path(), sheet.name() + "!"
                + CellAddress.convertNumToColString(column) + number, what);
    }
}
