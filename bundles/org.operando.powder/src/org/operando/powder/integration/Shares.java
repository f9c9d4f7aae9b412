// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/** What part of each pixel lies in which bin, in units of 1/{@link #WHOLE} of a pixel. */
interface Shares {
    /** A whole pixel. */
    int WHOLE = 65535;

    /** Number of bins. */
    int bins();

    /** Number of pixels. */
    int pixels();

    /** Goes through the shares of the pixels {@code from} to {@code to}, excluded, in a fixed order. */
    void visit(int from, int to, ShareVisitor visitor);

    /** Takes one share. */
    interface ShareVisitor {
        /** The share of a pixel in a bin, 1 to {@link #WHOLE}. */
        void share(int pixel, int bin, int share);
    }
}
