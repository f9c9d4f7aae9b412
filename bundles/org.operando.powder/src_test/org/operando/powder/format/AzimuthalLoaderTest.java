// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.powder.Bragg;
import org.operando.powder.Corrections;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;
import org.operando.testkit.PlainContext;

class AzimuthalLoaderTest {
    private static final Path FOLDER = Path.of("src_test/data/patterns");

    private final PlainContext context = new PlainContext();

    private Loaded<PatternSeries> load(PowderMeasurement study, String... names) throws LoadException {
        return new AzimuthalLoader().load(List.of(names).stream().map(FOLDER::resolve).toList(), study, context);
    }

    /** 100 (frame + 1) + i^2 mod 17. */
    private static double intensity(int frame, int i) {
        return 100 * (frame + 1) + i * i % 17;
    }

    @Test
    void framesAgainstQBecomeAnglesWithTheWavelengthOfTheFile() throws Exception {
        Loaded<PatternSeries> loaded = load(PowderMeasurement.unknown(), "azint1d_q.h5");
        PatternSeries series = loaded.data();

        assertEquals(3, series.size());
        assertEquals(Optional.of(0.4520), series.wavelength());
        assertEquals("solid angle applied, polarization applied, normalization not applied", series.corrections());
        assertEquals(Optional.of(new Corrections(true, true, false)), series.done());
        double[] y = series.intensities(0, 3, 0, 40);
        double[] e = series.errors(0, 3, 0, 40).orElseThrow();
        for (int i = 0; i < 40; i++) {
            // back to Q: rounding of a sine and its inverse
            assertEquals(1 + 0.05 * i, Bragg.q(series.twoThetaDegrees()[i], 0.4520), 1e-14);
            for (int k = 0; k < 3; k++) {
                assertEquals(intensity(k, i), y[40 * k + i]);
                // the file holds single precision
                assertEquals((float) Math.sqrt(intensity(k, i)), e[40 * k + i]);
            }
        }
        assertEquals("DanMAX", loaded.metadata().get("instrument name"));
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    @Test
    void theStudysWavelengthWins() throws Exception {
        PowderMeasurement study = new PowderMeasurement(Optional.of(0.9), Optional.empty(), Optional.empty(),
                Optional.of(5.0), Optional.empty());
        PatternSeries series = load(study, "azint1d_q.h5").data();
        assertEquals(1, Bragg.q(series.twoThetaDegrees()[0], 0.9), 1e-14);
        assertEquals(5, series.frames().doubles("exposure")[0]);
        assertTrue(context.warnings().getFirst().what().contains("the study's is used"));
    }

    @Test
    void aSubentryBesideACakeIsFound() throws Exception {
        PatternSeries series = load(PowderMeasurement.unknown(), "azint_both.h5").data();
        assertEquals(2.1, series.twoThetaDegrees()[1], 1e-15);
        // hc/35 keV
        assertEquals(0.354240566952, series.wavelength().orElseThrow(), 1e-11);
        assertEquals("solid angle applied, polarization applied, normalization not applied", series.corrections());
        assertEquals(Optional.of(new Corrections(true, true, false)), series.done());
    }

    @Test
    void severalFilesAreASeries() throws Exception {
        PatternSeries series = load(PowderMeasurement.unknown(), "azint1d_q.h5", "azint1d_q.h5").data();
        assertEquals(6, series.size());
        assertArrayEquals(series.intensities(0, 3, 0, 40), series.intensities(3, 6, 0, 40));
    }

    @Test
    void otherFilesAreNotTaken() throws Exception {
        assertEquals(1, new AzimuthalLoader().recognise(FileHead.of(FOLDER.resolve("azint1d_q.h5"))).confidence());
        Path stack = Path.of("../org.operando.io/src_test/data/formats/stack_bslz4_195x487.h5");
        assertEquals(0, new AzimuthalLoader().recognise(FileHead.of(stack)).confidence());
        assertThrows(LoadException.class, () -> new AzimuthalLoader().load(List.of(stack), PowderMeasurement.unknown(),
                context));
    }
}
