// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --watch} in a process of its own, over a folder of detector frames that grows meanwhile. */
class LiveRunTest {
    private static final int SIDE = 64;
    private static final String RESULT = "steps/live/powder.integrate.nxs";

    @TempDir
    private static Path temporary;

    private static int folders;
    private Programme programme;

    @BeforeEach
    void workingFolder() throws IOException {
        programme = new Programme(Files.createDirectories(temporary.resolve("work-" + folders++)));
        Files.createDirectories(programme.folder().resolve("frames"));
        Files.writeString(programme.folder().resolve("g.poni"), """
                PixelSize1: 0.0001
                PixelSize2: 0.0001
                Distance: 0.05
                Poni1: 0
                Poni2: 0
                Rot1: 0
                Rot2: 0
                Rot3: 0
                """);
        study("*.edf");
        for (int i = 1; i <= 8; i++) {
            write(i, frame(i));
        }
    }

    private void study(String files) throws IOException {
        Files.writeString(programme.folder().resolve("s.study.yaml"), """
                operando: 1
                samples: {A: {}}
                measurements:
                  live: {sample: A, technique: powder, files: frames/%s, geometry: g.poni}
                recipes: {r: [powder.integrate: {bins: 50}]}
                run: {live: r}
                """.formatted(files));
    }

    /** EDF, 16 bits, by formula. */
    private static byte[] frame(int number) {
        String head = "{\nHeaderID = EH:000001:000000:000000 ;\nByteOrder = LowByteFirst ;\nDataType = UnsignedShort ;\n"
                + "Dim_1 = " + SIDE + " ;\nDim_2 = " + SIDE + " ;\nSize = " + 2 * SIDE * SIDE + " ;\n";
        byte[] all = Arrays.copyOf((head + " ".repeat(510 - head.length()) + "}\n").getBytes(StandardCharsets.US_ASCII),
                512 + 2 * SIDE * SIDE);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int count = (i * 7 + number * 13) % 251 + 1;
            all[512 + 2 * i] = (byte) count;
        }
        return all;
    }

    private void write(int number, byte[] bytes) throws IOException {
        Files.write(programme.folder().resolve("frames/f_%04d.edf".formatted(number)), bytes);
    }

    private Programme.Running watch() throws IOException {
        return programme.start(Map.of(), List.of(), "run", "s.study.yaml", "--results", "r", "--watch", "--every",
                "1 s",
                "--idle", "6 s");
    }

    private static void await(Path file, String text) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!(Files.exists(file) && Files.readString(file).contains(text)) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertTrue(Files.readString(file).contains(text), text + " is not in " + Files.readString(file));
    }

    private void assertIsThatOfOneRun() throws Exception {
        assertEquals(0, programme.run("run", "s.study.yaml", "--results", "whole").exit());
        assertArrayEquals(Files.readAllBytes(programme.folder().resolve("whole").resolve(RESULT)),
                Files.readAllBytes(programme.folder().resolve("r").resolve(RESULT)));
    }

    @Test
    void framesThatComeAreIntegratedAloneAndHalfOfOneIsWaitedFor() throws Exception {
        Programme.Running live = watch();
        await(live.out(), "1 of 1 steps");
        write(9, Arrays.copyOf(frame(9), 3000));
        write(10, frame(10));
        await(live.out(), "f_0009.edf not ready");
        write(9, frame(9));
        Programme.Ended ended = live.end();

        assertEquals(0, ended.exit(), ended::toString);
        assertFalse(ended.err().contains("failed"), ended::err);
        assertTrue(ended.out().contains("10 files ready"), ended::out);
        assertTrue(ended.out().contains("no file has changed for 6 s"), ended::out);
        assertTrue(
                Files.readString(programme.folder().resolve("r/log.txt")).contains(": 2 parts were there from before"),
                "of four frames each");
        assertFalse(Files.exists(programme.folder().resolve("r/parts")));
        assertIsThatOfOneRun();
    }

    @Test
    void nextOneGoesOnWhereAKilledOneWas() throws Exception {
        Programme.Running live = watch();
        await(live.out(), "1 of 1 steps");
        live.process().destroyForcibly().waitFor();
        write(9, frame(9));
        Programme.Ended ended = watch().end();

        assertEquals(0, ended.exit(), ended::toString);
        assertTrue(
                Files.readString(programme.folder().resolve("r/log.txt")).contains(": 2 parts were there from before"));
        assertIsThatOfOneRun();
    }

    private void copy(String name) throws IOException {
        Files.copy(Path.of("../../bundles/org.operando.io/src_test/data/image", name),
                programme.folder().resolve("frames").resolve(name));
    }

    @Test
    void filesOfAMasterThatComeLaterAreTakenWithoutIntegratingTheOthersAnew() throws Exception {
        study("*master.h5");
        copy("h5py_run_master.h5");
        copy("h5py_run_data_000001.h5");
        copy("h5py_run_data_000002.h5");
        Programme.Running live = watch();
        await(live.out(), "1 of 1 steps");
        copy("h5py_run_data_000003.h5");
        Programme.Ended ended = live.end();

        assertEquals(0, ended.exit(), ended::toString);
        assertTrue(ended.err().contains("2 files that are not there: h5py_run_data_000003.h5, h5py_run_data_000004.h5"),
                ended::err);
        assertTrue(ended.out().contains("ended after 2 rounds"), ended::out);
        assertTrue(
                Files.readString(programme.folder().resolve("r/log.txt")).contains(": 1 parts were there from before"),
                "the four frames of the first two files");
        assertIsThatOfOneRun();
    }
}
