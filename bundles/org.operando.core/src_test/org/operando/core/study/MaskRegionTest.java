// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.StudyRegion.Bounds;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Problem;
import org.operando.figure.MaskPicture;

/** Masks among the regions of a study, and what lies inside regions of all kinds. */
class MaskRegionTest {
    @TempDir
    private Path folder;

    private Study study(String shape) {
        return StudyReader.read(folder.resolve("s.study.yaml"),
                "operando: 1\nregions:\n  r: {shape: {" + shape + "}}\n", new Catalogue());
    }

    private PlacedRegion region(String shape) {
        Study study = study(shape);
        assertTrue(study.problems().isEmpty(), () -> study.problems().toString());
        return study.places().get("r");
    }

    private Path picture(String name, int columns, int rows, int... inside) throws Exception {
        BitSet bits = new BitSet();
        for (int i : inside) {
            bits.set(i);
        }
        return Files.write(folder.resolve(name), new MaskPicture(columns, rows, bits).png());
    }

    @Test
    void maskIsPlacedInMicrometres() throws Exception {
        picture("m.png", 4, 3, 1, 2, 5);
        PlacedRegion mask = region("mask: {file: m.png, pixel: 500 nm, x: 10 um, y: -1 um}");

        assertEquals("mask", mask.kind());
        assertEquals(0.75, mask.area());
        assertEquals(new Bounds(10.5, -1, 11.5, 0), mask.bounds());
        assertTrue(mask.contains(10.5, -1));
        assertTrue(mask.contains(11.49, -0.51));
        assertTrue(mask.contains(10.75, -0.25));
        assertEquals(-1, mask.shell(11.25, -0.25), "a pixel that is 0");
        assertEquals(-1, mask.shell(11.5, -1), "beyond the last pixel inside");
        assertEquals(-1, mask.shell(9.9, -1), "left of the picture");
        assertEquals(-1, mask.shell(12.1, -0.9), "right of the picture, where the next row would be");
    }

    private void assertProblem(String shape, int column, String... texts) {
        Study study = study(shape);
        assertEquals(1, study.problems().size(), () -> study.problems().toString());
        Problem problem = study.problems().getFirst();
        assertEquals(3, problem.line());
        assertEquals(column, problem.column(), problem::what);
        assertTrue(study.hasErrors());
        for (String text : texts) {
            assertTrue(problem.what().contains(text), problem::what);
        }
    }

    @Test
    void whatIsWrongWithAMaskIsSaidWithItsPlaceAndTheRemedy() throws Exception {
        picture("empty.png", 4, 3);
        picture("m.png", 4, 3, 1);
        Files.writeString(folder.resolve("text.png"), "no picture at all");
        Files.write(folder.resolve("cut.png"), new byte[0]);

        assertProblem("mask: {file: gone.png, pixel: 1 um}", 28, "gone.png: no such file", "name the picture");
        assertProblem("mask: {file: empty.png, pixel: 1 um}", 28, "is empty: all its pixels are 0", "draw it anew");
        assertProblem("mask: {file: text.png, pixel: 1 um}", 28, "neither PNG, TIFF");
        assertProblem("mask: {file: cut.png, pixel: 1 um}", 28, "neither PNG, TIFF");
        assertProblem("mask: {file: ., pixel: 1 um}", 28, "is a folder");
        assertProblem("mask: {file: m.png}", 21, "'pixel' is missing", "1 um");
        assertProblem("mask: {file: m.png, pixel: 0 um}", 42, "must be above 0 um");
        assertProblem("mask: {file: m.png, pixel: 2}", 42, "needs its unit; write '2 um'");
    }

    @Test
    void whatLiesInsideTheOtherKinds() {
        PlacedRegion box = region("rectangle: {x: 1 um, y: 2 um, width: 2 um, height: 1 um}");
        assertTrue(box.contains(1, 2) && box.contains(2.9, 2.9) && !box.contains(3, 2) && !box.contains(2, 3));
        assertEquals(2, box.area());
        assertArrayEquals(new double[] {3, 3}, box.corners().get(2));
        PlacedRegion disc = region("circle: {x: 1 um, y: 1 um, radius: 2 um}");
        assertTrue(disc.contains(3, 1) && !disc.contains(2.5, 2.5));
        assertEquals(new Bounds(-1, -1, 3, 3), disc.bounds());
        PlacedRegion ellipse = region("ellipse: {x: 0 um, y: 0 um, radiusX: 2 um, radiusY: 1 um}");
        assertTrue(ellipse.contains(1.9, 0) && !ellipse.contains(0, 1.1));
        assertEquals(2 * Math.PI, ellipse.area(), 1e-12);
        // an L: concave at (1, 1)
        PlacedRegion polygon = region("polygon: {x: [0 um, 2 um, 2 um, 1 um, 1 um, 0 um], "
                + "y: [0 um, 0 um, 1 um, 1 um, 2 um, 2 um]}");
        assertTrue(polygon.contains(0.5, 1.5) && polygon.contains(1.5, 0.5) && !polygon.contains(1.5, 1.5));
        assertEquals(3, polygon.area(), 1e-12);
        PlacedRegion shells = region("shells: {x: 0 um, y: 0 um, radii: [1 um, 2 um]}");
        assertEquals(0, shells.shell(0.5, 0.5));
        assertEquals(1, shells.shell(0, -1.5));
        assertEquals(-1, shells.shell(2, 2));
        PlacedRegion line = region("line: {fromX: 0 um, fromY: 0 um, toX: 2 um, toY: 0 um}");
        assertTrue(!line.contains(1, 0) && line.area() == 0 && line.corners().size() == 2);
        assertEquals(new Bounds(0, 0, 2, 0), line.bounds());
        assertTrue(!region("point: {x: 1 um, y: 1 um}").contains(1, 1));
    }
}
