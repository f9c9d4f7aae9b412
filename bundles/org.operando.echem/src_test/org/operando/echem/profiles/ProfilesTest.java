// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.Page;
import org.operando.echem.CycleCounting;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

class ProfilesTest {
    /**
     * Two cycles of 10 mg: charge of 2 mAh (constant current for an hour at 1.8 mA, then held while 0.2 mAh flow),
     * discharge of 1.9 mAh.
     */
    static CellRecord made(Optional<Quantity> mass) {
        List<double[]> rows = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int cycle = 1; cycle <= 2; cycle++) {
            double t = (cycle - 1) * 10_000;
            for (int i = 0; i <= 360; i++) {
                rows.add(new double[] {t + 10 * i, 1.8e-3, 3 + i / 360.0, 1.8e-3 * i / 360, 2 * cycle - 1, cycle});
                types.add("CCCV_Chg");
            }
            // the current falls as a straight line from 1.8 mA to 0: 0.9 mA in the mean for 800 s
            for (int i = 1; i <= 80; i++) {
                double u = i / 80.0;
                rows.add(new double[] {t + 3600 + 10 * i, 1.8e-3 * (1 - u), 4, 1.8e-3 + 0.4e-3 * (u - u * u / 2),
                    2 * cycle - 1, cycle});
                types.add("CCCV_Chg");
            }
            for (int i = 0; i <= 360; i++) {
                rows.add(new double[] {t + 5000 + 10 * i, -1.9e-3, 4 - i / 360.0, -1.9e-3 * i / 360, 2 * cycle,
                    cycle});
                types.add("CC_DChg");
            }
        }
        double[][] c = new double[6][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < 6; k++) {
                c[k][i] = rows.get(i)[k];
            }
        }
        return new CellRecord(Table.of(Column.of(Columns.TIME, "s", c[0]), Column.of(Columns.CURRENT, "A", c[1]),
                Column.of(Columns.VOLTAGE, "V", c[2]), Column.of(Columns.CAPACITY, "Ah", c[3]),
                Column.of(Columns.STEP, longs(c[4])), Column.of(Columns.CYCLE, longs(c[5])),
                Column.of(Columns.STEP_TYPE, types.toArray(String[]::new))), "UTC", mass, Optional.empty());
    }

    private static long[] longs(double[] values) {
        long[] longs = new long[values.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = (long) values[i];
        }
        return longs;
    }

    private static ProfilesOperation.Outputs run(CellRecord cell, Optional<Double> nominal, Optional<Double> molar)
            throws OperationException {
        return new ProfilesOperation().run(new ProfilesOperation.Inputs(cell, Optional.of(EchemData.study(
                nominal.map(n -> Map.of("nominalCapacity", n)).orElse(Map.of())))),
                new ProfilesOperation.Parameters(CycleCounting.FILE, List.of(), 400, Optional.empty(),
                        Optional.empty(), molar, 1),
                new PlainContext());
    }

    @Test
    void partHeldAtConstantVoltageIsNotGalvanostatic() throws Exception {
        HalfCycles halves = HalfCycles.of(made(Optional.empty()), CycleCounting.FILE);
        assertEquals(4, halves.all().size());
        HalfCycle charge = halves.all().getFirst();
        assertEquals(361, charge.constantRows());
        assertEquals(1.8e-3, charge.current());
        assertEquals("discharge", halves.all().get(3).half());
        assertEquals(List.of(halves.all().get(2), halves.all().get(3)), halves.of(List.of(2)));
    }

    @Test
    void stateOfChargeBeginsAnewInEachCycleAndLithiumGoesOn() throws Exception {
        // 200 mAh/g of 10 mg are 2 mAh; a mole of 97.87 g/mol has 273.85 mAh/g: 26.8015 Ah over it
        ProfilesOperation.Outputs out = run(made(Optional.of(Quantity.of(10, 0.1, "mg"))), Optional.of(200.0),
                Optional.of(97.87));
        Table t = out.profiles();
        double one = 26_801.481 / 97.87;
        assertEquals(one, out.lithiumCapacity().value(), 1e-3);
        long[] cycle = t.longs("cycle");
        for (int i = 1; i < cycle.length; i++) {
            boolean charge = t.texts("half")[i].equals("charge");
            double q = t.doubles("specific_capacity")[i];
            assertEquals(charge ? q / 2 : 100 - q / 2, t.doubles("state_of_charge")[i], 1e-9);
            double through = (cycle[i] - 1) * 10 + (charge ? q : 200 - q);
            assertEquals(1 - through / one, t.doubles("lithium")[i], 1e-6);
        }
        int last = cycle.length - 1;
        assertEquals(1.0, t.doubles("time")[last], 1e-9);
        assertEquals(1.9, t.doubles("capacity")[last], 1e-9);
        assertEquals(1.9, t.column("specific_capacity").systematic()[last], 1e-9);
        assertEquals("", out.needs());
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        ProfilesOperation.Outputs out = run(made(Optional.empty()), Optional.empty(), Optional.empty());
        assertEquals("the state of charge needs the active 'mass' and the 'nominalCapacity'; x in LixMO2 needs the "
                + "active 'mass' and 'lithiumCapacity' or 'molarMass'", out.needs());
        OperationException e = assertThrows(OperationException.class,
                () -> figure(out, ProfilesFigure.Against.LITHIUM));
        assertTrue(e.getMessage().contains("molarMass"), e.getMessage());
        assertEquals("Capacity (mAh)", figure(out, ProfilesFigure.Against.CAPACITY).panels().getFirst().x().label());
    }

    private static Page figure(ProfilesOperation.Outputs out, ProfilesFigure.Against against)
            throws OperationException {
        return new ProfilesFigure().build(new ProfilesFigure.Inputs(out),
                new ProfilesFigure.Options(against, List.of()));
    }

    @Test
    void lithiumLeavesToTheRight() throws Exception {
        ProfilesOperation.Outputs out = run(made(Optional.of(Quantity.of(10, "mg"))), Optional.of(200.0),
                Optional.of(97.87));
        Page page = figure(out, ProfilesFigure.Against.LITHIUM);
        assertTrue(page.panels().getFirst().x().from() > page.panels().getFirst().x().to());
        assertEquals("State of charge (%)",
                figure(out, ProfilesFigure.Against.STATE_OF_CHARGE).panels().getFirst().x().label());
        assertEquals("Time (h)", figure(out, ProfilesFigure.Against.TIME).panels().getFirst().x().label());
    }
}
