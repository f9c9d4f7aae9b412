// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.List;
import java.util.Locale;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Table;

/**
 * What clipping took from each line of the mean pattern. On spotty rings few pixels hold much of the counts: a line may
 * lose half of its intensity with 3 % of its pixels.
 */
final class ClippedLines {
    /** Part of a line's counts that clipping may take unnoticed. */
    private static final double UNNOTICED = 0.01;

    private final IntegrateSplit.Rows rows;
    private final int bins;
    private final int frames;

    /** @param bins of a pattern */
    ClippedLines(IntegrateSplit.Rows rows, int bins) {
        this.rows = rows;
        this.bins = bins;
        frames = rows.problems().size();
    }

    /**
     * What one line lost.
     * @param at where its top is, degrees
     * @param counts part of its counts, all frames together
     * @param pixels part of its pixels, likewise
     * @param greatest part of its counts in the frame that lost most
     * @param worst that frame
     * @param change of its mean intensity there, a part; below 0 where it fell
     * @param pixelsThere part of its pixels there
     */
    private record Lost(double at, double counts, double pixels, double greatest, int worst, double change,
            double pixelsThere) {
    }

    /**
     * One row a line; says once what was lost.
     * @param angle 2theta of each bin, in the bins' order
     * @param names of the frames
     */
    Table table(double[] angle, String[] names, Context context) {
        List<Lost> lost = lines().lines().stream().map(line -> lost(line, angle)).toList();
        say(lost, names, context);
        return Table.of(Column.of("two_theta", "deg", lost.stream().mapToDouble(Lost::at).toArray()),
                Column.of("mean_removed", "%", lost.stream().mapToDouble(l -> 100 * l.counts()).toArray()),
                Column.of("greatest_removed", "%", lost.stream().mapToDouble(l -> 100 * l.greatest()).toArray()),
                Column.of("pixels_removed", "%", lost.stream().mapToDouble(l -> 100 * l.pixels()).toArray()),
                Column.of("intensity_change", "%", lost.stream().mapToDouble(l -> 100 * l.change()).toArray()));
    }

    private PatternLines lines() {
        double[] mean = new double[bins];
        double[] sigma = new double[bins];
        for (int k = 0; k < bins; k++) {
            int good = 0;
            for (int i = 0; i < frames; i++) {
                double y = rows.intensity()[i * bins + k];
                good += Double.isNaN(y) ? 0 : 1;
                mean[k] += Double.isNaN(y) ? 0 : y;
                sigma[k] += Double.isNaN(y) ? 0 : rows.sigma()[i * bins + k];
            }
            mean[k] /= good;
            sigma[k] /= good;
        }
        return PatternLines.of(mean, sigma);
    }

    private Lost lost(PatternLines.Line line, double[] angle) {
        ClippedBins clipped = rows.clipped();
        double all = 0;
        double taken = 0;
        double pixels = 0;
        double pixelsLeft = 0;
        double greatest = 0;
        int worst = 0;
        for (int i = 0; i < frames; i++) {
            int from = i * bins + line.from();
            int to = i * bins + line.to();
            double before = ClippedBins.sum(clipped.counts(), from, to);
            double removed = ClippedBins.sum(clipped.removed(), from, to);
            all += before;
            taken += removed;
            pixels += ClippedBins.sum(clipped.pixels(), from, to);
            pixelsLeft += before > 0 ? ClippedBins.sum(rows.pixels(), from, to) : 0;
            if (before > 0 && removed / before > greatest) {
                greatest = removed / before;
                worst = i;
            }
        }
        int from = worst * bins + line.from();
        int to = worst * bins + line.to();
        double change = ClippedBins.sum(rows.intensity(), from, to) / ClippedBins.sum(clipped.mean(), from, to) - 1;
        double there = 1 - ClippedBins.sum(rows.pixels(), from, to) / ClippedBins.sum(clipped.pixels(), from, to);
        return new Lost(angle[line.top()], taken / all, 1 - pixelsLeft / pixels, greatest, worst, change, there);
    }

    private static void say(List<Lost> lost, String[] names, Context context) {
        List<Lost> many = lost.stream().filter(l -> l.greatest() > UNNOTICED).toList();
        if (many.isEmpty()) {
            return;
        }
        Lost most = many.stream().reduce((a, b) -> a.greatest() >= b.greatest() ? a : b).orElseThrow();
        context.warn(names[most.worst()], String.format(Locale.ROOT, "clipping took more than %.0f %% of the counts of "
                + "%d of %d lines, the most of that at 2theta = %.3f deg: %.1f %% of its counts with %.1f %% of its "
                + "pixels, which changes its mean intensity by %+.1f %%: areas of these lines are not to be trusted; "
                + "where rings are spotty, leave clipping out or raise the threshold", 100 * UNNOTICED, many.size(),
                lost.size(), most.at(), 100 * most.greatest(), 100 * most.pixelsThere(), 100 * most.change()));
    }
}
