// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.january.IMonitor;
import org.eclipse.january.dataset.DatasetFactory;
import org.eclipse.january.dataset.DatasetUtils;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.IDataset;
import org.eclipse.january.dataset.LazyDataset;
import org.eclipse.january.dataset.SliceND;
import org.eclipse.january.io.ILazyLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Axis;
import org.operando.api.Clock;
import org.operando.api.Column;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.api.Signal;
import org.operando.api.Subject;
import org.operando.api.Table;
import org.operando.api.Warning;
import org.operando.core.run.Toy;
import org.operando.io.hdf5.Hdf5File;

class ResultFileTest {
    enum Kind {
        ONE_AND_A_HALF
    }

    sealed interface Choice permits Left, Right {
    }

    record Left(double x) implements Choice {
    }

    record Right() implements Choice {
    }

    record All(Quantity known, Quantity unknown, Table table, Table noRows, Signal signal, Kind kind, boolean truth,
            String text,
            String nothing, int whole, long large, double number, Optional<Double> absent, Optional<Clock> nested,
            Choice left,
            Choice right, List<Quantity> list, List<Left> none, double[] array, double[] noArray) {
    }

    private static All all() {
        Table table = Table.of(Column.of("time", "s", new double[] {0, Double.NaN}, new double[] {0.1, Double.NaN}),
                Column.of("n", new long[] {1L << 60, -3}), Column.of("what", new String[] {"Å", ""}));
        Table empty = Table.of(Column.of("a", "V", new double[0]), Column.of("b", new String[0]));
        Signal signal = Signal.of(new double[] {1, 2, 3, 4, 5, 6}, new double[] {.1, .2, .3, .4, .5, .6}, "counts",
                Axis.of("frame", "1", new double[] {1, 2}), Axis.of("two_theta", "deg", new double[] {1, 2, 3}));
        return new All(Quantity.of(1, 0.1, "V", "counting"), Quantity.of(Double.NaN, "mAh/g"), table, empty, signal,
                Kind.ONE_AND_A_HALF, true, "µ \" text", "", -7, Long.MIN_VALUE, 0.1, Optional.empty(),
                Optional.of(new Clock(Quantity.of(12, 1, "s"), 0, Optional.of(3.5))), new Left(2), new Right(),
                List.of(Quantity.of(1, "V"), Quantity.of(2, "A")), List.of(), new double[] {1, 2}, new double[0]);
    }

    private static final ResultFile.Header HEADER = new ResultFile.Header("abc", "toy.all", 3,
            new Subject("A", Optional.of("charged"), Optional.empty(), Optional.empty(), "m"), "{\"x\":1.0}",
            Map.of("f.toy", "sha256:1"),
            List.of(new Warning("row 1", "is odd"), Warning.ofLeftOut("a.xy", "it is empty")));

    @Test
    void everyTypeOfComponentIsReadBackAsItWas(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("r.nxs");
        All all = all();

        ResultFile.publish(file, HEADER, all);
        All back = ResultFile.read(file, All.class);

        assertEquals(all.known(), back.known());
        assertTrue(Double.isNaN(back.unknown().value()) && Double.isNaN(back.unknown().uncertainty()));
        assertArrayEquals(all.table().doubles("time"), back.table().doubles("time"));
        assertArrayEquals(all.table().column("time").uncertainties(), back.table().column("time").uncertainties());
        assertArrayEquals(all.table().longs("n"), back.table().longs("n"));
        assertArrayEquals(all.table().texts("what"), back.table().texts("what"));
        assertEquals(0, back.noRows().rows());
        assertEquals("b", back.noRows().columns().get(1).name());
        assertArrayEquals(DatasetUtils.cast(DoubleDataset.class, all.signal().data().getSlice()).getData(),
                DatasetUtils.cast(DoubleDataset.class, back.signal().data().getSlice()).getData());
        assertArrayEquals(all.signal().axes().get(1).values(), back.signal().axes().get(1).values());
        assertEquals("deg", back.signal().axes().get(1).unit().name());
        assertEquals(
                List.of(all.kind(), all.truth(), all.text(), all.nothing(), all.whole(), all.large(), all.number(),
                        all.absent(),
                        all.nested(), all.left(), all.right(), all.none()),
                List.of(back.kind(), back.truth(), back.text(), back.nothing(), back.whole(), back.large(),
                        back.number(), back.absent(),
                        back.nested(), back.left(), back.right(), back.none()));
        assertEquals(all.list().getLast().unit(), back.list().getLast().unit());
        assertArrayEquals(all.array(), back.array());
        assertEquals(0, back.noArray().length);
    }

    @Test
    void headIsReadBack(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("r.nxs");

        ResultFile.publish(file, HEADER, all());
        ResultFile.Header back = ResultFile.header(file).orElseThrow();

        assertEquals(HEADER.key(), back.key());
        assertEquals(HEADER.version(), back.version());
        assertEquals(HEADER.subject(), back.subject());
        assertEquals(HEADER.warnings(), back.warnings());
    }

    record Parted(Quantity mass, Table capacities) {
    }

    @Test
    void systematicPartAndOriginOfUncertaintiesAreKept(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("r.nxs");
        Column column = Column.of("capacity", "mAh/g", new double[] {200, 190}, new double[] {5, 13})
                .withSystematic(new double[] {4, 5}).withOrigin("mass and scatter");

        ResultFile.publish(file, HEADER, new Parted(Quantity.of(6, 0.5, "mg", "balance").withSystematic(0.3),
                Table.of(Column.of("cycle", new long[] {1, 2}), column)));
        Parted back = ResultFile.read(file, Parted.class);

        assertEquals(0.3, back.mass().systematic());
        // 3-4-5 and 5-12-13
        assertEquals(0.4, back.mass().statistical(), 1e-15);
        Column read = back.capacities().column("capacity");
        assertArrayEquals(new double[] {5, 13}, read.uncertainties());
        assertArrayEquals(new double[] {4, 5}, read.systematic());
        assertEquals("mass and scatter", read.origin());
        assertEquals(12, read.quantity(1).statistical(), 1e-12);
    }

    @Test
    void chainOfProcessesAndInputsIsReadBack(@TempDir Path folder) throws Exception {
        Path series = folder.resolve("series.nxs");
        Path peak = folder.resolve("peak.nxs");
        ResultFile.publish(series, HEADER, new Left(1));
        ResultFile.Header own = new ResultFile.Header("def", "toy.peak", 2, HEADER.subject(), "{}", Map.of("in", "abc"),
                List.of(), ResultFile.chain(List.of(series)), List.of());

        ResultFile.publish(peak, own, new Left(2));
        List<ResultFile.Header> chain = ResultFile.chain(List.of(peak, series));

        assertEquals(List.of("abc", "def"), chain.stream().map(ResultFile.Header::key).toList());
        assertEquals(Map.of("f.toy", "sha256:1"), chain.getFirst().inputs());
        assertEquals(HEADER.parameters(), chain.getFirst().parameters());
        try (Hdf5File hdf = Hdf5File.open(peak)) {
            assertEquals(1, hdf.number("/entry/operando_process_1/sequence_index"));
            assertEquals(2, hdf.number("/entry/operando_process/sequence_index"));
        }
    }

    record OnlySignal(Signal signal) {
    }

    /** Gives slices of value = 1000 row + column and counts the most that was asked for at once. */
    private static final class Formula implements ILazyLoader {
        private static final long serialVersionUID = 1L;
        private int most;

        @Override
        public boolean isFileReadable() {
            return true;
        }

        @Override
        public IDataset getDataset(IMonitor monitor, SliceND slice) {
            int[] start = slice.getStart();
            int[] shape = slice.getShape();
            double[] values = new double[shape[0] * shape[1]];
            for (int i = 0; i < values.length; i++) {
                values[i] = 1000.0 * (start[0] + i / shape[1]) + start[1] + i % shape[1];
            }
            most = Math.max(most, values.length);
            return DatasetFactory.createFromObject(values, shape);
        }
    }

    @Test
    void dataThatAreNotHeldAreWrittenSliceBySlice(@TempDir Path folder) throws Exception {
        Formula formula = new Formula();
        int rows = 300;
        int columns = 500;
        LazyDataset lazy = new LazyDataset(formula, "data", DoubleDataset.class, rows, columns);
        Signal signal = Signal.of(lazy, "counts", Axis.of("row", "1", new double[rows]),
                Axis.of("column", "1", new double[columns]));
        Path file = folder.resolve("r.nxs");

        ResultFile.publish(file, HEADER, new OnlySignal(signal));
        double[] back = DatasetUtils.cast(DoubleDataset.class,
                ResultFile.read(file, OnlySignal.class).signal().data().getSlice()).getData();

        assertEquals(columns, formula.most, "no more than a row is held");
        for (int i = 0; i < back.length; i++) {
            assertEquals(1000.0 * (i / columns) + i % columns, back[i]);
        }
    }

    @Test
    void equalResultsAreEqualBytes(@TempDir Path folder) throws Exception {
        ResultFile.publish(folder.resolve("a.nxs"), HEADER, all());
        ResultFile.publish(folder.resolve("b.nxs"), HEADER, all());

        assertArrayEquals(Files.readAllBytes(folder.resolve("a.nxs")), Files.readAllBytes(folder.resolve("b.nxs")));
    }

    @Test
    void resultOfANewerOrAMissingOperationSaysWhatToInstall(@TempDir Path folder) throws Exception {
        Path newer = folder.resolve("newer.nxs");
        ResultFile.publish(newer, header("toy.sum", 9), new Left(1));
        Path missing = folder.resolve("missing.nxs");
        ResultFile.publish(missing, header("raman.band", 1), new Left(1));

        assertTrue(refusal(newer).contains("version 9 of 'toy.sum'"), refusal(newer));
        assertTrue(refusal(newer).contains("install a newer one, or run the step again"), refusal(newer));
        assertTrue(refusal(missing).contains("'raman.band', which is not installed"), refusal(missing));
        assertTrue(refusal(missing).contains("operando plugins add"), refusal(missing));
    }

    private static ResultFile.Header header(String operation, int version) {
        return new ResultFile.Header("abc", operation, version, HEADER.subject(), "{}", Map.of(), List.of());
    }

    private static String refusal(Path file) {
        ResultFile.Header header = ResultFile.header(file).orElseThrow();
        return assertThrows(LoadException.class, () -> ResultFile.read(file, header, Toy.catalogue())).getMessage();
    }
}
