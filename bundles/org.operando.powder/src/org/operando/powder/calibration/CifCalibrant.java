// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.operando.api.LoadException;

/**
 * A calibrant from a CIF: its cell, and its symmetry operations for the reflections that are systematically absent. How
 * strong a reflection is is not calculated: one that atoms on special positions put out is listed all the same.
 */
final class CifCalibrant {
    private static final List<String> SYMMETRY = List.of("_space_group_symop_operation_xyz",
            "_symmetry_equiv_pos_as_xyz", "_space_group_symop.operation_xyz");
    private static final List<String> NAMES = List.of("_chemical_formula_sum", "_chemical_name_mineral",
            "_chemical_name_common");
    private static final int MOST_OPERATIONS = 400;

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
        List<SymmetryOperation> operations = operations(file, cif);
        String name = NAMES.stream().flatMap(n -> cif.values(n).stream()).filter(v -> !v.equals("?") && !v.equals("."))
                .findFirst().orElse(file.getFileName().toString());
        Calibrant calibrant = Calibrant.of(name, cell,
                (h, k, l) -> operations.stream().noneMatch(o -> o.forbids(h, k, l)),
                "cell and symmetry of " + file.getFileName());
        if (calibrant.rings() < 2) {
            throw LoadException.at(file, "", "the symmetry operations leave no reflections", "check them");
        }
        return calibrant;
    }

    private static List<SymmetryOperation> operations(Path file, StarText cif) throws LoadException {
        List<String> texts = SYMMETRY.stream().map(cif::values).filter(v -> !v.isEmpty()).findFirst()
                .orElseThrow(
                        () -> LoadException.at(file, "", "has no symmetry operations (" + SYMMETRY.getFirst() + ")",
                                "write the CIF with its symmetry operations, or give a list of spacings"));
        if (texts.size() > MOST_OPERATIONS) {
            throw LoadException.at(file, "",
                    "has " + texts.size() + " symmetry operations; no space group has so many");
        }
        List<SymmetryOperation> operations = new ArrayList<>();
        for (String each : texts) {
            try {
                operations.add(SymmetryOperation.of(each));
            } catch (IllegalArgumentException e) {
                throw LoadException.at(file, "", "symmetry operation '" + each.substring(0, Math.min(40, each.length()))
                        + "' is not understood", "write it like x,y,z+1/2");
            }
        }
        return operations;
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
