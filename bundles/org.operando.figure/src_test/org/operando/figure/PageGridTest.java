// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

class PageGridTest {
    private static Panel panel(String letter, double x, double y, double width, double height) {
        AxisSpec axis = AxisSpec.of("x", 0, 1);
        return Panel.of(letter, new Box(x, y, width, height), axis, axis, List.of());
    }

    private static final Page WIDE = Page.of("wide", 180, 80, panel("a", 0, 0, 130, 80), panel("b", 130, 0, 50, 80));
    private static final Page SINGLE = Page.of("single", 90, 60, panel("", 0, 0, 90, 60));
    private static final Page STACK = Page.of("stack", 90, 80, panel("", 0, 0, 90, 40), panel("", 0, 40, 90, 40));

    @Test
    void rowsAreSharedByWidthAndAsHighAsTheirHighestPage() {
        Page page = new PageGrid(List.of(List.of(WIDE), List.of(SINGLE, STACK)), 180).page("all", Optional.empty());

        assertEquals(180, page.widthMm());
        assertEquals(160, page.heightMm(), 1e-9);
        assertEquals(List.of(new Box(0, 0, 130, 80), new Box(130, 0, 50, 80), new Box(0, 80, 90, 80),
                new Box(90, 80, 90, 40), new Box(90, 120, 90, 40)), page.panels().stream().map(Panel::cell).toList());
    }

    @Test
    void lettersRunThroughAndAPageWithoutAnyGetsOne() {
        Page page = new PageGrid(List.of(List.of(SINGLE), List.of(WIDE, STACK)), 180).page("all", Optional.empty());

        assertEquals(List.of("a", "b", "c", "d", ""), page.panels().stream().map(Panel::letter).toList());
    }

    @Test
    void moreThanTwentySixPanelsHaveTwoLetters() {
        Page page = new PageGrid(List.of(Collections.nCopies(28, SINGLE)), 180).page("many",
                Optional.empty());

        assertEquals(List.of("z", "aa", "ab"), page.panels().subList(25, 28).stream().map(Panel::letter).toList());
    }

    @Test
    void heightThatIsAskedForIsKeptAndShared() {
        Page page = new PageGrid(List.of(List.of(WIDE), List.of(SINGLE, SINGLE)), 180).page("all", Optional.of(70.0));

        assertEquals(70, page.heightMm(), 1e-9);
        assertEquals(40, page.panels().getFirst().cell().height(), 1e-9);
        assertEquals(30, page.panels().getLast().cell().height(), 1e-9);
    }

    @Test
    void narrowPagesBecomeLowerButNotFlat() {
        Page page = new PageGrid(List.of(List.of(SINGLE, SINGLE, SINGLE, SINGLE)), 180).page("four", Optional.empty());

        assertEquals(0.75 * 60, page.heightMm(), 1e-9);
    }

    @Test
    void rowWithoutAPageIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PageGrid(List.of(List.of()), 180));
    }
}
