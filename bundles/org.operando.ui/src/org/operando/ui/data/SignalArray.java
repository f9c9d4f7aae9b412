// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.List;
import java.util.Optional;
import org.eclipse.january.DatasetException;
import org.eclipse.january.dataset.DatasetUtils;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.IDataset;
import org.operando.api.Axis;
import org.operando.api.LoadException;
import org.operando.api.Signal;
import org.operando.io.hdf5.DatasetRead;

/** Measured data of a loader. */
final class SignalArray implements DataArray {
    private final String name;
    private final Signal signal;

    SignalArray(String name, Signal signal) {
        this.name = name;
        this.signal = signal;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return signal.unit().name().equals("1") ? "" : signal.unit().name();
    }

    @Override
    public int[] shape() {
        return signal.shape();
    }

    @Override
    public boolean isNumber() {
        return true;
    }

    @Override
    public int[] chunk() {
        int[] row = signal.shape();
        for (int d = 0; d < row.length - 1; d++) {
            row[d] = 1;
        }
        return row;
    }

    @Override
    public String dimension(int d) {
        return signal.axes().get(d).name();
    }

    @Override
    public Optional<Axis> axis(int d) {
        return Optional.of(signal.axes().get(d));
    }

    @Override
    public DatasetRead read(int[] start, int[] lengths) throws LoadException {
        int[] stop = new int[start.length];
        for (int d = 0; d < stop.length; d++) {
            stop[d] = start[d] + lengths[d];
        }
        try {
            IDataset block = signal.data().getSlice(start, stop, null);
            double[] values = DatasetUtils.cast(DoubleDataset.class, DatasetUtils.convertToDataset(block)).getData();
            return new DatasetRead(values, lengths, List.of());
        } catch (DatasetException e) {
            throw new LoadException(e.getMessage(), name, "open the file again", e);
        }
    }
}
