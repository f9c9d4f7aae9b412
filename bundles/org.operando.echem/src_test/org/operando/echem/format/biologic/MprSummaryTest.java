// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.operando.api.LoadException;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.ReferenceTable;
import org.operando.testkit.PlainContext;

/** All columns of all binary files of BioLogic, impedance too, are those of an independent reading. */
class MprSummaryTest {
    private static final List<String> FILES = List.of("bcd.issue_241", "ca", "coc.issue_185", "cp.issue_149", "cp",
            "cv.issue_217", "cv", "gcpl.issue_149", "gcpl.issue_226.CxN", "gcpl.issue_226.I", "gcpl.issue_228",
            "gcpl.pr_182.1", "geis.issue_149", "jdb11-1_c3_gcpl_C09", "kigr_gen6_01_02_GCPL", "lsv", "mb.issue_149",
            "mb.issue_223", "mb.issue_95", "ocv", "peis.issue_225.with_ece", "peis", "vsp_ocv_with", "vsp_ocv_wo",
            "wait", "zir");

    @TestFactory
    Stream<DynamicTest> columnsAreThoseOfTheReference() {
        return FILES.stream().map(f -> DynamicTest.dynamicTest(f, () -> compare(f + ".mpr")));
    }

    private void compare(String name) throws Exception {
        ReferenceTable summary = ReferenceTable.read(EchemData.shared("echem/reference/biologic_summary.csv"),
                row -> row[0].equals("biologic/" + name));
        MprData data = table(EchemData.shared("echem/biologic/" + name));

        int compared = 0;
        for (int row = 0; row < summary.rows(); row++) {
            String written = summary.text("column", row);
            if (written.equals("flags") || written.equals("(no rows)")) {
                continue;
            }
            String column = written.equals("<Ewe>/V 2") ? "Phase(Zwe-ce)/deg"
                    : BiologicColumn.spelling(written.replace("flag:", ""));
            double[] values = data.numbers(column)
                    .orElseThrow(() -> new AssertionError(column + " of " + data.names()));
            var statistics = Arrays.stream(values).summaryStatistics();
            assertEquals(summary.number("n", row), values.length, column);
            assertEquals(summary.number("first", row), values[0], column);
            assertEquals(summary.number("last", row), values[values.length - 1], column);
            assertEquals(summary.number("min", row), statistics.getMin(), column);
            assertEquals(summary.number("max", row), statistics.getMax(), column);
            // the order of adding differs: n roundings of 1e-16 of the sum of magnitudes
            double magnitude = Arrays.stream(values).map(Math::abs).sum();
            assertEquals(summary.number("sum", row), statistics.getSum(), 1e-13 * magnitude, column);
            compared++;
        }
        assertEquals(name.equals("wait.mpr") ? 0 : data.names().size(), compared, "columns of " + data.names());
    }

    private static MprData table(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        PlainContext context = new PlainContext();
        MprModule module = MprModule.walk(file, bytes, context).stream().filter(m -> m.name().equals(MprModule.DATA))
                .findFirst().orElseThrow();
        MprData data = MprData.read(file, bytes, module, n -> true, Map.of(), context);
        assertEquals(List.of(), context.warnings());
        return data;
    }

    @Test
    void impedanceAloneIsSaidToBeNoCycling() {
        for (String name : List.of("geis.issue_149", "peis.issue_225.with_ece", "peis", "zir")) {
            for (String ending : List.of(".mpr", ".mpt")) {
                List<Path> file = List.of(EchemData.shared("echem/biologic/" + name + ending));

                LoadException e = assertThrows(LoadException.class,
                        () -> (ending.equals(".mpr") ? new MprLoader() : new MptLoader()).load(file,
                                EchemMeasurement.unknown(), new PlainContext()));

                assertTrue(e.getMessage().contains("impedance"), e.getMessage());
            }
        }
    }
}
