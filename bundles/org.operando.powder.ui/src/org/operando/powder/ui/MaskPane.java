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
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.figure.MaskPicture;
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
import org.operando.ui.api.WrappedRow;

/** Tools above, the frame with the mask below. UI thread only. */
final class MaskPane extends Composite {
    private static final int WIDTH = 15;
    private static final int WIDEST = 999;

    private final ViewSite site;
    private final FrameDrawing reading = new FrameDrawing();
    private final MaskStroke stroke = new MaskStroke();
    private final List<Button> tools = new ArrayList<>();
    private final Spinner width;
    private final Text limits;
    private final Label said;
    private final FigureCanvas canvas;
    private MaskTool tool = MaskTool.BRUSH;
    private Optional<MaskedFrame> frame = Optional.empty();
    private Optional<MaskDrawing> drawing = Optional.empty();
    private boolean unsaved;

    MaskPane(Composite parent, ViewSite site) {
        super(parent, SWT.NONE);
        this.site = site;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        setLayout(layout);
        WrappedRow row = new WrappedRow(this);
        for (MaskTool each : MaskTool.values()) {
            tools.add(button(row, SWT.TOGGLE, each.label(), each.what(), () -> use(each)));
        }
        width = new Spinner(row.named("Width"), SWT.BORDER);
        width.setValues(WIDTH, 1, WIDEST, 0, 2, 10);
        width.setToolTipText("Width of brush and eraser, pixels");
        limits = new Text(row.named("Counts outside"), SWT.BORDER);
        limits.setMessage("0 to 1e6");
        limits.setToolTipText("Masks pixels with counts below the first or above the second number; Enter does it");
        limits.addListener(SWT.DefaultSelection, e -> threshold());
        button(row, SWT.PUSH, "Suggest", "Masks hot and dead pixels and the shadow of the beam stop", this::suggest);
        button(row, SWT.PUSH, "Undo", "Takes the last change back", () -> step(true));
        button(row, SWT.PUSH, "Redo", "Makes it again", () -> step(false));
        button(row, SWT.PUSH, "Keep", "Keeps the mask as a file beside the study and names it in the measurement",
                this::keep);
        said = new Label(this, SWT.WRAP);
        GridData across = new GridData(SWT.FILL, SWT.TOP, true, false);
        across.horizontalIndent = 5;
        across.widthHint = 100;
        said.setLayoutData(across);
        canvas = new FigureCanvas(this);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        listen();
        site.hub().subscribe(this, this::isVisible, this::chosen);
        site.onChange(this::read);
        addListener(SWT.Dispose, e -> site.hub().unsubscribe(this));
        read();
    }

    private Button button(Composite row, int style, String label, String what, Runnable done) {
        Button button = new Button(row, style);
        button.setText(label);
        button.setToolTipText(what);
        button.addListener(SWT.Selection, e -> done.run());
        return button;
    }

    private void listen() {
        canvas.listen(new FigureListener() {
            @Override
            public void drawn(At from, At to, boolean ended) {
                drawing.ifPresent(d -> {
                    unsaved |= stroke.drawn(d, tool, width.getSelection(), from, to, ended);
                    show();
                    tell();
                });
            }

            @Override
            public void used(FigureTool used) {
                mark(used == FigureTool.DRAW);
            }
        });
    }

    private void use(MaskTool chosen) {
        boolean again = canvas.tool() == FigureTool.DRAW && chosen == tool;
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
        site.inBackground(this, () -> {
            ShownFrames shown = ShownFrames.of(results, selected);
            FrameLook look = new FrameLook(FrameLook.USUAL.scale(), FrameLook.USUAL.darkest(),
                    FrameLook.USUAL.brightest(), false, FrameLook.NONE);
            return MaskedFrame.of(reading.draw(shown, shown.row(selected), look, List.of()));
        }, this::opened, why -> {
            frame = Optional.empty();
            drawing = Optional.empty();
            canvas.setVisible(false);
            say(why);
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
                say("A mask of " + grid.columns() + " x " + grid.rows() + " pixels cannot be drawn here.");
                return;
            }
            drawing = Optional.of(new MaskDrawing(grid, Optional.empty(), read.masked()));
            unsaved = false;
        }
        canvas.setVisible(true);
        show();
        tell();
    }

    private void show() {
        frame.ifPresent(f -> canvas.show(f.page(drawing.orElseThrow().picture().inside(), stroke.seen(tool))));
    }

    private void tell() {
        drawing.ifPresent(d -> say(String.format(Locale.ROOT, "%d of %d pixels masked (red).%s", d.count(),
                (long) d.grid().columns() * d.grid().rows(), unsaved ? " Not kept yet." : "")));
    }

    private void say(String text) {
        said.setText(text.replace("&", "&&"));
        layout();
    }

    private void step(boolean back) {
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
            say("\u26a0 Write one or two numbers of counts, e.g. 0 to 1000000.");
        }
    }

    private void suggest() {
        if (frame.isEmpty()) {
            return;
        }
        ShownFrames shown = frame.get().shown();
        StudyResults results = site.results();
        say("Looking for hot and dead pixels and the beam stop \u2026");
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
            say(said.getText() + " Undo takes the suggestion back.");
        }, why -> say("\u26a0 " + why));
    }

    private void keep() {
        if (drawing.isEmpty() || site.editing().isEmpty()) {
            return;
        }
        MaskPicture picture = drawing.get().picture();
        String name = frame.orElseThrow().shown().measured().name();
        site.inBackground(said, () -> {
            try {
                return picture.png();
            } catch (IOException e) {
                throw new OperationException("the mask cannot be packed: " + e.getMessage(), "", "", e);
            }
        }, png -> keep(name, png), why -> say("\u26a0 " + why));
    }

    private void keep(String name, byte[] png) {
        StudyEditing editing = site.editing().orElseThrow();
        try {
            String file = editing.keep("masks/" + name + ".png", png);
            editing.say(Map.of(List.of("measurements", name, "mask"), file));
            unsaved = false;
            say("Kept as " + file + ", the mask of " + name + " from now on. Undo in the study takes that back.");
        } catch (OperandoException e) {
            say("\u26a0 " + e.getMessage());
        }
    }
}
