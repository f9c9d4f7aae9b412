// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;

class AxisColoursTest {
    private static final double[] X = {1, 2, 3};
    private static final Ink BLUE = Ink.series(0);
    private static final Ink RED = Ink.rgb(0xa03020);

    @Test
    void aRightAxisTiesBothAxesToTheColoursOfTheirMarks() {
        AxisColours colours = colours(true, Markers.of(X, X, Symbol.CIRCLE, BLUE), Line.of(X, X, RED).onRight());

        assertEquals(new AxisColours(BLUE.argb(), RED.argb()), colours);
    }

    @Test
    void anAxisOfTwoColoursIsBlackAndTheOtherIsNot() {
        AxisColours colours = colours(true, Line.of(X, X, BLUE), Line.of(X, X, Ink.BLACK),
                Line.of(X, X, RED).onRight());

        assertEquals(new AxisColours(JournalStyle.BLACK, RED.argb()), colours);
    }

    @Test
    void aColourThatDoesNotTellTheAxesApartIsNotUsed() {
        AxisColours black = new AxisColours(JournalStyle.BLACK, JournalStyle.BLACK);

        assertEquals(black, colours(true, Line.of(X, X, RED), Line.of(X, X, RED).onRight()));
        assertEquals(black, colours(false, Line.of(X, X, RED)), "one axis");
    }

    @Test
    void lightColoursAreDarkenedForLettersAndWhiteIsLeft() {
        assertEquals(BLUE.argb(), TextColour.onWhite(BLUE.argb()));
        assertEquals(0xffffffff, TextColour.onWhite(0xffffffff));
        int orange = TextColour.onWhite(Ink.series(3).argb());
        assertEquals(4.5, 1.05 / (luminance(orange) + 0.05), 0.1, Integer.toHexString(orange));
    }

    private static double luminance(int argb) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < 3; i++) {
            sum += weights[i] * Math.pow(((argb >> 16 - 8 * i & 0xff) / 255.0 + 0.055) / 1.055, 2.4);
        }
        return sum;
    }

    private static AxisColours colours(boolean right, Mark... marks) {
        AxisSpec axis = AxisSpec.of("y", 0, 4);
        Panel panel = Panel.of("", new Box(0, 0, 60, 50), axis, axis, List.of(marks));
        return AxisColours.of(right ? panel.withRight(axis) : panel);
    }
}
