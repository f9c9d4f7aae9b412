// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.operando.ui.api.Selected;
import org.operando.ui.api.SelectionHub;

/** What is chosen in one study. */
public final class StudySelection implements SelectionHub {
    private static final class Subscriber {
        private final Object who;
        private final BooleanSupplier visible;
        private final Consumer<Selected> listener;
        private boolean missed;

        Subscriber(Object who, BooleanSupplier visible, Consumer<Selected> listener) {
            this.who = who;
            this.visible = visible;
            this.listener = listener;
        }
    }

    private final Consumer<Runnable> later;
    private final List<Subscriber> subscribers = new ArrayList<>();
    private Following following = Following.NOTHING;
    private Selected current = Selected.NOTHING;
    private boolean posted;

    /**
     * Nothing is chosen yet.
     * @param later does something on the UI thread when its present events are done
     */
    public StudySelection(Consumer<Runnable> later) {
        this.later = later;
    }

    /** What follows from now on; what is chosen is completed by it. */
    public void follow(Following now) {
        following = now;
    }

    @Override
    public Selected current() {
        return current;
    }

    @Override
    public void choose(Object by, Selected selected) {
        Selected next = following.of(current, selected);
        if (next.differences(current).isEmpty()) {
            return;
        }
        current = next;
        for (Subscriber s : subscribers) {
            s.missed |= s.who != by;
        }
        catchUp();
    }

    @Override
    public void subscribe(Object who, BooleanSupplier visible, Consumer<Selected> listener) {
        subscribers.add(new Subscriber(who, visible, listener));
    }

    @Override
    public void unsubscribe(Object who) {
        subscribers.removeIf(s -> s.who == who);
    }

    @Override
    public void catchUp() {
        if (!posted && subscribers.stream().anyMatch(s -> s.missed)) {
            posted = true;
            later.accept(this::deliver);
        }
    }

    private void deliver() {
        posted = false;
        for (Subscriber s : List.copyOf(subscribers)) {
            if (s.missed && subscribers.contains(s) && s.visible.getAsBoolean()) {
                s.missed = false;
                tell(s);
            }
        }
    }

    /** A view that fails must not keep others from hearing. */
    private void tell(Subscriber s) {
        try {
            s.listener.accept(current);
        } catch (RuntimeException | LinkageError e) {
            ILog.of(StudySelection.class).error(s.who.getClass().getName() + " failed at a choice", e);
        }
    }
}
