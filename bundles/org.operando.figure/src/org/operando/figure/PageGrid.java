// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.api.figure.Box;
import org.operando.api.figure.Page;

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
        List<Page> pages = new ArrayList<>();
        List<Box> boxes = new ArrayList<>();
        double y = 0;
        for (List<Page> row : rows) {
            double height = height(row) * stretch;
            double x = 0;
            for (Page page : row) {
                double width = widthMm * page.widthMm() / width(row);
                pages.add(page);
                boxes.add(new Box(x, y, width, height));
                x += width;
            }
            y += height;
        }
        return Page.composed(title, widthMm, natural * stretch, pages, boxes);
    }

    private static double width(List<Page> row) {
        return row.stream().mapToDouble(Page::widthMm).sum();
    }

    private double height(List<Page> row) {
        double scale = Math.clamp(widthMm / width(row), LOWEST, HIGHEST);
        return row.stream().mapToDouble(p -> p.heightMm() * scale).max().orElseThrow();
    }
}
