// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.ui.api.At;
import org.operando.ui.api.MaskDrawing;

/** Turns drags into changes of a mask. */
final class MaskStroke {
    private static final Ink INK = Ink.rgb(0xff5a36).withWidth(1.2);

    private final List<At> path = new ArrayList<>();

    /** A drag goes on; gives whether the mask changed. */
    boolean drawn(MaskDrawing drawing, MaskTool tool, double width, At from, At to, boolean ended) {
        if (tool == MaskTool.BRUSH || tool == MaskTool.ERASER) {
            drawing.stroke(from.x(), from.y(), to.x(), to.y(), width, tool == MaskTool.ERASER, ended);
            return true;
        }
        if (path.isEmpty()) {
            path.add(from);
        }
        path.add(to);
        if (!ended) {
            return false;
        }
        double[][] corners = corners(tool);
        path.clear();
        drawing.polygon(corners[0], corners[1], false);
        return true;
    }

    private double[][] corners(MaskTool tool) {
        if (tool == MaskTool.RECTANGLE) {
            At a = path.getFirst();
            At b = path.getLast();
            return new double[][] {{a.x(), b.x(), b.x(), a.x()}, {a.y(), a.y(), b.y(), b.y()}};
        }
        return new double[][] {path.stream().mapToDouble(At::x).toArray(),
            path.stream().mapToDouble(At::y).toArray()};
    }

    /** What is dragged at the moment. */
    Optional<Mark> seen(MaskTool tool) {
        if (path.size() < 2) {
            return Optional.empty();
        }
        double[][] c = corners(tool);
        double[] x = new double[c[0].length + 1];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = c[0][i % c[0].length];
            y[i] = c[1][i % c[1].length];
        }
        return Optional.of(Line.of(x, y, INK));
    }
}
