// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.LoadException;

/** Numbers as they stand in the headers (rounding of unit conversion apart). */
class AcquisitionHeaderTest {
    private static final double ROUNDING = 1e-12;

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
