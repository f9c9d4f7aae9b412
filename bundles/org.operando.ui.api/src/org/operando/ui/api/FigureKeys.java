// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.operando.figure.Area;
import org.operando.figure.PanelMap;
import org.operando.figure.view.ReadOut;
import org.operando.figure.view.Zoom;

/**
 * The keyboard on a figure; it acts on one panel, which the digits choose. Where there are frames, Left and Right step
 * through them and move the figure with Ctrl.
 */
final class FigureKeys {
    private static final double STEP = 1.25;
    private static final double PART = 0.1;
    /** Steps at once. */
    private static final int LEAP = 10;
    /** More steps than there are of anything. */
    private static final int FAR = 1_000_000_000;

    private final FigureCanvas canvas;
    private final FigureSurface surface;

    FigureKeys(FigureCanvas canvas, FigureSurface surface) {
        this.canvas = canvas;
        this.surface = surface;
        surface.addListener(SWT.KeyDown, this::key);
        surface.addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_RETURN
                && e.detail != SWT.TRAVERSE_ESCAPE && e.detail != SWT.TRAVERSE_ARROW_NEXT
                && e.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
    }

    private void key(Event event) {
        if (surface.picture().isEmpty() || canvas.map().panels().isEmpty()) {
            return;
        }
        boolean cross = (event.stateMask & SWT.MOD2) != 0;
        boolean command = (event.stateMask & SWT.MOD1) != 0;
        if (!command && steps(event.keyCode, cross)) {
            return;
        }
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> arrow(-1, 0, cross);
            case SWT.ARROW_RIGHT -> arrow(1, 0, cross);
            case SWT.ARROW_UP -> arrow(0, -1, cross);
            case SWT.ARROW_DOWN -> arrow(0, 1, cross);
            case SWT.HOME -> canvas.reset();
            case SWT.ESC -> escape();
            case SWT.CR, SWT.KEYPAD_CR -> enter();
            default -> character(event.character, event.keyCode, command, cross);
        }
    }

    private void escape() {
        canvas.select(Optional.empty());
        canvas.giveUp();
    }

    private void enter() {
        if (canvas.tool() == FigureTool.DRAW) {
            canvas.end(true);
        } else {
            canvas.pointedAt().ifPresent(canvas::click);
        }
    }

    /** A press of the pen where the crosshair is, without the mouse. */
    private void dab() {
        canvas.pointedAt().filter(r -> canvas.tool() == FigureTool.DRAW).ifPresent(r -> {
            At at = new At(r.panel(), r.x(), r.y());
            PanelMap map = canvas.map().panels().get(r.panel());
            canvas.holds(Reach.of(r.panel(), map, map.across(r.x()), map.down(r.y(), false),
                    surface.pageLength(FigureGestures.REACH)));
            canvas.draw(at, at, false);
            canvas.draw(at, at, true);
        });
    }

    /** Ctrl keeps the usual meaning of a key where there is something to step through. */
    private boolean steps(int code, boolean shift) {
        int many = shift ? LEAP : 1;
        return switch (code) {
            case SWT.ARROW_LEFT -> canvas.step(-many);
            case SWT.ARROW_RIGHT -> canvas.step(many);
            case SWT.HOME -> canvas.step(-FAR);
            case SWT.END -> canvas.step(FAR);
            default -> false;
        };
    }

    private void character(char character, int code, boolean command, boolean shift) {
        if (command) {
            switch (code) {
                case 'z' -> undo(shift);
                case 'y' -> undo(true);
                case 'c' -> copy(shift);
                default -> {
                    // not for the figure
                }
            }
            return;
        }
        switch (character) {
            case 'm' -> canvas.use(FigureTool.PAN);
            case 'z' -> canvas.use(FigureTool.BOX);
            case 'r' -> canvas.use(FigureTool.RANGE);
            case 'g' -> canvas.use(FigureTool.REGION);
            case ' ' -> dab();
            case '+', '=' -> around(STEP);
            case '-' -> around(1 / STEP);
            default -> {
                if (character >= '1' && character <= '9') {
                    canvas.activate(Math.min(character - '1', canvas.map().panels().size() - 1));
                }
            }
        }
    }

    private void undo(boolean forth) {
        if (forth) {
            canvas.forth();
        } else {
            canvas.back();
        }
    }

    private void copy(boolean numbers) {
        if (numbers) {
            canvas.copyNumbers();
        } else {
            canvas.copyPicture();
        }
    }

    private PanelMap panel() {
        return canvas.map().panels().get(canvas.active());
    }

    private void around(double factor) {
        Area plot = panel().plot();
        canvas.look(canvas.zoom().around(canvas.active(), plot.x() + plot.width() / 2, plot.y() + plot.height() / 2,
                factor, Zoom.Along.BOTH), "key zoom");
    }

    private void arrow(int across, int down, boolean cross) {
        Area plot = panel().plot();
        if (!cross) {
            canvas.look(canvas.zoom().moved(canvas.active(), -across * PART * plot.width(),
                    -down * PART * plot.height()), "key pan");
            return;
        }
        // the crosshair without the mouse: from where it is, or from the middle, by two units of the screen
        Optional<ReadOut> at = canvas.pointedAt().filter(r -> r.panel() == canvas.active());
        double step = surface.pageLength(2);
        double x = at.map(r -> panel().across(r.x())).orElse(plot.x() + plot.width() / 2) + across * step;
        double y = at.map(r -> panel().down(r.y(), false)).orElse(plot.y() + plot.height() / 2) + down * step;
        PictureOrder.Done picture = surface.picture().orElseThrow();
        canvas.point(ReadOut.at(picture.seen(), picture.picture().report().map(),
                Math.clamp(x, plot.x() + 0.01, plot.right() - 0.01),
                Math.clamp(y, plot.y() + 0.01, plot.bottom() - 0.01)));
    }
}
