// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.cellpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.FileHead;
import org.operando.api.Loaded;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.arbin.ResLoader;
import org.operando.testkit.PlainContext;

/** One test cell in the cycler's own file and in three of cellpy: four readers must say the same. */
class CellpyTest {
    private static final String ARCHIVE = "cellpy/20160805_test001_45_cc.cellpy";

    @TempDir
    private Path folder;

    private Loaded<CellRecord> load(String name) throws Exception {
        Path file = EchemData.found(name, folder);
        assertEquals(1, new CellpyLoader().recognise(FileHead.of(file)).confidence());
        return new CellpyLoader().load(List.of(file), EchemMeasurement.unknown(), new PlainContext());
    }

    @Test
    void allVersionsHoldTheRecordsOfTheCyclersFile() throws Exception {
        Table res = new ResLoader().load(List.of(EchemData.found("arbin/20160805_test001_45_cc_01.res", folder)),
                EchemMeasurement.unknown(), new PlainContext()).data().records();
        assertEquals(10_261, res.rows());

        for (String name : List.of("cellpy/20160805_test001_45_cc_v4.h5", "cellpy/20160805_test001_45_cc_v8.h5",
                ARCHIVE)) {
            Table table = load(name).data().records();
            for (String column : List.of(Columns.TIME, "step_time", Columns.CURRENT, Columns.VOLTAGE,
                    Columns.CAPACITY, Columns.ENERGY, Columns.UNIX_TIME, "internal resistance")) {
                // cellpy keeps all bits; its nanoseconds since 1970 are days with the last digits of a double
                assertArrayEquals(res.doubles(column), table.doubles(column),
                        column.equals(Columns.UNIX_TIME) ? 1e-5 : 0,
                        name + " " + column);
            }
            for (String column : List.of(Columns.CYCLE, Columns.STEP, Columns.STEP_INDEX)) {
                assertArrayEquals(res.longs(column), table.longs(column), name + " " + column);
            }
        }
    }

    @Test
    void defaultMassIsNoMassAndVersionsAreTold() throws Exception {
        Loaded<CellRecord> archive = load(ARCHIVE);

        assertTrue(archive.data().activeMass().isEmpty() && archive.data().area().isEmpty());
        assertEquals("9", archive.metadata().get("cellpy file version"));
        assertEquals("8", load("cellpy/20160805_test001_45_cc_v8.h5").metadata().get("cellpy file version"));
        assertEquals("4", load("cellpy/20160805_test001_45_cc_v4.h5").metadata().get("cellpy file version"));
    }

    @Test
    void massAndUnitsOfTheArchiveAreTaken() throws Exception {
        Path changed = folder.resolve("changed.cellpy");
        try (ZipFile in = new ZipFile(EchemData.found(ARCHIVE, folder).toFile());
                OutputStream file = Files.newOutputStream(changed);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : in.stream().toList()) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals("meta.json") ? new String(bytes).replace("\"mass\": 1.0,",
                        "\"mass\": 0.85,").replace("1.0 ampere\"", "1.0 milliampere\"").getBytes() : bytes);
            }
        }
        PlainContext context = new PlainContext();

        Loaded<CellRecord> loaded = new CellpyLoader().load(List.of(changed), EchemMeasurement.unknown(), context);

        assertEquals(0.85, loaded.data().activeMass().orElseThrow().value());
        assertEquals(-0.00030420697294175625e-3, loaded.data().records().doubles(Columns.CURRENT)[10_260], 1e-20);
        assertEquals("current in 1.0 milliampere", loaded.metadata().get("units"));
        assertTrue(context.warnings().getFirst().what().contains("check the units"), "charges of a thousand times");
    }
}
