// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.OperationException;

/**
 * Widths of the lines of one pattern, and its size and strain.
 * @param fit the fitted lines; empty when the pattern could not be fitted
 * @param widths by expected line
 * @param fitted by expected line: its place among the fitted, -1 for none
 * @param result size and strain; empty with fewer than three lines
 * @param classes likewise of each class of lines
 * @param flag what is to be known of the pattern
 */
record PatternWidths(Optional<FittedLines> fit, SampleWidth[] widths, int[] fitted, Optional<SizeStrain> result,
        Map<LineClass, SizeStrain> classes, String flag) {
    private static final int LEAST = 3;

    static PatternWidths of(PatternPoints window, int row, LinesFit fit, LineSet lines, InstrumentWidths instrument,
            WilliamsonHallOperation.Parameters p, double wavelength) throws OperationException {
        Optional<LinesFit.Points> points = window.points(row);
        Optional<FittedLines> fits = points.map(data -> fit.fit(data, lines)).filter(f -> f.inside() > 0);
        SampleWidth[] widths = new SampleWidth[lines.size()];
        int[] fitted = new int[lines.size()];
        Arrays.fill(fitted, -1);
        Arrays.fill(widths, SampleWidth.none("not fitted"));
        if (fits.isEmpty()) {
            return new PatternWidths(fits, widths, fitted, Optional.empty(), Map.of(),
                    points.isEmpty() ? "no intensity" : "no lines seen");
        }
        FittedLines found = fits.get();
        for (int i = 0; i < lines.size(); i++) {
            widths[i] = SampleWidth.none(found.lost()[i].isEmpty() ? "not fitted" : found.lost()[i]);
        }
        for (int i = 0; i < found.index().length; i++) {
            fitted[found.index()[i]] = i;
            SampleWidth width = SampleWidth.of(found, i, instrument, p.breadth(), p.significance());
            widths[found.index()[i]] = overlaps(found, i, p) ? width.without("overlaps a neighbour") : width;
        }
        double[] at = IntStream.range(0, lines.size())
                .mapToDouble(i -> fitted[i] < 0 ? Double.NaN : found.position(fitted[i])).toArray();
        Map<LineClass, SizeStrain> classes = new EnumMap<>(LineClass.class);
        for (LineClass each : LineClass.values()) {
            int[] own = IntStream.range(0, lines.size()).filter(i -> LineClass.of(lines.lines().get(i)) == each)
                    .toArray();
            sizeStrain(own, at, widths, p, wavelength).ifPresent(s -> classes.put(each, s));
        }
        Optional<SizeStrain> all = sizeStrain(IntStream.range(0, lines.size()).toArray(), at, widths, p, wavelength);
        String flag = found.minimum().converged() ? "" : "fit not converged";
        return new PatternWidths(fits, widths, fitted, all, classes, all.isEmpty() ? "fewer than 3 lines" : flag);
    }

    private static boolean overlaps(FittedLines fit, int i, WilliamsonHallOperation.Parameters p) {
        if (p.overlaps() == Overlaps.TOGETHER) {
            return false;
        }
        double gap = Double.POSITIVE_INFINITY;
        for (int j = 0; j < fit.index().length; j++) {
            gap = j == i ? gap : Math.min(gap, Math.abs(fit.position(j) - fit.position(i)));
        }
        return gap < p.apart() * fit.fullWidth(i);
    }

    private static Optional<SizeStrain> sizeStrain(int[] lines, double[] at, SampleWidth[] widths,
            WilliamsonHallOperation.Parameters p, double wavelength) {
        int[] used = Arrays.stream(lines).filter(i -> widths[i].dropped().isEmpty()).toArray();
        if (used.length < LEAST) {
            return Optional.empty();
        }
        return Optional.of(SizeStrain.of(Arrays.stream(used).mapToDouble(i -> at[i]).toArray(),
                Arrays.stream(used).mapToDouble(i -> widths[i].beta()).toArray(),
                Arrays.stream(used).mapToDouble(i -> widths[i].betaError()).toArray(), p.constant(), wavelength));
    }

    /** Number of lines that count. */
    int used() {
        return (int) Arrays.stream(widths).filter(w -> w.dropped().isEmpty()).count();
    }
}
