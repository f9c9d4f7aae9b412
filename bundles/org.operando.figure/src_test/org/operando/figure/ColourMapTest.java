// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ColourMapTest {
    @Test
    void endsOfViridisArePublishedColours() {
        ColourMap viridis = ColourMap.named("viridis");

        assertEquals(0xff440154, viridis.argb(0));
        assertEquals(0xfffde725, viridis.argb(1));
        assertEquals(viridis.argb(0), viridis.argb(-3));
        assertEquals(viridis.argb(1), viridis.argb(Double.POSITIVE_INFINITY));
    }

    @Test
    void everyMapHasItsColours() {
        for (String name : ColourMap.names()) {
            int size = ColourMap.named(name).size();
            assertEquals(name.equals("vik") ? 255 : 256, size, name);
        }
    }

    @Test
    void evenMapsGetLighterThroughout() {
        for (String name : new String[] {"viridis", "cividis", "magma", "grey"}) {
            double before = -1;
            for (int i = 0; i < 256; i++) {
                double lightness = lightness(ColourMap.named(name).argb(i / 255.0));
                assertTrue(lightness > before - 0.2, name + " at " + i);
                before = lightness;
            }
        }
    }

    @Test
    void divergingMapIsLightestAtItsMiddleAndCyclicMapCloses() {
        ColourMap vik = ColourMap.named("vik");
        assertTrue(lightness(vik.argb(0.5)) > 90);
        assertTrue(lightness(vik.argb(0)) < 20 && lightness(vik.argb(1)) < 20);
        assertEquals(lightness(ColourMap.named("romaO").argb(0)), lightness(ColourMap.named("romaO").argb(1)), 1);
    }

    @Test
    void notANumberIsTransparent() {
        assertEquals(0, ColourMap.named("vik").argb(Double.NaN) >>> 24);
    }

    @Test
    void unknownNameIsAnsweredWithTheNamesThereAre() {
        String message = assertThrows(IllegalArgumentException.class, () -> ColourMap.named("jet")).getMessage();
        assertTrue(message.contains("jet") && message.contains("viridis, cividis, magma, grey, vik, romaO"), message);
    }

    /** CIE L* of a colour, D65. */
    private static double lightness(int argb) {
        double y = 0.2126 * linear(argb >> 16 & 255) + 0.7152 * linear(argb >> 8 & 255) + 0.0722 * linear(argb & 255);
        return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
