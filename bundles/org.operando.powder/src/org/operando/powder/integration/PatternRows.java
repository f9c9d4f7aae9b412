// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import org.eclipse.january.DatasetException;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetUtils;
import org.eclipse.january.dataset.ILazyDataset;
import org.eclipse.january.dataset.Slice;
import org.operando.api.OperationException;

/** Numbers of one frame out of a result, which may lie in a file. */
final class PatternRows {
    private PatternRows() {
    }

    /** Those of a range of bins. */
    static double[] of(ILazyDataset all, int row, int[] window) throws OperationException {
        return read(all, new Slice(row, row + 1), new Slice(window[0], window[1]));
    }

    /** Those of all azimuths and a range of radial bins, azimuth by azimuth. */
    static double[] cake(ILazyDataset all, int row, int[] window) throws OperationException {
        return read(all, new Slice(row, row + 1), new Slice(all.getShape()[1]), new Slice(window[0], window[1]));
    }

    private static double[] read(ILazyDataset all, Slice... slices) throws OperationException {
        try {
            Dataset some = DatasetUtils.convertToDataset(all.getSlice(slices));
            double[] values = new double[some.getSize()];
            for (int i = 0; i < values.length; i++) {
                values[i] = some.getElementDoubleAbs(i);
            }
            return values;
        } catch (DatasetException e) {
            throw new OperationException("the result cannot be read: " + e.getMessage(), "", "", e);
        }
    }
}
