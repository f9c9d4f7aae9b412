// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.figure.Image;
import org.operando.api.figure.Page;
import org.operando.powder.calibration.FrameFigure;
import org.operando.powder.frames.FramePicture;
import org.operando.powder.frames.FrameSeries;

/**
 * A frame with a mask over it.
 * @param shown its series
 * @param row its place there
 * @param counts as read
 * @param image all pixels in colours
 * @param masked what the study masks now
 */
record MaskedFrame(ShownFrames shown, int row, Dataset counts, Image image, BitSet masked) {
    static MaskedFrame of(FrameDrawing.Drawn drawn) {
        BitSet masked = new BitSet();
        for (int i = 0; i < drawn.masked().length; i++) {
            masked.set(i, drawn.masked()[i]);
        }
        return new MaskedFrame(drawn.shown(), drawn.row(), drawn.counts(),
                (Image) drawn.page().panels().getFirst().marks().getFirst(), masked);
    }

    /** The page with a mask, in red. */
    Page page(BitSet mask) {
        FrameSeries frames = shown.frames();
        float[] red = new float[frames.rows() * frames.columns()];
        Arrays.fill(red, Float.NaN);
        for (int i = mask.nextSetBit(0); i >= 0 && i < red.length; i = mask.nextSetBit(i + 1)) {
            red[i] = 1;
        }
        return FrameFigure.page(frames.name(row), List.of(image, new Image(FramePicture.edges(frames.columns()),
                FramePicture.edges(frames.rows()), red, new Image.Colours("vik", -1.3, 1.3, "")).withMaxima()),
                frames);
    }

    /** Pixels with counts below or above limits. */
    BitSet outside(double low, double high) {
        BitSet found = new BitSet();
        for (int i = 0; i < counts.getSize(); i++) {
            double value = counts.getElementDoubleAbs(i);
            if (value < low || value > high) {
                found.set(i);
            }
        }
        return found;
    }
}
