// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.io.IOException;
import java.util.List;
import org.operando.api.figure.Image;

/** A table of numbers that are seen. */
public sealed interface SeenTable {
    /**
     * A column.
     * @param name what it holds, with its unit in parentheses
     * @param values its numbers; NaN where there is none
     */
    record Column(String name, double[] values) {
    }

    /**
     * Columns side by side; series of other lengths end earlier.
     * @param name of the panel
     */
    record Points(String name, List<Column> columns) implements SeenTable {
        public Points {
            columns = List.copyOf(columns);
        }

        @Override
        public long size() {
            return columns.stream().mapToLong(column -> column.values().length).sum();
        }

        @Override
        public void write(Appendable to, char separator) throws IOException {
            int rows = columns.stream().mapToInt(column -> column.values().length).max().orElse(0);
            row(to, separator, columns.stream().map(Column::name).toList());
            for (int row = 0; row < rows; row++) {
                for (int c = 0; c < columns.size(); c++) {
                    double[] values = columns.get(c).values();
                    to.append(c == 0 ? "" : String.valueOf(separator))
                            .append(row < values.length ? Numbers.exact(values[row]) : "");
                }
                to.append('\n');
            }
        }
    }

    /**
     * The cells of an image, one a line: x and y of its middle, value; blank cells are left out.
     * @param name of the panel
     * @param xName of x, with unit
     * @param yName of y, with unit
     * @param valueName of the values, with unit
     * @param image the image
     * @param x seen range of x
     * @param y seen range of y
     */
    record Cells(String name, String xName, String yName, String valueName, Image image, AxisRange x, AxisRange y)
            implements SeenTable {
        @Override
        public long size() {
            return 3 * inside(image.xEdges(), x) * inside(image.yEdges(), y);
        }

        @Override
        public void write(Appendable to, char separator) throws IOException {
            row(to, separator, List.of(xName, yName, valueName));
            for (int j = 0; j < image.rows(); j++) {
                double down = CellEdges.middle(image.yEdges(), j);
                if (!y.contains(down)) {
                    continue;
                }
                for (int i = 0; i < image.columns(); i++) {
                    double across = CellEdges.middle(image.xEdges(), i);
                    float value = image.values()[j * image.columns() + i];
                    if (x.contains(across) && !Float.isNaN(value)) {
                        to.append(Numbers.exact(across)).append(separator).append(Numbers.exact(down)).append(separator)
                                .append(Numbers.exact(value)).append('\n');
                    }
                }
            }
        }

        private static long inside(double[] edges, AxisRange range) {
            long count = 0;
            for (int i = 0; i + 1 < edges.length; i++) {
                count += range.contains(CellEdges.middle(edges, i)) ? 1 : 0;
            }
            return count;
        }
    }

    /** Name of the panel, and what of it. */
    String name();

    /** How many numbers it has, blank ones too. */
    long size();

    /** Writes names and numbers, line by line. */
    void write(Appendable to, char separator) throws IOException;

    private static void row(Appendable to, char separator, List<String> names) throws IOException {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).replace('\t', ' ').replace('\n', ' ');
            boolean quoted = name.indexOf(separator) >= 0 || name.indexOf('"') >= 0;
            to.append(i == 0 ? "" : String.valueOf(separator))
                    .append(quoted ? '"' + name.replace("\"", "\"\"") + '"' : name);
        }
        to.append('\n');
    }
}
