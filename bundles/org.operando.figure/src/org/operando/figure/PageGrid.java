// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.api.figure.Box;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

/**
 * Composes pages to one: rows from the top, pages of a row side by side. Panels get new cells and letters in order; they are
 * laid out anew, so that letters and lines keep their size.
 */
public final class PageGrid {
    /** A page that becomes narrower or wider becomes lower or higher with it, by these factors at the most. */
    private static final double LOWEST = 0.75;
    private static final double HIGHEST = 1.25;

    private final List<List<Page>> rows;
    private final double widthMm;

    /**
     * @param rows at least one page in each
     * @param widthMm width of the page that is to be composed; a row's pages share it in proportion to their own widths
     */
    public PageGrid(List<List<Page>> rows, double widthMm) {
        if (rows.isEmpty() || rows.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a row without a page");
        }
        this.rows = rows;
        this.widthMm = widthMm;
    }

    /**
     * The one page.
     * @param title what it shows
     * @param heightMm its height; empty for that of the rows, each as high as its highest page
     */
    public Page page(String title, Optional<Double> heightMm) {
        double natural = rows.stream().mapToDouble(this::height).sum();
        double stretch = heightMm.orElse(natural) / natural;
        List<Panel> panels = new ArrayList<>();
        int letters = 0;
        double y = 0;
        for (List<Page> row : rows) {
            double height = height(row) * stretch;
            double x = 0;
            for (Page page : row) {
                double width = widthMm * page.widthMm() / width(row);
                letters = add(panels, page, new Box(x, y, width, height), letters);
                x += width;
            }
            y += height;
        }
        return new Page(title, widthMm, natural * stretch, panels);
    }

    private static double width(List<Page> row) {
        return row.stream().mapToDouble(Page::widthMm).sum();
    }

    private double height(List<Page> row) {
        double scale = Math.clamp(widthMm / width(row), LOWEST, HIGHEST);
        return row.stream().mapToDouble(p -> p.heightMm() * scale).max().orElseThrow();
    }

    /** Adds the panels of a page; gives the number of letters used so far. A page without letters gets one. */
    private static int add(List<Panel> panels, Page page, Box place, int letters) {
        double sx = place.width() / page.widthMm();
        double sy = place.height() / page.heightMm();
        boolean lettered = page.panels().stream().anyMatch(p -> !p.letter().isEmpty());
        int used = letters;
        for (Panel panel : page.panels()) {
            Box cell = panel.cell();
            boolean named = lettered ? !panel.letter().isEmpty() : used == letters;
            String letter = named ? letter(used++) : "";
            panels.add(
                    new Panel(letter, new Box(place.x() + cell.x() * sx, place.y() + cell.y() * sy, cell.width() * sx,
                            cell.height() * sy), panel.x(), panel.y(), panel.right(), panel.marks(), panel.legend()));
        }
        return used;
    }

    /** a to z, then aa, ab, ... */
    private static String letter(int n) {
        String last = String.valueOf((char) ('a' + n % 26));
        return n < 26 ? last : letter(n / 26 - 1) + last;
    }
}
