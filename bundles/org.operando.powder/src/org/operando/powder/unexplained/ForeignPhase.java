// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.unexplained;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.operando.powder.lattice.Lattice;
import org.operando.powder.lattice.LatticeLine;
import org.operando.powder.lattice.ReflectionRule;

/**
 * A phase that may be in a cell or on its material.
 * @param name formula
 * @param lattice its cell at room temperature
 * @param rule what its space group allows
 * @param strongest spacings of its strongest lines, angstrom
 * @param source where cell and lines are from
 */
record ForeignPhase(String name, Lattice lattice, ReflectionRule rule, double[] strongest, String source) {
    private static final String FILE = "foreign_phases.csv";

    /** The phases that are bundled. */
    static List<ForeignPhase> bundled() {
        try (InputStream in = ForeignPhase.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(ForeignPhase::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ForeignPhase of(String line) {
        String[] f = line.split(",", 10);
        double[] cell = Arrays.stream(f, 2, 8).mapToDouble(Double::parseDouble).toArray();
        return new ForeignPhase(f[0], new Lattice(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5]),
                ReflectionRule.valueOf(f[1]), Arrays.stream(f[8].split(";")).mapToDouble(Double::parseDouble).toArray(),
                f[9]);
    }

    /** All lines down to a spacing, angstrom. */
    List<LatticeLine> lines(double least) {
        return LatticeLine.of(lattice, rule, least);
    }

    /** Its line nearest to each of the strongest spacings, where the pattern reaches it. */
    List<LatticeLine> strong(double least, double most) {
        List<LatticeLine> all = lines(least);
        return Arrays.stream(strongest).filter(d -> d >= least && d <= most)
                .mapToObj(d -> all.stream().min((p, q) -> Double.compare(Math.abs(p.d() - d), Math.abs(q.d() - d)))
                        .orElseThrow())
                .distinct().toList();
    }
}
