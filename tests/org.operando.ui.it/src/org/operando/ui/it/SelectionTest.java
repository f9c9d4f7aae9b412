// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.selection.Following;
import org.operando.ui.selection.StudySelection;

/** One selection for all views: no echo, no lag, no circle. */
class SelectionTest {
    private static final int CHOICES = 1000;

    /** A view that counts what it hears. */
    private static final class Ear {
        private final List<Selected> heard = new ArrayList<>();
        private boolean visible = true;

        Ear(StudySelection hub) {
            hub.subscribe(this, () -> visible, heard::add);
        }

        double frame() {
            return heard.getLast().number(Kind.FRAME).orElseThrow();
        }
    }

    @Test
    void choicesOfOnePassAreHeardOnceAndTheNewestWins() {
        Display display = Display.getCurrent();
        StudySelection hub = new StudySelection(display::asyncExec);
        List<Ear> views = List.of(new Ear(hub), new Ear(hub), new Ear(hub));

        for (int i = 1; i <= CHOICES; i++) {
            hub.choose(views.getFirst(), hub.current().with(Kind.FRAME, i));
        }
        Screen.waitFor("the newest", () -> !views.get(1).heard.isEmpty() && !views.get(2).heard.isEmpty());
        Screen.settle(50);

        assertEquals(List.of(0, 1, 1), views.stream().map(v -> v.heard.size()).toList());
        assertEquals(CHOICES, views.get(1).frame());
        assertEquals(CHOICES, views.get(2).frame());
    }

    @Test
    void viewsThatChooseInTurnNeverHearThemselves() {
        Deque<Runnable> passes = new ArrayDeque<>();
        StudySelection hub = new StudySelection(passes::add);
        List<Ear> views = List.of(new Ear(hub), new Ear(hub), new Ear(hub));
        int[] own = new int[3];
        int posted = 0;

        for (int i = 0; i < CHOICES; i++) {
            int by = i % 3;
            own[by]++;
            hub.choose(views.get(by), hub.current().with(Kind.FRAME, i + 1));
            while (!passes.isEmpty()) {
                posted++;
                passes.remove().run();
            }
        }

        assertEquals(CHOICES, posted, "a pass for each choice, and none for what was heard");
        for (int v = 0; v < 3; v++) {
            assertEquals(CHOICES - own[v], views.get(v).heard.size());
        }
    }

    @Test
    void viewThatAnswersWithTheSameChoiceMakesNoEcho() {
        Deque<Runnable> passes = new ArrayDeque<>();
        StudySelection hub = new StudySelection(passes::add);
        Ear ear = new Ear(hub);
        Object parrot = new Object();
        hub.subscribe(parrot, () -> true, s -> hub.choose(parrot, s));

        hub.choose(this, hub.current().with(Kind.CYCLE, 3));
        int posted = 0;
        while (!passes.isEmpty()) {
            posted++;
            passes.remove().run();
        }

        assertEquals(1, posted);
        assertEquals(1, ear.heard.size());
    }

    @Test
    void hiddenViewSleepsAndCatchesUpWithTheNewest() {
        Deque<Runnable> passes = new ArrayDeque<>();
        StudySelection hub = new StudySelection(passes::add);
        Ear hidden = new Ear(hub);
        hidden.visible = false;

        for (int i = 1; i <= CHOICES; i++) {
            hub.choose(this, hub.current().with(Kind.FRAME, i));
            passes.remove().run();
        }
        assertEquals(0, hidden.heard.size());
        hidden.visible = true;
        hub.catchUp();
        passes.remove().run();
        hub.catchUp();

        assertEquals(1, hidden.heard.size());
        assertEquals(CHOICES, hidden.frame());
        assertTrue(passes.isEmpty(), "there is nothing more to tell");
    }

    @Test
    void viewThatFailsKeepsNoOtherFromHearing() {
        Deque<Runnable> passes = new ArrayDeque<>();
        StudySelection hub = new StudySelection(passes::add);
        hub.subscribe(new Object(), () -> true, s -> {
            throw new IllegalStateException("a plug-in's fault, thrown by this test");
        });
        Ear ear = new Ear(hub);

        hub.choose(this, hub.current().with(Kind.FRAME, 1));
        passes.remove().run();

        assertEquals(1, ear.heard.size());
    }

    @Test
    void relationsFollowEachOtherButNeverInACircle() {
        StudySelection hub = new StudySelection(r -> {
        });
        // a frame lasts 10 s; a time answers with the next frame, which must not change the one that was chosen
        hub.follow(new Following(List.of(
                c -> c.hasOneOf(Kind.FRAME) ? c.now().with(Kind.TIME, 10 * c.now().number(Kind.FRAME).orElseThrow())
                        : c.now(),
                c -> c.hasOneOf(Kind.TIME)
                        ? c.now().with(Kind.FRAME, c.now().number(Kind.TIME).orElseThrow() / 10 + 1).with(Kind.CYCLE, 2)
                        : c.now()),
                (a, b) -> false));

        hub.choose(this, hub.current().with(Kind.FRAME, 7));

        assertEquals(Optional.of(7.0), hub.current().number(Kind.FRAME));
        assertEquals(Optional.of(70.0), hub.current().number(Kind.TIME));
        assertEquals(Optional.of(2.0), hub.current().number(Kind.CYCLE));
    }

    @Test
    void anotherMeasurementTakesNoFrameWithItUnlessTheyBelongTogether() {
        Following following = new Following(List.of(), (a, b) -> a.equals("patterns") && b.equals("log"));
        Selected before = Selected.NOTHING.with(Kind.MEASUREMENT, "patterns").with(Kind.FRAME, 3).with(Kind.TIME, 30);

        Selected log = following.of(before, before.with(Kind.MEASUREMENT, "log"));
        Selected other = following.of(before, before.with(Kind.MEASUREMENT, "another"));

        assertEquals(Optional.of(3.0), log.number(Kind.FRAME));
        assertTrue(other.number(Kind.FRAME).isEmpty());
        assertTrue(other.number(Kind.TIME).isEmpty());
    }

    @Test
    void anotherTimeTakesNoVoltageWithIt() {
        Selected before = Selected.NOTHING.with(Kind.TIME, 10).with(Kind.VOLTAGE, 3.7);

        Selected after = Following.NOTHING.of(before, before.with(Kind.TIME, 20));

        assertTrue(after.number(Kind.VOLTAGE).isEmpty());
    }
}
