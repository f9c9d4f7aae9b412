// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.january.dataset.DatasetFactory;
import org.eclipse.january.dataset.IntegerDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.LoadException;

/** Numbers as they stand in the headers (rounding of unit conversion apart). */
class AcquisitionHeaderTest {
    private static final double ROUNDING = 1e-12;

    @TempDir
    private Path folder;

    @Test
    void pilatus() throws LoadException {
        try (ImageFile file = ImageFile.open(ImageData.shipped("fabio.cbf"))) {
            AcquisitionHeader header = AcquisitionHeader.of(file.metadata(0));
            assertEquals(3, header.exposure(), ROUNDING);
            assertEquals(0.4066, header.wavelength(), ROUNDING);
            assertEquals(0.20868, header.distance(), ROUNDING);
            assertEquals(465.5, header.beamColumn(), ROUNDING);
            assertEquals(535.3, header.beamRow(), ROUNDING);
            assertEquals(172e-6, header.pixelWidth(), ROUNDING);
            assertEquals(172e-6, header.pixelHeight(), ROUNDING);
            assertEquals(Optional.of("PILATUS 1M"), header.detector());
        }
    }

    @Test
    void mar345() throws LoadException {
        try (ImageFile file = ImageFile.open(ImageData.shared("frames/ceo2_steel_mar2300.mar2300"))) {
            AcquisitionHeader header = AcquisitionHeader.of(file.metadata(0));
            assertEquals(60, header.exposure(), ROUNDING);
            assertEquals(1.54179, header.wavelength(), ROUNDING);
            assertEquals(0.1, header.distance(), ROUNDING);
            assertEquals(1150, header.beamRow(), ROUNDING);
            assertEquals(150e-6, header.pixelHeight(), ROUNDING);
        }
    }

    /** Places and units as in the declaration of marccd's frame header that fabio 0.14 reads by. */
    @Test
    void marCcd() throws IOException, LoadException {
        Path path = folder.resolve("a.mccd");
        try (TiffWriter tiff = TiffWriter.create(path, PixelType.UINT16, false)) {
            tiff.add(DatasetFactory.zeros(IntegerDataset.class, 64, 64), Map.of());
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(1024 + 4, (byte) 'M').put(1024 + 5, (byte) 'M').put(1024 + 6, (byte) 'X').putInt(1024 + 28, 1234);
        bytes.putInt(1024 + 640, 150_250).putInt(1024 + 644, 1_024_500).putInt(1024 + 648, 1_030_000);
        bytes.putInt(1024 + 656, 2500).putInt(1024 + 772, 79_346).putInt(1024 + 776, 79_347);
        bytes.putInt(1024 + 908, 97_950);
        Files.write(path, bytes.array());
        try (ImageFile file = ImageFile.open(path)) {
            AcquisitionHeader header = AcquisitionHeader.of(file.metadata(0));
            assertEquals(0.15025, header.distance(), ROUNDING);
            assertEquals(1024.5, header.beamColumn(), ROUNDING);
            assertEquals(1030, header.beamRow(), ROUNDING);
            assertEquals(2.5, header.exposure(), ROUNDING);
            assertEquals(79.346e-6, header.pixelWidth(), ROUNDING);
            assertEquals(79.347e-6, header.pixelHeight(), ROUNDING);
            assertEquals(0.9795, header.wavelength(), ROUNDING);
        }
    }

    @Test
    void esrfWords() {
        AcquisitionHeader header = AcquisitionHeader.of(Map.of("WaveLength", "1.00e-10", "SampleDistance", "9.21e-01 m",
                "Center_1", "510.2", "Center_2", "499.8", "PSize_1", "5.1e-05", "ExposureTime", "0.5"));
        assertEquals(1, header.wavelength(), ROUNDING);
        assertEquals(0.921, header.distance(), ROUNDING);
        assertEquals(510.2, header.beamColumn(), ROUNDING);
        assertEquals(499.8, header.beamRow(), ROUNDING);
        assertEquals(51e-6, header.pixelWidth(), ROUNDING);
        assertTrue(Double.isNaN(header.pixelHeight()));
    }

    @Test
    void whatIsNotSaidIsNoNumber() {
        AcquisitionHeader header = AcquisitionHeader.of(Map.of("Wavelength", "0.0 A", "Detector_distance", "unknown"));
        assertTrue(Double.isNaN(header.wavelength()));
        assertTrue(Double.isNaN(header.distance()));
        assertTrue(header.detector().isEmpty());
    }
}
