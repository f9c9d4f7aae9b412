// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.arbin;

import java.nio.file.Files;
import java.nio.file.Path;
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
import org.operando.echem.log.FileContent;
import org.operando.echem.log.RawLog;
import org.operando.io.text.DelimitedText;

/** Reads a CSV export of Arbin, in any of its dialects, and what lies beside it as {@code NAME_Metadata.csv}. */
final class ArbinCsvFile {
    private static final List<String> WANTED = List.of("testid", "datapoint", "testtime", "steptime", "stepindex",
            "stepid", "cycleindex", "cycleid", "current", "voltage", "chargecapacity", "dischargecapacity",
            "chargeenergy", "dischargeenergy", "internalresistance");
    private static final String TEMPERATURE = "temperature|(aux)?temperature\\d+|auxvoltage\\d+";
    private static final List<String> SAID = List.of("test_id", "device_id", "iv_ch_id", "schedule_file_name",
            "item_id", "schedule_version");

    private final Path path;
    private final DelimitedText text;
    private final List<String> names;
    private final int date;
    private int cut;

    private ArbinCsvFile(Path path) throws LoadException {
        this.path = path;
        text = new DelimitedText(path, FileContent.read(path));
        names = text.advance() ? text.texts() : List.of();
        List<String> plain = names.stream().map(ArbinColumns::plain).toList();
        date = Math.max(plain.indexOf("datetime"), plain.indexOf("date"));
        for (String name : List.of("testtime", "current", "voltage")) {
            if (!plain.contains(name)) {
                throw LoadException.at(path, "1", "has no column '" + name + "' of Arbin, but " + names,
                        "export it with this column");
            }
        }
    }

    static CellFile read(Path path, Context context) throws LoadException {
        return new ArbinCsvFile(path).read(context);
    }

    private CellFile read(Context context) throws LoadException {
        int most = text.rowsAtMost();
        Map<Integer, double[]> wanted = new LinkedHashMap<>();
        for (int c = 0; c < names.size(); c++) {
            String plain = ArbinColumns.plain(names.get(c));
            if (WANTED.contains(plain) || plain.matches(TEMPERATURE)) {
                wanted.put(c, new double[most]);
            }
        }
        String[] dates = new String[date < 0 ? 0 : most];
        int[] lines = new int[most];
        int rows = 0;
        while (text.advance()) {
            if (text.isBlank()) {
                continue;
            }
            if (!text.hasLineEnd() && text.cells() < names.size()) {
                context.warn(path.getFileName() + ":" + text.line(), "the last line is cut and is left out");
                break;
            }
            cut = Math.max(cut, text.cells());
            for (Map.Entry<Integer, double[]> column : wanted.entrySet()) {
                column.getValue()[rows] = text.number(column.getKey(), names.get(column.getKey()));
            }
            if (date >= 0) {
                dates[rows] = text.text(date);
            }
            lines[rows++] = text.line();
        }
        return file(wanted, date < 0 ? dates : Arrays.copyOf(dates, rows), Arrays.copyOf(lines, rows), context);
    }

    private CellFile file(Map<Integer, double[]> wanted, String[] dates, int[] lines, Context context)
            throws LoadException {
        Map<String, double[]> columns = new LinkedHashMap<>();
        wanted.forEach((c, values) -> columns.put(names.get(c), Arrays.copyOf(values, lines.length)));
        ArbinDates clock = ArbinDates.of(path, dates, lines, context);
        if (date >= 0) {
            columns.put("unix", clock.unix());
        }
        ArbinColumns arbin = new ArbinColumns(path, columns, lines);
        arbin.keepOneTest(context);
        RawLog raw = arbin.raw(arbin.column("unix"));
        Map<String, String> metadata = new LinkedHashMap<>(arbin.told());
        metadata.putAll(clock.told());
        metadata.putAll(beside(context));
        if (cut > names.size()) {
            metadata.put("cells without a name", String.valueOf(cut - names.size()));
        }
        return new CellFile(path, raw.build(context), clock.isUtc() ? CellFile.UTC : CellFile.LOCAL,
                path.toString(), raw.cycle.length > 0, Optional.empty(), Optional.empty(), metadata);
    }

    /** What the file of the same name says that ends in _Metadata: names in a line, values in the next. */
    private Map<String, String> beside(Context context) throws LoadException {
        String name = path.getFileName().toString();
        String stem = name.toLowerCase(Locale.ROOT).endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
        Path other = path.resolveSibling(stem + "_Metadata.csv");
        Map<String, String> said = new LinkedHashMap<>();
        if (!Files.isRegularFile(other)) {
            return said;
        }
        DelimitedText table = new DelimitedText(other, FileContent.read(other));
        List<String> keys = table.advance() ? table.texts() : new ArrayList<>();
        if (!table.advance()) {
            context.warn(other.getFileName().toString(), "has no line of values; left out");
            return said;
        }
        for (String key : SAID) {
            int at = keys.indexOf(key);
            if (at >= 0 && !table.text(at).isEmpty()) {
                said.put(key.replace('_', ' '), table.text(at));
            }
        }
        said.put("metadata of", other.getFileName().toString());
        return said;
    }
}
