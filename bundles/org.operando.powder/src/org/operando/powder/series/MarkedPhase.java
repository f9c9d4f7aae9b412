// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Range;
import org.operando.powder.NamedLine;
import org.operando.powder.lattice.Lattice;
import org.operando.powder.lattice.LatticeLine;
import org.operando.powder.lattice.ReflectionRule;

/**
 * A foreign phase in the beam whose lines are marked: one that is known by its name, or any with its cell. A foil away
 * from the plane that the instrument is set to has its lines elsewhere.
 * @param name one of the known phases, or any name with a cell
 * @param a edge of the cell, angstrom
 * @param c the other edge of a hexagonal or tetragonal cell, angstrom
 * @param rule which reflections its space group allows
 */
public record MarkedPhase(
        @Label("Name") @Doc("Al, Li, Ni, Cu, Be, NiO, CeO2 or austenite; any other name with its cell.") String name,
        @Label("a") @Doc("Edge of the cell, instead of the textbook value.") @In("angstrom") @Range(
                min = 1) Optional<Double> a,
        @Label("c") @Doc("The other edge of a hexagonal cell.") @In("angstrom") @Range(min = 1) Optional<Double> c,
        @Label("Rule") @Doc("Which reflections the space group allows.") Optional<ReflectionRule> rule) {
    /** Textbook values at room temperature, angstrom. */
    private enum Known {
        AL("Al", ReflectionRule.FM_3M, 4.0495, Double.NaN), LI("Li", ReflectionRule.IM_3M, 3.510, Double.NaN), NI("Ni",
                ReflectionRule.FM_3M, 3.5239, Double.NaN), CU("Cu", ReflectionRule.FM_3M, 3.615, Double.NaN), BE("Be",
                        ReflectionRule.P6_3_MMC, 2.286,
                        3.584), NIO("NiO", ReflectionRule.FM_3M, 4.177, Double.NaN), CEO2("CeO2", ReflectionRule.FM_3M,
                                5.4117, Double.NaN), AUSTENITE("austenite", ReflectionRule.FM_3M, 3.595, Double.NaN);

        private final String word;
        private final ReflectionRule rule;
        private final double a;
        private final double c;

        Known(String word, ReflectionRule rule, double a, double c) {
            this.word = word;
            this.rule = rule;
            this.a = a;
            this.c = c;
        }

        static Optional<Known> of(String name) {
            return Arrays.stream(values()).filter(k -> k.word.equalsIgnoreCase(name.trim())).findFirst();
        }
    }

    public MarkedPhase {
        Optional<Known> known = Known.of(name);
        if (known.isEmpty() && a.isEmpty()) {
            throw new InvalidParameter("name", "'" + name + "' is none of the known phases "
                    + String.join(", ", Arrays.stream(Known.values()).map(k -> k.word).toList())
                    + "; give its cell: a and rule");
        }
        if (known.isEmpty() && rule.isEmpty()) {
            throw new InvalidParameter("rule", "is needed for a phase that is not known by name, e.g. fm-3m");
        }
        boolean hexagonal = rule.or(() -> known.map(k -> k.rule)).map(ReflectionRule::isHexagonal).orElse(false);
        if (hexagonal && c.isEmpty() && (known.isEmpty() || Double.isNaN(known.get().c))) {
            throw new InvalidParameter("c", "is needed for a hexagonal cell");
        }
    }

    /** A known phase with the textbook cell. */
    static MarkedPhase named(String name) {
        return new MarkedPhase(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Its lines within two angles, each named by phase and indices. */
    List<NamedLine> lines(double wavelength, double fromDegrees, double toDegrees) {
        Optional<Known> known = Known.of(name);
        ReflectionRule allowed = rule.orElseGet(() -> known.orElseThrow().rule);
        double edge = a.orElseGet(() -> known.orElseThrow().a);
        double other = c.orElseGet(() -> known.map(k -> k.c).orElse(Double.NaN));
        Lattice cell = allowed.isHexagonal() ? Lattice.hexagonal(edge, other)
                : Double.isNaN(other) ? Lattice.cubic(edge) : new Lattice(edge, edge, other, 90, 90, 90);
        double least = wavelength / (2 * Math.sin(Math.toRadians(Math.min(toDegrees, 179)) / 2));
        return LatticeLine.of(cell, allowed, least).stream()
                .filter(line -> wavelength < 2 * line.d())
                .map(line -> new NamedLine(name + " " + indices(line),
                        2 * Math.toDegrees(Math.asin(wavelength / (2 * line.d())))))
                .filter(line -> line.at() >= fromDegrees && line.at() <= toDegrees).toList();
    }

    private static String indices(LatticeLine line) {
        return line.label().replace("(", "").replace(")", "");
    }
}
