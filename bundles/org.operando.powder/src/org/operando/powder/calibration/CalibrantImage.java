// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

/**
 * An image of a calibrant.
 * @param rows number of rows
 * @param columns number of columns
 * @param values by rows
 * @param masked pixels that are never used
 */
record CalibrantImage(int rows, int columns, float[] values, boolean[] masked) {
    CalibrantImage {
        if (values.length != rows * columns || masked.length != values.length) {
            throw new IllegalArgumentException(values.length + " values and " + masked.length + " of a mask for " + rows
                    + " x " + columns);
        }
    }
}
