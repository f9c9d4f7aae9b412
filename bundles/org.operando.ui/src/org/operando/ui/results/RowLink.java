// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.operando.core.run.StepId;
import org.operando.ui.api.Selected;
import org.operando.ui.api.SelectionHub;
import org.operando.ui.selection.Scale;
import org.operando.ui.selection.ShownMeasurements;
import org.operando.ui.selection.StudyLink;

/**
 * The part of a table of a result in the one selection: a row of a frame, a cycle or a time chooses it, and the row of what
 * is chosen elsewhere is selected. UI thread only.
 */
final class RowLink {
    private final TableArea area;
    private Optional<StudyLink> link = Optional.empty();
    private Optional<StepId> step = Optional.empty();
    private Optional<Scale> scale = Optional.empty();
    private double[] keys = new double[0];

    RowLink(TableArea area) {
        this.area = area;
        area.onRow(this::choose);
        area.addDisposeListener(e -> attach(Optional.empty()));
    }

    /** Another study is open, or none. */
    void attach(Optional<StudyLink> now) {
        link.ifPresent(l -> l.selection().unsubscribe(this));
        link = now;
        step = Optional.empty();
        link.ifPresent(l -> l.selection().subscribe(this, () -> !area.isDisposed() && area.isVisible(), s -> mark()));
    }

    /** Another table is shown, of the result of a step. */
    void show(StepId of, ResultTable table) {
        step = Optional.of(of);
        Optional<String> column = Scale.column(table.table());
        scale = column.flatMap(name -> Scale.of(table.table().column(name)));
        keys = column.map(name -> table.table().column(name).doubles()).orElse(new double[0]);
        mark();
    }

    private ShownMeasurements shown() {
        return ShownMeasurements.of(link.flatMap(StudyLink::results),
                step.map(s -> List.of(s.measurement())).orElse(List.of()));
    }

    private void choose(int row) {
        if (link.isEmpty() || scale.isEmpty() || row >= keys.length || Double.isNaN(keys[row])) {
            return;
        }
        SelectionHub hub = link.get().selection();
        shown().own(hub.current()).ifPresent(
                own -> hub.choose(this, own.with(scale.get().kind(), scale.get().chosen(keys[row]))));
    }

    /** Selects the row of what is chosen; what is chosen by no row leaves the rows as they are. */
    private void mark() {
        if (link.isEmpty() || scale.isEmpty() || area.isDisposed()) {
            return;
        }
        Selected selected = link.get().selection().current();
        Optional<Double> value = shown().isMeant(selected) ? selected.number(scale.get().kind()) : Optional.empty();
        value.map(scale.get()::place).map(this::row).filter(OptionalInt::isPresent)
                .ifPresent(row -> area.select(row.getAsInt(), r -> keys[r] == keys[row.getAsInt()]));
    }

    /** The row of a frame or cycle, or the row nearest in time as long as it lies within them. */
    private OptionalInt row(double place) {
        int nearest = -1;
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < keys.length; i++) {
            if (!Double.isNaN(keys[i])) {
                first = Math.min(first, keys[i]);
                last = Math.max(last, keys[i]);
                nearest = nearest < 0 || Math.abs(keys[i] - place) < Math.abs(keys[nearest] - place) ? i : nearest;
            }
        }
        boolean there = nearest >= 0
                && (scale.orElseThrow().isWhole() ? keys[nearest] == place : place >= first && place <= last);
        return there ? OptionalInt.of(nearest) : OptionalInt.empty();
    }
}
