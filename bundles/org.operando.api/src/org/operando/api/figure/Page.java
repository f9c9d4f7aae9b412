// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

import java.util.List;

/**
 * A figure.
 * @param title what it shows, for the report and the file's metadata; not drawn
 * @param widthMm width of the page, e.g. {@link #SINGLE_COLUMN}
 * @param heightMm height of the page
 * @param panels what is on it
 * @param caption what a reader has to know besides: how many points, cells or patterns are shown (n), what the error
 *            bars mean; for the report, not drawn
 */
public record Page(String title, double widthMm, double heightMm, List<Panel> panels, String caption) {
    /** Width of a journal's single column, mm. */
    public static final double SINGLE_COLUMN = 88;
    /** Width of a journal's double column, mm. */
    public static final double DOUBLE_COLUMN = 180;

    public Page {
        panels = List.copyOf(panels);
        if (!(widthMm > 0 && heightMm > 0)) {
            throw new IllegalArgumentException("a page of " + widthMm + " x " + heightMm + " mm");
        }
    }

    /** A page without a caption. */
    public Page(String title, double widthMm, double heightMm, List<Panel> panels) {
        this(title, widthMm, heightMm, panels, "");
    }

    /** The same with a caption: whole sentences. */
    public Page withCaption(String sentences) {
        return new Page(title, widthMm, heightMm, panels, sentences);
    }

    /** A page of these panels. */
    public static Page of(String title, double widthMm, double heightMm, Panel... panels) {
        return new Page(title, widthMm, heightMm, List.of(panels));
    }
}
