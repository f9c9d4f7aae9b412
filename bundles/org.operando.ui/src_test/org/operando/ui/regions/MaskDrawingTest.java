// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.figure.MaskPicture;
import org.operando.ui.api.MaskDrawing;

/** Strokes of a brush on the pixels of a mask. */
class MaskDrawingTest {
    private static final MaskDrawing.Grid GRID = new MaskDrawing.Grid(40, 30, 0.5, -3, 2);

    private static MaskDrawing drawing() {
        return new MaskDrawing(GRID, Optional.empty(), new BitSet());
    }

    @Test
    void strokeCoversThePixelsWhoseCentresTheBrushPasses() {
        Random random = new Random(7);
        for (int n = 0; n < 300; n++) {
            double[] at = random.doubles(4, -8, 24).toArray();
            double width = random.nextDouble(2, 12);
            MaskDrawing drawing = drawing();

            drawing.stroke(at[0], at[1], at[2], at[3], width, false, true);

            for (int row = 0; row < GRID.rows(); row++) {
                for (int column = 0; column < GRID.columns(); column++) {
                    double away = Line2D.ptSegDist(at[0], at[1], at[2], at[3], -3 + (column + 0.5) * 0.5,
                            2 + (row + 0.5) * 0.5);
                    assertEquals(away <= width * 0.5 / 2, drawing.picture().isInside(column, row),
                            "seed 7, stroke " + n + ", pixel " + column + " " + row);
                }
            }
        }
    }

    @Test
    void narrowestBrushStillMeetsThePixelItIsOn() {
        MaskDrawing drawing = drawing();

        drawing.stroke(-2.99, 2.01, -2.99, 2.01, 1, false, true);

        assertTrue(drawing.picture().isInside(0, 0));
    }

    @Test
    void strokesAreTakenBackAndMadeAgainWhole() {
        MaskDrawing drawing = drawing();
        drawing.stroke(0, 4, 1, 4, 3, false, false);
        drawing.stroke(1, 4, 5, 4, 3, false, true);
        MaskPicture one = drawing.picture();
        drawing.stroke(2, 3, 2, 6, 3, true, true);
        MaskPicture two = drawing.picture();

        assertTrue(drawing.undo());
        assertEquals(one, drawing.picture());
        assertTrue(drawing.redo());
        assertEquals(two, drawing.picture());
        assertTrue(drawing.undo() && drawing.undo());
        assertEquals(0, drawing.count());
        assertFalse(drawing.undo());
        drawing.stroke(0, 4, 1, 4, 3, false, true);
        assertFalse(drawing.redo(), "a new stroke ends what could be made again");
    }

    /** Every edge stands in it once. */
    @Test
    void outlineIsAllEdgesBetweenInsideAndOutside() {
        Random random = new Random(3);
        BitSet bits = new BitSet();
        for (int i = 0; i < 1200; i++) {
            bits.set(i, random.nextInt(3) > 0);
        }
        MaskPicture mask = new MaskPicture(40, 30, bits);
        double edges = 0;
        for (int row = 0; row <= 30; row++) {
            for (int column = 0; column <= 40; column++) {
                edges += mask.isInside(column, row) != mask.isInside(column - 1, row) ? 1 : 0;
                edges += mask.isInside(column, row) != mask.isInside(column, row - 1) ? 1 : 0;
            }
        }

        List<Line> lines = MaskMarks.of(mask, new MaskDrawing.Grid(40, 30, 1, 0, 0), Ink.BLACK).stream()
                .map(Line.class::cast).filter(l -> l.ink().widthPt() > 1).toList();

        double drawn = 0;
        for (Line line : lines) {
            for (int i = 0; i < line.x().length; i += 3) {
                drawn += Math.abs(line.x()[i + 1] - line.x()[i]) + Math.abs(line.y()[i + 1] - line.y()[i]);
            }
        }
        assertEquals(edges, drawn, 1e-9);
    }
}
