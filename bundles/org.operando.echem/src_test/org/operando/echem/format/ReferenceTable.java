// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** A CSV file of reference numbers, gzipped or not. */
public final class ReferenceTable {
    private final List<String> names;
    private final List<String[]> rows = new ArrayList<>();

    private ReferenceTable(List<String> names) {
        this.names = names;
    }

    public static ReferenceTable read(Path file) throws IOException {
        return read(file, row -> true);
    }

    public static ReferenceTable read(Path file, Predicate<String[]> wanted) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            ReferenceTable table = new ReferenceTable(List.of(reader.readLine().split(",", -1)));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = split(line);
                if (wanted.test(cells)) {
                    table.rows.add(cells);
                }
            }
            return table;
        }
    }

    private static String[] split(String line) {
        if (line.indexOf('"') < 0) {
            return line.split(",", -1);
        }
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells.toArray(new String[0]);
    }

    public int rows() {
        return rows.size();
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    public String text(String name, int row) {
        return rows.get(row)[names.indexOf(name)];
    }

    public double number(String name, int row) {
        String text = text(name, row);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }
}
