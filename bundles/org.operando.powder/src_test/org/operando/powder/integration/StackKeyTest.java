// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Loaded;
import org.operando.api.Warning;
import org.operando.io.hdf5.Hdf5Writer;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.frames.HdfFramesLoader;
import org.operando.testkit.PlainContext;
import org.operando.testkit.TestRun;
import org.operando.testkit.Testkit;

/** Parts of a stack are told by their own frames, so that they stay when others are written behind them. */
class StackKeyTest {
    private static final int SIDE = 32;
    private static final Path MASTERS = Path.of("../org.operando.io/src_test/data/image");

    @TempDir
    private Path folder;

    @BeforeEach
    void geometry() throws IOException {
        Files.writeString(folder.resolve("g.poni"), "PixelSize1: 0.0001\nPixelSize2: 0.0001\nDistance: 0.05\n"
                + "Poni1: 0\nPoni2: 0\nRot1: 0\nRot2: 0\nRot3: 0\n");
    }

    /** A stack, one frame a chunk; one pixel of one frame may be another. */
    private Path stack(int frames, int changed) throws IOException {
        int[] counts = new int[frames * SIDE * SIDE];
        for (int i = 0; i < counts.length; i++) {
            int frame = i / (SIDE * SIDE);
            counts[i] = i * 7 % 100 + 10 * frame + (frame == changed && i % (SIDE * SIDE) == 500 ? 1 : 0);
        }
        Path file = folder.resolve("s.h5");
        Files.deleteIfExists(file);
        try (Hdf5Writer out = Hdf5Writer.create(file)) {
            out.writeCompressed("/entry/data/data", counts, new int[] {frames, SIDE, SIDE}, new int[] {1, SIDE, SIDE});
        }
        return file;
    }

    private TestRun<Loaded<FrameSeries>> loaded(Path file) throws Exception {
        return Testkit.loaded(new HdfFramesLoader(), List.of(file),
                "geometry: " + folder.resolve("g.poni") + "\nwavelength: 0.5 angstrom");
    }

    private IntegrateSplit split(Path file) throws Exception {
        IntegrateOperation.Parameters p = new IntegrateOperation.Parameters(60, RadialAxis.TWO_THETA, Optional.empty(),
                Optional.empty(), List.of(), Splitting.FULL, true, Optional.empty(), 0, 0, ErrorModel.POISSON,
                Clipping.NONE, ClipScatter.AZIMUTHAL, 5, 5, 10, 90, Normalisation.NONE, Optional.empty());
        return new IntegrateOperation().split(new IntegrateOperation.Inputs(loaded(file).result().data(),
                Optional.empty(), Optional.empty(), Optional.empty()), p, new PlainContext());
    }

    private List<Record> keys(IntegrateSplit split) {
        List<Record> keys = new ArrayList<>();
        for (IntegrateSplit.Frames part : split.parts()) {
            Record key = split.key(part).orElseThrow();
            assertFalse(key.toString().contains(folder.toString()), "the file as a whole is in the key");
            keys.add(key);
        }
        return keys;
    }

    @Test
    void partsStayWhenFramesAreWrittenBehindThem() throws Exception {
        List<Record> ten = keys(split(stack(10, -1)));
        List<Record> more = keys(split(stack(17, -1)));

        assertEquals(3, ten.size());
        assertEquals(5, more.size());
        assertEquals(ten.subList(0, 2), more.subList(0, 2));
        assertNotEquals(ten.get(2), more.get(2), "it had two frames and has four");
    }

    @Test
    void onePixelChangesThePartOfItsFrame() throws Exception {
        List<Record> before = keys(split(stack(10, -1)));
        List<Record> after = keys(split(stack(10, 5)));

        assertEquals(before.get(0), after.get(0));
        assertNotEquals(before.get(1), after.get(1));
        assertEquals(before.get(2), after.get(2));
    }

    @Test
    void aFrameThatChangesBetweenKeyAndReadingIsLeftOutAndSoNotKept() throws Exception {
        IntegrateSplit split = split(stack(10, -1));
        keys(split);
        stack(10, 5);
        PlainContext context = new PlainContext();

        IntegrateSplit.Rows same = split.part(split.parts().getFirst(), context);
        assertFalse(context.warnings().stream().anyMatch(Warning::leftOut), "those of its frames are as they were");
        assertEquals(List.of("", "", "", ""), same.problems());
        IntegrateSplit.Rows other = split.part(split.parts().get(1), context);
        assertTrue(other.problems().get(1).contains("changed while it was read"), other.problems()::toString);
        assertTrue(context.warnings().stream().anyMatch(Warning::leftOut));
        assertArrayEquals(new boolean[] {true, false, true, true},
                new boolean[] {other.problems().get(0).isEmpty(), other.problems().get(1).isEmpty(),
                    other.problems().get(2).isEmpty(), other.problems().get(3).isEmpty()});
    }

    @Test
    void aStackThatIsReadWithoutAKeyIsReadAsItIs() throws Exception {
        IntegrateSplit split = split(stack(10, -1));
        stack(10, 5);

        assertEquals(List.of("", "", "", ""), split.part(split.parts().get(1), new PlainContext()).problems());
    }

    private Path master(int... parts) throws IOException {
        for (int part : parts) {
            copy("h5py_run_data_00000" + part + ".h5");
        }
        return copy("h5py_run_master.h5");
    }

    private Path copy(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        return Files.copy(MASTERS.resolve(name), file);
    }

    @Test
    void framesOfAMasterAreKeptWhenItsNextFileCame() throws Exception {
        List<Record> four = keys(split(master(1, 2)));
        List<Record> six = keys(split(master(3)));

        assertEquals(1, four.size());
        assertEquals(2, six.size());
        assertEquals(four.getFirst(), six.getFirst());
    }

    @Test
    void framesOfAFileThatIsMissingAreNamedAndNotZero() throws Exception {
        TestRun<Loaded<FrameSeries>> run = loaded(master(1, 3));
        FrameSeries series = run.result().data();

        assertEquals(6, series.size());
        assertEquals(Optional.of("h5py_run_data_000002.h5 is not there"), series.problem(2));
        assertEquals(Optional.empty(), series.problem(4));
        assertArrayEquals(new long[] {1, 2, 5, 6}, series.goodNumbers());
        List<Warning> told = run.warnings().stream().filter(w -> w.where().startsWith("h5py_run_master")).toList();
        assertEquals(List.of(new Warning("h5py_run_master.h5", "leads to 2 files that are not there: "
                + "h5py_run_data_000002.h5, h5py_run_data_000004.h5; their frames are missing")), told);
        IntegrateSplit split = split(folder.resolve("h5py_run_master.h5"));
        IntegrateSplit.Rows rows = split.part(split.parts().getFirst(), new PlainContext());
        assertTrue(Double.isNaN(rows.intensity()[2 * 60 + 30]) && Double.isNaN(rows.pixels()[2 * 60 + 30]));
        List<Record> without = keys(split);
        copy("h5py_run_data_000002.h5");
        assertNotEquals(without.getFirst(), keys(split(folder.resolve("h5py_run_master.h5"))).getFirst());
    }
}
