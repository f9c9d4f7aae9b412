// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.Loader;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.DamagedFiles;
import org.operando.echem.format.EchemData;

/** Damaged NEWARE files of each layout. */
class NewareDamageTest {
    @TempDir
    private Path folder;

    private record Case(String file, Loader<EchemMeasurement, CellRecord> loader) {
        boolean isArchive() {
            return file.endsWith("x");
        }

        /** Archives and version 8 have a checksum for each byte of the records. */
        boolean hasChecksums() {
            return isArchive() || file.equals("nda_v8.nda");
        }
    }

    private static Stream<Case> cases() {
        return Stream.concat(Stream.concat(
                Stream.of("nda_v8.nda", "nda_v22.nda", "nda_v29_new_nda_file.nda", "nda_v130_bts90.nda.zip",
                        "nda_v130_bts91_TestFile.nda").map(f -> new Case(f, new NdaLoader())),
                Stream.of("scrubbed_ndc2.ndax", "ndc5_test.ndax", "x_ndc11.ndax", "interp-test.ndax",
                        "46_1_5_60_bts16.ndax", "TESTCELL0001-Test_Data_Collection_Ndc17.ndax")
                        .map(f -> new Case(f, new NdaxLoader()))),
                Stream.of(new Case("interp-test_vendor_export.csv", new NewareTextLoader()),
                        new Case("nw_layered_report_ife.csv.gz", new NewareTextLoader()),
                        new Case("interp-test_made_here.xlsx", new NewareSheetLoader())));
    }

    @TestFactory
    Stream<DynamicTest> cutFilesAreReadOrRefused() {
        return cases().map(c -> DynamicTest.dynamicTest(c.file(), () -> {
            DamagedFiles.Outcome outcome = DamagedFiles.cut(c.loader(), EchemData.neware(c.file(), folder), folder);
            if (c.isArchive()) {
                assertEquals(20, outcome.refused(), "a cut archive has no directory");
            }
            assertEquals(0, outcome.unnoticed(), outcome.toString());
        }));
    }

    @TestFactory
    Stream<DynamicTest> filesWithAChangedByteAreReadOrRefused() {
        return cases().map(c -> DynamicTest.dynamicTest(c.file(), () -> {
            DamagedFiles.Outcome outcome = DamagedFiles.flip(c.loader(), EchemData.neware(c.file(), folder), folder);
            assertTrue(!c.hasChecksums() || outcome.unnoticed() == 0, outcome.toString());
        }));
    }
}
