// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/** What a pixel's distance from its bin's mean is measured by. */
public enum ClipScatter {
    /** The scatter of the bin's pixels: grains of a ring belong to it. */
    AZIMUTHAL,
    /** Counting statistics: grains of a ring are outlying. */
    POISSON
}
