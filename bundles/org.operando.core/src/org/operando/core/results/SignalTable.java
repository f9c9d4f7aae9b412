// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.january.DatasetException;
import org.eclipse.january.dataset.DatasetUtils;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.ILazyDataset;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.LoadException;
import org.operando.api.Signal;
import org.operando.api.Table;

/** A signal of one or two dimensions as a table: the last axis, then a column a row of the signal. */
public final class SignalTable {
    private SignalTable() {
    }

    /** The table; empty for a signal of more dimensions. */
    public static Optional<Table> of(Signal signal) throws LoadException {
        int[] shape = signal.shape();
        if (shape.length != 1 && shape.length != 2) {
            return Optional.empty();
        }
        Axis x = signal.axes().getLast();
        int rows = shape.length == 1 ? 1 : shape[0];
        int columns = shape[shape.length - 1];
        double[] data = doubles(signal.data());
        double[] errors = signal.errors().isPresent() ? doubles(signal.errors().get()) : new double[0];
        List<Column> table = new ArrayList<>();
        table.add(new Column(x.name(), x.unit(), x.values(), new double[0]));
        for (int row = 0; row < rows; row++) {
            String name = shape.length == 1 ? "value" : signal.axes().getFirst().name() + "_" + (row + 1);
            table.add(new Column(name, signal.unit(), cut(data, row, columns),
                    errors.length == 0 ? errors : cut(errors, row, columns)));
        }
        return Optional.of(new Table(table));
    }

    private static double[] cut(double[] all, int row, int columns) {
        return Arrays.copyOfRange(all, row * columns, (row + 1) * columns);
    }

    private static double[] doubles(ILazyDataset data) throws LoadException {
        try {
            return DatasetUtils.cast(DoubleDataset.class, data.getSlice()).getData();
        } catch (DatasetException e) {
            throw new LoadException("the data cannot be read: " + e.getMessage(), "", "", e);
        }
    }
}
