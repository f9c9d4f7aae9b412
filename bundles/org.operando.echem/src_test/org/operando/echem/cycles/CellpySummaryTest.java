// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.echem.CycleCounting;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.ReferenceTable;
import org.operando.echem.format.arbin.ResLoader;
import org.operando.testkit.PlainContext;

/** The summary against the one that cellpy's own regression test stores for the same Arbin database. */
class CellpySummaryTest {
    @TempDir
    private Path folder;

    @Test
    void everyColumnEqualsCellpysSummary() throws Exception {
        ReferenceTable reference = ReferenceTable
                .read(EchemData.shared("echem/reference/cellpy_20160805_test001_45_cc_01_summary.csv"));
        Path file = EchemData.unpacked("echem/arbin/20160805_test001_45_cc_01.res.gz", folder);
        // what cellpy assumes when nothing is said
        EchemMeasurement study = EchemData.study(Map.of("mass", Quantity.of(1, "mg"), "area", Quantity.of(1, "cm2"),
                "nominalCapacity", 1.0));
        CellRecord cell = new ResLoader().load(List.of(file), study, new PlainContext()).data();

        var outputs = new CyclesOperation().run(new CyclesOperation.Inputs(cell, Optional.of(study)),
                new CyclesOperation.Parameters(CycleCounting.FILE, Electrode.NEGATIVE, Optional.empty(), 100, 100),
                new PlainContext());

        assertEquals(18, reference.rows());
        assertEquals(reference.rows(), outputs.summary().orElseThrow().rows());
        assertEquals(57, outputs.summary().orElseThrow().columns().size(), "all of cellpy's 58 columns but test_id");
        for (Column column : outputs.summary().orElseThrow().columns()) {
            double[] values = column.doubles();
            // the currents of cellpy are means over records, rounded; ours are charge over time
            boolean rate = column.name().endsWith("_c_rate");
            for (int c = 0; c < values.length; c++) {
                String text = reference.text(column.name(), c);
                double expected = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
                // cellpy takes the counter at a cycle's end; we add up steps, of which some of one record pass 4e-12 Ah
                double slack = (rate ? 1e-3 : 1e-9) * Math.abs(expected) + 1e-10 * perAh(column.unit().name());
                if (Double.isNaN(expected)) {
                    assertTrue(Double.isNaN(values[c]), column.name() + " of cycle " + (c + 1) + ": " + values[c]);
                    continue;
                }
                assertEquals(expected, values[c], slack, column.name() + " of cycle " + (c + 1));
            }
        }
        assertEquals(outputs.cycles().doubles("charge_specific_capacity")[17],
                outputs.summary().orElseThrow().doubles("charge_capacity_gravimetric")[17], 1e-9);
        assertTrue(outputs.firstCoulombicEfficiency().value() > 92.6
                && outputs.firstCoulombicEfficiency().value() < 92.62);
    }

    private static double perAh(String unit) {
        return switch (unit) {
            case "Ah" -> 1;
            case "mAh", "mAh/cm2" -> 1e3;
            case "mAh/g" -> 1e6;
            default -> 1e4; // ratios of capacities of 1 mAh, potentials of single numbers
        };
    }
}
