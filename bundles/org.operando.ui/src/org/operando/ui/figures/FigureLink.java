// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.figure.view.ReadOut;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.FigureListener;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.SelectionHub;
import org.operando.ui.selection.Scale;
import org.operando.ui.selection.ShownMeasurements;
import org.operando.ui.session.StudySession;

/**
 * The part of a figure of the study in the one selection: a click chooses what an axis of the panel means there, and what is
 * chosen elsewhere is marked. UI thread only.
 */
public final class FigureLink {
    private final StudySession session;
    private final FigureCanvas canvas;
    private final Supplier<Optional<String>> figure;

    /**
     * Links a canvas until it is disposed.
     * @param figure name of the figure that it shows; empty while what it shows has no part in the selection
     */
    public FigureLink(StudySession session, FigureCanvas canvas, Supplier<Optional<String>> figure) {
        this.session = session;
        this.canvas = canvas;
        this.figure = figure;
        canvas.listen(new FigureListener() {
            @Override
            public void clicked(ReadOut at) {
                choose(at);
            }

            @Override
            public void painted() {
                // another page may have other panels
                mark();
            }
        });
        hub().subscribe(this, canvas::isVisible, s -> mark());
        canvas.addDisposeListener(e -> hub().unsubscribe(this));
    }

    private SelectionHub hub() {
        return session.link().selection();
    }

    private ShownMeasurements shown() {
        return figure.get().flatMap(name -> session.snapshot().flatMap(StudySession.Snapshot::plan)
                .map(p -> ShownMeasurements.of(session.link().results(), p, name)))
                .orElse(new ShownMeasurements(List.of()));
    }

    private void choose(ReadOut at) {
        Page page = canvas.page();
        if (page == null || at.panel() >= page.panels().size()) {
            return;
        }
        Panel panel = page.panels().get(at.panel());
        meaning(panel).ifPresent(m -> shown().own(hub().current()).ifPresent(own -> {
            hub().choose(this, own.with(m.scale.kind(), m.scale.chosen(m.vertical ? at.x() : at.y())));
            // a publisher does not hear itself
            mark();
        }));
    }

    /** A frame, a cycle or a time goes before a voltage, which many moments have. */
    private static Optional<Meaning> meaning(Panel panel) {
        List<Meaning> all = new ArrayList<>();
        Scale.of(panel.x()).ifPresent(s -> all.add(new Meaning(s, true)));
        Scale.of(panel.y()).ifPresent(s -> all.add(new Meaning(s, false)));
        return all.stream().filter(m -> m.scale.kind() != Kind.VOLTAGE).findFirst().or(() -> all.stream().findFirst());
    }

    private void mark() {
        Page page = canvas.page();
        if (canvas.isDisposed() || page == null) {
            return;
        }
        Selected selected = hub().current();
        List<Marker> markers = new ArrayList<>();
        if (shown().isMeant(selected)) {
            for (int i = 0; i < page.panels().size(); i++) {
                int panel = i;
                meaning(page.panels().get(i)).ifPresent(m -> m.mark(panel, selected, markers));
            }
        }
        canvas.setMarkers(markers);
    }

    /** What places along an axis mean: of the lower one when vertical lines are places on it. */
    private record Meaning(Scale scale, boolean vertical) {
        void mark(int panel, Selected selected, List<Marker> markers) {
            boolean frame = selected.number(Kind.FRAME).isPresent();
            if (scale.kind() == Kind.TIME && !frame) {
                selected.interval(Kind.TIMES).ifPresent(times -> markers.add(new Marker(panel, vertical,
                        scale.place(times.from()), scale.place(times.to()), "")));
            }
            selected.number(scale.kind()).map(scale::place).ifPresent(place -> {
                boolean first = markers.stream().allMatch(m -> m.label().isEmpty());
                markers.add(new Marker(panel, vertical, place, place, first ? label(selected) : ""));
            });
        }

        private String label(Selected selected) {
            Optional<Double> voltage = selected.number(Kind.VOLTAGE).filter(v -> scale.kind() == Kind.VOLTAGE);
            Optional<Double> frame = selected.number(Kind.FRAME).filter(f -> scale.kind() != Kind.CYCLE);
            return voltage.map(v -> Math.round(v * 1000) / 1000.0 + " V")
                    .or(() -> frame.map(f -> "frame " + Math.round(f)))
                    .or(() -> selected.number(Kind.CYCLE).map(c -> "cycle " + Math.round(c))).orElse("");
        }
    }
}
