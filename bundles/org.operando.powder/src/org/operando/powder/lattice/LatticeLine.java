// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.lattice;

import org.operando.api.Quantity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A line of a powder pattern: all reflections of one spacing.
 * @param h index of one of them
 * @param k index
 * @param l index
 * @param d spacing, angstrom
 * @param multiplicity number of reflections
 */
public record LatticeLine(int h, int k, int l, double d, int multiplicity) {
    /** Spacings that are equal to this part are one line. */
    private static final double SAME = 1e-7;

    /** More indices than this in one direction are a mistake in the cell or the range. */
    private static final int MOST = 200;

    /** Indices in parentheses, e.g. (104), with blanks where one has two digits or a sign: (1 0 10). */
    public String label() {
        boolean plain = h >= 0 && k >= 0 && l >= 0 && h < 10 && k < 10 && l < 10;
        return plain ? "(" + h + k + l + ")" : "(" + h + " " + k + " " + l + ")";
    }

    /**
     * The lines of a cell from the largest spacing on; a line has the indices without a minus sign, and of those the
     * largest h, then k.
     * @param lattice the cell
     * @param rule what the space group allows
     * @param least smallest spacing, angstrom, included
     */
    public static List<LatticeLine> of(Lattice lattice, ReflectionRule rule, double least) {
        double[] g = lattice.reciprocalMetric();
        int hs = (int) (lattice.a() / least);
        int ks = (int) (lattice.b() / least);
        int ls = (int) (lattice.c() / least);
        if (!(least > 0) || Math.max(hs, Math.max(ks, ls)) > MOST) {
            throw new IllegalArgumentException("lines down to " + Quantity.digits(least) + " angstrom of a cell of "
                    + Quantity.digits(lattice.a()) + ", "
                    + Quantity.digits(lattice.b()) + ", " + Quantity.digits(lattice.c()) + " angstrom");
        }
        List<LatticeLine> found = new ArrayList<>();
        for (int h = -hs; h <= hs; h++) {
            for (int k = -ks; k <= ks; k++) {
                for (int l = -ls; l <= ls; l++) {
                    double inverse = g[0] * h * h + g[1] * k * k + g[2] * l * l
                            + 2 * (g[3] * k * l + g[4] * h * l + g[5] * h * k);
                    double d = 1 / Math.sqrt(inverse);
                    if (d < Double.POSITIVE_INFINITY && d >= least * (1 - SAME) && rule.allows(h, k, l)) {
                        found.add(new LatticeLine(h, k, l, d, 1));
                    }
                }
            }
        }
        found.sort(Comparator.comparingDouble(LatticeLine::d).reversed());
        return merged(found);
    }

    private static List<LatticeLine> merged(List<LatticeLine> reflections) {
        List<LatticeLine> lines = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= reflections.size(); i++) {
            if (i == reflections.size() || reflections.get(i).d() < reflections.get(from).d() * (1 - SAME)) {
                LatticeLine best = reflections.subList(from, i).stream()
                        .max(Comparator.comparing((LatticeLine r) -> r.h() >= 0 && r.k() >= 0 && r.l() >= 0)
                                .thenComparing(r -> r.l() >= 0).thenComparing(LatticeLine::h)
                                .thenComparing(LatticeLine::k).thenComparing(LatticeLine::l))
                        .orElseThrow();
                lines.add(new LatticeLine(best.h(), best.k(), best.l(), best.d(), i - from));
                from = i;
            }
        }
        return lines;
    }
}
