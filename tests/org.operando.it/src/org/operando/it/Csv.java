// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A table of reference numbers, read without code of the project.
 * @param names names of the columns
 * @param rows cells as they stand
 */
record Csv(List<String> names, List<String[]> rows) {
    static Csv read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return new Csv(List.of(lines.getFirst().split(",")),
                    lines.stream().skip(1).map(Csv::cells).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] cells(String line) {
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

    Csv where(Predicate<String[]> wanted) {
        return new Csv(names, rows.stream().filter(wanted).toList());
    }

    int size() {
        return rows.size();
    }

    String text(String name, int row) {
        return rows.get(row)[names.indexOf(name)];
    }

    double number(String name, int row) {
        String text = text(name, row);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    double[] numbers(String name) {
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(name, i);
        }
        return values;
    }
}
