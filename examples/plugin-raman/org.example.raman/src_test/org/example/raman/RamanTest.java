// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.example.raman;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Column;
import org.operando.api.LoadException;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.math.Lorentz;
import org.operando.math.PseudoVoigt;
import org.operando.testkit.LoaderConformance;
import org.operando.testkit.PlainContext;
import org.operando.testkit.TestRun;
import org.operando.testkit.Testkit;

class RamanTest {
    private static final Path SAMPLE = Path.of("data/d-band.txt");
    private static final String WINDOW = "from: 1220 1/cm\nto: 1480 1/cm";

    @Test
    void loaderDoesWhatEveryLoaderMust() {
        LoaderConformance.of(new TwoColumnLoader()).measurement("laser: 532 nm").sample(SAMPLE).check();
    }

    @Test
    void sampleIsWhatItsFormulaSays() throws Exception {
        Table points = sample().points();

        for (int i = 0; i < points.rows(); i++) {
            double expected = expectedCounts(points.doubles("shift")[i]);
            assertEquals(expected, points.doubles("counts")[i], 5.1e-5, "rounded to 4 digits");
        }
    }

    @Test
    void bandOfTheSampleIsFound() throws Exception {
        PeakFit.Outputs fit = fit(sample(), WINDOW).result();

        // rounding moves a point by 5e-5 counts at most, the band is 796 counts high
        assertEquals(1350, fit.position().value(), 1e-5);
        assertEquals(48, fit.width().value(), 1e-4);
        assertEquals(60_000, fit.area().value(), 0.1);
        assertEquals("counts/cm", fit.area().unit().name());
    }

    @Test
    void uncertaintiesAreTheScatterOfNoisySpectra() throws Exception {
        Random random = new Random(7);
        int spectra = 300;
        double[] sums = new double[3];
        double stated = 0;
        for (int n = 0; n < spectra; n++) {
            var position = fit(noisy(random), WINDOW).result().position();
            sums[1] += position.value() - 1350;
            sums[2] += (position.value() - 1350) * (position.value() - 1350);
            stated += position.uncertainty() / spectra;
        }

        double scatter = Math.sqrt((sums[2] - sums[1] * sums[1] / spectra) / (spectra - 1));
        assertEquals(1, stated / scatter, 0.2, "the scatter of 300 has a standard error of 4 %: five of them");
        assertEquals(0, sums[1] / spectra, 5 * scatter / Math.sqrt(spectra), "five standard errors of the mean");
    }

    @Test
    void shapeIsChosenById() throws Exception {
        double lorentz = fit(sample(), WINDOW).result().area().value();
        double voigt = fit(sample(), WINDOW + "\nshape: pseudo-voigt").result().area().value();

        assertTrue(voigt < lorentz, "a profile that is half Gauss has less in its wings");
        assertThrows(OperationException.class, () -> fit(sample(), WINDOW + "\nshape: boxcar"));
    }

    @Test
    void windowWithoutABandIsRefused() {
        assertThrows(OperationException.class, () -> fit(sample(), "from: 1200 1/cm\nto: 1203 1/cm"));
        assertThrows(OperationException.class, () -> fit(sample(), "from: 1200 1/cm\nto: 1260 1/cm"));
        var error = assertThrows(IllegalArgumentException.class, () -> fit(sample(), "from: 1400 1/cm\nto: 1300 1/cm"));
        assertEquals("test:2:5: 'to': must be above 'from' = 1400.0 1/cm", error.getMessage());
    }

    @Test
    void missingCountIsLeftOut(@TempDir Path folder) throws Exception {
        String text = Files.readString(SAMPLE).replaceFirst("1340 [0-9.]+", "1340 nan");
        Path file = Files.writeString(folder.resolve("gap.txt"), text);

        PeakFit.Outputs fit = fit(Testkit.load(new TwoColumnLoader(), file, ""), WINDOW).result();

        assertEquals(260, fit.fit().rows());
        assertEquals(1350, fit.position().value(), 1e-5);
    }

    @Test
    void shiftThatDoesNotAscendIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("unsorted.txt"), "# Raman\n1340 5\n1360 5\n1350 7\n");

        var error = assertThrows(LoadException.class, () -> Testkit.load(new TwoColumnLoader(), file, ""));

        assertTrue(error.getMessage().contains("unsorted.txt"), error.getMessage());
    }

    @Test
    void figureShowsTheFitWhenThereIsOne() throws Exception {
        RamanTechnique.Spectrum spectrum = sample();
        PeakFit.Outputs fit = fit(spectrum, WINDOW).result();

        Page with = Testkit.figure(new SpectrumFigure(), new SpectrumFigure.Inputs(spectrum, Optional.of(fit)), "");
        Page without = Testkit.figure(new SpectrumFigure(), new SpectrumFigure.Inputs(spectrum, Optional.empty()), "");

        Line line = assertInstanceOf(Line.class, with.panels().getFirst().marks().getLast());
        assertEquals(261, line.x().length);
        assertEquals(1, without.panels().getFirst().marks().size());
    }

    private static RamanTechnique.Spectrum sample() throws LoadException {
        return Testkit.load(new TwoColumnLoader(), SAMPLE, "laser: 532 nm");
    }

    private static TestRun<PeakFit.Outputs> fit(RamanTechnique.Spectrum spectrum, String parameters)
            throws OperationException {
        PlainContext context = new PlainContext();
        context.with("lorentz", new Lorentz()).with("pseudo-voigt", new PseudoVoigt());
        return Testkit.run(new PeakFit(), new PeakFit.Inputs(spectrum), parameters, context);
    }

    private static double expectedCounts(double shift) {
        double t = (shift - 1350) / 48;
        return 40 + 0.02 * (shift - 1200) + 60_000 * 2 / (Math.PI * 48) / (1 + 4 * t * t);
    }

    /** Counting noise; Gauss is close enough to Poisson at 60 counts. */
    private static RamanTechnique.Spectrum noisy(Random random) {
        double[] shift = new double[301];
        double[] counts = new double[301];
        for (int i = 0; i < 301; i++) {
            shift[i] = 1200 + i;
            double mean = expectedCounts(shift[i]);
            counts[i] = Math.rint(mean + Math.sqrt(mean) * random.nextGaussian());
        }
        return new RamanTechnique.Spectrum(Optional.empty(),
                Table.of(Column.of("shift", "1/cm", shift), Column.of("counts", "counts", counts)));
    }
}
