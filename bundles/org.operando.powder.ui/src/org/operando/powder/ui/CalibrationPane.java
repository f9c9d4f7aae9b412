// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.powder.calibration.CalibrantRings.Ring;
import org.operando.powder.calibration.CalibrateOperation;
import org.operando.powder.calibration.ResidualFigure;
import org.operando.powder.calibration.StartGeometry;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.ui.api.At;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.FigureListener;
import org.operando.ui.api.FigureTool;
import org.operando.ui.api.Selected;
import org.operando.ui.api.StudyEditing;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.ViewSite;

/** The image to the left, residuals to the right, what to do above. UI thread only. */
final class CalibrationPane {
    private static final int SECTORS = 72;
    private static final double FLAT = 1.3;

    /** A calibration with its figure. */
    private record Found(CalibrateOperation.Outputs outputs, Page residuals) {
        static Found of(CalibrateOperation.Outputs outputs) {
            return new Found(outputs, new ResidualFigure().build(new ResidualFigure.Inputs(outputs),
                    new ResidualFigure.Options(SECTORS)));
        }
    }

    /** What is to be shown. */
    private record Content(ShownCalibration shown, Optional<Found> found) {
    }

    private final ViewSite site;
    private final ToolPane pane;
    private final FrameDrawing drawing = new FrameDrawing();
    private final Button move;
    private final Button refine;
    private final Button accept;
    private final Button reset;
    private final SashForm both;
    private final FigureCanvas image;
    private final FigureCanvas residuals;
    private Optional<ShownCalibration> shown = Optional.empty();
    private Optional<Found> found = Optional.empty();
    private Optional<StartGeometry> moved = Optional.empty();
    private Optional<RingDragging> dragging = Optional.empty();
    private String forMeasurement = "";
    /** What is said of a calibration that was kept, until another one. */
    private String kept = "";

    CalibrationPane(Composite parent, ViewSite site) {
        this.site = site;
        pane = new ToolPane(parent);
        // rings that are dragged say where they are
        pane.keep(2);
        move = pane.button(SWT.TOGGLE, "Move rings", "Drag the cross to the middle of the rings, or a ring to where it"
                + " is seen", () -> use(image().tool() != FigureTool.DRAW));
        refine = pane.button(SWT.PUSH, "Refine", "Finds the rings and refines where the detector stands, in memory",
                this::refine);
        accept = pane.button(SWT.PUSH, "Accept", "Keeps the geometry as a .poni file beside the study and names it in"
                + " the measurement", this::accept);
        reset = pane.button(SWT.PUSH, "Reset", "Back to what the study says", () -> {
            kept = "";
            read();
        });
        both = pane.filledBy(new SashForm(pane, SWT.HORIZONTAL));
        image = new FigureCanvas(both);
        residuals = new FigureCanvas(both);
        both.addListener(SWT.Resize, e -> both.setOrientation(
                both.getSize().x > FLAT * both.getSize().y ? SWT.HORIZONTAL : SWT.VERTICAL));
        listen();
        pane.follow(site, this::chosen, this::read);
        read();
    }

    Control control() {
        return pane;
    }

    private FigureCanvas image() {
        return image;
    }

    private void listen() {
        image.listen(new FigureListener() {
            @Override
            public void drawn(At from, At to, boolean ended) {
                dragging.ifPresent(d -> d.drawn(from, to, ended));
            }

            @Override
            public void used(FigureTool tool) {
                move.setSelection(tool == FigureTool.DRAW);
            }
        });
    }

    private void use(boolean drags) {
        image.use(drags && shown.isPresent() ? FigureTool.DRAW : FigureTool.PAN);
        if (drags) {
            pane.say("Drag the cross to the middle of the rings, or a ring to where it is seen; then Refine.");
        }
    }

    private void chosen(Selected selected) {
        if (!selected.text(Selected.Kind.MEASUREMENT).orElse("").equals(forMeasurement)) {
            read();
        }
    }

    /** Reads what the study says and what a run gave. */
    private void read() {
        StudyResults results = site.results();
        Selected selected = site.hub().current();
        forMeasurement = selected.text(Selected.Kind.MEASUREMENT).orElse("");
        enable(false);
        site.inBackground(pane, () -> {
            ShownCalibration now = ShownCalibration.of(results, selected, drawing);
            return new Content(now, now.done().map(Found::of));
        }, content -> {
            ShownCalibration now = content.shown();
            boolean same = !kept.isEmpty()
                    && shown.filter(s -> s.measured().name().equals(now.measured().name())).isPresent();
            shown = Optional.of(now);
            found = same && content.found().isEmpty() ? found : content.found();
            moved = Optional.empty();
            dragging = Optional.of(new RingDragging(this::start, this::rings,
                    Math.max(now.frames().rows(), now.frames().columns()), this::moved));
            show();
            pane.say(same ? kept
                    : found.map(f -> words(f.outputs())).orElse("Not calibrated yet. Move rings where they are"
                            + " far off, then Refine."));
        }, why -> {
            shown = Optional.empty();
            both.setVisible(false);
            pane.say(why);
        });
    }

    private StartGeometry start() {
        return moved.orElseGet(() -> StartGeometry.of(geometry()));
    }

    private DetectorGeometry geometry() {
        return moved.map(StartGeometry::geometry).or(() -> found.map(f -> f.outputs().calibration().geometry()))
                .orElseGet(() -> shown.orElseThrow().begin());
    }

    private List<Ring> rings() {
        ShownCalibration now = shown.orElseThrow();
        return now.rings().on(geometry(), now.wavelength(), now.frames().rows(), now.frames().columns());
    }

    private void moved(StartGeometry to) {
        moved = Optional.of(to);
        show();
        pane.say(String.format(Locale.ROOT,
                "Start: distance %.2f mm, beam at row %.1f, column %.1f. Refine finds the rings"
                        + " from here.",
                1e3 * to.distance(), to.row(), to.column()));
    }

    private void show() {
        both.setVisible(true);
        image.show(CalibrationPicture.page(shown.orElseThrow(), geometry(),
                moved.isPresent() ? Optional.empty() : found.map(Found::outputs)));
        both.setMaximizedControl(found.isPresent() ? null : image);
        found.ifPresent(f -> residuals.show(f.residuals()));
        enable(true);
    }

    private void enable(boolean on) {
        move.setEnabled(on);
        refine.setEnabled(on);
        reset.setEnabled(on);
        accept.setEnabled(on && moved.isEmpty() && found.isPresent() && site.editing().isPresent());
    }

    private void refine() {
        ShownCalibration now = shown.orElseThrow();
        StudyResults results = site.results();
        CalibrateOperation.Parameters parameters = now.from(moved);
        enable(false);
        kept = "";
        pane.say("Refining \u2026");
        site.inBackground(pane, () -> Found.of(results.run(new CalibrateOperation(),
                new CalibrateOperation.Inputs(now.frames()), parameters)), refined -> {
                    found = Optional.of(refined);
                    moved = Optional.empty();
                    use(false);
                    show();
                    pane.say(words(refined.outputs()) + " In memory: Accept keeps it.");
                }, why -> {
                    enable(true);
                    pane.say("\u26a0 " + why);
                });
    }

    private static String words(CalibrateOperation.Outputs o) {
        DetectorGeometry g = o.calibration().geometry();
        return String.format(Locale.ROOT, "%s. Distance %s, beam at row %.2f, column %.2f, tilt %.3f\u00b0, rms %.3f"
                + " pixels.", o.calibration().source(), o.distance(), g.beamRow(), g.beamColumn(),
                Math.toDegrees(g.tilt()), o.rmsPixels().value());
    }

    private void accept() {
        ShownCalibration now = shown.orElseThrow();
        try {
            StudyEditing editing = site.editing().orElseThrow();
            String file = editing.keep(now.measured().name() + ".poni",
                    found.orElseThrow().outputs().poni().getBytes(StandardCharsets.UTF_8));
            editing.say(Map.of(List.of("measurements", now.measured().name(), "geometry"), file));
            kept = "Kept as " + file + ", and named as the geometry of " + now.measured().name()
                    + ". Other measurements take it over by 'calibration: " + now.measured().name() + "'.";
            pane.say(kept);
        } catch (OperandoException e) {
            pane.say("\u26a0 " + e.getMessage());
        }
    }
}
