// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.FloatDataset;
import org.eclipse.january.dataset.IntegerDataset;
import org.eclipse.january.dataset.LongDataset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.LoadException;

/**
 * Samples written by fabio, tifffile and NumPy, and frames of real detectors: shape, type, sum, minimum, maximum and
 * pixels as recorded by those programs (checks.json of the data).
 */
class ImageSamplesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "formats/edf_int32.edf; 140 190; int32; 4549721; -2; 45113; 0 0 169, 1 2 185, 70 63 185, 139 189 "
                + "163",
        "formats/edf_float32.edf; 140 190; float32; 1137430.25; -0.5; 11278.25; 0 0 42.25, 1 2 46.25, 70 "
                + "63 46.25, 139 189 40.75",
        "formats/edf_uint16.edf; 140 190; uint16; 4553814; 0; 45113; 0 0 169, 1 2 185, 70 63 185, 139 "
                + "189 163",
        "formats/edf_uint16.edf.gz; 140 190; uint16; 4553814; 0; 45113; 0 0 169, 1 2 185, 70 63 185, 139 "
                + "189 163",
        "formats/edf_multiframe.edf; 2 60 80; uint16; 1609542; 0; 45120; 0 0 176, 1 2 192, 30 26 7, 59 "
                + "79 194",
        "formats/edf_bigendian.edf; 140 190; int32; 4549721; -2; 45113; 0 0 169, 1 2 185, 70 63 185, 139 "
                + "189 163",
        "formats/cbf_byteoffset.cbf; 140 190; int32; 5749277; -2; 1000000; 0 0 169, 1 2 185, 70 63 185, "
                + "139 189 163",
        "formats/tiff_uint8.tif; 140 190; uint8; 500988; 0; 255; 0 0 21, 1 2 23, 70 63 23, 139 189 20",
        "formats/tiff_uint16.tif; 140 190; uint16; 4553814; 0; 45113; 0 0 169, 1 2 185, 70 63 185, 139 "
                + "189 163",
        "formats/tiff_int16.tif; 140 190; int16; 4515987; -2; 32767; 0 0 169, 1 2 185, 70 63 185, 139 "
                + "189 163",
        "formats/tiff_uint32.tif; 100 190; uint32; 16372418713067; 78; 4294967295; 0 0 169, 1 2 185, 50 "
                + "63 171, 99 189 194",
        "formats/tiff_int32.tif; 100 190; int32; 3380714; -2; 45113; 0 0 169, 1 2 185, 50 63 171, 99 189 "
                + "194",
        "formats/tiff_float32.tif; 100 190; float32; 845178.5; -0.5; 11278.25; 0 0 42.25, 1 2 46.25, 50 "
                + "63 42.75, 99 189 48.5",
        "formats/tiff_float64.tif; 80 190; float64; 675500; -0.5; 11278.25; 0 0 42.25, 1 2 46.25, 40 63 "
                + "-0.25, 79 189 39.25",
        "formats/tiff_uint16_bigendian.tif; 140 190; uint16; 4553814; 0; 45113; 0 0 169, 1 2 185, 70 63 "
                + "185, 139 189 163",
        "formats/tiff_int32_bigendian.tif; 100 190; int32; 3380714; -2; 45113; 0 0 169, 1 2 185, 50 63 "
                + "171, 99 189 194",
        "formats/tiff_bigtiff_uint16.tif; 140 190; uint16; 4553814; 0; 45113; 0 0 169, 1 2 185, 70 63 "
                + "185, 139 189 163",
        "formats/tiff_uint16_deflate.tif; 140 190; uint16; 4553814; 0; 45113; 0 0 169, 1 2 185, 70 63 "
                + "185, 139 189 163",
        "formats/tiff_uint16_tiled.tif; 140 190; uint16; 4553814; 0; 45113; 0 0 169, 1 2 185, 70 63 185, "
                + "139 189 163",
        "formats/tiff_multipage.tif; 2 60 80; uint16; 1609542; 0; 45120; 0 0 176, 1 2 192, 30 26 7, 59 "
                + "79 194",
        "formats/tiff_uint16_strips.tif; 140 190; uint16; 4553814; 0; 45113; 0 0 169, 1 2 185, 70 63 "
                + "185, 139 189 163",
        "formats/tiff_pilatus.tif; 100 190; int32; 3380714; -2; 45113; 0 0 169, 1 2 185, 50 63 171, 99 "
                + "189 194",
        "formats/image.npy; 140 190; int32; 4549721; -2; 45113; 0 0 169, 1 2 185, 70 63 185, 139 189 163",
        "formats/mask_fit2d.msk; 140 190; uint8; 4232; 0; 1; 0 0 0, 1 2 0, 70 63 0, 139 189 0",
        "formats/mask.npy; 140 190; uint8; 4232; 0; 1; 0 0 0, 1 2 0, 70 63 0, 139 189 0",
        "formats/mask.edf; 140 190; uint8; 4232; 0; 1; 0 0 0, 1 2 0, 70 63 0, 139 189 0",
        "formats/mask.tif; 140 190; uint8; 4232; 0; 1; 0 0 0, 1 2 0, 70 63 0, 139 189 0",
        "formats/tiff_marccd_layout.mccd; 64 64; uint16; 25159680; 0; 12285; 1 2 198",
        "frames/ceo2_pilatus1m.tif; 1043 981; int32; 126770499; -2; 621698; 0 0 34, 1 2 38, 521 327 247, "
                + "1042 980 39, 463 742 621698",
        "frames/ceo2_steel_mar2300.mar2300; 2300 2300; uint32; 485089695; 0; 78246; 0 0 0, 1 2 0, 1150 "
                + "766 56, 2299 2299 0, 687 1117 78246",
        "frames/lab6_pilatus300kw_tth20.64.tif; 195 1475; float32; 5694218; 0; 201669; 0 0 6, 1 2 4, 97 "
                + "491 0, 194 1474 5, 33 854 201669",
        "frames/synthetic_ceo2.tif; 1024 1024; int32; 229803887; -1; 60000; 0 0 17, 1 2 11, 512 341 47, "
                + "1023 1023 10, 100 100 60000"})
    void framesAreWhatTheProgramThatWroteThemSays(String name, String shape, String type, double sum, double min,
            double max, String pixels) throws LoadException {
        int[] size = Arrays.stream(shape.split(" ")).mapToInt(Integer::parseInt).toArray();
        int rank = size.length;
        try (ImageFile file = ImageFile.open(ImageData.shared(name))) {
            assertEquals(rank == 3 ? size[0] : 1, file.frames());
            assertEquals(size[rank - 2], file.rows());
            assertEquals(size[rank - 1], file.columns());

            double all = 0;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < file.frames(); i++) {
                Dataset frame = file.frame(i);
                assertEquals(file.rows() * file.columns(), frame.getSize());
                all += ((Number) frame.sum()).doubleValue();
                least = Math.min(least, frame.min().doubleValue());
                most = Math.max(most, frame.max().doubleValue());
            }
            // whole numbers and quarters: the sums are exact
            assertEquals(sum, all);
            assertEquals(min, least);
            assertEquals(max, most);
            Dataset last = file.frame(file.frames() - 1);
            for (String pixel : pixels.split(",")) {
                double[] yxv = Arrays.stream(pixel.trim().split(" ")).mapToDouble(Double::parseDouble).toArray();
                assertEquals(yxv[2], last.getDouble((int) yxv[0], (int) yxv[1]), pixel);
            }
            assertInstanceOf(kind(type, max), last);
        }
    }

    private static Class<? extends Dataset> kind(String type, double max) {
        return switch (type) {
            case "float32" -> FloatDataset.class;
            case "float64" -> DoubleDataset.class;
            default -> max > Integer.MAX_VALUE ? LongDataset.class : IntegerDataset.class;
        };
    }
}
