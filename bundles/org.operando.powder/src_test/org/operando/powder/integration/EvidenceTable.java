// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Makes the tables of {@code docs/evidence.md}, section Integration. */
final class EvidenceTable {
    private static final List<String> PATTERNS = List.of("pilatus_no_csr", "pilatus_no_histogram", "pilatus_bbox_csr",
            "pilatus_full_csr", "pilatus_full_raw", "pilatus_full_solidangle", "pilatus_full_q", "pilatus_full_rmm",
            "pilatus_full_azimuthal", "pilatus_full_range", "pilatus_no_sector0", "pilatus_full_sector0",
            "pilatus_no_sector180", "pilatus_full_sector180", "pilatus_full_dummy", "pilatus_full_darkflat",
            "mar2300_no", "mar2300_bbox", "mar2300_full", "lab6_no", "lab6_full");

    private EvidenceTable() {
    }

    /**
     * Writes the tables.
     * @param args the file to write; the folder of the data is the environment's {@code OPERANDO_DATA}
     */
    public static void main(String[] args) throws Exception {
        StringBuilder text = new StringBuilder(
                "| file | centres | bins | out | greatest difference of I | of sigma | counts unequal (no split) |\n"
                        + "|---|---|---|---|---|---|---|\n");
        for (String name : PATTERNS) {
            boolean whole = name.contains("_no");
            boolean single = whole || name.equals("mar2300_bbox");
            PatternComparison c = new PatternComparison(name, single);
            text.append(String.format(Locale.ROOT, "| %s | %s | %d | %d | %.1e | %.1e | %s |%n", name,
                    single ? "single" : "double", c.binsCompared(), c.out(), c.greatest(), c.greatestOfSigma(),
                    whole ? String.valueOf(c.countsUnequal()) : "-"));
        }
        text.append("\n| clipped | bins | counts unequal | greatest difference of I |\n|---|---|---|---|\n");
        for (ClipScatter scatter : ClipScatter.values()) {
            text.append(clipped(scatter));
        }
        text.append(
                "\n| cake (180 x 400) | counts: median, 90 %, 99 % | I: median, 90 %, 99 %, all |\n|---|---|---|\n");
        for (String splitting : List.of("no", "bbox", "full")) {
            CakeComparison c = new CakeComparison(splitting);
            text.append(String.format(Locale.ROOT, "| %s | %.1e, %.1e, %.1e | %.1e, %.1e, %.1e, %.1e |%n", splitting,
                    c.quantile(0.5, true), c.quantile(0.9, true), c.quantile(0.99, true), c.quantile(0.5, false),
                    c.quantile(0.9, false), c.quantile(0.99, false), c.quantile(1, false)));
        }
        Files.writeString(Path.of(args[0]), text);
    }

    private static String clipped(ClipScatter scatter) throws Exception {
        String word = scatter.name().toLowerCase(Locale.ROOT);
        PatternComparison c = new PatternComparison("pilatus_no_sigmaclip_" + word, true);
        BinSums sums = new Clip(Clipping.SIGMA, scatter, 5, 5, 0, 100).sums(c.integrator, c.pixels);
        int[] bins = IntStream.range(0, c.grid.bins()).filter(k -> c.pattern.count()[k] >= 50)
                .toArray();
        long unequal = Arrays.stream(bins).filter(k -> c.pattern.count()[k] != sums.count()[k]).count();
        double greatest = Arrays.stream(bins).mapToDouble(k -> Math.abs(sums.mean(k) / c.pattern.intensity()[k] - 1))
                .max().orElse(0);
        return String.format(Locale.ROOT, "| %s | %d | %d | %.1e |%n", word, bins.length, unequal, greatest);
    }
}
