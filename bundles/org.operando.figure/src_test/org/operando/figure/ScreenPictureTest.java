// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Span;
import org.operando.figure.view.ScreenPage;

/** Pages on a screen, light and dark. */
class ScreenPictureTest {
    private static Page page() {
        Image image = new Image(new double[] {0, 1}, new double[] {0, 1}, new float[] {1},
                Image.Colours.viridis(0, 1, ""));
        AxisSpec axis = AxisSpec.of("*x*", 0, 1);
        Panel left = Panel.of("", new Box(0, 0, 50, 50), axis, axis, List.of(image,
                Line.of(new double[] {0, 1}, new double[] {0.5, 0.5}, Ink.BLACK.withWidth(4))));
        Panel right = Panel.of("", new Box(50, 0, 50, 50), axis, axis,
                List.of(Line.of(new double[] {0, 1}, new double[] {0.5, 0.5}, Ink.BLACK.withWidth(4))));
        return Page.of("", 100, 50, left, right);
    }

    private static int at(ScreenPicture picture, int panel, double across, double down) {
        Area plot = picture.report().map().panels().get(panel).plot();
        int x = (int) ((plot.x() + across * plot.width()) * picture.pixelsPerPoint());
        int y = (int) ((plot.y() + down * plot.height()) * picture.pixelsPerPoint());
        return picture.rgb()[y * picture.width() + x] & 0xffffff;
    }

    @Test
    void darkPicturesTurnLightnessButNotImages() {
        ScreenPicture light = ScreenPicture.paint(page(), 600, 400, false);
        ScreenPicture dark = ScreenPicture.paint(page(), 600, 400, true);

        assertEquals(600, dark.width());
        assertEquals(300, dark.height());
        assertEquals(ScreenPicture.DARK_GROUND, at(dark, 1, 0.5, 0.2));
        assertTrue((at(dark, 1, 0.5, 0.5) & 0xff) > 200, "a black line is light on dark ground");
        assertEquals(at(light, 0, 0.5, 0.2), at(dark, 0, 0.5, 0.2), "colours of images mean values");
        assertEquals(at(light, 0, 0.5, 0.5), at(dark, 0, 0.5, 0.5), "and what is drawn on them was chosen for them");
    }

    @Test
    void textsOnBlankPartsOfImagesStandOutFromTheGround() {
        Image image = new Image(new double[] {0, 1}, new double[] {0, 0.5, 1}, new float[] {Float.NaN, 1},
                Image.Colours.viridis(0, 1, ""));
        AxisSpec axis = AxisSpec.of("*x*", 0, 1);
        Panel panel = Panel.of("", new Box(0, 0, 50, 50), axis, axis, List.of(image,
                Note.of(0.1, 0.25, "no pattern", Note.Align.LEFT)));
        ScreenPicture dark = ScreenPicture.paint(Page.of("", 50, 50, panel), 600, 600, true);

        int lightest = 0;
        for (double across = 0.1; across < 0.5; across += 0.002) {
            for (double down = 0.7; down < 0.8; down += 0.002) {
                lightest = Math.max(lightest, at(dark, 0, across, down) & 0xff);
            }
        }
        assertTrue(lightest > 180, "letters on the dark ground are light, " + lightest);
    }

    @Test
    void wordsOfAStretchStandInWhatIsSeenOfIt() {
        AxisSpec right = AxisSpec.of("*x*", 0.8, 1);
        AxisSpec below = AxisSpec.of("*y*", 0, 0.4);
        Span gap = Span.ofY(0.1, 0.8, Ink.rgb(0xffffff).withOpacity(0), "no pattern");
        Box box = new Box(0, 0, 50, 50);
        Panel with = Panel.of("", box, right, below, List.of(gap));
        Panel without = Panel.of("", box, right, below, List.of());

        ScreenPicture named = ScreenPicture.paint(Page.of("", 50, 50, with), 600, 600, false);
        ScreenPicture plain = ScreenPicture.paint(Page.of("", 50, 50, without), 600, 600, false);

        double lowest = 1;
        double highest = 0;
        for (double across = 0.2; across < 0.95; across += 0.002) {
            for (double down = 0.05; down < 0.8; down += 0.002) {
                if (at(named, 0, across, down) != at(plain, 0, across, down)) {
                    lowest = Math.min(lowest, down);
                    highest = Math.max(highest, down);
                }
            }
        }
        assertTrue(lowest > 0.2 && highest < 0.5 && highest - lowest > 0.01,
                "letters alone, in the middle of what is seen: " + lowest + " to " + highest);
    }

    @Test
    void coloursKeepTheirHueInTheDark() {
        int blue = DarkTarget.turned(Ink.series(0).argb());
        assertEquals(0xff, blue >>> 24);
        assertTrue((blue & 0xff) > (blue >> 8 & 0xff) && (blue >> 8 & 0xff) > (blue >> 16 & 0xff));
        assertEquals(0x80000000 | ScreenPicture.DARK_GROUND, DarkTarget.turned(0x80ffffff));
    }

    @Test
    void pagesFillWindowsOfTheirKind() {
        Page wide = ScreenPage.filling(page(), 1000, 800, 2);
        assertEquals(1000.0 / 800, wide.widthMm() / wide.heightMm(), 1e-9);
        assertEquals(wide.widthMm() / 2, wide.panels().get(1).cell().x(), 1e-9);
        Page small = ScreenPage.filling(page(), 100, 80, 2);
        assertTrue(small.widthMm() >= 0.8 * 100 - 1e-9, "texts get smaller before panels get too small");
        Page page = page();
        assertSame(page, ScreenPage.filling(page, 2000, 100, 2), "another shape is not forced on it");
    }
}
