// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.List;
import java.util.Optional;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Range;

/**
 * How figures stand on a page.
 * @param rows from the top; names of figures or files of pictures, from the left
 * @param title what the page shows
 * @param width of the page, mm
 * @param height of the page, mm; empty for that of the figures
 */
public record PageRows(
        @Doc("From the top: names of figures, as their files are called, or pictures (.png, .tif, .svg), from the left.") List<List<String>> rows,
        @Doc("What the page shows.") @Default("''") String title,
        @In("mm") @Doc("Width of the page: 88 mm for a journal's single column, 180 mm for both.") @Default("180 mm") @Range(
                min = 40,
                max = 400) double width,
        @In("mm") @Doc("Height of the page; left out: that of the figures.") @Range(min = 20,
                max = 600) Optional<Double> height) {
    public PageRows {
        if (rows.isEmpty() || rows.stream().anyMatch(List::isEmpty)) {
            throw new InvalidParameter("rows", "names of figures in each row, e.g. [[contour], [track, capacity]]");
        }
    }
}
