// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import org.eclipse.january.DatasetException;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetUtils;
import org.operando.api.Doc;
import org.operando.api.OperationException;
import org.operando.api.Signal;

/**
 * Pixels of a detector that integration leaves out, as a result of {@link MaskOperation}.
 * @param pixels {@code [row][column]}: 0 where a pixel is used, else the number of its {@link MaskCause}
 */
public record DetectorMask(
        @Doc("[row][column]: 0 where a pixel is used; 1 given, 2 gap or invalid, 3 module edge, 4 dead, 5 hot, 6 beam stop.") Signal pixels) {
    public DetectorMask {
        if (pixels.shape().length != 2) {
            throw new IllegalArgumentException("a mask has rows and columns, this one has " + pixels.shape().length
                    + " dimensions");
        }
    }

    /**
     * The mask for frames of a shape.
     * @throws OperationException when it is for others or cannot be read
     */
    public PixelMask mask(int rows, int columns) throws OperationException {
        int[] shape = pixels.shape();
        if (shape[0] != rows || shape[1] != columns) {
            throw new OperationException("the mask has " + shape[0] + " x " + shape[1] + " pixels, the frames have "
                    + rows + " x " + columns, "mask", "take the mask of frames of this detector");
        }
        return PixelMask.of(read());
    }

    /** Numbers of the causes by rows. */
    byte[] codes() throws OperationException {
        Dataset read = read();
        byte[] codes = new byte[read.getSize()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) read.getElementLongAbs(i);
        }
        return codes;
    }

    private Dataset read() throws OperationException {
        try {
            return DatasetUtils.convertToDataset(pixels.data().getSlice());
        } catch (DatasetException e) {
            throw new OperationException("the mask cannot be read: " + e.getMessage(), "mask", "", e);
        }
    }
}
