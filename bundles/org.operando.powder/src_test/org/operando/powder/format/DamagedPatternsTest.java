// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;
import org.operando.testkit.PlainContext;

/** Files cut in 20 places and with bytes changed in 200 ways: a pattern, or a message that names the file. */
class DamagedPatternsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"gsas,fxye_11bm.fxye", "gsas,std.gsas", "xrdml,two_scans.xrdml", "nexus,azint1d_q.h5"})
    void damagedFilesGiveAMessageOrAPattern(String kind, String name) throws Exception {
        byte[] good = Files.readAllBytes(Path.of("src_test/data/patterns", name));
        Loader<PowderMeasurement, PatternSeries> loader = switch (kind) {
            case "gsas" -> new GsasLoader();
            case "xrdml" -> new XrdmlLoader();
            default -> new AzimuthalLoader();
        };
        for (int i = 0; i < 20; i++) {
            read(loader, Arrays.copyOf(good, good.length * i / 20));
        }
        Random random = new Random(15);
        for (int k = 0; k < 200; k++) {
            byte[] bad = good.clone();
            for (int i = 0; i <= k % 5; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            read(loader, bad);
        }
    }

    private void read(Loader<PowderMeasurement, PatternSeries> loader, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("damaged_1.dat"), bytes);
        loader.recognise(FileHead.of(file));
        try {
            PatternSeries series = loader.load(List.of(file), PowderMeasurement.unknown(), new PlainContext()).data();
            assertEquals(series.intensity().shape()[0], series.size());
        } catch (LoadException e) {
            assertTrue(e.getMessage().contains("damaged_1.dat"), e.getMessage());
        }
    }
}
