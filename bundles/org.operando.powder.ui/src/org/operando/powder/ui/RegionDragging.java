// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.operando.api.OperandoException;
import org.operando.ui.api.At;
import org.operando.ui.api.Reach;
import org.operando.ui.api.Sketch;
import org.operando.ui.api.StudyEditing;
import org.operando.ui.api.ViewSite;

/**
 * Drags a region of a frame, a new one or one that is there by its corners, sides or as a whole, and writes it into the step
 * that integrates. UI thread only.
 */
final class RegionDragging {
    private Optional<AngularRegion.Grip> under = Optional.empty();
    private Optional<AngularRegion.Grip> held = Optional.empty();
    private Optional<At> begun = Optional.empty();
    private List<Sketch> seen = List.of();

    /** What is dragged at the moment. */
    List<Sketch> seen() {
        return seen;
    }

    /**
     * The cursor of what a press would hold.
     * @param draws whether a press beside the region would draw a new one, and one inside moves the whole
     */
    int holds(FrameRegion region, Reach reach, boolean draws) {
        under = region.near(reach, draws);
        return under.isEmpty() ? SWT.NONE : under.get().isWhole() ? SWT.CURSOR_SIZEALL : SWT.CURSOR_HAND;
    }

    /**
     * A drag goes on.
     * @return what to tell people; empty while it goes well
     */
    String drawn(ViewSite site, FrameRegion region, At from, At to, boolean ended) {
        if (begun.isEmpty()) {
            begun = Optional.of(from);
            held = under;
        }
        At first = begun.get();
        Optional<AngularRegion> now = first.equals(to) ? Optional.empty()
                : held.isEmpty() ? region.between(first, to)
                        : held.map(grip -> region.moved(region.said(), grip, first, to));
        seen = ended ? List.of() : now.map(region::sketches).orElse(List.of());
        if (!ended) {
            return "";
        }
        begun = Optional.empty();
        held = Optional.empty();
        return now.map(r -> write(site, region, r)).orElse("");
    }

    private static String write(ViewSite site, FrameRegion region, AngularRegion to) {
        Optional<StudyEditing> editing = site.editing();
        Optional<List<String>> path = editing
                .flatMap(e -> e.step(region.shown().measured().name(), region.step().name()));
        if (path.isEmpty()) {
            return "This study cannot be edited here.";
        }
        Map<List<String>, String> values = new LinkedHashMap<>();
        region.words(to).forEach((key, value) -> {
            List<String> full = new ArrayList<>(path.get());
            full.add(region.step().operation());
            full.add(key);
            values.put(full, value);
        });
        try {
            editing.get().say(values);
            return "Written into " + region.step().name() + ": " + region.told(to);
        } catch (OperandoException e) {
            return "\u26a0 " + e.getMessage();
        }
    }
}
