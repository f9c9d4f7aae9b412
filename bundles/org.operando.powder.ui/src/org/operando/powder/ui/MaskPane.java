// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.figure.MaskPicture;
import org.operando.figure.view.ReadOut;
import org.operando.powder.mask.MaskOperation;
import org.operando.ui.api.At;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.FigureListener;
import org.operando.ui.api.FigureTool;
import org.operando.ui.api.MaskDrawing;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyEditing;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.ViewSite;

/** Tools above, the frame with the mask below. UI thread only. */
final class MaskPane {
    private static final int WIDTH = 15;
    private static final int WIDEST = 999;
    private static final int LINES = 2;

    private final ViewSite site;
    private final ToolPane pane;
    private final FrameDrawing reading = new FrameDrawing();
    private final MaskStroke stroke = new MaskStroke();
    private final List<Button> tools = new ArrayList<>();
    private final Spinner width;
    private final Text limits;
    private final FigureCanvas canvas;
    private MaskTool tool = MaskTool.BRUSH;
    private Optional<MaskedFrame> frame = Optional.empty();
    private Optional<MaskDrawing> drawing = Optional.empty();
    private boolean unsaved;
    private boolean making;
    /** Whether the mask changed since the page that is being made was begun. */
    private boolean stale;

    MaskPane(Composite parent, ViewSite site) {
        this.site = site;
        pane = new ToolPane(parent);
        pane.keep(LINES);
        for (MaskTool each : MaskTool.values()) {
            tools.add(pane.button(SWT.TOGGLE, each.label(), each.what(), () -> use(each)));
        }
        width = new Spinner(pane.tools().named("Width"), SWT.BORDER);
        width.setValues(WIDTH, 1, WIDEST, 0, 2, 10);
        width.setToolTipText("Width of brush and eraser, pixels");
        limits = new Text(pane.tools().named("Counts outside"), SWT.BORDER);
        limits.setMessage("0 to 1e6");
        limits.setToolTipText("Masks pixels with counts below the first or above the second number; Enter does it");
        limits.addListener(SWT.DefaultSelection, e -> threshold());
        pane.button(SWT.PUSH, "Suggest", "Masks hot and dead pixels and the shadow of the beam stop", this::suggest);
        pane.button(SWT.PUSH, "Undo", "Takes the last change back", () -> step(true));
        pane.button(SWT.PUSH, "Redo", "Makes it again", () -> step(false));
        pane.button(SWT.PUSH, "Keep", "Keeps the mask as a file beside the study and names it in the measurement",
                this::keep);
        canvas = pane.filledBy(new FigureCanvas(pane));
        canvas.onHold(reach -> canvas.tool() == FigureTool.DRAW && stroke.holds(tool, reach) ? SWT.CURSOR_HAND
                : SWT.NONE);
        listen();
        pane.follow(site, this::chosen, this::read);
        read();
    }

    Control control() {
        return pane;
    }

    private void listen() {
        canvas.listen(new FigureListener() {
            @Override
            public void drawn(At from, At to, boolean ended) {
                drawing.ifPresent(d -> changed(stroke.drawn(d, tool, width.getSelection(), from, to, ended)));
                sketch(List.of());
            }

            @Override
            public boolean ended(boolean kept) {
                boolean any = stroke.corners() > 0;
                drawing.filter(d -> kept).ifPresent(d -> changed(stroke.close(d)));
                if (!kept) {
                    stroke.forget();
                    tell();
                }
                sketch(List.of());
                return any;
            }

            @Override
            public void pointed(ReadOut at) {
                if (canvas.tool() == FigureTool.DRAW) {
                    sketch(List.of(new At(at.panel(), at.x(), at.y())));
                }
            }

            @Override
            public void used(FigureTool used) {
                mark(used == FigureTool.DRAW);
            }
        });
    }

    private void changed(boolean mask) {
        unsaved |= mask;
        if (mask) {
            show();
        }
        tell();
    }

    private void sketch(List<At> pointer) {
        canvas.setSketches(stroke.seen(tool, pointer));
    }

    private void use(MaskTool chosen) {
        boolean again = canvas.tool() == FigureTool.DRAW && chosen == tool;
        stroke.forget();
        sketch(List.of());
        tool = chosen;
        canvas.use(again || drawing.isEmpty() ? FigureTool.PAN : FigureTool.DRAW);
        mark(canvas.tool() == FigureTool.DRAW);
    }

    private void mark(boolean draws) {
        for (int i = 0; i < tools.size(); i++) {
            tools.get(i).setSelection(draws && tool.ordinal() == i);
        }
    }

    private void chosen(Selected selected) {
        boolean other = frame.isEmpty() || selected.text(Kind.MEASUREMENT)
                .map(m -> !frame.get().shown().measured().belongsTo(m)).orElse(false)
                || frame.get().shown().row(selected) != frame.get().row();
        if (other) {
            read();
        }
    }

    private void read() {
        StudyResults results = site.results();
        Selected selected = site.hub().current();
        site.inBackground(pane, () -> {
            ShownFrames shown = ShownFrames.of(results, selected);
            FrameLook look = new FrameLook(FrameLook.USUAL.scale(), FrameLook.USUAL.darkest(),
                    FrameLook.USUAL.brightest(), false, FrameLook.NONE);
            return MaskedFrame.of(reading.draw(shown, shown.row(selected), look, List.of()));
        }, this::opened, why -> {
            frame = Optional.empty();
            drawing = Optional.empty();
            canvas.setVisible(false);
            pane.say(why);
        });
    }

    private void opened(MaskedFrame read) {
        boolean same = unsaved && frame.map(f -> f.shown().measured().name())
                .equals(Optional.of(read.shown().measured().name()));
        frame = Optional.of(read);
        if (!same || drawing.isEmpty()) {
            MaskDrawing.Grid grid = new MaskDrawing.Grid(read.shown().frames().columns(),
                    read.shown().frames().rows(), 1, 0, 0);
            if (!grid.isPossible()) {
                pane.say("A mask of " + grid.columns() + " x " + grid.rows() + " pixels cannot be drawn here.");
                return;
            }
            drawing = Optional.of(new MaskDrawing(grid, Optional.empty(), read.masked()));
            unsaved = false;
        }
        canvas.setVisible(true);
        show();
        tell();
    }

    /**
     * Shows the mask as it is. A frame of 16 million pixels takes 0.1 s, so the page is made in the background, one after the
     * other: a stroke is seen as it goes on.
     */
    private void show() {
        stale = making;
        if (making || frame.isEmpty()) {
            return;
        }
        making = true;
        MaskedFrame now = frame.get();
        BitSet mask = drawing.orElseThrow().picture().inside();
        site.inBackground(canvas, () -> now.page(mask), page -> {
            canvas.show(page);
            made();
        }, why -> {
            pane.say("\u26a0 " + why);
            made();
        });
    }

    private void made() {
        making = false;
        if (stale && drawing.isPresent()) {
            show();
        }
    }

    private void tell() {
        drawing.ifPresent(d -> pane.say(String.format(Locale.ROOT, "%d of %d pixels masked (red).%s%s", d.count(),
                (long) d.grid().columns() * d.grid().rows(), unsaved ? " Not kept yet." : "", open())));
    }

    private String open() {
        int corners = tool == MaskTool.POLYGON ? stroke.corners() : 0;
        return corners == 0 ? "" : " " + corners + (corners == 1 ? " corner" : " corners")
                + ": double click or Enter closes, Escape gives up.";
    }

    private void step(boolean back) {
        if (back && stroke.back()) {
            tell();
            sketch(List.of());
            return;
        }
        drawing.ifPresent(d -> {
            unsaved |= back ? d.undo() : d.redo();
            show();
            tell();
        });
    }

    private void change(BitSet pixels) {
        drawing.orElseThrow().change(pixels, false);
        unsaved = true;
        show();
        tell();
    }

    private void threshold() {
        String[] parts = limits.getText().strip().split("\\s*(to|\\u2013|,|;)\\s*|\\s+");
        try {
            double low = Double.parseDouble(parts[0]);
            double high = parts.length > 1 ? Double.parseDouble(parts[1]) : Double.POSITIVE_INFINITY;
            frame.ifPresent(f -> change(f.outside(low, high)));
        } catch (NumberFormatException e) {
            pane.say("\u26a0 Write one or two numbers of counts, e.g. 0 to 1000000.");
        }
    }

    private void suggest() {
        if (frame.isEmpty()) {
            return;
        }
        ShownFrames shown = frame.get().shown();
        StudyResults results = site.results();
        pane.say("Looking for hot and dead pixels and the beam stop \u2026");
        site.inBackground(tools, () -> {
            MaskOperation.Outputs found = results.run(new MaskOperation(),
                    new MaskOperation.Inputs(shown.frames(), shown.calibrated()), MaskOperation.Parameters.defaults());
            BitSet pixels = SignalPixels.set(found.mask().pixels());
            if (found.suggestion().isPresent()) {
                pixels.or(SignalPixels.set(found.suggestion().get()));
            }
            return pixels;
        }, pixels -> {
            change(pixels);
            pane.say(pane.said() + " Undo takes the suggestion back.");
        }, why -> pane.say("\u26a0 " + why));
    }

    private void keep() {
        if (drawing.isEmpty() || site.editing().isEmpty()) {
            return;
        }
        MaskPicture picture = drawing.get().picture();
        String name = frame.orElseThrow().shown().measured().name();
        site.inBackground(limits, () -> {
            try {
                return picture.png();
            } catch (IOException e) {
                throw new OperationException("the mask cannot be packed: " + e.getMessage(), "", "", e);
            }
        }, png -> keep(name, png), why -> pane.say("\u26a0 " + why));
    }

    private void keep(String name, byte[] png) {
        StudyEditing editing = site.editing().orElseThrow();
        try {
            String file = editing.keep("masks/" + name + ".png", png);
            editing.say(Map.of(List.of("measurements", name, "mask"), file));
            unsaved = false;
            pane.say("Kept as " + file + ", the mask of " + name + " from now on. Undo in the study takes that back.");
        } catch (OperandoException e) {
            pane.say("\u26a0 " + e.getMessage());
        }
    }
}
