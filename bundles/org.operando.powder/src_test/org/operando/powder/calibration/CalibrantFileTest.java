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
import java.util.List;
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

    private String cell(double a, double b, double c, double alpha, double beta, double gamma, String symmetry) {
        return "data_x\n_cell_length_a " + a + "\n_cell_length_b " + b + "\n_cell_length_c " + c
                + "\n_cell_angle_alpha " + alpha + "\n_cell_angle_beta " + beta + "\n_cell_angle_gamma " + gamma + "\n"
                + symmetry + "\n";
    }

    /** Without a list of operations, as many databases and programs write them. */
    @Test
    void aCifMayNameItsSpaceGroupOnly() throws Exception {
        double[] ceria = NamedCalibrants.find("ceo2").orElseThrow().spacings();
        double a = Math.sqrt(3) * ceria[0];
        for (String said : List.of("_symmetry_space_group_name_H-M 'F m -3 m'", "_space_group_name_H-M_alt 'F m 3 m'",
                "_space_group_IT_number 225", "_symmetry_Int_Tables_number 225", "_space_group_name_Hall '-F 4 2 3'",
                "_symmetry_equiv_pos_as_xyz ?\n_space_group_name_H-M_alt Fm-3m\n_space_group_IT_number 225")) {
            Calibrant cif = CalibrantFile.read(file("ceria.cif", cell(a, a, a, 90, 90, 90, said)));
            assertArrayEquals(ceria, cif.spacings(), 1e-12, said);
        }
        double[] corundum = NamedCalibrants.find("al2o3").orElseThrow().spacings();
        for (String said : List.of("_symmetry_space_group_name_H-M 'R -3 c H'", "_space_group_name_H-M_alt 'R -3 c :H'",
                "_space_group_name_H-M_alt 'R -3 c'", "_space_group_IT_number 167")) {
            Calibrant cif = CalibrantFile.read(file("al.cif", cell(4.7570, 4.7570, 12.9877, 90, 90, 120, said)));
            assertArrayEquals(corundum, cif.spacings(), 1e-12, said);
        }
        assertTrue(CalibrantFile.read(file("al.cif", cell(4.757, 4.757, 12.9877, 90, 90, 120,
                "_space_group_IT_number 167"))).source().contains("space group R -3 c:H"));
        // the same crystal on rhombohedral axes: a_r^2 = a^2/3 + c^2/9
        double edge = Math.sqrt(4.7570 * 4.7570 / 3 + 12.9877 * 12.9877 / 9);
        double angle = Math.toDegrees(2 * Math.asin(4.7570 / 2 / edge));
        double[] primitive = CalibrantFile.read(file("r.cif", cell(edge, edge, edge, angle, angle, angle,
                "_space_group_IT_number 167"))).spacings();
        assertArrayEquals(Arrays.copyOf(corundum, 20), Arrays.copyOf(primitive, 20), 1e-9);
    }

    @Test
    void aSpaceGroupThatDoesNotFitIsRefused() throws Exception {
        assertTrue(refused("a.cif", cell(5, 5, 6, 90, 90, 90, "_space_group_IT_number 225")).contains("F m -3 m"));
        assertTrue(refused("b.cif", cell(5, 5, 5, 90, 90, 90,
                "_space_group_IT_number 225\n_symmetry_space_group_name_H-M 'F d -3 m'")).contains("number 227"));
        assertTrue(refused("c.cif", cell(5, 5, 5, 90, 90, 90, "_symmetry_space_group_name_H-M 'Q 1'"))
                .contains("'Q 1' is no symbol of a space group"));
        assertTrue(refused("d.cif", cell(5, 5, 5, 90, 90, 90, "_space_group_IT_number 231"))
                .contains("no space group"));
        assertTrue(refused("e.cif", cell(5, 5, 5, 90, 90, 90, "_space_group_name_Hall 'P 5'"))
                .contains("no Hall symbol"));
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
