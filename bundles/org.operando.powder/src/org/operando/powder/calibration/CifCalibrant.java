// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.nio.file.Path;
import java.util.List;
import org.operando.api.LoadException;
import org.operando.powder.lattice.SymmetryOperation;

/**
 * A calibrant from a CIF: its cell, and its symmetry for the reflections that are systematically absent. How
 * strong a reflection is is not calculated: one that atoms on special positions put out is listed all the same.
 */
final class CifCalibrant {
    private static final List<String> NAMES = List.of("_chemical_formula_sum", "_chemical_name_mineral",
            "_chemical_name_common");

    private CifCalibrant() {
    }

    static Calibrant read(Path file, String text) throws LoadException {
        StarText cif = StarText.of(text);
        CrystalCell cell;
        try {
            cell = new CrystalCell(number(file, cif, "_cell_length_a"), number(file, cif, "_cell_length_b"),
                    number(file, cif, "_cell_length_c"), number(file, cif, "_cell_angle_alpha"),
                    number(file, cif, "_cell_angle_beta"), number(file, cif, "_cell_angle_gamma"));
        } catch (IllegalArgumentException e) {
            throw LoadException.at(file, "", e.getMessage(), "check the cell of the CIF");
        }
        CifSymmetry symmetry = CifSymmetry.of(file, cif, cell);
        List<SymmetryOperation> operations = symmetry.operations();
        String name = NAMES.stream().flatMap(n -> cif.values(n).stream()).filter(v -> !v.equals("?") && !v.equals("."))
                .findFirst().orElse(file.getFileName().toString());
        Calibrant calibrant = Calibrant.of(name, cell,
                (h, k, l) -> operations.stream().noneMatch(o -> o.forbids(h, k, l)),
                "cell and " + symmetry.source() + " of " + file.getFileName());
        if (calibrant.rings() < 2) {
            throw LoadException.at(file, "", "the symmetry operations leave no reflections", "check them");
        }
        return calibrant;
    }

    private static double number(Path file, StarText cif, String name) throws LoadException {
        List<String> values = cif.values(name);
        String value = values.isEmpty() ? "" : values.getFirst().replaceFirst("\\(.*", "");
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw LoadException.at(file, "", values.isEmpty() ? "has no " + name
                    : name + " is no number: '" + value.substring(0, Math.min(30, value.length())) + "'",
                    "take a CIF with a cell");
        }
    }
}
