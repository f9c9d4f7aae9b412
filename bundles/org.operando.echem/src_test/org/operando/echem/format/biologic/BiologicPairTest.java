// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Loader;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

/** Binary files of BioLogic and the text that the maker's program exported of them give the same record. */
class BiologicPairTest {
    /** Singles are printed with eight digits, doubles with sixteen. */
    private static final double ROUNDING = 2e-6;

    private static final List<String> CYCLING = List.of("bcd.issue_241.mpt.gz", "ca.mpt.gz", "coc.issue_185.mpt",
            "cp.issue_149.mpt", "cp.mpt", "cv.issue_217.mpt.gz", "cv.mpt.gz", "gcpl.issue_149.mpt",
            "gcpl.issue_226.CxN.mpt", "gcpl.issue_226.I.mpt", "gcpl.pr_182.1.mpt.gz", "lsv.mpt.gz",
            "mb.issue_149.mpt.gz", "mb.issue_223.mpt", "mb.issue_95.mpt", "ocv.mpt", "vsp_ocv_with.mpt",
            "vsp_ocv_wo.mpt", "wait.mpt");

    @TempDir
    private Path folder;

    private static CellRecord load(Loader<EchemMeasurement, CellRecord> loader, Path file) throws Exception {
        return loader.load(List.of(file), EchemMeasurement.unknown(), new PlainContext()).data();
    }

    @TestFactory
    Stream<DynamicTest> binaryAndTextGiveTheSameRecord() {
        return CYCLING.stream().map(f -> DynamicTest.dynamicTest(f, () -> compare(f)));
    }

    private void compare(String text) throws Exception {
        String binary = text.replace(".gz", "").replace(".mpt", ".mpr");
        CellRecord ours = load(new MprLoader(), EchemData.shared("echem/biologic/" + binary));
        CellRecord theirs = load(new MptLoader(), EchemData.unpacked("echem/biologic/" + text, folder));

        Table a = ours.records();
        Table b = theirs.records();
        assertEquals(b.rows(), a.rows());
        List<String> wrong = new ArrayList<>();
        for (Column column : a.columns()) {
            b.find(column.name()).ifPresent(other -> compare(column, other, wrong));
        }
        assertTrue(wrong.isEmpty(), wrong.toString());
        for (String name : List.of(Columns.STEP, Columns.STEP_INDEX, Columns.CYCLE)) {
            assertArrayEquals(b.longs(name), a.longs(name), name);
        }
        assertArrayEquals(b.texts(Columns.STEP_TYPE), a.texts(Columns.STEP_TYPE));
    }

    private static void compare(Column ours, Column theirs, List<String> wrong) {
        if (!(ours.values() instanceof double[] a) || !(theirs.values() instanceof double[] b)) {
            return;
        }
        double largest = 0;
        double difference = 0;
        int at = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Double.isFinite(b[i]) ? Math.max(largest, Math.abs(b[i])) : largest;
            double d = Double.isNaN(a[i]) || Double.isNaN(b[i]) ? 0 : Math.abs(a[i] - b[i]);
            at = d > difference ? i : at;
            difference = Math.max(difference, d);
        }
        if (difference > ROUNDING * largest) {
            wrong.add(String.format(Locale.ROOT, "%s row %d: %.9g binary, %.9g text, of %.3g", ours.name(), at, a[at],
                    b[at], largest));
        }
    }
}
