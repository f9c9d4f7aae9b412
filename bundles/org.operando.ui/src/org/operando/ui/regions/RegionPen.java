// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.operando.figure.view.ReadOut;
import org.operando.ui.api.At;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.FigureListener;
import org.operando.ui.api.FigureTool;
import org.operando.ui.api.Sketch;

/** Draws a region by clicks, a box also by a drag; what the next click would add is seen under the pointer. UI thread only. */
final class RegionPen {
    private final FigureCanvas canvas;
    private final Consumer<String> drawn;
    private final Runnable changed;
    private final Consumer<String> say;
    private Optional<Drawing> drawing = Optional.empty();
    private Optional<At> pressed = Optional.empty();

    /**
     * @param drawn is given the value of the study's entry when a region is ended
     * @param changed what is being drawn is to be seen anew
     * @param say says what to do
     */
    RegionPen(FigureCanvas canvas, Consumer<String> drawn, Runnable changed, Consumer<String> say) {
        this.canvas = canvas;
        this.drawn = drawn;
        this.changed = changed;
        this.say = say;
        canvas.listen(new FigureListener() {
            @Override
            public void clicked(ReadOut at) {
                click(at.x(), at.y());
            }

            @Override
            public void drawn(At from, At to, boolean ended) {
                drawing.ifPresent(d -> pen(d, from, to, ended));
            }

            @Override
            public boolean ended(boolean kept) {
                boolean any = drawing.isPresent();
                if (any && kept) {
                    finish();
                } else if (any) {
                    forget();
                    say.accept("Given up; nothing was changed.");
                    changed.run();
                }
                return any;
            }

            @Override
            public void pointed(ReadOut at) {
                drawing.ifPresent(d -> rubber(d.next(at.x(), at.y())));
            }
        });
    }

    /** What is being drawn. */
    Optional<Drawing> drawing() {
        return drawing;
    }

    /** Begins anew. */
    void begin(Drawing.Tool tool) {
        drawing = Optional.of(new Drawing(tool));
        pressed = Optional.empty();
        canvas.use(FigureTool.DRAW);
        rubber(List.of());
        say.accept(tool.hint());
        changed.run();
    }

    /** Adds a corner where something is being drawn. */
    void click(double x, double y) {
        drawing.ifPresent(d -> {
            if (d.add(x, y)) {
                finish();
            } else {
                changed.run();
            }
        });
    }

    private void pen(Drawing now, At from, At to, boolean ended) {
        boolean dragged = now.isDragged();
        if (pressed.isEmpty()) {
            if (ended) {
                // let go after a double click ended the one before
                return;
            }
            pressed = Optional.of(from);
        }
        At first = pressed.get();
        if (ended) {
            pressed = Optional.empty();
            if (dragged && !first.equals(to)) {
                click(first.x(), first.y());
            }
            // once more on the last corner, however long after the click before
            if (now.isLast(to.x(), to.y())) {
                finish();
            } else {
                click(to.x(), to.y());
            }
        } else if (dragged) {
            Drawing box = new Drawing(now.tool());
            box.add(first.x(), first.y());
            rubber(box.next(to.x(), to.y()));
        }
    }

    private void rubber(List<double[][]> lines) {
        canvas.setSketches(lines.stream().map(l -> Sketch.line(0, l[0], l[1])).toList());
    }

    /** Ends what is drawn, or says what is missing. */
    void finish() {
        drawing.ifPresent(d -> {
            Optional<String> text = d.text();
            if (text.isEmpty()) {
                say.accept(d.tool().hint());
                return;
            }
            forget();
            drawn.accept(text.get());
            changed.run();
        });
    }

    /** Nothing is drawn any more. */
    void forget() {
        if (drawing.isEmpty()) {
            return;
        }
        drawing = Optional.empty();
        pressed = Optional.empty();
        rubber(List.of());
        if (canvas.tool() == FigureTool.DRAW) {
            canvas.use(FigureTool.PAN);
        }
    }
}
