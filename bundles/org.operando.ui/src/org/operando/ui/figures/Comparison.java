// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.figures;

import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.operando.api.figure.Page;
import org.operando.figure.view.ColourLimits;
import org.operando.figure.view.PageDifference;
import org.operando.figure.view.View;
import org.operando.ui.api.FigureCanvas;

/** Two pages on one canvas: one, the other, in turn, or their difference. */
final class Comparison {
    /** What of the two is shown. */
    enum Show {
        /** The page itself. */
        FIRST,
        /** The page it is compared with, with the axes and colours of the first. */
        SECOND,
        /** One and the other in turn. */
        BLINK,
        /** The first less the second. */
        DIFFERENCE
    }

    private static final int BLINK_MS = 700;

    private final FigureCanvas canvas;
    private Optional<Page> first = Optional.empty();
    private OptionalInt panel = OptionalInt.empty();
    private Optional<Page> second = Optional.empty();
    private String name = "";
    private Show show = Show.FIRST;
    private boolean shownSecond;
    private int round;

    Comparison(FigureCanvas canvas) {
        this.canvas = canvas;
    }

    /** Shows the page, as it is newly made. */
    void page(Page page) {
        first = Optional.of(page);
        refresh();
    }

    /** Compares with another page. */
    void with(Page other, String called) {
        panel = OptionalInt.empty();
        compare(other, called);
    }

    /** Compares two panels of the page. */
    void panels(int one, int other, String called) {
        canvas.look(View.WHOLE);
        panel = OptionalInt.of(one);
        compare(PageDifference.alone(first.orElseThrow(), other), called);
    }

    private void compare(Page other, String called) {
        second = Optional.of(other);
        name = called;
        show(Show.BLINK);
    }

    /** Ends the comparison. */
    void end() {
        if (panel.isPresent()) {
            canvas.look(View.WHOLE);
        }
        panel = OptionalInt.empty();
        second = Optional.empty();
        show(Show.FIRST);
        canvas.say("");
    }

    boolean isOn() {
        return second.isPresent();
    }

    Show shown() {
        return show;
    }

    /** Shows something of the two. */
    void show(Show other) {
        show = second.isPresent() ? other : Show.FIRST;
        shownSecond = other == Show.SECOND;
        round++;
        refresh();
        if (show == Show.BLINK) {
            blink(round);
        }
    }

    private void blink(int begun) {
        canvas.getDisplay().timerExec(BLINK_MS, () -> {
            if (!canvas.isDisposed() && show == Show.BLINK && round == begun) {
                shownSecond = !shownSecond;
                refresh();
                blink(begun);
            }
        });
    }

    private void refresh() {
        if (first.isEmpty()) {
            return;
        }
        Page own = panel.isPresent() ? PageDifference.alone(first.get(), panel.getAsInt()) : first.get();
        if (second.isEmpty()) {
            canvas.show(own);
        } else if (show == Show.DIFFERENCE) {
            difference(own, second.get(), round);
        } else {
            // percentiles of each would hide that one is brighter than the other
            settle(own);
            canvas.show(shownSecond ? View.like(own).of(second.get()) : own);
            canvas.say(shownSecond ? "B: " + name + ", with the axes and colours of A" : "A: this figure");
        }
    }

    /** Percentiles of large images take longer than a window may wait. */
    private void settle(Page own) {
        View view = canvas.view();
        if (view.panels().stream().noneMatch(
                p -> p.colours().limits().filter(ColourLimits.Percentiles.class::isInstance).isPresent())) {
            return;
        }
        Job job = Job.create("Colours of both figures", (IJobFunction) monitor -> {
            View settled = view.settled(own);
            Display.getDefault().asyncExec(() -> {
                if (!canvas.isDisposed() && canvas.view().equals(view)) {
                    canvas.look(settled);
                }
            });
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }

    /** Images of many cells take longer than a window may wait. */
    private void difference(Page own, Page other, int begun) {
        Job.create("Difference of figures", (IJobFunction) monitor -> {
            Optional<Page> difference = PageDifference.of(own, other);
            Display.getDefault().asyncExec(() -> {
                if (!canvas.isDisposed() && round == begun) {
                    canvas.show(difference.orElse(own));
                    canvas.say(difference.isPresent() ? "Difference: this less " + name
                            : "No panel of this figure can be compared with " + name);
                }
            });
            return Status.OK_STATUS;
        }).schedule();
    }
}
