// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.OperationException;
import org.operando.io.image.ImageFile;
import org.operando.powder.Samples;

class DetectorCatalogueTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"PILATUS 1M, 10-0005|pilatus-1m", "PILATUS3 6M, S/N 60-0127|pilatus-6m",
        "PILATUS 300K-W, 3-0201|pilatus-300k-w", "Dectris EIGER2 XE 16M|eiger2-16m", "Eiger4M|eiger-4m",
        "Dectris Eiger 1M, E-02-0101|eiger-1m", "Pilatus2MCdTe|pilatus-2m", "PILATUS3 X 2M CdTe|pilatus-2m",
        "DECTRIS EIGER2 CdTe 9M|eiger2-9m"})
    void headersNameTheirDetector(String header, String name) {
        assertEquals(name, DetectorCatalogue.mentioned(header).orElseThrow().name());
    }

    @Test
    void modulesAndGapsFillTheFrameOfEveryMake() {
        for (DetectorMake make : DetectorCatalogue.all()) {
            make.modules().ifPresent(m -> {
                assertEquals(0, (make.rows() + m.gapRows()) % (m.rows() + m.gapRows()), make.name());
                assertEquals(0, (make.columns() + m.gapColumns()) % (m.columns() + m.gapColumns()), make.name());
            });
        }
    }

    @Test
    void gapsAreTheNegativePixelsOfTheRealFrame() throws Exception {
        boolean[] gaps = DetectorCatalogue.named("Pilatus1M").orElseThrow().gaps();
        try (ImageFile file = ImageFile.open(Samples.data("xrd/frames/ceo2_pilatus1m.tif"))) {
            var frame = file.frame(0);
            int count = 0;
            for (int i = 0; i < gaps.length; i++) {
                // -1 marks gaps, -2 bad pixels
                assertTrue(!gaps[i] || frame.getElementLongAbs(i) == -1, "pixel " + i);
                count += gaps[i] ? 1 : 0;
            }
            assertEquals(4 * 17 * 981 + 5 * 195 * 7, count);
        }
    }

    @Test
    void shapeOfOneMakeIsEnoughAndOfSeveralIsAsked() throws Exception {
        assertEquals("pilatus-1m",
                DetectorCatalogue.choose(Optional.empty(), Optional.empty(), 1043, 981).orElseThrow().name());
        assertEquals(Optional.empty(), DetectorCatalogue.choose(Optional.empty(), Optional.empty(), 77, 99));
        assertEquals("ge",
                DetectorCatalogue.choose(Optional.of("GE"), Optional.empty(), 2048, 2048).orElseThrow().name());

        OperationException e = assertThrows(OperationException.class,
                () -> DetectorCatalogue.choose(Optional.empty(), Optional.empty(), 2048, 2048));

        assertTrue(e.getMessage().contains("perkin-elmer") && e.getMessage().contains("mar-ccd-165")
                && e.getMessage().contains("detector:"), e.getMessage());
    }

    @Test
    void unknownNameListsThoseThatAre() {
        OperationException e = assertThrows(OperationException.class,
                () -> DetectorCatalogue.choose(Optional.of("pilatis"), Optional.empty(), 1043, 981));

        assertTrue(e.getMessage().contains("pilatis") && e.getMessage().contains("pilatus-1m"), e.getMessage());
    }
}
