// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import java.util.Arrays;
import java.util.Optional;

/**
 * A make of detector: its frame, its pixels and the gaps between its modules.
 * @param name e.g. {@code pilatus-1m}
 * @param rows rows of a frame
 * @param columns columns of a frame
 * @param pixel1Micrometres height of a pixel
 * @param pixel2Micrometres width of a pixel
 * @param modules how it is divided
 */
public record DetectorMake(String name, int rows, int columns, double pixel1Micrometres, double pixel2Micrometres,
        Optional<Modules> modules) {
    /**
     * Equal modules with gaps between them.
     * @param rows rows of a module
     * @param columns columns of a module
     * @param gapRows rows between two modules
     * @param gapColumns columns between two modules
     */
    public record Modules(int rows, int columns, int gapRows, int gapColumns) {
    }

    /** The detector as integration needs it. */
    public Detector detector() {
        return new Detector(name, pixel1Micrometres / 1e6, pixel2Micrometres / 1e6);
    }

    /**
     * The gaps between its modules, by rows: true where there is no sensor.
     */
    public boolean[] gaps() {
        boolean[] gaps = new boolean[rows * columns];
        if (modules.isEmpty()) {
            return gaps;
        }
        Modules m = modules.get();
        boolean[] column = new boolean[columns];
        for (int j = 0; j < columns; j++) {
            column[j] = j % (m.columns + m.gapColumns) >= m.columns;
        }
        for (int i = 0; i < rows; i++) {
            if (i % (m.rows + m.gapRows) >= m.rows) {
                Arrays.fill(gaps, i * columns, (i + 1) * columns, true);
            } else {
                System.arraycopy(column, 0, gaps, i * columns, columns);
            }
        }
        return gaps;
    }
}
