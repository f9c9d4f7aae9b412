// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.PhaseTicks;
import org.operando.powder.calibration.CalibrantRings;

/** Ticks of a phase out of a CIF under patterns. */
class PhaseMarksTest {
    private static final double WAVELENGTH = 0.452;
    private static final Page PAGE = Page.of("patterns", 88, 60, Panel.of("", new Box(0, 0, 88, 60),
            AxisSpec.of("2*\u03b8* (\u00b0)", 5, 15), AxisSpec.of("Intensity (counts)", 0, 100),
            List.of(Line.of(new double[] {5, 15}, new double[] {0, 100}, Ink.BLACK))));

    @TempDir
    private Path folder;

    @Test
    void linesOfACifThatAreSeenAreTicksInARowOfTheirOwn() throws Exception {
        Path cif = folder.resolve("al.cif");
        Files.writeString(cif, """
                data_Al
                _chemical_name_mineral Aluminium
                _cell_length_a 4.0495
                _cell_length_b 4.0495
                _cell_length_c 4.0495
                _cell_angle_alpha 90
                _cell_angle_beta 90
                _cell_angle_gamma 90
                loop_
                _space_group_symop_operation_xyz
                'x, y, z'
                'x, y+1/2, z+1/2'
                'x+1/2, y, z+1/2'
                'x+1/2, y+1/2, z'
                """);

        Page marked = PhaseMarks.under(PAGE, List.of(CalibrantRings.of(cif)), WAVELENGTH);

        PhaseTicks ticks = (PhaseTicks) marked.panels().getFirst().marks().getLast();
        // (111) and (200) at 0.4520 angstrom; (220) lies beyond 15 degrees
        assertEquals(2, ticks.x().length);
        for (int i = 0; i < 2; i++) {
            double spacing = 4.0495 / Math.sqrt(new int[] {3, 4}[i]);
            assertEquals(2 * Math.toDegrees(Math.asin(WAVELENGTH / (2 * spacing))), ticks.x()[i], 1e-9);
        }
        assertTrue(ticks.y() < 0 && ticks.y() > marked.panels().getFirst().y().from());
    }

    @Test
    void withoutAWavelengthThereAreNone() {
        assertSame(PAGE, PhaseMarks.under(PAGE, List.of(CalibrantRings.named("ceo2").orElseThrow()), Double.NaN));
    }
}
