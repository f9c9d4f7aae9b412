// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.powder.lattice.Lattice;
import org.operando.powder.lattice.LatticeLine;
import org.operando.powder.lattice.ReflectionRule;

/** The lines that a pattern should have, of a list or of a cell. */
final class ExpectedLines {
    /** Lines this much beyond an end of the pattern, degrees, still may reach into it. */
    private static final double MARGIN = 1;

    private ExpectedLines() {
    }

    /**
     * The lines, ascending.
     * @param listed lines with their angles; when there are none those of the cell
     * @param a angstrom
     * @param c angstrom, for cells that have one
     * @param rule what the space group allows
     * @param from lower end of the pattern, degrees
     * @param to upper end, degrees
     * @param wavelength angstrom
     */
    static LineSet of(List<IndexedLine> listed, Optional<Double> a, Optional<Double> c, ReflectionRule rule,
            double from, double to, double wavelength) throws OperationException {
        List<IndexedLine> lines = new ArrayList<>(listed);
        if (listed.isEmpty()) {
            Lattice lattice = lattice(a, c, rule);
            double top = Math.min(179, to + MARGIN);
            double least = wavelength / (2 * Math.sin(Math.toRadians(top) / 2));
            if (lattice.volume() / (least * least * least) > 1e4) {
                throw new OperationException(
                        "a cell of " + Quantity.digits(lattice.volume()) + " cubic angstrom has too many lines up to "
                                + Quantity.digits(to) + " deg",
                        "", "narrow the range by 'to'");
            }
            for (LatticeLine line : LatticeLine.of(lattice, rule, least)) {
                double at = 2 * Math.toDegrees(Math.asin(Math.min(1, wavelength / (2 * line.d()))));
                lines.add(new IndexedLine(line.h(), line.k(), line.l(), at));
            }
        }
        lines.removeIf(line -> line.at() < from - MARGIN || line.at() > to + MARGIN);
        lines.sort(Comparator.comparingDouble(IndexedLine::at));
        if (lines.size() > LinesFit.MOST) {
            throw new OperationException(lines.size() + " lines between " + Quantity.digits(from) + " and "
                    + Quantity.digits(to) + " deg; at most "
                    + LinesFit.MOST + " are fitted together", "", "narrow the range by 'from' and 'to'");
        }
        boolean axial = listed.isEmpty() && !rule.isCubic();
        return axial ? LineSet.of(List.copyOf(lines), c.orElseThrow(), wavelength) : LineSet.of(List.copyOf(lines));
    }

    private static Lattice lattice(Optional<Double> a, Optional<Double> c, ReflectionRule rule)
            throws OperationException {
        if (a.isEmpty() || !rule.isCubic() && c.isEmpty()) {
            throw new OperationException("neither lines nor a cell are given", "",
                    "write lines: [{h: 0, k: 0, l: 3, at: 5.46 deg}, ...], or a: and, unless the cell is cubic, c:");
        }
        return switch (rule) {
            case R_3M, P6_3_MMC -> Lattice.hexagonal(a.get(), c.get());
            case FM_3M, IM_3M, FD_3M, PM_3M -> Lattice.cubic(a.get());
            case P4_NMM -> new Lattice(a.get(), a.get(), c.get(), 90, 90, 90);
            case C2_C, C2_M, P1 ->
                throw new OperationException("lines of this space group need all constants of the cell",
                        "spaceGroup", "give the lines as a list");
        };
    }
}
