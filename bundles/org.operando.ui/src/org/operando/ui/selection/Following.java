// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.selection;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.SelectionRelation.Change;
import org.operando.ui.api.SelectionRelation.Follow;

/**
 * What follows from a choice by all relations together. What somebody chose is never changed by what follows, and each kind
 * follows once: there is no circle. What belongs to something else that was chosen before is dropped.
 * @param follows the relations
 * @param related whether two measurements belong together
 */
public record Following(List<Follow> follows, BiPredicate<String, String> related) {
    /** Nothing follows. */
    public static final Following NOTHING = new Following(List.of(), (a, b) -> false);
    /** What is of one measurement and the clock of its cell. */
    private static final Set<Kind> OF_MEASUREMENT = EnumSet.of(Kind.STEP, Kind.FRAME, Kind.TIME, Kind.TIMES, Kind.PIXEL,
            Kind.VOXEL);
    /** What is of one moment. */
    private static final Set<Kind> OF_MOMENT = EnumSet.of(Kind.VOLTAGE, Kind.STATE_OF_CHARGE);

    public Following {
        follows = List.copyOf(follows);
    }

    /** The choice with all that follows from it. */
    public Selected of(Selected before, Selected chosen) {
        Set<Kind> settled = chosen.differences(before);
        Set<Kind> changed = settled.isEmpty() ? settled : EnumSet.copyOf(settled);
        Selected now = chosen;
        if (settled.contains(Kind.MEASUREMENT) && !staysRelated(before, chosen)) {
            now = without(now, OF_MEASUREMENT, settled);
        }
        while (!changed.isEmpty()) {
            Set<Kind> next = EnumSet.noneOf(Kind.class);
            for (Follow follow : follows) {
                Selected followed = follow.follow(new Change(before, now, changed));
                for (Kind kind : followed.differences(now)) {
                    if (settled.add(kind)) {
                        now = now.withKindOf(followed, kind);
                        next.add(kind);
                    }
                }
            }
            changed = next;
        }
        boolean otherMoment = settled.contains(Kind.TIME) || settled.contains(Kind.FRAME)
                || now.differences(before).contains(Kind.TIME);
        return otherMoment ? without(now, OF_MOMENT, settled) : now;
    }

    private boolean staysRelated(Selected before, Selected now) {
        // nothing chosen before: what is chosen is of the measurement that views show by themselves
        return before.text(Kind.MEASUREMENT).isEmpty() || before.text(Kind.MEASUREMENT)
                .flatMap(a -> now.text(Kind.MEASUREMENT).filter(b -> related.test(a, b))).isPresent();
    }

    private static Selected without(Selected selected, Set<Kind> kinds, Set<Kind> settled) {
        Selected left = selected;
        for (Kind kind : kinds) {
            left = settled.contains(kind) ? left : left.without(kind);
        }
        return left;
    }
}
