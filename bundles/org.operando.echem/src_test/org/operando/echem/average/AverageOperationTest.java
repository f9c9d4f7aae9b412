// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.average;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.Chosen;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Subject;
import org.operando.api.Table;
import org.operando.api.figure.Band;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.echem.ColumnMapping;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.cycles.CyclesOperation;
import org.operando.echem.cycles.MadeCell;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.ReferenceTable;
import org.operando.echem.format.table.TableLoader;
import org.operando.testkit.PlainContext;

class AverageOperationTest {
    private static final String FOLDER = "echem/synthetic/cycling/";

    @TempDir
    private Path folder;

    private static Subject subject(String sample, String cell) {
        return new Subject(sample, Optional.empty(), Optional.of(cell), Optional.empty(), "log-" + cell);
    }

    private static AverageOperation.Outputs average(List<Chosen<CyclesOperation.Outputs>> cells, PlainContext context)
            throws OperationException {
        return new AverageOperation().run(new AverageOperation.Inputs(cells), AverageOperation.Parameters.defaults(),
                context);
    }

    /** Cycles at 1 mA whose discharges take these seconds. */
    private static Chosen<CyclesOperation.Outputs> cell(String sample, String name, Optional<Quantity> mass,
            double... seconds) throws OperationException {
        MadeCell cell = MadeCell.of();
        for (double s : seconds) {
            cell.charge(1e-3, s, 4).discharge(1e-3, s, 3);
        }
        mass.ifPresent(cell::mass);
        return new Chosen<>(subject(sample, name), new CyclesOperation().run(
                CyclesOperation.Inputs.of(cell.record()), CyclesOperation.Parameters.defaults(), new PlainContext()));
    }

    private static final Optional<Quantity> GRAM = Optional.of(Quantity.of(1, 0.01, "g"));

    @Test
    void retentionsOfThePaperLikeSetComeOut() throws Exception {
        ColumnMapping mapping = new ColumnMapping("Total Time(s)", "Voltage(V)", "Current(mA)",
                Optional.of("Capacity(mAh)"), Optional.empty(), Optional.empty(), Optional.of("Cycle Index"),
                Optional.of("Step Count"), Optional.empty(), ColumnMapping.Sign.CHARGE_POSITIVE,
                ColumnMapping.Counting.STEP);
        ReferenceTable truth = ReferenceTable.read(EchemData.shared(FOLDER + "truth_retention.csv"));
        List<Chosen<CyclesOperation.Outputs>> members = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (int row = 0; row < truth.rows(); row++) {
            String sample = truth.text("sample", row);
            String number = truth.text("cell", row);
            if (number.startsWith("mean")) {
                expected.add(truth.number("retention", row) * 100);
                continue;
            }
            Path file = EchemData.unpacked(FOLDER + sample + "_cell" + number + ".csv.gz", folder);
            EchemMeasurement study = EchemData.study(Map.of("columns", mapping, "mass",
                    Quantity.of(truth.number("active_mass_g", row), "g"), "accuracy", 0.02, "fullScale", 10.0));
            CellRecord cell = new TableLoader().load(List.of(file), study, new PlainContext()).data();
            members.add(new Chosen<>(subject(sample, sample + "-" + number), new CyclesOperation().run(
                    new CyclesOperation.Inputs(cell, Optional.of(study)), CyclesOperation.Parameters.defaults(),
                    new PlainContext())));
        }
        PlainContext context = new PlainContext();

        AverageOperation.Outputs average = average(members, context);

        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
        assertEquals(100, average.retentionAfter());
        Table retentions = average.retentions();
        assertArrayEquals(new String[] {"PC-NM91", "PC-NC91", "SC-NC91", "SC-NM91"}, retentions.texts("condition"));
        double[] study = {83.10, 59.70, 89.20, 75.90};
        for (int k = 0; k < 4; k++) {
            assertEquals(2, retentions.longs("n")[k]);
            // truth has nine digits, times are rounded to 0.1 s of 3000 s and more
            assertEquals(expected.get(k), retentions.doubles("retention_of_mean_curve")[k], 2e-6);
            assertEquals(study[k], retentions.doubles("retention_of_mean_curve")[k], 0.005);
            assertEquals(study[k], retentions.doubles("mean_of_retentions")[k], 0.005);
        }
        Table differences = average.differences();
        assertEquals(6, differences.rows());
        assertEquals(89.2 - 75.9, differences.doubles("difference")[5], 0.01);
        assertTrue(differences.doubles("low")[5] < 13.3 && differences.doubles("high")[5] > 13.3);
        // an offset of 2 uA is 0.2 % of both currents, so that it cancels
        Column left = retentions.column("retention_of_mean_curve");
        assertEquals(0, left.systematic()[0], 1e-6);
        Column capacity = average.cycles().column("mean_capacity");
        assertTrue(capacity.systematic()[10] / capacity.doubles()[10] > 1e-3, "the accuracy is in the capacity");
    }

    @Test
    void meansAndDeviationsAreThoseOfTheCellsThatHaveTheCycle() throws Exception {
        PlainContext context = new PlainContext();

        AverageOperation.Outputs average = average(List.of(cell("A", "a", GRAM, 3600, 3600, 1800),
                cell("A", "b", GRAM, 3600, 3240, 1620, 1620), cell("A", "c", GRAM, 3600, 3420)), context);

        Table cycles = average.cycles();
        assertArrayEquals(new long[] {3, 3, 2, 1}, cycles.longs("n"));
        assertArrayEquals(new double[] {1, 0.95, 0.475, 0.45}, cycles.doubles("mean_capacity"), 1e-9);
        // 1.00, 0.90, 0.95: by n - 1
        assertEquals(0.05, cycles.doubles("capacity_sd")[1], 1e-9);
        assertTrue(Double.isNaN(cycles.doubles("capacity_sd")[3]), "one cell has no scatter");
        Quantity mean = cycles.column("mean_capacity").quantity(1);
        assertEquals(0.05 / Math.sqrt(3), mean.statistical(), 1e-9);
        assertEquals(0.0095, mean.systematic(), 1e-9, "1 % of mass, which more cells do not make less");
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("cells of different length: c has 2")),
                context.warnings().toString());
        assertEquals(2, average.retentionAfter(), "as many as the shortest has");
        assertEquals(0, average.retentions().column("mean_of_retentions").systematic()[0], 1e-12, "the mass cancels");
    }

    @Test
    void retentionOfTheMeanCurveIsNotTheMeanOfRetentions() throws Exception {
        Table retentions = average(List.of(cell("A", "a", GRAM, 3600, 3600), cell("A", "b", GRAM, 1800, 900)),
                new PlainContext()).retentions();

        assertEquals(100 * 4500 / 5400.0, retentions.doubles("retention_of_mean_curve")[0], 1e-9);
        assertEquals(75, retentions.doubles("mean_of_retentions")[0], 1e-9);
        assertEquals(Math.sqrt(1250), retentions.doubles("retention_sd")[0], 1e-9);
    }

    @Test
    void differencesHaveWelchsInterval() throws Exception {
        // retentions 90, 92, 94 and 80, 84: variances of the means 4/3 and 4
        AverageOperation.Outputs average = average(List.of(cell("A", "a", GRAM, 3600, 3240),
                cell("A", "b", GRAM, 3600, 3312), cell("A", "c", GRAM, 3600, 3384), cell("B", "d", GRAM, 3600, 2880),
                cell("B", "e", GRAM, 3600, 3024), cell("C", "f", GRAM, 3600, 3600)), new PlainContext());

        Table differences = average.differences();
        assertEquals(10, differences.doubles("difference")[0], 1e-9);
        // (4/3 + 4)^2 / ((4/3)^2 / 2 + 4^2 / 1)
        assertEquals(1.6842105, differences.doubles("degrees_of_freedom")[0], 1e-6);
        double half = (differences.doubles("high")[0] - differences.doubles("low")[0]) / 2;
        // quantile of 0.975 at these degrees of freedom, by scipy.stats.t.ppf
        assertEquals(Math.sqrt(16 / 3.0) * 5.1762316, half, 1e-5);
        assertTrue(Double.isNaN(differences.doubles("low")[1]), "one cell gives no interval");
    }

    @Test
    void cellsWithoutMassAreLeftOutAmongOthersAndAveragedInMilliampereHoursAlone() throws Exception {
        PlainContext mixed = new PlainContext();
        PlainContext none = new PlainContext();

        AverageOperation.Outputs one = average(List.of(cell("A", "a", GRAM, 3600, 3600),
                cell("A", "b", Optional.empty(), 3600, 3600)), mixed);
        AverageOperation.Outputs absolute = average(List.of(cell("A", "a", Optional.empty(), 3600, 3600),
                cell("A", "b", Optional.empty(), 1800, 1800)), none);

        assertEquals(1, one.cycles().longs("n")[0]);
        assertTrue(mixed.warnings().stream().anyMatch(w -> w.leftOut() && w.where().equals("log-b")));
        assertEquals("mAh", absolute.cycles().column("mean_capacity").unit().name());
        assertTrue(none.warnings().stream().anyMatch(w -> w.where().equals("active mass")));
        assertThrows(OperationException.class, () -> average(List.of(), new PlainContext()));
    }

    @Test
    void figureHasBothCellsAndABandFromThreeCellsOn() throws Exception {
        AverageOperation.Outputs two = average(List.of(cell("A", "a", GRAM, 3600, 3500, 3400),
                cell("A", "b", GRAM, 3500, 3400, 3300)), new PlainContext());
        AverageOperation.Outputs three = average(List.of(cell("A", "a", GRAM, 3600, 3500, 3400),
                cell("A", "b", GRAM, 3500, 3400, 3300), cell("A", "c", GRAM, 3550, 3450)), new PlainContext());

        Page pair = page(two);
        Page triple = page(three);

        assertEquals(3, count(pair, Line.class), "two cells and their mean");
        assertEquals(0, count(pair, Band.class));
        assertEquals(4, count(triple, Line.class));
        Band band = (Band) triple.panels().getFirst().marks().stream().filter(Band.class::isInstance).findFirst()
                .orElseThrow();
        assertArrayEquals(new double[] {1, 2}, band.x(), "the third cycle has two cells");
        assertEquals(2 * 3600 * 50 / 3600.0 / 3600, band.high()[0] - band.low()[0], 1e-9);
    }

    private static Page page(AverageOperation.Outputs average) {
        return new AverageFigure().build(new AverageFigure.Inputs(average),
                new AverageFigure.Options(AverageFigure.Show.CAPACITY));
    }

    private static long count(Page page, Class<?> type) {
        return page.panels().getFirst().marks().stream().filter(type::isInstance).count();
    }
}
