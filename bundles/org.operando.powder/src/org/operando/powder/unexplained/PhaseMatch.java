// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.unexplained;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.powder.Bragg;
import org.operando.powder.NamedLine;
import org.operando.powder.lattice.LatticeLine;
import org.operando.powder.series.AngleRange;

/**
 * Compares peaks with known lines and phases.
 * @param found the peaks
 * @param known the known lines
 * @param tolerance degrees
 * @param wavelength angstrom; NaN when not known
 * @param from first angle of the pattern, degrees
 * @param to last angle
 * @param gaps where the pattern has no points between these, as in excluded regions
 */
record PhaseMatch(List<PeakSearch.Peak> found, List<NamedLine> known, double tolerance, double wavelength, double from,
        double to, List<AngleRange> gaps) {
    /** 2 theta of a spacing, degrees; NaN when not reachable. */
    static double twoTheta(double d, double wavelength) {
        return 2 * Math.toDegrees(Math.asin(wavelength / (2 * d)));
    }

    private Optional<NamedLine> explained(PeakSearch.Peak peak) {
        return known.stream().filter(l -> Math.abs(l.at() - peak.position()) <= tolerance)
                .min(Comparator.comparingDouble(l -> Math.abs(l.at() - peak.position())));
    }

    /** A row a peak. */
    Table peaks(List<ForeignPhase> phases, String unit) {
        int n = found.size();
        double[][] v = new double[7][n];
        String[] line = new String[n];
        String[] matches = new String[n];
        for (int i = 0; i < n; i++) {
            PeakSearch.Peak peak = found.get(i);
            v[0][i] = peak.position();
            v[1][i] = peak.error();
            v[2][i] = Bragg.dSpacing(peak.position(), wavelength);
            v[3][i] = Bragg.dSpacingError(peak.position(), peak.error(), wavelength);
            v[4][i] = peak.height();
            v[5][i] = peak.significance();
            line[i] = explained(peak).map(NamedLine::name).orElse("");
            List<String> names = new ArrayList<>();
            if (line[i].isEmpty()) {
                for (ForeignPhase phase : phases) {
                    nearest(phase.lines(Bragg.dSpacing(to, wavelength)), peak)
                            .ifPresent(l -> names.add(phase.name() + " " + l.label()));
                }
            }
            matches[i] = String.join(", ", names);
        }
        List<Column> columns = new ArrayList<>(
                List.of(Column.of("position", "deg", v[0], v[1]).withOrigin("counting")));
        if (Double.isFinite(wavelength)) {
            columns.add(Column.of("d_spacing", "angstrom", v[2], v[3]).withOrigin("counting"));
        }
        columns.addAll(List.of(Column.of("height", unit, v[4]), Column.of("significance", "1", v[5]),
                Column.of("known", line), Column.of("phases", matches)));
        return new Table(columns);
    }

    private Optional<LatticeLine> nearest(List<LatticeLine> lines, PeakSearch.Peak peak) {
        return lines.stream().filter(l -> Math.abs(twoTheta(l.d(), wavelength) - peak.position()) <= tolerance)
                .min(Comparator.comparingDouble(l -> Math.abs(twoTheta(l.d(), wavelength) - peak.position())));
    }

    /**
     * A row a phase. A strong line within the width of a peak that a known line explains is hidden, and one where the
     * pattern has no points is left out: they say nothing.
     * Score: the part of the other strong lines in range that are among the peaks, less half of what they are off by,
     * in tolerances. By chance: lines that as many peaks would meet if they lay anywhere.
     */
    Table phases(List<ForeignPhase> phases) {
        int n = phases.size();
        long[] expected = new long[n];
        long[] hidden = new long[n];
        long[] leftOut = new long[n];
        long[] met = new long[n];
        double[] chance = new double[n];
        double[] score = new double[n];
        String[] verdict = new String[n];
        for (int k = 0; k < n; k++) {
            List<LatticeLine> strong = phases.get(k).strong(Bragg.dSpacing(to, wavelength),
                    Bragg.dSpacing(Math.max(from, 1e-3), wavelength));
            List<String> under = new ArrayList<>();
            List<String> out = new ArrayList<>();
            double off = 0;
            for (LatticeLine line : strong) {
                double at = twoTheta(line.d(), wavelength);
                Optional<PeakSearch.Peak> peak = unexplained(at);
                if (peak.isPresent()) {
                    met[k]++;
                    off += Math.abs(peak.get().position() - at) / tolerance;
                } else if (isLeftOut(at)) {
                    out.add(line.label());
                } else if (isHidden(at)) {
                    under.add(line.label());
                }
            }
            expected[k] = strong.size();
            hidden[k] = under.size();
            leftOut[k] = out.size();
            long visible = expected[k] - hidden[k] - leftOut[k];
            chance[k] = visible * (1 - Math.exp(-found.size() * 2 * tolerance / (to - from)));
            score[k] = visible == 0 ? Double.NaN : (met[k] - off / 2) / visible;
            verdict[k] = verdict(met[k], visible, under, out, strong);
        }
        return Table.of(Column.of("phase", phases.stream().map(ForeignPhase::name).toArray(String[]::new)),
                Column.of("strong_lines", expected), Column.of("hidden", hidden), Column.of("left_out", leftOut),
                Column.of("found_unexplained", met),
                Column.of("by_chance", "1", chance), Column.of("score", "1", score), Column.of("verdict", verdict),
                Column.of("source", phases.stream().map(ForeignPhase::source).toArray(String[]::new)));
    }

    private Optional<PeakSearch.Peak> unexplained(double at) {
        return found.stream().filter(p -> Math.abs(p.position() - at) <= tolerance && explained(p).isEmpty())
                .min(Comparator.comparingDouble(p -> Math.abs(p.position() - at)));
    }

    /** Whether the place of a line has no points, over more than a peak is told to be within. */
    private boolean isLeftOut(double at) {
        return gaps.stream().anyMatch(g -> g.to() - g.from() > tolerance && at > g.from() && at < g.to());
    }

    private boolean isHidden(double at) {
        return known.stream().anyMatch(l -> Math.abs(l.at() - at) <= tolerance) || found.stream().anyMatch(
                p -> Math.abs(p.position() - at) <= Math.max(tolerance, 2 * p.width()) && explained(p).isPresent());
    }

    /** What the lines say; a phase is not ruled out where its strongest lines are hidden or left out. */
    private static String verdict(long met, long visible, List<String> under, List<String> out,
            List<LatticeLine> strong) {
        List<String> why = new ArrayList<>();
        if (!under.isEmpty()) {
            why.add(String.join(", ", under) + " hidden by known lines");
        }
        if (!out.isEmpty()) {
            why.add(String.join(", ", out) + " in an excluded region, without points");
        }
        String hidden = String.join("; ", why);
        if (strong.isEmpty()) {
            return "no strong line in range";
        }
        if (visible == 0) {
            return hidden;
        }
        String seen = met == 0 ? "not seen" : met + " of " + visible + (visible == 1 ? " line" : " lines");
        return hidden.isEmpty() ? seen : seen + "; " + hidden;
    }
}
