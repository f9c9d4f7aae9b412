// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.Page;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

/** A curve calculated by superposition of the exact solution for a sphere: 300 s of current, 5 s without. */
class IciTest {
    private static final double DIFFUSION = 1e-15;
    private static final double RADIUS = 4e-6;
    private static final double RESISTANCE = 15;
    private static final double CURRENT = 4e-5;
    /** V/s of the equilibrium potential while the current flows. */
    private static final double SLOPE = 2e-5;

    /** Records of a charge with interruptions; linear equilibrium potential. */
    static CellRecord made(int pulses, double on, double off, double every, double noise, long seed) {
        List<double[]> rows = new ArrayList<>();
        Random random = new Random(seed);
        rows.add(new double[] {0, 0, 3.5});
        double period = on + off;
        double rate = DIFFUSION / (RADIUS * RADIUS);
        for (int k = 0; k < pulses; k++) {
            for (double t = 10; t <= on; t += 10) {
                rows.add(row(k * period + t, CURRENT, period, on, rate));
            }
            for (double t = every; t <= off + 1e-9; t += every) {
                rows.add(row(k * period + on + t, 0, period, on, rate));
            }
        }
        double[][] c = new double[3][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            c[0][i] = rows.get(i)[0];
            c[1][i] = rows.get(i)[1];
            c[2][i] = rows.get(i)[2] + noise * random.nextGaussian();
        }
        return new CellRecord(Table.of(Column.of(Columns.TIME, "s", c[0]), Column.of(Columns.CURRENT, "A", c[1]),
                Column.of(Columns.VOLTAGE, "V", c[2])), "UTC", Optional.of(Quantity.of(5, "mg")), Optional.empty());
    }

    private static double[] row(double t, double current, double period, double on, double rate) {
        double surface = 0;
        for (int k = 0; k * period < t; k++) {
            surface += SphereDiffusion.g(rate * (t - k * period)) - SphereDiffusion.g(rate * (t - k * period - on));
        }
        // a mean of 3 J theta grows by SLOPE a second
        double potential = 3.5 + SLOPE / (3 * rate) * surface + RESISTANCE * current;
        return new double[] {t, current, potential};
    }

    private static IciOperation.Outputs run(CellRecord cell, Optional<Quantity> radius, PlainContext context)
            throws OperationException {
        return new IciOperation().run(new IciOperation.Inputs(cell, Optional.empty()),
                new IciOperation.Parameters(radius, 1, 5, 60), context);
    }

    private static Optional<Quantity> radius() {
        return Optional.of(Quantity.of(4, 0.2, "um"));
    }

    @Test
    void coefficientAndResistanceAreThoseThatWentIn() throws Exception {
        IciOperation.Outputs out = run(made(60, 300, 5, 0.1, 0, 1), radius(), new PlainContext());
        Table table = out.interruptions();
        assertEquals(60, table.rows());
        int valid = 0;
        for (int i = 0; i < table.rows(); i++) {
            if (!table.texts("marks")[i].isEmpty()) {
                continue;
            }
            valid++;
            // the next term of the series, of t^1.5, is what is left
            assertEquals(1, table.doubles("diffusion_coefficient")[i] / DIFFUSION, 0.01, "row " + i);
            assertEquals(RESISTANCE, table.doubles("resistance")[i], 3e-4 * RESISTANCE);
            assertEquals(1.10, table.doubles("diffusion_plain")[i] / DIFFUSION, 0.02);
            assertEquals(15.9, table.doubles("resistance_plain")[i], 0.1);
        }
        assertTrue(valid > 40, "valid " + valid);
        // the radius is known to 5 %: 10 % of D, all of it systematic
        assertEquals(0.1 * out.diffusionCoefficient().value(), out.diffusionCoefficient().systematic(), 1e-18);
        assertTrue(table.texts("marks")[0].contains("long enough"), table.texts("marks")[0]);
    }

    @Test
    void noiseIsInTheUncertainty() throws Exception {
        IciOperation.Outputs out = run(made(60, 300, 5, 0.1, 2e-6, 3), Optional.of(Quantity.of(4, "um")),
                new PlainContext());
        Table table = out.interruptions();
        double[] d = table.doubles("diffusion_coefficient");
        double[] error = table.column("diffusion_coefficient").uncertainties();
        double square = 0;
        int n = 0;
        for (int i = 0; i < d.length; i++) {
            if (table.texts("marks")[i].isEmpty()) {
                square += Math.pow((d[i] - DIFFUSION) / error[i], 2);
                n++;
            }
        }
        // 1 within the scatter of some forty values of which each uses its neighbours too
        assertEquals(1, Math.sqrt(square / n), 0.35);
    }

    @Test
    void whatCannotBeEvaluatedIsNamed() throws Exception {
        OperationException e = assertThrows(OperationException.class,
                () -> run(made(4, 300, 5, 0.1, 0, 1), Optional.empty(), new PlainContext()));
        assertTrue(e.getMessage().contains("radius"));
        assertThrows(OperationException.class,
                () -> run(made(4, 300, 500, 10, 0, 1), radius(), new PlainContext()));

        PlainContext context = new PlainContext();
        // a record a second has five points in the window
        Table sparse = run(made(4, 300, 5, 1, 0, 1), radius(), context).interruptions();
        assertTrue(sparse.texts("marks")[1].startsWith("not valid: 5 points"));
        assertTrue(Double.isNaN(sparse.doubles("diffusion_coefficient")[1]));
        assertEquals(1, context.warnings().size());
    }

    @Test
    void radiusComesFromTheStudy() throws Exception {
        IciOperation.Outputs out = new IciOperation().run(
                new IciOperation.Inputs(made(60, 300, 5, 0.1, 0, 1), Optional.of(EchemData.study(
                        Map.of("radius", Quantity.of(4, 0.2, "um"), "nominalCapacity", 200.0)))),
                IciOperation.Parameters.defaults(), new PlainContext());
        assertEquals(4, out.radius().value());
        // 40 uA for 300 s a time into 5 mg of 200 mAh/g
        assertEquals(100 * 300 * CURRENT / 3.6, out.interruptions().doubles("state_of_charge")[0], 1e-6);
    }

    @Test
    void figureShowsBothFitsAndSaysItsBars() throws Exception {
        IciOperation.Outputs out = run(made(60, 300, 5, 0.1, 0, 1), radius(), new PlainContext());
        Page page = new IciFigure().build(new IciFigure.Inputs(out), new IciFigure.Options(true, false));
        assertEquals(2, page.panels().size());
        assertTrue(page.caption().contains("fit and particle radius"), page.caption());
        assertThrows(OperationException.class, () -> new IciFigure().build(
                new IciFigure.Inputs(run(made(2, 300, 5, 0.1, 0, 1), radius(), new PlainContext())),
                new IciFigure.Options(true, false)));
    }

    /** The record with all potentials of some interruptions, and of the current before them, at one value. */
    private static CellRecord flat(CellRecord cell, double from, double to) {
        double[] time = cell.records().doubles(Columns.TIME);
        double[] voltage = cell.records().doubles(Columns.VOLTAGE).clone();
        double value = 3.6;
        for (int i = 0; i < voltage.length; i++) {
            voltage[i] = time[i] > from && time[i] <= to ? value : voltage[i];
        }
        return new CellRecord(Table.of(Column.of(Columns.TIME, "s", time),
                cell.records().column(Columns.CURRENT), Column.of(Columns.VOLTAGE, "V", voltage)), "UTC",
                cell.activeMass(), cell.area());
    }

    @Test
    void flatRelaxationIsMarkedAndTheFigureDrawsTheOthers() throws Exception {
        CellRecord made = made(60, 300, 5, 0.1, 0, 1);
        IciOperation.Outputs out = run(flat(made, 30 * 305, 34 * 305), radius(), new PlainContext());
        Table table = out.interruptions();
        assertTrue(table.texts("marks")[31].startsWith("flat potential"), table.texts("marks")[31]);
        assertTrue(Double.isNaN(table.doubles("diffusion_coefficient")[31]));
        Page page = new IciFigure().build(new IciFigure.Inputs(out), new IciFigure.Options(true, true));
        assertTrue(page.caption().contains("Pale and open: something speaks against the value"), page.caption());
        assertTrue(page.panels().getFirst().y().from() > 0 && page.panels().getFirst().y().to() < 1e-10);

        IciOperation.Outputs none = run(flat(made, -1, 1e9), radius(), new PlainContext());
        OperationException e = assertThrows(OperationException.class,
                () -> new IciFigure().build(new IciFigure.Inputs(none), new IciFigure.Options(true, true)));
        assertTrue(e.getMessage().contains("no interruption has a diffusion coefficient"), e.getMessage());
    }

    @Test
    void recordWithoutANumberIsLeftOut() throws Exception {
        CellRecord made = made(60, 300, 5, 0.1, 0, 1);
        made.records().doubles(Columns.CURRENT)[500] = Double.NaN;
        PlainContext context = new PlainContext();
        assertEquals(60, run(made, radius(), context).interruptions().rows());
        assertTrue(context.warnings().getFirst().what().startsWith("1 record has no number"));
    }
}
