// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.BitSet;
import org.eclipse.january.DatasetException;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetUtils;
import org.operando.api.OperationException;
import org.operando.api.Signal;

/** Pixels of an image that are not 0. */
final class SignalPixels {
    private SignalPixels() {
    }

    static BitSet set(Signal image) throws OperationException {
        try {
            Dataset read = DatasetUtils.convertToDataset(image.data().getSlice());
            BitSet pixels = new BitSet();
            for (int i = 0; i < read.getSize(); i++) {
                pixels.set(i, read.getElementLongAbs(i) != 0);
            }
            return pixels;
        } catch (DatasetException e) {
            throw new OperationException("the image cannot be read: " + e.getMessage(), "", "", e);
        }
    }
}
