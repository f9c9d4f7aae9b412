// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.operando.api.LoadException;
import org.operando.powder.lattice.SpaceGroup;
import org.operando.powder.lattice.SpaceGroups;
import org.operando.powder.lattice.SymmetryOperation;

/**
 * The symmetry of a CIF: its list of operations; without one those of its Hall symbol, else of its Hermann-Mauguin symbol,
 * else of the number of its space group in the standard setting. Of settings that a symbol leaves open the first one that
 * the cell fits is taken; origin choices have the same reflections.
 * @param operations all operations of the cell
 * @param source in words
 */
record CifSymmetry(List<SymmetryOperation> operations, String source) {
    private static final List<String> LISTS = List.of("_space_group_symop_operation_xyz",
            "_symmetry_equiv_pos_as_xyz", "_space_group_symop.operation_xyz");
    private static final List<String> HALL = List.of("_space_group_name_hall", "_symmetry_space_group_name_hall",
            "_space_group.name_hall", "_symmetry.space_group_name_hall");
    private static final List<String> NAMES = List.of("_space_group_name_h-m_alt", "_symmetry_space_group_name_h-m",
            "_space_group_name_h-m_full", "_space_group.name_h-m_alt", "_space_group.name_h-m_full",
            "_symmetry.space_group_name_h-m");
    private static final List<String> NUMBERS = List.of("_space_group_it_number", "_symmetry_int_tables_number",
            "_space_group.it_number", "_symmetry.int_tables_number");
    private static final int MOST_OPERATIONS = 400;
    /** Cells are printed with some digits, and some were refined without the symmetry: part of 1/d^2. */
    private static final double SAME = 0.01;
    private static final int[][] CORNERS = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 1, 0}, {1, 0, 1}, {0, 1, 1}};

    static CifSymmetry of(Path file, StarText cif, CrystalCell cell) throws LoadException {
        List<String> texts = LISTS.stream().map(cif::values)
                .filter(v -> !v.isEmpty() && !v.getFirst().matches("\\s*[?.]\\s*")).findFirst().orElse(List.of());
        CifSymmetry found = texts.isEmpty() ? ofSymbols(file, cif, cell)
                : new CifSymmetry(listed(file, texts), "symmetry");
        if (!fits(found.operations, cell)) {
            throw LoadException.at(file, "", "the cell does not have the " + (texts.isEmpty() ? found.source
                    : "symmetry of its operations") + ": edges or angles differ that it makes equal",
                    "check cell and space group of the CIF");
        }
        return found;
    }

    private static List<SymmetryOperation> listed(Path file, List<String> texts) throws LoadException {
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

    private static Optional<String> value(StarText cif, List<String> names) {
        return names.stream().flatMap(n -> cif.values(n).stream()).map(String::strip)
                .filter(v -> !v.isEmpty() && !v.equals("?") && !v.equals(".")).findFirst();
    }

    private static CifSymmetry ofSymbols(Path file, StarText cif, CrystalCell cell) throws LoadException {
        Optional<String> hall = value(cif, HALL);
        if (hall.isPresent()) {
            try {
                return new CifSymmetry(SpaceGroups.ofHall(hall.get()), "space group " + hall.get() + " (Hall)");
            } catch (IllegalArgumentException e) {
                // the other symbols may tell it
                hall = Optional.of(e.getMessage());
            }
        }
        Optional<String> name = value(cif, NAMES);
        Optional<Integer> number = value(cif, NUMBERS).filter(n -> n.matches("\\d{1,3}")).map(Integer::valueOf);
        List<SpaceGroup> named = name.map(SpaceGroups::named).orElse(List.of());
        if (!named.isEmpty() && number.filter(n -> n != named.getFirst().number()).isPresent()) {
            throw LoadException.at(file, "", "its space group is '" + name.get() + "', which has number "
                    + named.getFirst().number() + ", and number " + number.get() + " too", "correct the CIF");
        }
        List<SpaceGroup> settings = named.isEmpty() ? number.map(SpaceGroups::numbered).orElse(List.of()) : named;
        if (settings.isEmpty()) {
            String said = Stream.of(hall, name.map(n -> "'" + n + "' is no symbol of a space group"))
                    .flatMap(Optional::stream).findFirst().map(s -> ", and " + s).orElse(" and no space group");
            throw LoadException.at(file, "", "has no symmetry operations (" + LISTS.getFirst() + ")" + said,
                    "write the space group or its operations into the CIF, or give a list of spacings");
        }
        SpaceGroup group = settings.stream().filter(g -> fits(g.operations(), cell)).findFirst()
                .orElse(settings.getFirst());
        return new CifSymmetry(group.operations(), "space group " + group.name());
    }

    /** Whether 1/d^2 is the same for the reflections that an operation makes of one. */
    private static boolean fits(List<SymmetryOperation> operations, CrystalCell cell) {
        double[] g = cell.reciprocal();
        for (SymmetryOperation each : operations) {
            for (int[] hkl : CORNERS) {
                double before = square(g, hkl[0], hkl[1], hkl[2]);
                int[] r = each.rotation();
                double after = square(g, hkl[0] * r[0] + hkl[1] * r[3] + hkl[2] * r[6],
                        hkl[0] * r[1] + hkl[1] * r[4] + hkl[2] * r[7], hkl[0] * r[2] + hkl[1] * r[5] + hkl[2] * r[8]);
                if (!(Math.abs(after - before) <= SAME * before)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double square(double[] g, int h, int k, int l) {
        return g[0] * h * h + g[1] * k * k + g[2] * l * l + g[3] * k * l + g[4] * h * l + g[5] * h * k;
    }
}
