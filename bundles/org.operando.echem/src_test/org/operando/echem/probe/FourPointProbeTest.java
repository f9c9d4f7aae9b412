// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.Column;
import org.operando.api.FileHead;
import org.operando.api.InvalidParameter;
import org.operando.api.LoadException;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.echem.EchemMeasurement;
import org.operando.testkit.PlainContext;

class FourPointProbeTest {
    private final PlainContext context = new PlainContext();

    private static FourPointProbeOperation.Inputs points(double[] current, double[] voltage) {
        return new FourPointProbeOperation.Inputs(Optional.of(
                IvTable.of(Table.of(Column.of("current", "A", current), Column.of("voltage", "V", voltage)))));
    }

    private FourPointProbeOperation.Outputs run(double[] current, double[] voltage, Specimen specimen)
            throws OperationException {
        return new FourPointProbeOperation().run(points(current, voltage),
                FourPointProbeOperation.Parameters.of(specimen), context);
    }

    // image series of a plate of infinite width, summed apart; six printed digits
    @ParameterizedTest
    @CsvSource({"0.2, 1.000000", "0.4, 0.999507", "0.5, 0.997362", "0.6, 0.991839", "0.8, 0.966229", "1.0, 0.921457",
        "1.5, 0.771921", "2.0, 0.633656", "3.0, 0.448357", "5.0, 0.275335"})
    void factorOfTheThicknessIsExact(double ratio, double factor) {
        assertEquals(factor, ProbeFactors.thickness(ratio), 1e-6);
    }

    // image solution of a thin disc, six printed digits
    @ParameterizedTest
    @CsvSource({"3.5, 0.580962", "4, 0.646209", "5, 0.741882", "6, 0.805797", "8, 0.880784", "10, 0.920312",
        "14, 0.957701", "20, 0.978818", "40, 0.994619", "100, 0.999135"})
    void factorOfTheDiameterIsThatOfTheDisc(double ratio, double factor) {
        assertEquals(factor, ProbeFactors.diameter(ratio), 1e-6);
    }

    @Test
    void thickPlateIsAHalfSpace() throws Exception {
        // rho = 2 pi s V/I; what is left of the back goes with (s/t)^3: below 1e-6 at t = 200 s
        Specimen thick = new Specimen.Film(Quantity.of(200, "mm"), Quantity.of(1, "mm"), Optional.empty());
        assertEquals(2 * Math.PI * 1e-3 * 3,
                run(new double[] {-1, 1}, new double[] {-3, 3}, thick).resistivity().value(), 1e-7);
    }

    @Test
    void thinFilmIsPiOverLogTwo() throws Exception {
        Specimen film = new Specimen.Film(Quantity.of(100, "nm"), Quantity.of(1, "mm"), Optional.empty());
        FourPointProbeOperation.Outputs result = run(new double[] {-1e-4, 0, 1e-4}, new double[] {-1e-3, 0, 1e-3},
                film);
        assertEquals(4.53236 * 1e-7 * 10, result.resistivity().value(), 1e-11);
        assertEquals(45.3236, result.sheetResistance().orElseThrow().value(), 1e-4);
        assertEquals(0.01 / result.resistivity().value(), result.conductivity().value(), 1e-9);
    }

    @Test
    void pelletIsABarAndThePrintedFormIsTold() throws Exception {
        Specimen pellet = new Specimen.Pellet(Quantity.of(10, "mm"), Quantity.of(1, "mm"), Quantity.of(5, "mm"));
        double[] i = {-1, 1};
        double[] v = {-2, 2};
        double bar = run(i, v, pellet).resistivity().value();
        assertEquals(10e-3 * 1e-3 / 5e-3 * 2, bar, 1e-15);
        var printed = new FourPointProbeOperation().run(points(i, v), new FourPointProbeOperation.Parameters(
                Optional.of(pellet), PelletForm.AS_PRINTED, Optional.empty(), Optional.empty()), context);
        // (L/t)^2 = 25: the dossier's example
        assertEquals(25, printed.resistivity().value() / bar, 1e-12);
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("25 times")),
                context.warnings().toString());
    }

    @Test
    void uncertaintyIsThatOfManyDraws() throws Exception {
        Quantity t = Quantity.of(0.8, 0.02, "mm");
        Quantity s = Quantity.of(1, 0.01, "mm");
        Quantity d = Quantity.of(10, 0.1, "mm");
        double[] i = {-1e-4, -0.5e-4, 0.5e-4, 1e-4};
        double[] v = {-1.001e-3, -0.498e-3, 0.501e-3, 1.0e-3};
        Quantity rho = run(i, v, new Specimen.Film(t, s, Optional.of(d))).resistivity();
        Random random = new Random(1);
        int n = 20_000;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < n; k++) {
            double ti = 0.8 + 0.02 * random.nextGaussian();
            double si = 1 + 0.01 * random.nextGaussian();
            double di = 10 + 0.1 * random.nextGaussian();
            double value = ti * ProbeFactors.thickness(ti / si) * ProbeFactors.diameter(di / si);
            sum += value / n;
            squares += value * value / n;
        }
        double drawn = Math.sqrt(squares - sum * sum) / sum;
        // 20 000 draws give a standard deviation to 0.5 %, the linear law is good to 1 % here
        assertEquals(drawn, rho.systematic() / rho.value(), 0.02 * drawn);
        StraightLine line = StraightLine.through(i, v);
        assertEquals(line.slopeUncertainty() / line.slope(), rho.statistical() / rho.value(), 1e-6);
    }

    @Test
    void offsetOfTheMeterCancelsWithBothPolarities() throws Exception {
        Specimen film = new Specimen.Film(Quantity.of(1, "um"), Quantity.of(1, "mm"), Optional.empty());
        double[] i = {-1, -0.5, 0.5, 1};
        double[] v = {-2 + 0.3, -1 + 0.3, 1 + 0.3, 2 + 0.3};
        FourPointProbeOperation.Outputs result = run(i, v, film);
        assertEquals(2, result.resistance().value(), 1e-12);
        assertEquals(0.3, result.offset().value(), 1e-12);
        run(new double[] {1, 2, 3}, new double[] {1, 2, 3}, film);
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("one sign")));
    }

    @Test
    void currentsWithoutTheirSignAreNamed() {
        Specimen film = new Specimen.Film(Quantity.of(1, "um"), Quantity.of(1, "mm"), Optional.empty());
        OperationException unsigned = assertThrows(OperationException.class,
                () -> run(new double[] {1, 2, 3, 1, 2, 3}, new double[] {2, 4, 6, -2, -4, -6}, film));
        assertTrue(unsigned.getMessage().contains("3 of 6"), unsigned.getMessage());
        assertTrue(unsigned.getMessage().contains("point 4"), unsigned.getMessage());
        OperationException turned = assertThrows(OperationException.class,
                () -> run(new double[] {-1, 1, 2}, new double[] {2, -2, -4}, film));
        assertTrue(turned.getMessage().contains("falls"), turned.getMessage());
        assertThrows(OperationException.class, () -> run(new double[] {1, 1}, new double[] {2, 2}, film));
    }

    @Test
    void unequalPolaritiesAreTold() throws Exception {
        Specimen film = new Specimen.Film(Quantity.of(1, "um"), Quantity.of(1, "mm"), Optional.empty());
        run(new double[] {-3, -2, -1, 1, 2, 3}, new double[] {-3.6, -2.4, -1.2, 1, 2, 3}, film);
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("rectify")));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "NaN"})
    void thicknessMustBeAboveZero(double thickness) {
        InvalidParameter film = assertThrows(InvalidParameter.class, () -> new Specimen.Film(
                Quantity.of(thickness, "um"), Quantity.of(1, "mm"), Optional.empty()));
        assertEquals("thickness", film.component());
        assertThrows(InvalidParameter.class, () -> new Specimen.Pellet(Quantity.of(5, "mm"),
                Quantity.of(thickness, "mm"), Quantity.of(5, "mm")));
        assertThrows(InvalidParameter.class, () -> new Specimen.Film(Quantity.of(1, "um"), Quantity.of(1, "mm"),
                Optional.of(Quantity.of(2, "mm"))));
    }

    @Test
    void tableWithSizesNeedsNothingElse(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("pellet.csv");
        Files.writeString(file, "SC-NM91, 25 C\ncurrent (uA);voltage (mV);width (mm);thickness (mm);length (mm)\n"
                + "-100;-200,0;10;1,0;5\n100;200,0;10;1,0;5\n");
        IvLoader loader = new IvLoader();
        assertTrue(loader.recognise(FileHead.of(file)).confidence() > 0.8);
        IvTable table = loader.load(List.of(file), EchemMeasurement.unknown(), context).data();
        FourPointProbeOperation.Outputs result = new FourPointProbeOperation().run(
                new FourPointProbeOperation.Inputs(Optional.of(table)), new FourPointProbeOperation.Parameters(
                        Optional.empty(), PelletForm.BAR, Optional.empty(), Optional.empty()),
                context);
        assertEquals(2000, result.resistance().value(), 1e-9);
        assertEquals(4, result.resistivity().value(), 1e-9);
        Page page = new ProbeFigure().build(new ProbeFigure.Inputs(result), new ProbeFigure.Options());
        Line line = (Line) page.panels().getFirst().marks().get(2);
        // ends of the axis are 4 % outside
        assertEquals(216, line.y()[1], 1e-6);
    }

    @Test
    void wrongTablesAreNamedWithTheirLine(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, "current (uA),voltage (mV)\n1,2\n1,two\n");
        LoadException bad = assertThrows(LoadException.class,
                () -> new IvLoader().load(List.of(file), EchemMeasurement.unknown(), context));
        assertTrue(bad.getMessage().contains("'two'") && bad.getMessage().contains("bad.csv:3"), bad.getMessage());
        Files.writeString(file, "time (s),current (uA),voltage (mV)\n1,2,3\n");
        assertEquals(0, new IvLoader().recognise(FileHead.of(file)).confidence());
        Files.writeString(file, "current,voltage\n1,2\n");
        assertEquals(0, new IvLoader().recognise(FileHead.of(file)).confidence());
        Files.writeString(file, "current (A),voltage (V),thickness (um),spacing (mm)\n1,2,0,1\n2,4,0,1\n");
        IvTable table = new IvLoader().load(List.of(file), EchemMeasurement.unknown(), context).data();
        OperationException zero = assertThrows(OperationException.class,
                () -> new FourPointProbeOperation().run(new FourPointProbeOperation.Inputs(Optional.of(table)),
                        new FourPointProbeOperation.Parameters(Optional.empty(), PelletForm.BAR, Optional.empty(),
                                Optional.empty()),
                        context));
        assertTrue(zero.getMessage().contains("thickness must be above 0"), zero.getMessage());
    }
}
