// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.rate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.echem.cycles.CyclesOperation;
import org.operando.echem.cycles.MadeCell;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

class RateOperationTest {
    /** Five cycles at each of C/10, 1C, 5C and C/10, of 10 mAh: 10, 8, 5 and 9.8 mAh, the first of each 0.1 mAh more. */
    private static MadeCell cell() {
        MadeCell cell = MadeCell.of();
        double[][] blocks = {{1e-3, 10}, {10e-3, 8}, {50e-3, 5}, {1e-3, 9.8}};
        for (double[] block : blocks) {
            for (int i = 0; i < 5; i++) {
                double seconds = (block[1] + (i == 0 ? 0.1 : 0.01 * (i % 2))) * 1e-3 / block[0] * 3600;
                cell.charge(block[0], seconds, 4).discharge(block[0], seconds, 3);
            }
        }
        return cell;
    }

    private static CyclesOperation.Outputs cycles(MadeCell cell) throws OperationException {
        var study = EchemData.study(Map.of("nominalCapacity", 200.0));
        return new CyclesOperation().run(new CyclesOperation.Inputs(cell.record(), Optional.of(study)),
                CyclesOperation.Parameters.defaults(), new PlainContext());
    }

    @Test
    void lastCyclesOfEachBlockAreAveraged() throws Exception {
        MadeCell cell = cell().mass(Quantity.of(50, 1, "mg")).currentUncertainty(1e-5);

        PlainContext context = new PlainContext();
        Table rates = new RateOperation().run(new RateOperation.Inputs(cycles(cell)),
                RateOperation.Parameters.defaults(), context).rates();

        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
        assertArrayEquals(new long[] {1, 6, 11, 16}, rates.longs("first_cycle"));
        assertArrayEquals(new long[] {5, 10, 15, 20}, rates.longs("last_cycle"));
        assertArrayEquals(new long[] {3, 3, 3, 3}, rates.longs("n"));
        assertArrayEquals(new double[] {0.1, 1, 5, 0.1}, rates.doubles("c_rate"), 1e-9);
        assertArrayEquals(new double[] {20, 200, 1000, 20}, rates.doubles("specific_current"), 1e-9);
        // the last three of a block: base, + 0.01, base
        double[] mean = {10 + 0.01 / 3, 8 + 0.01 / 3, 5 + 0.01 / 3, 9.8 + 0.01 / 3};
        for (int b = 0; b < 4; b++) {
            assertEquals(mean[b] / 0.05, rates.doubles("capacity")[b], 1e-9);
            assertEquals(100 * mean[b] / mean[0], rates.doubles("relative_capacity")[b], 1e-9);
            assertEquals(0.01 / Math.sqrt(3) / 0.05, rates.doubles("capacity_sd")[b], 1e-9);
        }
        // 10 uA are 1 % of 1 mA, 0.1 % of 10 mA; the mass cancels
        assertEquals(mean[1] / mean[0] * 0.9, rates.column("relative_capacity").systematic()[1], 1e-9);
        assertEquals(0, rates.column("relative_capacity").systematic()[3], 1e-6);
        assertEquals(Math.hypot(0.01, 0.02), rates.column("capacity").systematic()[0] / rates.doubles("capacity")[0],
                1e-9);
    }

    @Test
    void withoutMassTheRateIsACurrentAndToldSo() throws Exception {
        PlainContext context = new PlainContext();

        RateOperation.Outputs rate = new RateOperation().run(new RateOperation.Inputs(cycles(cell())),
                RateOperation.Parameters.defaults(), context);

        assertTrue(rate.rates().find("c_rate").isEmpty());
        assertArrayEquals(new double[] {1, 10, 50, 1}, rate.rates().doubles("current"), 1e-9);
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("nominalCapacity")));
    }

    @Test
    void figureNamesTheRates() throws Exception {
        RateOperation.Outputs rate = new RateOperation().run(
                new RateOperation.Inputs(cycles(cell().mass(Quantity.of(50, 1, "mg")))),
                RateOperation.Parameters.defaults(), new PlainContext());

        Page page = new RateFigure().build(new RateFigure.Inputs(rate), new RateFigure.Options());

        assertArrayEquals(new String[] {"C/10", "1C", "5C", "C/10"}, page.panels().getFirst().marks().stream()
                .filter(Note.class::isInstance).map(m -> ((Note) m).text()).toArray());
    }

    @Test
    void incompleteCyclesEndABlock() {
        var blocks = RateBlocks.of(new double[] {1, 1, 1, Double.NaN, 1, 2}, new double[] {5, 0, 5, 0, 5, 5}, 0.1);

        assertEquals(4, blocks.size());
        assertEquals(new RateBlocks.Block(2, 3), blocks.get(1));
    }
}
