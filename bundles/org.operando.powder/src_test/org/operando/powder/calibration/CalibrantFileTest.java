// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.LoadException;

/** Calibrants from CIFs and lists of spacings. */
class CalibrantFileTest {
    /** The generators of R -3 c that make reflections absent: rhombohedral centring and the c glide. */
    private static final String CORUNDUM = """
            data_corundum
            # a comment
            _chemical_formula_sum 'Al2 O3'
            _publ_text
            ;
            _cell_length_a 9
            ;
            _cell_length_a 4.7570(6)
            _cell_length_b 4.7570
            _cell_length_c 12.9877
            _cell_angle_alpha 90
            _cell_angle_beta  90
            _cell_angle_gamma 120.0
            loop_
            _symmetry_equiv_pos_site_id
            _symmetry_equiv_pos_as_xyz
            1 'x, y, z'
            2 'x+2/3, y+1/3, z+1/3'
            3 x+1/3,y+2/3,z+2/3
            4 -y,-x,z+1/2
            5 -x+y,y,1/2+z
            6 x,x-y,z+1/2
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private String refused(String name, String text) throws IOException {
        Path file = file(name, text);
        String message = assertThrows(LoadException.class, () -> CalibrantFile.read(file)).getMessage();
        assertTrue(message.contains(name), message);
        return message;
    }

    @Test
    void aCifGivesTheSpacingsOfItsCellAndSymmetry() throws Exception {
        Calibrant cif = CalibrantFile.read(file("corundum.cif", CORUNDUM));

        assertEquals("Al2 O3", cif.name());
        assertArrayEquals(NamedCalibrants.find("al2o3").orElseThrow().spacings(), cif.spacings(), 1e-12);
    }

    @Test
    void aListOfSpacingsIsSorted() throws Exception {
        Calibrant list = CalibrantFile.read(file("silver.d", "# behenate\n58.380 1\n\n29.19, x\n19.46\t\n"));

        assertArrayEquals(new double[] {58.380, 29.19, 19.46}, list.spacings());
    }

    @Test
    void whatIsNoCalibrantIsNamedWithItsPlace() throws Exception {
        assertTrue(refused("a.d", "3.1\nabc\n").contains("2"));
        assertTrue(refused("b.d", "3.1\n").contains("has 1 spacings"));
        assertTrue(refused("c.d", "3.1\n-2\n").contains("is no spacing of a calibrant"));
        assertTrue(refused("d.cif", "data_x\n_cell_length_a 5\n").contains("_cell_length_b"));
        assertTrue(refused("e.cif", CORUNDUM.replace("120.0", "400")).contains("no cell"));
        assertTrue(refused("f.cif", CORUNDUM.replace("-y,-x,z+1/2", "hello")).contains("is not understood"));
        assertTrue(
                refused("g.cif", CORUNDUM.substring(0, CORUNDUM.indexOf("loop_"))).contains("no symmetry operations"));
    }

    @Test
    void damagedFilesAreRefusedOrReadButNeverHang() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 220; i++) {
            byte[] bytes = CORUNDUM.getBytes(StandardCharsets.UTF_8);
            if (i < 20) {
                bytes = Arrays.copyOf(bytes, bytes.length * i / 20);
            } else {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("damaged.cif"), bytes);
            try {
                assertTrue(CalibrantFile.read(file).rings() >= 2);
            } catch (LoadException e) {
                assertTrue(e.getMessage().contains("damaged.cif"), e.getMessage());
            }
        }
    }
}
