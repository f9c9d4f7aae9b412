// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.pages;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands on a page: names of figures and files of pictures, in rows. Immutable; no row is empty.
 * @param rows from the top, from the left
 */
record PageParts(List<List<String>> rows) {
    /**
     * A place on a page.
     * @param row which row
     * @param column before which part of it
     * @param alone whether a row of its own is made above that row
     */
    record Place(int row, int column, boolean alone) {
    }

    PageParts {
        rows = rows.stream().filter(r -> !r.isEmpty()).map(List::copyOf).toList();
    }

    int count() {
        return rows.stream().mapToInt(List::size).sum();
    }

    /** The page with one more part. */
    PageParts with(Place at, String part) {
        List<List<String>> changed = copy();
        if (at.alone || changed.isEmpty()) {
            changed.add(Math.clamp(at.row, 0, changed.size()), new ArrayList<>(List.of(part)));
        } else {
            List<String> row = changed.get(Math.clamp(at.row, 0, changed.size() - 1));
            row.add(Math.clamp(at.column, 0, row.size()), part);
        }
        return new PageParts(changed);
    }

    /** The page with a part less. */
    PageParts without(int row, int column) {
        List<List<String>> changed = copy();
        changed.get(row).remove(column);
        return new PageParts(changed);
    }

    /** The page with a part elsewhere; the place is told as the page is before. */
    PageParts moved(int row, int column, Place to) {
        String part = rows.get(row).get(column);
        boolean last = rows.get(row).size() == 1;
        int target = to.row - (last && row < to.row ? 1 : 0);
        int before = to.column - (!to.alone && row == to.row && column < to.column ? 1 : 0);
        boolean onlyOne = last && !to.alone && row == to.row;
        return onlyOne ? this : without(row, column).with(new Place(target, before, to.alone), part);
    }

    private List<List<String>> copy() {
        List<List<String>> copy = new ArrayList<>();
        rows.forEach(r -> copy.add(new ArrayList<>(r)));
        return copy;
    }
}
