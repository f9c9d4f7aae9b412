// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetUtils;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.ILazyDataset;
import org.eclipse.january.dataset.IntegerDataset;
import org.eclipse.january.dataset.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Axis;
import org.operando.api.LoadException;
import org.operando.api.Signal;

class LazyBlocksTest {
    private static final Path FILTERS = Path.of("src_test/data/hdf5/filters.h5");

    private static ILazyDataset lazy(Path path, String dataset) throws LoadException {
        try (Hdf5File file = Hdf5File.open(path)) {
            return file.lazy(dataset);
        }
    }

    @Test
    void framesAreReadAfterTheFileIsClosed() throws Exception {
        ILazyDataset data = lazy(FILTERS, "gzip");

        Dataset frame = DatasetUtils.convertToDataset(data.getSlice(new Slice(3, 4), null, null));

        assertArrayEquals(new int[] {5, 20, 30}, data.getShape());
        assertTrue(frame instanceof IntegerDataset);
        assertArrayEquals(new int[] {1, 20, 30}, frame.getShape());
        assertEquals(3000 + 190 + 29, frame.getInt(0, 19, 29));
    }

    @Test
    void stepsForwardAndBackwardGiveTheElementsAsked() throws Exception {
        ILazyDataset data = lazy(FILTERS, "gzip");

        Dataset forward = DatasetUtils.convertToDataset(
                data.getSlice(new Slice(1, 5, 2), new Slice(2, 3), new Slice(0, 30, 7)));
        Dataset backward = DatasetUtils.convertToDataset(
                data.getSlice(new Slice(4, null, -2), new Slice(0, 1), new Slice(0, 1)));

        assertArrayEquals(new int[] {2, 1, 5}, forward.getShape());
        assertEquals(3000 + 20 + 28, forward.getInt(1, 0, 4));
        assertArrayEquals(new int[] {3, 1, 1}, backward.getShape());
        assertEquals(4000, backward.getInt(0, 0, 0));
        assertEquals(0, backward.getInt(2, 0, 0));
    }

    @Test
    void gapsInWholeNumbersAreNaN() throws Exception {
        ILazyDataset data = lazy(Path.of("src_test/data/hdf5/missing_latest.h5"), "one_u2_gzip");

        Dataset all = DatasetUtils.convertToDataset(data.getSlice());

        assertTrue(all instanceof DoubleDataset);
        assertEquals(6000 + 20 + 3, all.getDouble(6, 2, 3));
        assertTrue(Double.isNaN(all.getDouble(7, 0, 0)));
        assertTrue(Double.isNaN(all.getDouble(1, 2, 3)));
    }

    @Test
    void virtualAndLinkedDataAreLazyToo() throws Exception {
        ILazyDataset modules = lazy(Path.of("src_test/data/hdf5/virtual.h5"), "/entry/data/modules");
        ILazyDataset outside = lazy(Path.of("src_test/data/hdf5/types_latest.h5"), "outside");

        Dataset frame = DatasetUtils.convertToDataset(modules.getSlice(new Slice(1, 2), null, null));

        assertEquals(1000 + 10 + 4, frame.getDouble(0, 1, 4));
        assertTrue(Double.isNaN(frame.getDouble(0, 1, 5)));
        assertEquals(11_010, frame.getDouble(0, 1, 7));
        assertEquals(4029, outside.getSlice(new Slice(4, 5), new Slice(0, 1), new Slice(29, 30)).getDouble(0, 0, 0));
    }

    @Test
    void lazyDataMakeASignal() throws Exception {
        ILazyDataset data = lazy(FILTERS, "lz4");

        Signal signal = Signal.of(data, "counts", Axis.of("frame", "1", new double[5]),
                Axis.of("row", "pixel", new double[20]), Axis.of("column", "pixel", new double[30]));

        Slice one = new Slice(1, 2);
        assertEquals(1010, signal.data().getSlice(one, one, new Slice(0, 1)).getDouble(0, 0, 0));
    }

    @Test
    void aFileThatChangedSinceIsRefused(@TempDir Path folder) throws Exception {
        Path copy = Files.copy(FILTERS, folder.resolve("f.h5"));
        ILazyDataset data = lazy(copy, "gzip");
        Files.write(copy, new byte[] {0}, StandardOpenOption.APPEND);

        Exception e = assertThrows(Exception.class, () -> data.getSlice());

        assertTrue(e.getMessage().contains("changed") || e.getCause().getMessage().contains("changed"), e.toString());
    }

    @Test
    void textsAreNotLazy() {
        assertThrows(LoadException.class, () -> lazy(Path.of("src_test/data/hdf5/types_latest.h5"), "texts"));
    }
}
