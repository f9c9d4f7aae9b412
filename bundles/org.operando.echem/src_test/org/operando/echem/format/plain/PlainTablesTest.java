// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.FileHead;
import org.operando.api.Loader;
import org.operando.api.Unit;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.clock.FrameLogLoader;
import org.operando.echem.electrode.IcpLoader;
import org.operando.echem.electrode.SizeLoader;
import org.operando.echem.format.EchemData;
import org.operando.echem.probe.IvLoader;
import org.operando.testkit.LoaderConformance;
import org.operando.testkit.PlainContext;

class PlainTablesTest {
    private static final List<Loader<EchemMeasurement, ?>> LOADERS = List.of(new IvLoader(), new FrameLogLoader(),
            new SizeLoader(), new IcpLoader());

    @Test
    void tableOfCurrentAndVoltageConforms() throws Exception {
        LoaderConformance.of(new IvLoader()).sample(EchemData.shipped("tables/pellet.csv")).check();
    }

    @Test
    void tableOfFramesConforms() throws Exception {
        LoaderConformance.of(new FrameLogLoader()).dimensionless("number")
                .sample(EchemData.shipped("tables/frames.csv")).check();
    }

    @Test
    void tableOfParticlesConforms() throws Exception {
        // ImageJ writes no units
        LoaderConformance.of(new SizeLoader()).dimensionless("area", "feret", "minferet")
                .sample(EchemData.shipped("tables/particles.csv")).check();
    }

    @Test
    void tableOfConcentrationsConforms() throws Exception {
        LoaderConformance.of(new IcpLoader()).sample(EchemData.shipped("tables/icp.csv")).check();
    }

    @Test
    void eachTableIsOfOneLoaderOnly() throws Exception {
        List<String> names = List.of("pellet", "frames", "particles", "icp");
        for (int i = 0; i < names.size(); i++) {
            FileHead head = FileHead.of(EchemData.shipped("tables/" + names.get(i) + ".csv"));
            for (int k = 0; k < names.size(); k++) {
                assertEquals(i == k, LOADERS.get(k).recognise(head).confidence() > 0, names.get(i) + " " + k);
            }
        }
    }

    // none of the files that cyclers and their programs write is taken for such a table
    @Test
    void filesOfCyclersAreNotTaken() throws Exception {
        Path folder = EchemData.shared("echem");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(csv|txt|mpt|CSV)")
                    && !f.toString().contains("reference")).toList()) {
                for (Loader<EchemMeasurement, ?> loader : LOADERS) {
                    assertEquals(0, loader.recognise(FileHead.of(file)).confidence(), file + " " + loader.getClass());
                }
            }
        }
    }

    @Test
    void cutLastLineIsTold(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("cut.csv"), "current (uA),voltage (mV)\n1,2\n2,4\n3");
        PlainContext context = new PlainContext();
        assertEquals(2, new IvLoader().load(List.of(file), EchemMeasurement.unknown(), context).data().points().rows());
        assertTrue(context.warnings().getFirst().what().contains("is cut"));
        Files.writeString(file, "current (uA),voltage (mV)\n1,2\n2,4\n3,6");
        assertEquals(3, new IvLoader().load(List.of(file), EchemMeasurement.unknown(), context).data().points().rows());
        assertTrue(context.warnings().getLast().what().contains("no line end"));
    }

    @Test
    void namesAreTakenApart() {
        assertEquals(new ColumnName("I [mA]", "i", Optional.of(Unit.of("mA"))), ColumnName.of("I [mA]"));
        assertEquals("voltage", ColumnName.of("Voltage / mV").words());
        assertEquals(Unit.of("s"), ColumnName.of("exposure_s").unit().orElseThrow());
        assertEquals("scan number", ColumnName.of("scan_number").words());
        assertEquals("ni 231.604", ColumnName.of("Ni 231.604 (mg/L)").words());
        assertTrue(ColumnName.of("Feret").unit().isEmpty());
    }
}
