// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;

/**
 * A detector as far as integration needs it.
 * @param name of the make, e.g. {@code Pilatus 1M}; empty when only the pixels are known
 * @param pixel1 height of a pixel, along the slow index, m
 * @param pixel2 width of a pixel, along the fast index, m
 */
public record Detector(@Doc("Name of the make.") String name, @Doc("Height of a pixel.") @In("m") double pixel1,
        @Doc("Width of a pixel.") @In("m") double pixel2) {
    public Detector {
        if (!(pixel1 > 0 && pixel2 > 0)) {
            throw new InvalidParameter("pixel1", "pixels must be larger than 0 m: " + pixel1 + " x " + pixel2);
        }
    }
}
