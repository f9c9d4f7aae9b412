// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.ui.api.At;
import org.operando.ui.api.MaskDrawing;
import org.operando.ui.api.Reach;
import org.operando.ui.api.Sketch;

/**
 * Turns drags and clicks into changes of a mask. The corners of a polygon stay until it is closed, and can be dragged. UI
 * thread only.
 */
final class MaskStroke {
    private static final int LEAST_CORNERS = 3;
    /** A hand that clicks moves less, parts of the pointer's reach. */
    private static final double STILL = 0.5;

    /** What is dragged around, or the corners of a polygon. */
    private final List<At> path = new ArrayList<>();
    private boolean pressed;
    /** Corner that is dragged; -1 for none. */
    private int held = -1;
    /** Whether the corner that is held was moved. */
    private boolean moved;
    /** Corner that a press would hold; -1 for none. */
    private int under = -1;
    private Optional<Reach> pointer = Optional.empty();

    /** Looks for a corner within reach of the pointer; gives whether there is one. */
    boolean holds(MaskTool tool, Reach reach) {
        under = -1;
        pointer = Optional.of(reach);
        for (int i = 0; i < path.size() && tool == MaskTool.POLYGON && !pressed; i++) {
            if (reach.distance(path.get(i).x(), path.get(i).y()) <= 1) {
                under = i;
            }
        }
        return under >= 0;
    }

    /** A drag goes on; gives whether the mask changed. */
    boolean drawn(MaskDrawing drawing, MaskTool tool, double width, At from, At to, boolean ended) {
        if (tool == MaskTool.BRUSH || tool == MaskTool.ERASER) {
            drawing.stroke(from.x(), from.y(), to.x(), to.y(), width, tool == MaskTool.ERASER, ended);
            return true;
        }
        if (tool == MaskTool.POLYGON) {
            return corner(drawing, from, to, ended);
        }
        if (path.isEmpty()) {
            path.add(from);
        }
        path.add(to);
        return ended && fill(drawing, outline(tool));
    }

    /** A press holds the corner below it, or is a new one, which goes with the pointer until it is let go. */
    private boolean corner(MaskDrawing drawing, At from, At to, boolean ended) {
        if (!pressed) {
            if (ended) {
                // let go after a double click closed the polygon
                return false;
            }
            pressed = true;
            moved = false;
            held = under;
            if (held < 0) {
                path.add(from);
                held = path.size() - 1;
                moved = true;
            }
        }
        moved |= pointer.filter(p -> p.distance(to.x(), to.y()) > STILL).isPresent();
        if (moved) {
            path.set(held, to);
        }
        if (!ended) {
            return false;
        }
        // a click on the first corner, or once more on the last, however long after the one before
        boolean whole = !moved && (held == 0 || held == path.size() - 1);
        pressed = false;
        held = -1;
        return whole && close(drawing);
    }

    /** Closes the polygon; gives whether the mask changed. With fewer than three corners it stays open. */
    boolean close(MaskDrawing drawing) {
        pressed = false;
        held = -1;
        return path.size() >= LEAST_CORNERS && fill(drawing, path);
    }

    private boolean fill(MaskDrawing drawing, List<At> outline) {
        drawing.polygon(outline.stream().mapToDouble(At::x).toArray(), outline.stream().mapToDouble(At::y).toArray(),
                false);
        forget();
        return true;
    }

    /** Takes the last corner of a polygon back; gives whether there was one. */
    boolean back() {
        if (path.isEmpty()) {
            return false;
        }
        path.removeLast();
        return true;
    }

    /** Gives up what is being drawn; gives whether there was something. */
    boolean forget() {
        boolean any = !path.isEmpty();
        path.clear();
        pressed = false;
        held = -1;
        under = -1;
        return any;
    }

    /** Corners of a polygon that is open. */
    int corners() {
        return path.size();
    }

    private List<At> outline(MaskTool tool) {
        if (tool != MaskTool.RECTANGLE || path.isEmpty()) {
            return path;
        }
        At a = path.getFirst();
        At b = path.getLast();
        return List.of(a, new At(a.panel(), b.x(), a.y()), b, new At(a.panel(), a.x(), b.y()));
    }

    /**
     * What is being drawn at the moment.
     * @param pointer where the next corner of a polygon would be
     */
    List<Sketch> seen(MaskTool tool, List<At> pointer) {
        if (path.isEmpty()) {
            return List.of();
        }
        if (tool == MaskTool.POLYGON) {
            List<At> open = new ArrayList<>(path);
            if (!pressed && under < 0) {
                open.addAll(pointer);
            }
            return List.of(Sketch.through(open, false), Sketch.through(path, true));
        }
        List<At> closed = new ArrayList<>(outline(tool));
        closed.add(closed.getFirst());
        return List.of(Sketch.through(closed, false));
    }
}
