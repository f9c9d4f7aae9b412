// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.ArrayDeque;
import java.util.Deque;
import org.operando.figure.view.View;

/** Views that were looked at, to go back and forth between. */
final class ViewHistory {
    private static final int LONGEST = 200;
    /** Changes of one kind that follow within this time are one step, ns. */
    private static final long TOGETHER = 700_000_000L;

    private final Deque<View> before = new ArrayDeque<>();
    private final Deque<View> after = new ArrayDeque<>();
    private View now = View.WHOLE;
    private String kind = "";
    private long changed;

    View now() {
        return now;
    }

    /**
     * Looks at something else.
     * @param by kind of the change; empty for one that is a step by itself
     * @param time ns
     * @return whether it is something else
     */
    boolean look(View view, String by, long time) {
        if (view.equals(now)) {
            return false;
        }
        boolean step = by.isEmpty() || !by.equals(kind) || time - changed > TOGETHER;
        if (step) {
            before.push(now);
            if (before.size() > LONGEST) {
                before.removeLast();
            }
        }
        after.clear();
        kind = by;
        changed = time;
        now = view;
        return true;
    }

    boolean canBack() {
        return !before.isEmpty();
    }

    boolean canForth() {
        return !after.isEmpty();
    }

    /** Ends a kind of change: the next is a step of its own. */
    void settle() {
        kind = "";
    }

    boolean back() {
        return move(before, after);
    }

    boolean forth() {
        return move(after, before);
    }

    private boolean move(Deque<View> from, Deque<View> to) {
        if (from.isEmpty()) {
            return false;
        }
        to.push(now);
        now = from.pop();
        kind = "";
        return true;
    }
}
