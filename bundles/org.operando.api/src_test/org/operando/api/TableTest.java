// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.january.dataset.DatasetFactory;
import org.eclipse.january.dataset.DoubleDataset;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsOfUnequalLengthAreRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> Table.of(Column.of("a", "V", new double[2]), Column.of("b", "V", new double[3])));

        assertTrue(e.getMessage().contains("b has 3 rows, a has 2"), e.getMessage());
    }

    @Test
    void aMissingColumnIsNamedWithThoseThatThereAre() {
        Table table = Table.of(Column.of("time", "s", new double[1]));

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> table.doubles("tine"));

        assertTrue(e.getMessage().contains("'tine'") && e.getMessage().contains("time"), e.getMessage());
    }

    @Test
    void wholeNumbersAreGivenAsDoubles() {
        assertArrayEquals(new double[] {1, 2}, Column.of("n", new long[] {1, 2}).doubles());
    }

    @Test
    void axesMustFitTheData() {
        Axis x = Axis.of("x", "deg", new double[3]);
        Axis y = Axis.of("y", "s", new double[2]);

        assertEquals(2, Signal.of(new double[6], "counts", y, x).shape().length);
        assertThrows(IllegalArgumentException.class, () -> Signal.of(
                DatasetFactory.zeros(DoubleDataset.class, 3, 3),
                "counts", y, x));
    }
}
