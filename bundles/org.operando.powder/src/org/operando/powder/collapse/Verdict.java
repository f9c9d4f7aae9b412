// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.collapse;

/** What the test says. */
public enum Verdict {
    /** One curve describes all series (p above 0.05): the axis determines the value. */
    SOC_DETERMINED,
    /** One curve does not, curves of their own are significantly better: the series differ, e.g. by rate. */
    RATE_DETERMINED,
    /** One curve does not, but curves of their own do no better: the uncertainties are too small or the scatter is not random. */
    UNDECIDED
}
