// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

/** Makes the colour of a series dark enough to read letters in it. */
final class TextColour {
    /** Relative luminance at which the contrast with white is 4.5 to 1, what letters of this size need. */
    private static final double DARK = 1.05 / 4.5 - 0.05;
    /** Lighter colours are meant for something dark behind. */
    private static final double LIGHT = 0.7;

    private TextColour() {
    }

    /** The same hue, darkened until the contrast with white is 4.5 to 1; near white stays as it is. */
    static int onWhite(int argb) {
        double[] linear = {linear(argb >> 16), linear(argb >> 8), linear(argb)};
        double luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
        if (luminance <= DARK || luminance > LIGHT) {
            return argb;
        }
        int dark = argb & 0xff000000;
        for (int i = 0; i < 3; i++) {
            dark |= encoded(linear[i] * DARK / luminance) << 16 - 8 * i;
        }
        return dark;
    }

    /** sRGB to linear light, IEC 61966-2-1. */
    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int encoded(double linear) {
        double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.floor(255 * value);
    }
}
