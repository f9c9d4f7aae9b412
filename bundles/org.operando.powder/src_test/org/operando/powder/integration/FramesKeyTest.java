// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.powder.frames.EdfFramesLoader;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.Calibration;
import org.operando.powder.mask.DetectorMask;
import org.operando.testkit.PlainContext;
import org.operando.testkit.Testkit;

/** Whatever the patterns of some frames depend on is in their key, and nothing that other frames bring. */
class FramesKeyTest {
    private static final int SIDE = 32;
    private static final String STUDY = "geometry: g.poni\nwavelength: 0.5 angstrom\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("g.poni"), poni("0.05"));
        for (int i = 1; i <= 9; i++) {
            write("f_" + i, i, 1);
        }
        for (String name : List.of("dark", "flat", "mask")) {
            write(name, 1, 1);
        }
    }

    private static String poni(String distance) {
        return "PixelSize1: 0.0001\nPixelSize2: 0.0001\nDistance: " + distance
                + "\nPoni1: 0\nPoni2: 0\nRot1: 0\nRot2: 0\nRot3: 0\n";
    }

    /** EDF, 16 bits without sign; a mask's pixels that are 1 are masked. */
    private Path write(String name, int number, double exposure) throws IOException {
        String head = "{\nHeaderID = EH:000001:000000:000000 ;\nByteOrder = LowByteFirst ;\nDataType = UnsignedShort ;\n"
                + "Dim_1 = " + SIDE + " ;\nDim_2 = " + SIDE + " ;\nSize = " + 2 * SIDE * SIDE + " ;\ncount_time = "
                + exposure + " ;\n";
        byte[] all = Arrays.copyOf((head + " ".repeat(510 - head.length()) + "}\n").getBytes(StandardCharsets.US_ASCII),
                512 + 2 * SIDE * SIDE);
        for (int i = 0; i < SIDE * SIDE; i++) {
            all[512 + 2 * i] = (byte) (name.equals("mask") ? i % (number + 4) == 0 ? 1 : 0 : i * 7 % 100 + 10 * number);
        }
        return Files.write(folder.resolve(name + ".edf"), all);
    }

    private FrameSeries series(String study, int frames) throws Exception {
        String absolute = study.replaceAll("(\\w+\\.(edf|poni))", folder + "/$1");
        return Testkit.load(new EdfFramesLoader(),
                IntStream.rangeClosed(1, frames).mapToObj(i -> folder.resolve("f_" + i + ".edf")).toList(), absolute);
    }

    private Record key(String study, int frames, Parameters p) throws Exception {
        IntegrateSplit split = (IntegrateSplit) new IntegrateOperation().split(
                new IntegrateOperation.Inputs(series(study, frames), Optional.<Calibration>empty(),
                        Optional.<DetectorMask>empty(), Optional.empty()),
                p.of(), new PlainContext());
        return split.key(split.parts().getFirst()).orElseThrow();
    }

    /** What a test changes of the parameters. */
    private record Parameters(int bins, boolean solidAngle, Optional<Double> polarisation, ErrorModel errors,
            Normalisation normalisation) {
        IntegrateOperation.Parameters of() {
            return new IntegrateOperation.Parameters(bins, RadialAxis.TWO_THETA, Optional.empty(), Optional.empty(),
                    List.of(), Splitting.FULL, solidAngle, polarisation, 0, 0, errors, Clipping.NONE,
                    ClipScatter.AZIMUTHAL, 5, 5, 10, 90, normalisation, Optional.empty());
        }
    }

    private static final Parameters USUAL = new Parameters(60, true, Optional.empty(), ErrorModel.POISSON,
            Normalisation.NONE);

    @Test
    void framesThatComeLaterDoNotChangeIt() throws Exception {
        assertEquals(key(STUDY, 5, USUAL), key(STUDY, 9, USUAL));
    }

    @Test
    void everyThingThatChangesThePatternsChangesIt() throws Exception {
        Set<Record> keys = new HashSet<>();
        int n = 0;
        for (String study : List.of(STUDY, STUDY + "dark: dark.edf\n", STUDY + "flat: flat.edf\n",
                STUDY + "mask: mask.edf\n", STUDY + "dummy: 12\n")) {
            assertTrue(keys.add(key(study, 9, USUAL)), study);
            n++;
        }
        for (Parameters p : List.of(new Parameters(61, true, Optional.empty(), ErrorModel.POISSON, Normalisation.NONE),
                new Parameters(60, false, Optional.empty(), ErrorModel.POISSON, Normalisation.NONE),
                new Parameters(60, true, Optional.of(0.9), ErrorModel.POISSON, Normalisation.NONE),
                new Parameters(60, true, Optional.empty(), ErrorModel.AZIMUTHAL, Normalisation.NONE))) {
            assertTrue(keys.add(key(STUDY, 9, p)), p::toString);
            n++;
        }
        assertEquals(n, keys.size());
    }

    @Test
    void contentsOfMaskDarkFlatAndGeometryCountAndNotTheirNames() throws Exception {
        for (String what : List.of("mask", "dark", "flat")) {
            Record before = key(STUDY + what + ": " + what + ".edf\n", 9, USUAL);
            write(what, 3, 1);
            assertNotEquals(before, key(STUDY + what + ": " + what + ".edf\n", 9, USUAL), what);
            write(what, 1, 1);
            assertEquals(before, key(STUDY + what + ": " + what + ".edf\n", 9, USUAL), what);
        }
        Record before = key(STUDY, 9, USUAL);
        Files.writeString(folder.resolve("g.poni"), poni("0.06"));
        assertNotEquals(before, key(STUDY, 9, USUAL), "geometry");
    }

    @Test
    void exposureCountsWhereItScalesTheDarkOrTheFrame() throws Exception {
        Parameters divided = new Parameters(60, true, Optional.empty(), ErrorModel.POISSON, Normalisation.EXPOSURE);
        Record plain = key(STUDY, 9, USUAL);
        Record dark = key(STUDY + "dark: dark.edf\n", 9, USUAL);
        Record scaled = key(STUDY, 9, divided);
        String longer = "exposure: 2 s\n";

        assertEquals(plain, key(STUDY + longer, 9, USUAL));
        assertNotEquals(dark, key(STUDY + longer + "dark: dark.edf\n", 9, USUAL));
        assertNotEquals(scaled, key(STUDY + longer, 9, divided));
    }

    @Test
    void oneFrameAloneNamesNoFileSinceItsPlaceIsAnother() throws Exception {
        FrameSeries series = series(STUDY, 3);

        assertEquals(
                Optional.of(new FrameSeries.InFile(folder.resolve("f_2.edf"), Optional.empty(), Optional.empty(), 0)),
                series.source(1));
        assertTrue(series.alone(1).source(0).isEmpty());
    }
}
