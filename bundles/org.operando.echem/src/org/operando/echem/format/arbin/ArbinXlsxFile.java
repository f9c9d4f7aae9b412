// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.arbin;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.RawLog;
import org.operando.io.sheet.SheetRow;
import org.operando.io.sheet.Workbook;
import org.operando.io.sheet.WorkbookSheet;

/** Reads an XLSX export of Arbin: sheets {@code Channel_...} with the records, which go on from one to the next. */
final class ArbinXlsxFile {
    private static final String GLOBAL = "Global_Info";
    private static final Map<String, String> SAID = Map.of("Channel", "channel", "Start DateTime", "start",
            "Schedule File Name", "schedule", "Comments", "comments", "Software Version", "software", "Item ID",
            "item");

    private final Workbook workbook;
    private final List<String> names = new ArrayList<>();
    private double[][] values = {};
    private double[] unix = new double[1024];
    private int rows;
    private boolean inRecords;

    private ArbinXlsxFile(Workbook workbook) {
        this.workbook = workbook;
    }

    static CellFile read(Path path, Context context) throws LoadException {
        try (Workbook workbook = Workbook.open(path)) {
            return new ArbinXlsxFile(workbook).read(context);
        }
    }

    private CellFile read(Context context) throws LoadException {
        List<WorkbookSheet> sheets = workbook.sheets().stream().filter(s -> s.name().startsWith("Channel")
                && !s.name().toLowerCase(Locale.ROOT).contains("chart")).toList();
        if (sheets.isEmpty()) {
            throw LoadException.at(workbook.path(), "", "has no sheet 'Channel_...' with records of Arbin, but "
                    + String.join(", ", workbook.sheets().stream().map(WorkbookSheet::name).toList()));
        }
        for (WorkbookSheet sheet : sheets) {
            inRecords = false;
            sheet.rows(row -> {
                if (rows % 4096 == 0) {
                    context.check();
                }
                return take(row);
            });
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int c = 0; c < values.length; c++) {
            columns.put(names.get(c), Arrays.copyOf(values[c], rows));
        }
        columns.put("unix", Arrays.copyOf(unix, rows));
        ArbinColumns arbin = new ArbinColumns(workbook.path(), columns, new int[0]);
        arbin.keepOneTest(context);
        RawLog raw = arbin.raw(arbin.column("unix"));
        Map<String, String> metadata = new LinkedHashMap<>(arbin.told());
        metadata.put("sheets", String.join(", ", sheets.stream().map(WorkbookSheet::name).toList()));
        readGlobal(metadata);
        return new CellFile(workbook.path(), raw.build(context), CellFile.LOCAL, workbook.path().toString(),
                raw.cycle.length > 0, Optional.empty(), Optional.empty(), metadata);
    }

    /** The first row of a sheet has the names, which must be those of the sheet before. */
    private boolean take(SheetRow row) throws LoadException {
        if (row.isBlank()) {
            return true;
        }
        if (!inRecords) {
            inRecords = true;
            List<String> found = new ArrayList<>();
            for (int c = 0; c < row.cells(); c++) {
                found.add(row.text(c));
            }
            if (names.isEmpty()) {
                names.addAll(found);
                values = new double[names.size()][1024];
            } else if (!names.equals(found)) {
                throw row.refuse(0, "begins a sheet with other columns than the one before: " + found);
            }
            return true;
        }
        if (rows == unix.length) {
            unix = Arrays.copyOf(unix, 2 * rows);
            for (int c = 0; c < values.length; c++) {
                values[c] = Arrays.copyOf(values[c], 2 * rows);
            }
        }
        unix[rows] = Double.NaN;
        for (int c = 0; c < values.length; c++) {
            Optional<LocalDateTime> moment = row.moment(c);
            if (moment.isPresent()) {
                unix[rows] = moment.get().toEpochSecond(ZoneOffset.UTC) + moment.get().getNano() * 1e-9;
            }
            boolean isDate = ArbinColumns.plain(names.get(c)).startsWith("date");
            values[c][rows] = isDate || moment.isPresent() ? Double.NaN : row.number(c);
        }
        rows++;
        return true;
    }

    /** A row of names with the values in the row below. */
    private void readGlobal(Map<String, String> metadata) throws LoadException {
        if (workbook.sheet(GLOBAL).isEmpty()) {
            return;
        }
        List<String> keys = new ArrayList<>();
        workbook.require(GLOBAL).rows(row -> {
            if (keys.isEmpty()) {
                for (int c = 0; c < row.cells() && row.text(0).equals("Channel"); c++) {
                    keys.add(row.text(c));
                }
                return true;
            }
            for (int c = 0; c < keys.size(); c++) {
                if (SAID.containsKey(keys.get(c)) && !row.text(c).isEmpty()) {
                    metadata.put(SAID.get(keys.get(c)), row.text(c));
                }
            }
            return false;
        });
    }
}
