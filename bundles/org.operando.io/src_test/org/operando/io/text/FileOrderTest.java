// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileOrderTest {
    private static final List<String> SORTED = List.of("a", "a 2", "A1", "a01b", "a1b", "a2", "a10", "a010c",
            "b", "frame_2.tif", "frame_10.tif", "frame_100.tif", "frame_99999999999999999999.tif", "z");

    @Test
    void numbersInNamesCompareAsNumbers() {
        for (int seed = 0; seed < 20; seed++) {
            List<String> shuffled = new ArrayList<>(SORTED);
            Collections.shuffle(shuffled, new Random(seed));

            shuffled.sort(FileOrder.BY_NUMBER);

            assertEquals(SORTED, shuffled);
        }
    }

    @Test
    void onlyEqualTextsCompareAsEqual() {
        assertNotEquals(0, FileOrder.BY_NUMBER.compare("a01", "a1"));
        assertNotEquals(0, FileOrder.BY_NUMBER.compare("A1", "a1"));
        assertEquals(0, FileOrder.BY_NUMBER.compare("a1", "a1"));
    }

    @Test
    void foldersComeBeforeNames() {
        assertTrue(FileOrder.BY_NAME.compare(Path.of("run2/x9"), Path.of("run10/x1")) < 0);
        assertTrue(FileOrder.BY_NAME.compare(Path.of("run2/x9"), Path.of("run2/x10")) < 0);
        assertTrue(FileOrder.BY_NAME.compare(Path.of("run2"), Path.of("run2/x10")) < 0);
    }

    @Test
    void theOrderIsTotal() {
        Random random = new Random(3);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < 5; k++) {
                text.append("01 aA_9".charAt(random.nextInt(7)));
            }
            texts.add(text.toString());
        }
        for (String a : texts) {
            for (String b : texts) {
                assertEquals(Integer.signum(FileOrder.BY_NUMBER.compare(a, b)),
                        -Integer.signum(FileOrder.BY_NUMBER.compare(b, a)), a + " and " + b);
                for (String c : texts) {
                    if (FileOrder.BY_NUMBER.compare(a, b) < 0 && FileOrder.BY_NUMBER.compare(b, c) < 0) {
                        assertTrue(FileOrder.BY_NUMBER.compare(a, c) < 0, a + ", " + b + ", " + c);
                    }
                }
            }
        }
    }
}
