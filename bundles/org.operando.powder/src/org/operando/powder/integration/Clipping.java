// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/** How pixels that do not belong to a ring (cosmic rays, spots of single crystals) are left out. */
public enum Clipping {
    /** None are. */
    NONE,
    /** Those further from their bin's mean than some standard deviations, again and again. */
    SIGMA,
    /** Those outside two percentiles of their bin; the median when both are 50. */
    PERCENTILE
}
