// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

import java.util.ArrayList;
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

    /**
     * A page of the panels of other pages, each page stretched into a box; texts keep their sizes. Panels get new
     * letters in order: those that had one, and the first of a page whose panels had none.
     * @param boxes where the pages go, as many, mm
     */
    public static Page composed(String title, double widthMm, double heightMm, List<Page> pages, List<Box> boxes) {
        if (pages.size() != boxes.size()) {
            throw new IllegalArgumentException(pages.size() + " pages for " + boxes.size() + " boxes");
        }
        List<Panel> panels = new ArrayList<>();
        List<String> captions = new ArrayList<>();
        int letters = 0;
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            int before = letters;
            boolean lettered = page.panels.stream().anyMatch(panel -> !panel.letter().isEmpty());
            boolean first = true;
            for (Panel panel : page.panels) {
                boolean named = lettered ? !panel.letter().isEmpty() : first;
                panels.add(panel.in(stretched(panel.cell(), page, boxes.get(i)))
                        .lettered(named ? letter(letters++) : ""));
                first = false;
            }
            if (!page.caption.isEmpty()) {
                String last = letters - before > 1 ? "\u2013" + letter(letters - 1) : "";
                captions.add("(" + letter(before) + last + ") " + page.caption);
            }
        }
        return new Page(title, widthMm, heightMm, panels, String.join(" ", captions));
    }

    private static Box stretched(Box cell, Page page, Box box) {
        double across = box.width() / page.widthMm;
        double down = box.height() / page.heightMm;
        return new Box(box.x() + cell.x() * across, box.y() + cell.y() * down, cell.width() * across,
                cell.height() * down);
    }

    /** a to z, then aa, ab, ... */
    private static String letter(int n) {
        return (n < 26 ? "" : letter(n / 26 - 1)) + (char) ('a' + n % 26);
    }
}
