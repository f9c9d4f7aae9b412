// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.operando.api.Context;
import org.operando.api.Loaded;
import org.operando.api.OperationException;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/**
 * The one pattern that a file of columns holds, and what it must name: where it is from, how it was made and corrected,
 * what its uncertainties are, its bins, and the program that wrote it.
 * @param name of the pattern
 * @param x 2theta, degrees
 * @param y intensity
 * @param errors standard uncertainties; NaN where there is none
 * @param header statements, one each, without a mark of comments
 */
record WrittenPattern(String name, double[] x, double[] y, Optional<double[]> errors, List<String> header) {
    /** Said in a line of its own, or true of the whole series only. */
    private static final Set<String> SAID = Set.of("patterns", "two_theta", "intensity", "wavelength", "corrections",
            "exposure", "source", "uncertainty", "bins", "written by");
    private static final int MOST_LINES = 60;
    /** Characters of a line; what is longer goes on in the next one, which begins with {@link #FURTHER}. */
    private static final int WIDTH = 110;
    private static final String FURTHER = "    ";
    /** Lines of one statement: no header is longer than its pattern. */
    private static final int MOST_OF_ONE = 40;

    /**
     * The pattern of a series of one.
     * @throws OperationException when there are several
     */
    static WrittenPattern of(Loaded<PatternSeries> loaded, Context context) throws OperationException {
        PatternSeries series = loaded.data();
        if (series.size() != 1) {
            throw new OperationException(
                    "the series has " + series.size() + " patterns, a file of this format holds one",
                    "", "convert the files one by one, or write all as .nxs or .csv");
        }
        int n = series.twoThetaDegrees().length;
        double[] y = series.intensities(0, 1, 0, n);
        int[] kept = IntStream.range(0, n).filter(i -> Double.isFinite(y[i])).toArray();
        if (kept.length == 0) {
            throw new OperationException("the pattern has no intensities");
        }
        String name = series.frames().texts(Columns.NAME)[0];
        if (kept.length < n) {
            context.warn(name, n - kept.length + " of " + n + " points have no intensity and are not written");
        }
        double[] x = of(series.twoThetaDegrees(), kept);
        Optional<double[]> errors = series.errors(0, 1, 0, n).map(e -> of(e, kept));
        return new WrittenPattern(name, x, of(y, kept), errors, header(loaded, name, x));
    }

    private static double[] of(double[] all, int[] kept) {
        return Arrays.stream(kept).mapToDouble(i -> all[i]).toArray();
    }

    private static List<String> header(Loaded<PatternSeries> loaded, String name, double[] x) {
        PatternSeries series = loaded.data();
        List<String> lines = new ArrayList<>();
        lines.add("written by: " + ProgramName.TEXT);
        lines.add("source: " + name);
        series.wavelength().ifPresent(w -> lines.add("wavelength: " + plain(w) + " angstrom"));
        lines.add("corrections: " + series.corrections());
        lines.add("intensity: " + (series.isCounts() ? "counts" : "arbitrary units"));
        lines.add("uncertainty: " + (series.intensity().errors().isEmpty() ? "none known"
                : series.isCounts() ? "one standard uncertainty, the square root of the counts"
                        : "one standard uncertainty, as in the source"));
        double exposure = series.frames().doubles(Columns.EXPOSURE)[0];
        if (Double.isFinite(exposure)) {
            lines.add("exposure: " + plain(exposure) + " s");
        }
        int last = x.length - 1;
        lines.add("bins: " + x.length + " from " + plain(x[0]) + " to " + plain(x[last]) + " degrees"
                + (last > 0 ? ", mean step " + plain((float) ((x[last] - x[0]) / last)) : ""));
        for (Map.Entry<String, String> each : loaded.metadata().entrySet()) {
            if (!SAID.contains(each.getKey()) && lines.size() < MOST_LINES) {
                lines.add(each.getKey() + ": " + each.getValue().replaceAll("\\s+", " "));
            }
        }
        return lines;
    }

    /** The header in lines of files of text; readers join a line with those after it that are set in. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String statement : header) {
            String rest = statement;
            int first = lines.size();
            while (!rest.isEmpty() && lines.size() < first + MOST_OF_ONE) {
                int end = end(rest);
                lines.add((lines.size() == first ? "" : FURTHER) + rest.substring(0, end).stripTrailing());
                rest = rest.substring(end).strip();
            }
            if (!rest.isEmpty()) {
                lines.add(FURTHER + "(" + rest.length() + " characters more)");
            }
        }
        return lines;
    }

    /** Where a line ends: after the last blank or comma that it has room for, else after the word that is too long. */
    private static int end(String text) {
        if (text.length() <= WIDTH) {
            return text.length();
        }
        int end = Math.max(text.lastIndexOf(' ', WIDTH - 1), text.lastIndexOf(',', WIDTH - 1)) + 1;
        if (end > 0) {
            return end;
        }
        int next = text.indexOf(' ', WIDTH);
        return next < 0 ? text.length() : next;
    }

    /** What the format needs and the pattern may not have. */
    double[] requireErrors() throws OperationException {
        return errors.orElseThrow(() -> new OperationException("the pattern has no uncertainties, which this format"
                + " needs", name, "say counts: true where its intensities are counts, or write .xy"));
    }

    /** Uncertainties as files have them: 0 where there is none. */
    double[] writtenErrors(Context context) throws OperationException {
        double[] given = requireErrors();
        double[] written = Arrays.stream(given).map(e -> Double.isFinite(e) ? e : 0).toArray();
        long none = Arrays.stream(given).filter(e -> !Double.isFinite(e)).count();
        if (none > 0) {
            context.warn(name, none + (none == 1 ? " point has" : " points have")
                    + " no uncertainty; 0 is written, which other programs may take for a weight");
        }
        return written;
    }

    /** The shortest decimal number that is read as the same double, without an exponent where that is not long. */
    static String plain(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        boolean isLong = value != 0 && (Math.abs(value) < 1e-9 || Math.abs(value) >= 1e15);
        return isLong ? Double.toString(value) : decimal.toPlainString();
    }

    /** Likewise for a float. */
    private static String plain(float value) {
        return new BigDecimal(Float.toString(value)).toPlainString();
    }
}
