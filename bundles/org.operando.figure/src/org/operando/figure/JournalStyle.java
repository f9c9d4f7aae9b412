// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

/** Sizes of a journal's figures, points; Liberation Sans has the widths of Helvetica, which journals ask for. */
final class JournalStyle {
    /** Labels of axes. */
    static final double LABEL_SIZE = 8;
    /** Numbers at ticks, legends, notes. */
    static final double TICK_SIZE = 7;
    /** Values of isolines. */
    static final double CONTOUR_SIZE = 6;
    /** Letters of panels. */
    static final double LETTER_SIZE = 9;
    /** Frame and long ticks. */
    static final double AXIS_WIDTH = 0.7;
    /** Short ticks. */
    static final double MINOR_WIDTH = 0.5;
    /** Long ticks, outward. */
    static final double TICK_LENGTH = 3.2;
    /** Short ticks, outward. */
    static final double MINOR_LENGTH = 1.8;
    /** Between the end of a tick and its number. */
    static final double TICK_PAD = 1.8;
    /** Between numbers and the label of the axis. */
    static final double LABEL_PAD = 2.6;
    /** Between the edge of a cell and what is in it. */
    static final double EDGE = 2;
    /** Between plot and colour bar. */
    static final double BAR_GAP = 6;
    /** Width of a colour bar. */
    static final double BAR_WIDTH = 7;
    /** Shaft and head of an arrow above a panel. */
    static final double ARROW_LENGTH = 8;
    /** Wished distance of ticks along a horizontal axis. */
    static final double TICK_SPACING_ALONG = 26;
    /** Wished distance of ticks up a vertical axis. */
    static final double TICK_SPACING_ACROSS = 16;
    /** Length of the ticks of a phase. */
    static final double PHASE_TICK = 5;
    /** Thickness of scale bars. */
    static final double SCALE_BAR = 1.5;
    /** Text and axes. */
    static final int BLACK = 0xff000000;
    /** Text of spans. */
    static final int DIM = 0xff5a5a5a;
    /** Page. */
    static final int WHITE = 0xffffffff;

    private JournalStyle() {
    }
}
