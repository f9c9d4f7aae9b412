// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.operando.api.LoadException;

/** A sheet of a workbook. */
public final class WorkbookSheet {
    /** What the format allows. */
    private static final int MOST_ROWS = 1 << 20;
    private static final int MOST_COLUMNS = 1 << 14;
    private static final double SECONDS_A_DAY = 86_400;
    private static final double LAST_DAY = 2_958_466;

    private final Workbook workbook;
    private final Sheet sheet;
    private final boolean from1904;

    /** Takes a row. */
    @FunctionalInterface
    public interface RowReader {
        /** @return whether more rows are wanted */
        boolean row(SheetRow row) throws LoadException;
    }

    WorkbookSheet(Workbook workbook, Sheet sheet, boolean from1904) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.from1904 = from1904;
    }

    Workbook workbook() {
        return workbook;
    }

    public String name() {
        return sheet.getName();
    }

    /** Hands over the rows that are stored, in their order, until no more are wanted. Rows are not kept. */
    public void rows(RowReader reader) throws LoadException {
        int last = 0;
        try (Stream<Row> stream = open()) {
            Iterator<Row> rows = stream.iterator();
            for (Row row = next(rows, last); row != null; row = next(rows, last)) {
                // rows may be stored without their numbers
                last = row.getRowNum() == 0 ? last + 1 : row.getRowNum();
                if (last < 1 || last > MOST_ROWS || row.getCellCount() > MOST_COLUMNS) {
                    throw LoadException.at(workbook.path(), name() + " row " + last,
                            "lies outside of the " + MOST_ROWS + " rows and " + MOST_COLUMNS
                                    + " columns that a sheet can have",
                            "save it anew");
                }
                if (!reader.row(new SheetRow(this, last, cells(row)))) {
                    return;
                }
            }
        }
    }

    private Stream<Row> open() throws LoadException {
        try {
            return sheet.openStream();
        } catch (IOException | RuntimeException e) {
            throw Workbook.damaged(workbook.path(), "sheet " + name(), e);
        }
    }

    private Row next(Iterator<Row> rows, int last) throws LoadException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException e) {
            // the library throws its own, XML's and those of a wrong address or number alike
            throw Workbook.damaged(workbook.path(), "sheet " + name() + (last == 0 ? "" : " after row " + last), e);
        }
    }

    private List<SheetCell> cells(Row row) throws LoadException {
        List<SheetCell> cells = new ArrayList<>(row.getCellCount());
        for (int column = 0; column < row.getCellCount(); column++) {
            Cell cell = row.getCell(column);
            cells.add(cell == null ? SheetCell.Blank.INSTANCE : cell(cell));
        }
        return cells;
    }

    private SheetCell cell(Cell cell) throws LoadException {
        String raw = cell.getRawValue();
        if (raw == null || raw.isEmpty() || cell.getType() == CellType.EMPTY) {
            return SheetCell.Blank.INSTANCE;
        }
        if (cell.getType() == CellType.ERROR || raw.startsWith("#") && cell.getType() == CellType.FORMULA) {
            return new SheetCell.Error(raw);
        }
        return switch (cell.getValue()) {
            case BigDecimal number -> number(cell, Double.parseDouble(raw));
            case Boolean truth -> new SheetCell.Truth(truth);
            case null -> SheetCell.Blank.INSTANCE;
            default -> new SheetCell.Text(raw);
        };
    }

    private SheetCell number(Cell cell, double value) {
        if (isDate(cell.getDataFormatString()) && value >= 0 && value < LAST_DAY) {
            return new SheetCell.Moment(moment(value, from1904), value);
        }
        return new SheetCell.Number(value);
    }

    /**
     * The date of a day number, to the millisecond: what a double of days since 1900 holds.
     * @param from1904 whether days count from 1 January 1904 as 0, else from 31 December 1899 with a 29 February 1900
     */
    static LocalDateTime moment(double serial, boolean from1904) {
        long milliseconds = Math.round(serial * SECONDS_A_DAY * 1000);
        LocalDate origin = from1904 ? LocalDate.of(1904, 1, 1)
                : serial < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
        return origin.atStartOfDay().plusSeconds(Math.floorDiv(milliseconds, 1000L))
                .plusNanos(Math.floorMod(milliseconds, 1000L) * 1_000_000L);
    }

    /** Whether a number format shows a date or time of day; elapsed hours ({@code [h]:mm}) are a number of days. */
    static boolean isDate(String format) {
        if (format == null) {
            return false;
        }
        String bare = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\\\.|_.", "");
        if (bare.matches(".*\\[(h+|m+|s+)\\].*") || bare.equals("general")) {
            return false;
        }
        return bare.replaceAll("\\[[^\\]]*\\]", "").matches(".*[ydhms].*");
    }
}
