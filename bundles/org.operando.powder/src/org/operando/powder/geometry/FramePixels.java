// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

/**
 * What is known of the frames that a geometry is for; some files of geometry say nothing of it.
 * @param rows rows of a frame
 * @param columns columns of a frame
 * @param pixel1 height of a pixel, m
 * @param pixel2 width of a pixel, m
 * @param reversedRows whether GSAS-II turns these frames upside down when it reads them, as it does with mar images
 */
public record FramePixels(int rows, int columns, double pixel1, double pixel2, boolean reversedRows) {
    public FramePixels {
        if (rows < 1 || columns < 1 || !(pixel1 > 0 && pixel2 > 0)) {
            throw new IllegalArgumentException(rows + " x " + columns + " pixels of " + pixel1 + " x " + pixel2
                    + " m");
        }
    }
}
