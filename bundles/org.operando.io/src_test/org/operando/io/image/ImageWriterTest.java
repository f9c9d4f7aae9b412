// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.operando.api.InvalidParameter;
import org.operando.api.LoadException;

/**
 * What is written is read back here; that other programs read it too was seen with fabio 0.14, tifffile 2023.2.3 and
 * NumPy 1.24 (confirm_images.py), which hold the same pixels.
 */
class ImageWriterTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"FLOAT16", "UINT64"})
    void framesComeBack(PixelType type) throws IOException, LoadException {
        Dataset first = frame(type, 0);
        Dataset second = frame(type, 1);
        Map<String, String> header = Map.of("Exposure_time", "3.0 s");
        try (TiffWriter plain = TiffWriter.create(folder.resolve("plain.tif"), type, false);
                TiffWriter packed = TiffWriter.create(folder.resolve("packed.tif"), type, true);
                EdfWriter edf = EdfWriter.create(folder.resolve("frames.edf"), type);
                NpyWriter npy = NpyWriter.create(folder.resolve("frames.npy"), type)) {
            for (Dataset frame : new Dataset[] {first, second}) {
                plain.add(frame, header);
                packed.add(frame, header);
                edf.add(frame, header);
                npy.add(frame);
            }
        }
        for (String name : new String[] {"plain.tif", "packed.tif", "frames.edf", "frames.npy"}) {
            try (ImageFile file = ImageFile.open(folder.resolve(name))) {
                assertEquals("2 7 11", file.frames() + " " + file.rows() + " " + file.columns());
                assertEquals(first, file.frame(0).cast(first.getClass()), name);
                assertEquals(second, file.frame(1).cast(first.getClass()), name);
                if (!name.endsWith("npy")) {
                    assertEquals("3.0 s", file.metadata(1).get("Exposure_time"));
                }
            }
        }
    }

    /** Values over the whole range of a type. */
    static Dataset frame(PixelType type, int number) {
        double[] values = new double[77];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case BOOL -> (i + number) % 3 == 0 ? 1 : 0;
                case UINT8 -> (i * 37 + number) % 256;
                case INT8 -> (i * 37 + number) % 256 - 128;
                case UINT16 -> (i * 7919 + number) % 65536;
                case INT16 -> (i * 7919 + number) % 65536 - 32768;
                case UINT32 -> i * 55_000_000.0 + number;
                case INT32 -> i * 55_000_000.0 + number - 0x1p31;
                case INT64, UINT64 -> (i - 30) * 0x1p40 + number;
                case FLOAT16, FLOAT32 -> (i - 30) * 0.125f + number;
                case FLOAT64 -> (i - 30) / 7.0 + number;
            };
        }
        return DatasetFactory.createFromObject(values, 7, 11);
    }

    @Test
    void aNumberThatDoesNotFitIsRefused() throws IOException {
        Dataset frame = DatasetFactory.createFromObject(new double[] {1, 2, 3, Double.NaN}, 2, 2);
        try (TiffWriter tiff = TiffWriter.create(folder.resolve("a.tif"), PixelType.INT32, false)) {
            InvalidParameter e = assertThrows(InvalidParameter.class, () -> tiff.add(frame, Map.of()));
            assertTrue(e.getMessage().contains("NaN of row 1, column 1"), e.getMessage());
            frame.set(70_000, 1, 1);
            try (NpyWriter npy = NpyWriter.create(folder.resolve("a.npy"), PixelType.UINT16)) {
                assertThrows(InvalidParameter.class, () -> npy.add(frame));
                frame.set(4, 1, 1);
                npy.add(frame);
            }
        }
    }
}
