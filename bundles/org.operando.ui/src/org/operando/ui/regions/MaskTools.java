// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Spinner;
import org.operando.core.study.PlacedRegion;
import org.operando.core.study.Region;
import org.operando.figure.MaskPicture;
import org.operando.ui.api.At;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.FigureListener;
import org.operando.ui.api.FigureTool;
import org.operando.ui.api.MaskDrawing;
import org.operando.ui.api.WrappedRow;

/** Brush and eraser for the mask of a region. UI thread only. */
final class MaskTools {
    private static final int USUAL_WIDTH = 9;
    private static final int WIDEST = 999;

    private final Supplier<FigureCanvas> canvas;
    private final Runnable changed;
    private final Consumer<String> say;
    private final Button brush;
    private final Button eraser;
    private final Spinner width;
    private Optional<MaskDrawing> drawing = Optional.empty();
    private boolean erase;

    /**
     * @param canvas where is drawn; asked when it is needed
     * @param begin begins a mask when none is being drawn, or says why it cannot
     * @param changed the mask is to be seen anew
     * @param say says what to do
     */
    MaskTools(WrappedRow row, Supplier<FigureCanvas> canvas, Runnable begin, Runnable changed, Consumer<String> say) {
        this.canvas = canvas;
        this.changed = changed;
        this.say = say;
        brush = tool(row, "Brush", "Draw a mask: drag over the pixels inside", begin, false);
        eraser = tool(row, "Eraser", "Drag over pixels that are not inside", begin, true);
        width = new Spinner(row.named("Brush (pixels)"), SWT.BORDER);
        width.setValues(USUAL_WIDTH, 1, WIDEST, 0, 2, 10);
        width.setToolTipText("Width of brush and eraser, in pixels of the picture");
    }

    private Button tool(Composite row, String label, String what, Runnable begin, boolean erases) {
        Button button = new Button(row, SWT.TOGGLE);
        button.setText(label);
        button.setToolTipText(what);
        button.addListener(SWT.Selection, e -> use(begin, erases));
        return button;
    }

    /** Draws, or erases, from now on. */
    void use(Runnable begin, boolean erases) {
        if (drawing.isEmpty()) {
            begin.run();
        }
        if (drawing.isEmpty()) {
            shown(FigureTool.PAN);
            return;
        }
        erase = erases;
        canvas.get().use(FigureTool.DRAW);
        tell();
    }

    /** Listens to the pointer. */
    void attach() {
        canvas.get().listen(new FigureListener() {
            @Override
            public void drawn(At from, At to, boolean ended) {
                drawing.ifPresent(d -> {
                    d.stroke(from.x(), from.y(), to.x(), to.y(), width.getSelection(), erase, ended);
                    tell();
                    changed.run();
                });
            }

            @Override
            public void used(FigureTool tool) {
                shown(tool);
            }
        });
    }

    private void shown(FigureTool tool) {
        boolean draws = tool == FigureTool.DRAW && drawing.isPresent();
        brush.setSelection(draws && !erase);
        eraser.setSelection(draws && erase);
    }

    private void tell() {
        drawing.ifPresent(d -> say.accept((erase ? "Drag to erase: " : "Drag to draw: ") + d.count() + " pixels, "
                + String.format(Locale.ROOT, "%.4g", d.count() * d.grid().pixel() * d.grid().pixel())
                + " \u00b5m\u00b2. Done keeps the mask."));
        shown(canvas.get().tool());
    }

    /** Begins a new mask on these pixels. */
    void begin(MaskDrawing.Grid grid) {
        drawing = Optional.of(new MaskDrawing(grid, Optional.empty(), new BitSet()));
    }

    /** Goes on with the mask of a region; false when it has none. */
    boolean begin(PlacedRegion region) {
        if (!(region.region().shape() instanceof Region.Mask mask)) {
            return false;
        }
        MaskPicture pixels = region.pixels().orElseThrow();
        drawing = Optional.of(new MaskDrawing(new MaskDrawing.Grid(pixels.columns(), pixels.rows(), mask.pixel(),
                mask.x(), mask.y()), Optional.of(region.name()), pixels.inside()));
        return true;
    }

    /** The mask that is being drawn. */
    Optional<MaskDrawing> drawing() {
        return drawing;
    }

    /** The mask as it is now. */
    Optional<RegionPage.Drawn> drawn() {
        return drawing.map(d -> new RegionPage.Drawn(d.picture(), d.grid(), d.region()));
    }

    /** Takes a stroke back, or makes it again; false when no mask is being drawn. */
    boolean step(boolean back) {
        drawing.ifPresent(d -> {
            if (back ? d.undo() : d.redo()) {
                changed.run();
            }
            tell();
        });
        return drawing.isPresent();
    }

    /** Nothing is drawn any more; the mask is given to the caller by {@link #drawing()} before. */
    void end() {
        drawing = Optional.empty();
        if (canvas.get().tool() == FigureTool.DRAW) {
            canvas.get().use(FigureTool.PAN);
        }
        shown(FigureTool.PAN);
    }
}
