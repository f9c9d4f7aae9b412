// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.powder.Samples;
import org.operando.testkit.Testkit;

/** What 'inspect' says of files of geometry. */
class GeometryLoaderTest {
    private static final Path DATA = Path.of("src_test/data/geometry");

    @TempDir
    private Path folder;

    private static Map<String, String> facts(Path file, String study) throws Exception {
        assertTrue(new GeometryLoader().recognise(FileHead.of(file)).confidence() > 0, file.toString());
        return Testkit.loaded(new GeometryLoader(), List.of(file), study).result().metadata();
    }

    /** Numbers of the file itself; beam at row Poni1/pixel, for its rotations are small but not 0. */
    @Test
    void poniSaysDistancePoniTiltsAndWavelength() throws Exception {
        Path file = Files.writeString(folder.resolve("a.poni"), """
                poni_version: 2
                Detector: Pilatus1M
                Detector_config: {}
                Distance: 0.2
                Poni1: 0.0344
                Poni2: 0.0172
                Rot1: 0.0
                Rot2: 0.0
                Rot3: 0.0
                Wavelength: 4.066e-11
                """);
        Map<String, String> facts = facts(file, "");

        assertEquals("pyFAI .poni 2", facts.get("format"));
        assertEquals("200 mm", facts.get("distance"));
        assertTrue(facts.get("PONI").startsWith("34.4 mm") && facts.get("PONI").contains("17.2 mm"));
        assertEquals("0 deg", facts.get("tilt"));
        assertEquals("0.4066 angstrom", facts.get("wavelength"));
        assertEquals("172 x 172 um", facts.get("pixels"));
        assertEquals("row 200, column 100 (from the corner of the first pixel)", facts.get("beam"));
        assertEquals("Pilatus1M", facts.get("detector"));
        assertEquals("1043 x 981", facts.get("frames"));
    }

    /** What GSAS-II's own file says: distance 1118.899 mm, tilt 1.225 degrees; its centre needs no pixel, its beam does. */
    @Test
    void imctrlIsToldWithAndWithoutPixels() throws Exception {
        Path file = Samples.data("xrd/formats/geometry_gsas2_mar2300.imctrl");

        Map<String, String> without = facts(file, "");
        assertEquals("1118.899 mm", without.get("distance"));
        assertTrue(without.get("tilt").startsWith("1.225 deg"), without.get("tilt"));
        assertEquals("0.12398 angstrom", without.get("wavelength"));
        assertEquals("not said", without.get("pixels"));
        Map<String, String> with = facts(file, "pixel: 150 um");
        assertEquals(without.get("PONI"), with.get("PONI"));
        // its centre, 168.604 and 173.475 mm, in pixels of 150 um
        assertTrue(with.get("beam").startsWith("row 1156.5") && with.get("beam").contains("column 1124.02"),
                with.get("beam"));
    }

    @Test
    void settingsOfAnIntegrationAreTold() throws Exception {
        Map<String, String> facts = facts(DATA.resolve("own.azimint.json"), "");

        assertEquals("pyFAI .azimint.json", facts.get("format"));
        assertEquals("200 mm", facts.get("distance"));
        assertEquals("2000, equal in 2th_deg", facts.get("radial bins"));
        assertEquals("1.5 to 30.0", facts.get("radial range"));
        assertEquals("0.99", facts.get("polarisation"));
        assertTrue(facts.get("mask").endsWith("mask.edf") && facts.get("flat").endsWith("flat.edf"));
        assertTrue(!facts.containsKey("dark"), "its dark is switched off");
    }

    @Test
    void nexusDetectorIsToldWhereThereAreNoFrames() throws Exception {
        GeometryFile poni = GeometryFile.read(DATA.resolve("named_v2.poni"), Optional.empty());
        Path file = folder.resolve("d.nxs");
        NexusDetector.write(file, poni.of("Pilatus1M", 1043, 981));

        Map<String, String> facts = facts(file, "");
        assertEquals((float) (1e3 * poni.geometry().distance()), Float.parseFloat(facts.get("distance").split(" ")[0]));
        assertTrue(new GeometryLoader().recognise(FileHead.of(file)).confidence() < 0.5);
    }

    @Test
    void otherFilesAreNotTakenAndSeveralAreRefused() throws Exception {
        for (Path other : List.of(DATA.resolve("own.immask"), Path.of("src_test/data/patterns/series_table.csv"),
                Path.of("src_test/data/patterns/azint1d_q.h5"), Path.of("src_test/data/README.md"))) {
            assertEquals(0, new GeometryLoader().recognise(FileHead.of(other)).confidence(), other.toString());
        }
        Path file = DATA.resolve("named_v2.poni");
        assertTrue(assertThrows(LoadException.class,
                () -> Testkit.load(new GeometryLoader(), List.of(file, file), "")).getMessage()
                .contains("one at a time"));
    }
}
