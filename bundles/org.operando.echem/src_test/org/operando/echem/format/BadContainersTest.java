// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.arbin.ArbinCsvLoader;
import org.operando.echem.format.arbin.ArbinSqlLoader;
import org.operando.echem.format.arbin.ArbinXlsxLoader;
import org.operando.echem.format.arbin.ResLoader;
import org.operando.echem.format.cellpy.CellpyLoader;
import org.operando.echem.format.indigo.IndigoLoader;
import org.operando.testkit.PlainContext;

/** Databases, workbooks, HDF5 and archives that are cut or damaged: a record or a LoadException with a place, soon. */
class BadContainersTest {
    private static final int FLIPS = 24;
    /** A file takes milliseconds; machines of the tests may be busy. */
    private static final Duration SOON = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    /**
     * Loads bytes; gives how many warnings there were, or -1 when they were refused. Any exception but a LoadException
     * with file and text fails the test.
     */
    private int loads(Loader<EchemMeasurement, CellRecord> loader, String name, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve(name), bytes);
        loader.recognise(FileHead.of(file));
        try {
            PlainContext context = new PlainContext();
            loader.load(List.of(file), EchemMeasurement.unknown(), context);
            return context.warnings().size();
        } catch (LoadException e) {
            assertTrue(e.what().length() >= "is empty".length() && e.where().contains(name), e.getMessage());
            return -1;
        }
    }

    private void damage(Loader<EchemMeasurement, CellRecord> loader, String name, int flips) {
        Random random = new Random(20251121);
        assertTimeoutPreemptively(SOON, () -> {
            Path whole = EchemData.found(name, folder);
            DamagedFiles.Outcome cut = DamagedFiles.cut(loader, whole, folder);
            assertTrue(cut.unnoticed() == 0 || name.endsWith(".csv"), name + ": " + cut);
            DamagedFiles.Outcome flipped = DamagedFiles.flip(loader, whole, folder);
            // zip archives have checksums; databases, HDF5 and text have none
            assertTrue(flipped.unnoticed() == 0 || !name.matches(".*(xlsx|cellpy)"), name + ": " + flipped);
            byte[] good = Files.readAllBytes(whole);
            String file = "bad-" + whole.getFileName();
            int usual = loads(loader, file, good);
            int unseen = 0;
            for (int flip = 0; flip < flips; flip++) {
                byte[] bad = good.clone();
                for (int n = 0; n < 1 + flip % 8; n++) {
                    // headers and directories stand at the ends
                    int at = flip % 2 == 0 ? random.nextInt(Math.min(good.length, 8192))
                            : good.length - 1 - random.nextInt(Math.min(good.length, 4096));
                    bad[at] = (byte) random.nextInt(256);
                }
                unseen += loads(loader, file, bad) == usual ? 1 : 0;
            }
            assertTrue(unseen < flips, name + ": no damage at all was seen");
        });
    }

    @Test
    void damagedDatabaseOfArbinIsReadOrRefused() {
        damage(new ResLoader(), "arbin/arbin_example.res", FLIPS);
    }

    @Test
    void damagedTextOfArbinIsReadOrRefused() {
        damage(new ArbinCsvLoader(), "arbin/sample_data_arbin.csv", FLIPS);
        damage(new ArbinCsvLoader(), "arbin/FastCharge_000025_CH8.csv", FLIPS);
    }

    @Test
    void damagedTableOfArbinsSqlDatabaseIsReadOrRefused() {
        damage(new ArbinSqlLoader(), "arbin/20200624_test001_cc_01_arbin_sql.h5", FLIPS);
    }

    @Test
    void damagedWorkbookOfArbinIsReadOrRefused() {
        damage(new ArbinXlsxLoader(), "arbin/bs542_004_Channel_11.xlsx", FLIPS);
    }

    @Test
    void damagedFilesOfCellpyAreReadOrRefused() {
        damage(new CellpyLoader(), "cellpy/20160805_test001_45_cc.cellpy", FLIPS);
        damage(new CellpyLoader(), "cellpy/20160805_test001_45_cc_v8.h5", FLIPS / 2);
        damage(new CellpyLoader(), "cellpy/20160805_test001_45_cc_v4.h5", FLIPS / 2);
    }

    @Test
    void damagedFileOfIndigoIsReadOrRefused() {
        damage(new IndigoLoader(), "indigo/indigo_test_sample.h5", FLIPS / 2);
    }
}
