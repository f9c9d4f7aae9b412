// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.eclipse.january.dataset.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.LoadException;

/**
 * Small images written by fabio, tifffile, Pillow and NumPy (make_images.py): each pixel is compared, by the CRC-32 of
 * all frames as little-endian doubles, with what those programs hold.
 */
class ShippedImagesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "tifffile_i8.tif; 1 37 53; int8; 1723295025",
        "tifffile_u32.tif; 1 37 53; uint32; 1604618296",
        "tifffile_i64_big.tif; 1 37 53; int64; 1874275477",
        "tifffile_f64_big.tif; 1 37 53; float64; 1973476289",
        "tifffile_f16.tif; 1 37 53; float16; 32270776",
        "tifffile_u16_tiled_deflate_predictor.tif; 1 37 53; uint16; 652297711",
        "tifffile_i32_strips_deflate_predictor_big.tif; 1 37 53; int32; 672881446",
        "tifffile_pages_bigtiff.tif; 3 37 53; uint16; 1970466576",
        "tifffile_imagej.tif; 3 37 53; uint16; 1970466576",
        "pillow_u16_lzw.tif; 1 61 83; uint16; 844810986",
        "pillow_counts_lzw_predictor.tif; 1 37 53; uint16; 2844284732",
        "pillow_i32_lzw.tif; 1 37 53; int32; 672881446",
        "pillow_u8_packbits.tif; 1 37 53; uint8; 2511262215",
        "pillow_f32_deflate_predictor3.tif; 1 37 53; float32; 1758351825",
        "fabio_f64.edf; 1 37 53; float64; 1973476289",
        "fabio_i8.edf; 1 37 53; int8; 1723295025",
        "fabio_u32.edf; 1 37 53; uint32; 1604618296",
        "fabio_i64.edf; 1 37 53; int64; 1874275477",
        "fabio_frames.edf.gz; 2 37 53; uint16; 627850243",
        "fabio.cbf; 1 37 53; int32; 3410267977",
        "fabio_packed.mar345; 1 64 64; uint32; 4052421707",
        "read_by_fabio.ge2; 2 40 24; uint16; 2152664878",
        "fabio.msk; 1 37 53; bool; 2714805756",
        "numpy_bool.npy; 1 37 53; bool; 2714805756",
        "numpy_u16_big.npy; 1 37 53; uint16; 652297711",
        "numpy_f16.npy; 1 37 53; float16; 32270776",
        "numpy_fortran.npy; 1 37 53; int32; 672881446",
        "numpy_fortran_4d.npy; 6 12 20; int32; 494565334"})
    void everyPixelIsWhatTheOtherProgramHolds(String name, String shape, String type, long crc) throws LoadException {
        int[] size = Arrays.stream(shape.split(" ")).mapToInt(Integer::parseInt).toArray();
        try (ImageFile file = ImageFile.open(ImageData.shipped(name))) {
            assertArrayEquals(size, new int[] {file.frames(), file.rows(), file.columns()});
            assertEquals(type, file.pixelType().label());
            assertEquals(crc, crc(file));
        }
    }

    @Test
    void headersAreMetadata() throws LoadException {
        try (ImageFile cbf = ImageFile.open(ImageData.shipped("fabio.cbf"));
                ImageFile edf = ImageFile.open(ImageData.shipped("fabio_frames.edf.gz"))) {
            assertEquals(Optional.of(ImageFormat.CBF), cbf.format());
            assertEquals("PILATUS 1M", cbf.metadata(0).get("Detector"));
            assertEquals("3.0000000 s", cbf.metadata(0).get("Exposure_time"));
            assertEquals("0.4066 A", cbf.metadata(0).get("Wavelength"));
            assertEquals("0.20868 m", cbf.metadata(0).get("Detector_distance"));
            assertEquals("(465.50, 535.30) pixels", cbf.metadata(0).get("Beam_xy"));
            assertEquals("172e-6 m x 172e-6 m", cbf.metadata(0).get("Pixel_size"));
            assertEquals("2014-Oct-24T16:33:09.123", cbf.metadata(0).get("Date"));
            assertEquals("2", edf.metadata(1).get("Frame"));
            assertEquals("UnsignedShort", edf.metadata(1).get("DataType"));
        }
    }

    @Test
    void pilatusHeadersInATiffAreMetadata() throws LoadException {
        try (ImageFile tiff = ImageFile.open(ImageData.shared("frames/ceo2_pilatus1m.tif"))) {
            assertEquals("3.0000000 s", tiff.metadata(0).get("Exposure_time"));
            assertEquals("0.21143 m", tiff.metadata(0).get("Detector_distance"));
            assertEquals("(498.18, 515.77) pixels", tiff.metadata(0).get("Beam_xy"));
            assertEquals("27", tiff.metadata(0).get("N_excluded_pixels"));
            assertEquals("PILATUS 1M-F", tiff.metadata(0).get("Model"));
        }
    }

    @Test
    void marHeadersAreMetadata() throws LoadException {
        try (ImageFile mar = ImageFile.open(ImageData.shared("frames/ceo2_steel_mar2300.mar2300"))) {
            assertEquals("1.54179", mar.metadata(0).get("WAVELENGTH"));
            assertEquals("60.00", mar.metadata(0).get("TIME"));
            assertEquals("LENGTH 150  HEIGHT 150", mar.metadata(0).get("PIXEL"));
            assertEquals("mar345", mar.metadata(0).get("DETECTOR"));
        }
    }

    @Test
    void framesWithoutAHeaderAreReadAsTold() throws LoadException {
        Path ge = ImageData.shared("formats/ge_raw_128x128x2.ge2");
        RawImage told = new RawImage(8192, 128, 128, PixelType.UINT16, ByteOrder.LITTLE_ENDIAN);
        try (ImageFile file = ImageFile.open(ge, told)) {
            assertEquals(2, file.frames());
            assertEquals(5429090,
                    ((Number) file.frame(0).sum()).longValue() + ((Number) file.frame(1).sum()).longValue());
            assertEquals(172, file.frame(1).getInt(64, 42));
        }
    }

    static long crc(ImageFile file) throws LoadException {
        CRC32 crc = new CRC32();
        for (int i = 0; i < file.frames(); i++) {
            Dataset frame = file.frame(i);
            ByteBuffer bytes = ByteBuffer.allocate(frame.getSize() * 8).order(ByteOrder.LITTLE_ENDIAN);
            for (int k = 0; k < frame.getSize(); k++) {
                bytes.putDouble(frame.getElementDoubleAbs(k));
            }
            crc.update(bytes.array());
        }
        return crc.getValue();
    }
}
