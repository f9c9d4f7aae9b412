// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.Column;
import org.operando.api.InvalidParameter;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Quantity;
import org.operando.echem.CycleCounting;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.neware.NdaLoader;
import org.operando.echem.format.neware.NdaxLoader;
import org.operando.testkit.PlainContext;

/** What the study says and what the file says. */
class StudyMergeTest {
    @TempDir
    private Path folder;

    private Loaded<CellRecord> loadWithMass(int milligramsInFile, EchemMeasurement study, PlainContext context)
            throws Exception {
        byte[] bytes = Files.readAllBytes(EchemData.shipped("nda_v29_new_nda_file.nda"));
        int micrograms = milligramsInFile * 1000;
        for (int i = 0; i < 4; i++) {
            bytes[152 + i] = (byte) (micrograms >> 8 * i);
        }
        Path file = Files.write(folder.resolve("mass.nda"), bytes);
        return new NdaLoader().load(List.of(file), study, context);
    }

    @Test
    void massOfTheStudyWinsWithAWarningWhereTheyDiffer() throws Exception {
        PlainContext context = new PlainContext();

        CellRecord record = loadWithMass(5,
                EchemData.study(Map.of("mass", Quantity.of(6.1, "mg"))),
                context).data();

        assertEquals(6.1, record.activeMass().orElseThrow().value());
        assertEquals(1, context.warnings().size());
        assertTrue(context.warnings().getFirst().what().contains("5 mg")
                && context.warnings().getFirst().what().contains("6.1 mg"),
                context.warnings().toString());
    }

    @Test
    void massOfTheFileIsTakenWhenTheStudyHasNone() throws Exception {
        PlainContext context = new PlainContext();

        CellRecord record = loadWithMass(5, EchemMeasurement.unknown(), context).data();

        assertEquals(5, record.activeMass().orElseThrow().value());
        assertTrue(context.warnings().isEmpty());
    }

    @Test
    void programsDefaultOfOneMilligramIsNoMass() throws Exception {
        assertTrue(loadWithMass(1, EchemMeasurement.unknown(), new PlainContext()).data().activeMass().isEmpty());
    }

    @Test
    void accuracyOfTheStudyIsTheUncertaintyOfTheCurrent() throws Exception {
        Column current = loadWithMass(5, EchemData.study(Map.of("accuracy", 0.02, "fullScale", 10.0)),
                new PlainContext())
                .data().records().column(CellRecord.Columns.CURRENT);

        assertEquals(current.rows(), current.uncertainties().length);
        assertEquals(2e-6 / Math.sqrt(3), current.uncertainties()[0], 1e-15);
    }

    @Test
    void accuracyWithoutFullScaleIsRefused() {
        InvalidParameter e = assertThrows(InvalidParameter.class,
                () -> EchemData.study(Map.of("accuracy", 0.02)));

        assertEquals("accuracy", e.component());
    }

    @Test
    void voltagesOutsideTheStudysWindowAreTold() throws Exception {
        EchemMeasurement study = EchemData.study(Map.of("lowVoltage", 2.7, "highVoltage", 4.1));
        PlainContext context = new PlainContext();

        // charged to 4.3 V and discharged to 2.5 V
        new NdaxLoader().load(List.of(EchemData.shipped("cc8.ndax")), study, context);

        assertTrue(context.warnings().getFirst().what().contains("voltage window"), context.warnings().toString());
    }

    @Test
    void ruleOfTheStudyNumbersTheCycles() throws Exception {
        Loaded<CellRecord> loaded = new NdaxLoader().load(List.of(EchemData.shipped("cc8.ndax")),
                EchemData.study(Map.of("cycleCounting", CycleCounting.CHARGE_FIRST)), new PlainContext());

        long[] cycle = loaded.data().records().longs(CellRecord.Columns.CYCLE);
        // rest, charge, discharge | charge, discharge; the file itself has one cycle
        assertEquals(1, cycle[4218]);
        assertEquals(2, cycle[4219]);
        assertEquals("by rule, charge first", loaded.metadata().get("cycle numbers"));
    }

    @Test
    void sameFileTwiceIsOneRecord() throws Exception {
        Path copy = Files.copy(EchemData.shipped("cc8.ndax"), folder.resolve("copy.ndax"));
        PlainContext context = new PlainContext();

        CellRecord record = new NdaxLoader()
                .load(List.of(EchemData.shipped("cc8.ndax"), copy), EchemMeasurement.unknown(),
                        context)
                .data();

        assertEquals(4647, record.records().rows());
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("already")),
                context.warnings().toString());
    }

    @Test
    void filesOfUnlikeClocksAreNotJoined() {
        LoadException e = assertThrows(LoadException.class, () -> new NdaxLoader().load(
                List.of(EchemData.shipped("cc8.ndax"), EchemData.shipped("interp-test.ndax")),
                EchemMeasurement.unknown(),
                new PlainContext()));

        assertTrue(e.getMessage().contains("clock"), e.getMessage());
    }
}
