// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.Optional;

/**
 * Colours on a grid.
 * @param argb row by row from the top, alpha in the highest byte, not premultiplied; the record owns the array
 * @param width columns
 * @param height rows
 */
public record Pixels(int[] argb, int width, int height) {
    /** The same colours as numbers into a palette. */
    record Indexed(byte[] indices, int[] palette) {
    }

    public Pixels {
        if (argb.length != (long) width * height) {
            throw new IllegalArgumentException(argb.length + " colours for " + height + " rows of " + width);
        }
    }

    /** The pixels as an image of AWT, which has its own copy. */
    BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        System.arraycopy(argb, 0, ((DataBufferInt) image.getRaster().getDataBuffer()).getData(), 0, argb.length);
        return image;
    }

    /** Whether every pixel covers what lies below. */
    boolean opaque() {
        for (int colour : argb) {
            if (colour >>> 24 != 0xff) {
                return false;
            }
        }
        return true;
    }

    /**
     * The pixels with a palette in the order of first use; empty for more than 256 colours. Images of values have fewer,
     * and a palette makes their files three times smaller.
     */
    Optional<Indexed> indexed() {
        int[] keys = new int[1024];
        int[] slots = new int[1024];
        int[] palette = new int[256];
        int count = 0;
        byte[] indices = new byte[argb.length];
        for (int i = 0; i < argb.length; i++) {
            int colour = argb[i];
            int slot = (colour * 0x9e3779b1) >>> 22;
            while (slots[slot] != 0 && keys[slot] != colour) {
                slot = (slot + 1) & 1023;
            }
            if (slots[slot] == 0) {
                if (count == 256) {
                    return Optional.empty();
                }
                keys[slot] = colour;
                palette[count++] = colour;
                slots[slot] = count;
            }
            indices[i] = (byte) (slots[slot] - 1);
        }
        return Optional.of(new Indexed(indices, Arrays.copyOf(palette, count)));
    }
}
