// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.LoadException;

/** Stacks made of a real detector frame that may not be shipped; expected numbers from the data's checks.json. */
class SharedSamplesTest {
    private static final String PLACE = System.getProperty("OPERANDO_DATA",
            System.getenv().getOrDefault("OPERANDO_DATA", "../../../shared/data"));

    @ParameterizedTest
    @CsvSource({"stack_gzip.h5, 3 96 128, 5804678, 45114, 48 42 0, 95 127 167",
        "stack_lz4.h5, 3 96 128, 5804678, 45114, 48 42 0, 95 127 167",
        "stack_bslz4.h5, 3 96 128, 5804678, 45114, 48 42 0, 95 127 167",
        "stack_bslz4_u32.h5, 2 96 128, 23450525206916, 4294967295, 48 42 4294967295, 95 127 167",
        "stack_bslz4_partial.h5, 3 91 117, 4920962, 45114, 45 39 0, 90 116 157",
        "stack_contiguous.h5, 3 96 128, 5804678, 45114, 48 42 0, 95 127 167",
        "vds_master.h5, 7 96 128, 817272076, 65535, 48 42 10, 95 127 177",
        "vds_modules.h5, 3 96 124, 5614421, 45114, 48 41 0, 95 123 183"})
    void stacksHaveTheRecordedSumsAndPixels(String name, String shape, double sum, double max, String first,
            String second) throws LoadException {
        Path path = Path.of(PLACE, "xrd/formats", name);
        Assumptions.assumeTrue(Files.exists(path), "skipped: needs data");

        try (Hdf5File file = Hdf5File.open(path)) {
            DatasetRead read = file.read("/entry/data/data");
            double[] values = read.doubles();

            assertArrayEquals(numbers(shape), Arrays.stream(read.shape()).asLongStream().toArray());
            assertEquals(sum, Arrays.stream(values).sum(), "whole numbers: the sum is exact");
            assertEquals(max, Arrays.stream(values).max().orElseThrow());
            for (String pixel : new String[] {first, second}) {
                long[] yxv = numbers(pixel);
                int frame = read.shape()[0] - 1;
                int index = (int) ((frame * read.shape()[1] + yxv[0]) * read.shape()[2] + yxv[1]);
                assertEquals(yxv[2], values[index], pixel);
            }
            assertEquals(name.startsWith("vds"), !read.missing().isEmpty(), "only the virtual ones have holes");
            if (name.equals("vds_master.h5")) {
                assertTrue(file.children("/entry/data").contains("data_000001"));
                assertEquals(3L * 96 * 128, file.info("/entry/data/data_000001").elements());
            }
        }
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.trim().split(" ")).mapToLong(Long::parseLong).toArray();
    }
}
