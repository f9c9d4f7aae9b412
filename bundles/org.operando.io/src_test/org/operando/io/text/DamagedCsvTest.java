// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.text;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.LoadException;

class DamagedCsvTest {
    private static final long SEED = 20260711;

    @Test
    void truncatedAndFlippedTablesEndInATableOrALoadException(@TempDir Path folder) throws Exception {
        StringBuilder text = new StringBuilder("cycle,capacity (mAh/g),capacity_error (mAh/g),note\n");
        for (int i = 0; i < 40; i++) {
            text.append(i).append(',').append(200 - 0.1 * i).append(",0.5,\"a, \"\"b\"\" ").append(i).append("\"\n");
        }
        byte[] whole = text.toString().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(SEED);
        Path file = folder.resolve("t.csv");

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 1500; round++) {
                byte[] bytes = round % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
                for (int i = 0; i < round % 7 && bytes.length > 0; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                Files.write(file, bytes);
                try {
                    assertTrue(TableCsv.read(file).columns().size() > 0);
                } catch (LoadException e) {
                    assertTrue(e.getMessage().contains("t.csv"), e.getMessage());
                }
            }
        }, "seed " + SEED);
    }
}
