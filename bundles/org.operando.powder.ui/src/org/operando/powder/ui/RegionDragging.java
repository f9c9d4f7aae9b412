// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.OperandoException;
import org.operando.api.figure.Mark;
import org.operando.ui.api.At;
import org.operando.ui.api.StudyEditing;
import org.operando.ui.api.ViewSite;

/** Drags a region of a frame and writes it into the step that integrates. UI thread only. */
final class RegionDragging {
    private At begun;
    private volatile Optional<Mark> seen = Optional.empty();

    /** What is dragged at the moment. */
    Optional<Mark> seen() {
        return seen;
    }

    /**
     * A drag goes on.
     * @return what to tell people; empty while it goes well
     */
    String drawn(ViewSite site, FrameRegion region, At from, At to, boolean ended) {
        begun = begun == null ? from : begun;
        At first = begun;
        seen = ended ? Optional.empty() : Optional.of(region.dragged(first, to));
        begun = ended ? null : begun;
        return ended ? write(site, region, region.said(first, to)) : "";
    }

    private static String write(ViewSite site, FrameRegion region, Map<String, String> said) {
        Optional<StudyEditing> editing = site.editing();
        Optional<List<String>> path = editing
                .flatMap(e -> e.step(region.shown().measured().name(), region.step().name()));
        if (path.isEmpty()) {
            return "This study cannot be edited here.";
        }
        Map<List<String>, String> values = new LinkedHashMap<>();
        said.forEach((key, value) -> {
            List<String> full = new ArrayList<>(path.get());
            full.add(region.step().operation());
            full.add(key);
            values.put(full, value);
        });
        try {
            editing.get().say(values);
            return "Written into " + region.step().name() + ": " + String.join(", ", said.values());
        } catch (OperandoException e) {
            return "\u26a0 " + e.getMessage();
        }
    }
}
