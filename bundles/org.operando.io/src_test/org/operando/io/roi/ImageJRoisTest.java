// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.roi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.LoadException;
import org.operando.io.roi.Roi.Kind;

/** Files that ImageJ 1.54p wrote, with the coordinates that it shows for them (src_test/data/README.md). */
class ImageJRoisTest {
    private static final Path DATA = Path.of("src_test/data/roi");

    @TempDir
    private Path folder;

    private static void check(Roi roi, String name, Kind kind, List<Double> x, List<Double> y) {
        assertEquals(new Roi(name, kind, x, y), roi);
    }

    @Test
    void regionsOfTheManagerHaveTheCoordinatesOfImageJ() throws Exception {
        List<Roi> all = ImageJRois.read(DATA.resolve("regions.zip"));

        assertEquals(9, all.size());
        check(all.get(0), "box", Kind.RECTANGLE, List.of(10.0, 40.0), List.of(20.0, 60.0));
        check(all.get(1), "box sub-pixel", Kind.RECTANGLE, List.of(10.25, 41.0), List.of(20.5, 60.625));
        check(all.get(2), "oval", Kind.ELLIPSE, List.of(5.0, 25.0), List.of(6.0, 16.0));
        check(all.get(3), "triangle", Kind.POLYGON, List.of(100.0, 140.0, 120.0), List.of(50.0, 60.0, 90.0));
        check(all.get(4), "grain \u00b5", Kind.POLYGON, List.of(1.5, 4.25, 3.125, 0.75), List.of(2.5, 2.75, 6.0, 5.5));
        check(all.get(5), "freehand", Kind.POLYGON, List.of(3.0, 9.0, 8.0, 2.0), List.of(1.0, 2.0, 7.0, 6.0));
        check(all.get(6), "line", Kind.LINE, List.of(1.5, 30.25), List.of(2.5, 40.75));
        check(all.get(7), "points", Kind.POINTS, List.of(7.5, 8.5), List.of(9.5, 1.5));
        check(all.get(8), "polyline", Kind.POLYLINE, List.of(0.0, 5.0, 10.0), List.of(0.0, 7.0, 0.0));
    }

    @Test
    void fileOfOneRegionIsRead() throws Exception {
        check(ImageJRois.read(DATA.resolve("box.roi")).getFirst(), "box", Kind.RECTANGLE, List.of(10.0, 40.0),
                List.of(20.0, 60.0));
    }

    @Test
    void regionWithAHoleIsRefusedByName() {
        LoadException e = assertThrows(LoadException.class, () -> ImageJRois.read(DATA.resolve("frame.roi")));

        assertTrue(e.getMessage().contains("frame.roi") && e.getMessage().contains("Split"), e.getMessage());
    }

    /** Each region is of a size that may be, all together are not. */
    @Test
    void zipThatUnpacksToManyTimesItsSizeIsRefused() throws Exception {
        Path zip = folder.resolve("bomb.zip");
        byte[] region = Arrays.copyOf(Files.readAllBytes(DATA.resolve("box.roi")), 15 << 20);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < 8; i++) {
                out.putNextEntry(new ZipEntry(i + ".roi"));
                out.write(region);
                out.closeEntry();
            }
        }
        LoadException e = assertThrows(LoadException.class, () -> ImageJRois.read(zip));

        assertTrue(Files.size(zip) < 200_000 && e.getMessage().contains("64 MiB"), e.getMessage());
    }

    @Test
    void cutAndDamagedFilesAreRefusedOrReadAndNothingElseHappens() throws Exception {
        byte[] whole = Files.readAllBytes(DATA.resolve("box.roi"));
        Path file = folder.resolve("x.roi");
        for (int n = 0; n < whole.length; n++) {
            Files.write(file, Arrays.copyOf(whole, n));
            tried(file);
        }
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            tried(file);
        }
        Files.write(file, Arrays.copyOf(whole, 40));
        assertThrows(LoadException.class, () -> ImageJRois.read(file));
    }

    private static void tried(Path file) {
        try {
            assertEquals(1, ImageJRois.read(file).size());
        } catch (LoadException e) {
            assertTrue(e.getMessage().contains("x.roi"), e.getMessage());
        }
    }
}
