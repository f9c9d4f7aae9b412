// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.List;
import java.util.OptionalInt;
import org.operando.api.figure.Page;

/**
 * Which values stand where on a painted page.
 * @param panels one for each panel, in their order
 */
public record PageMap(List<PanelMap> panels) {
    /** Nothing painted yet. */
    public static final PageMap EMPTY = new PageMap(List.of());

    public PageMap {
        panels = List.copyOf(panels);
    }

    /** The map of a page that is laid out but not painted: without legends. */
    public static PageMap of(Page page) {
        return new PageMap(new PageLayout(page, ignored -> {
        }).panels().stream().map(layout -> new PanelMap(layout, List.of())).toList());
    }

    /** The panel in whose plot a place lies, from 0; empty for none. */
    public OptionalInt panelAt(double across, double down) {
        for (int i = 0; i < panels.size(); i++) {
            if (panels.get(i).plot().contains(across, down)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
