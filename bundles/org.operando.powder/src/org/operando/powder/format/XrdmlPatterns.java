// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.io.text.NumberText;
import org.operando.powder.PatternSeries.TimeScale;

/**
 * Makes patterns of the scans of an XRDML file. {@code counts} are as the detector gave them and are multiplied by the
 * factors of the beam attenuator where there are any; {@code intensities} were multiplied by the diffractometer.
 */
final class XrdmlPatterns {
    private final Path file;
    private final List<XrdmlScan> scans;
    private final Context context;

    XrdmlPatterns(Path file, List<XrdmlScan> scans, Context context) {
        this.file = file;
        this.scans = scans;
        this.context = context;
    }

    List<Pattern> patterns() throws LoadException {
        if (scans.isEmpty()) {
            throw LoadException.at(file, "", "no scan in it", "check that the measurement was not stopped at once");
        }
        List<Pattern> patterns = new ArrayList<>();
        List<LoadException> bad = new ArrayList<>();
        for (int i = 0; i < scans.size(); i++) {
            try {
                patterns.add(pattern(scans.get(i), scans.size() > 1 ? i + 1 : 0));
            } catch (LoadException e) {
                bad.add(e);
            }
        }
        if (patterns.isEmpty()) {
            throw bad.getFirst();
        }
        for (LoadException e : bad) {
            context.leaveOut(e.where(), e.what());
        }
        return patterns;
    }

    private LoadException fault(XrdmlScan scan, String what) {
        return LoadException.at(file, scan.line(), what);
    }

    private Pattern pattern(XrdmlScan scan, int number) throws LoadException {
        String element = scan.has("counts") ? "counts" : "intensities";
        double[] y = numbers(scan, element);
        if (y.length < 2) {
            throw fault(scan, "a scan of " + y.length + " points");
        }
        double[] factors = each(scan, "beamAttenuationFactors", "commonBeamAttenuationFactor", y.length, 1);
        double[] times = each(scan, "countingTimes", "commonCountingTime", y.length, Double.NaN);
        boolean equal = Arrays.stream(times).allMatch(t -> t == times[0] || Double.isNaN(t));
        boolean plain = equal && Arrays.stream(factors).allMatch(f -> f == 1);
        boolean counted = scan.text("unit").isEmpty() || scan.text("unit").equals("counts");
        double[] errors = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double rate = equal ? 1 : 1 / times[i];
            double counts = !counted ? y[i] * times[i] : element.equals("counts") ? y[i] : y[i] / factors[i];
            double scale = !counted ? 1 / times[i] : factors[i] * rate;
            y[i] = counted ? counts * scale : y[i];
            errors[i] = Math.sqrt(Math.max(counts, 1)) * scale;
        }
        boolean whole = Arrays.stream(y).allMatch(v -> v >= 0 && v == Math.rint(v));
        boolean areCounts = counted && plain && whole;
        boolean known = !areCounts && Arrays.stream(errors).noneMatch(Double::isNaN);
        return new Pattern(file, number, angles(scan, y.length), y, known ? Optional.of(errors) : Optional.empty(),
                areCounts, facts(scan, plain, equal));
    }

    private double[] angles(XrdmlScan scan, int n) throws LoadException {
        double[] x;
        if (scan.has("listPositions")) {
            x = numbers(scan, "listPositions");
            if (x.length != n) {
                throw fault(scan, x.length + " angles for " + n + " intensities");
            }
        } else if (scan.has("startPosition") && scan.has("endPosition")) {
            double start = numbers(scan, "startPosition")[0];
            double end = numbers(scan, "endPosition")[0];
            x = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = i == n - 1 ? end : start + i * (end - start) / (n - 1);
            }
        } else {
            throw fault(scan, "2theta stands still in this scan along '" + scan.text("scanAxis")
                    + "': it is no powder pattern");
        }
        for (int i = 0; i < n; i++) {
            if (!(Math.abs(x[i]) <= 180) || i > 0 && x[i] <= x[i - 1]) {
                throw fault(scan,
                        "angles 2theta that do not ascend within 180 degrees: " + x[i] + " at point " + (i + 1));
            }
        }
        return x;
    }

    /** A value for each point: of a list, or one for all. */
    private double[] each(XrdmlScan scan, String list, String common, int n, double otherwise) throws LoadException {
        double[] values = new double[n];
        if (scan.has(list)) {
            values = numbers(scan, list);
            if (values.length != n) {
                throw fault(scan, values.length + " " + list + " for " + n + " intensities");
            }
        } else {
            Arrays.fill(values, scan.has(common) ? numbers(scan, common)[0] : otherwise);
        }
        for (double v : values) {
            if (v <= 0) {
                throw fault(scan, list + " of " + v);
            }
        }
        return values;
    }

    private double[] numbers(XrdmlScan scan, String name) throws LoadException {
        byte[] text = scan.text(name).getBytes(StandardCharsets.ISO_8859_1);
        double[] numbers = new double[Math.max(1, text.length / 4)];
        int n = 0;
        for (int at = 0; at < text.length;) {
            int end = at;
            while (end < text.length && text[end] > ' ') {
                end++;
            }
            if (end > at) {
                double value = NumberText.parse(text, at, end, '.');
                if (!Double.isFinite(value)) {
                    throw fault(scan, "a number expected in " + name + ", found '" + new String(text, at,
                            Math.min(end - at, 40), StandardCharsets.ISO_8859_1) + "'");
                }
                numbers = n == numbers.length ? Arrays.copyOf(numbers, 2 * n) : numbers;
                numbers[n++] = value;
            }
            at = end + 1;
        }
        if (n == 0) {
            throw fault(scan, "no " + name);
        }
        return Arrays.copyOf(numbers, n);
    }

    private PatternFacts facts(XrdmlScan scan, boolean plain, boolean equal) throws LoadException {
        if (scan.has("status") && !scan.text("status").equals("Completed")) {
            context.warn(file.getFileName() + ":" + scan.line(), "the scan is '" + scan.text("status")
                    + "': its last angle may be that of the plan, not of the last point");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        scan.sample().forEach(metadata::put);
        show(metadata, "anode", scan.measurement().get("anodeMaterial"), "");
        show(metadata, "K-alpha 1", scan.measurement().get("kAlpha1"), " angstrom");
        show(metadata, "K-alpha 2", scan.measurement().get("kAlpha2"), " angstrom");
        show(metadata, "ratio of K-alpha 2 to 1", scan.measurement().get("ratioKAlpha2KAlpha1"), "");
        show(metadata, "scan axis", scan.text("scanAxis"), "");
        show(metadata, "counting time", scan.text("commonCountingTime"), " s");
        show(metadata, "start", scan.text("startTimeStamp"), "");
        show(metadata, "end", scan.text("endTimeStamp"), "");
        Optional<PatternFacts.Exposed> exposed = exposed(scan);
        String corrections = (plain ? "" : "multiplied by the factors of the beam attenuator; ")
                + (equal ? "" : "divided by the counting times; ")
                + (scan.has("divergence") && scan.has("counts") ? "not corrected for the divergence slit; " : "");
        return new PatternFacts(exposed.map(e -> e.end() - e.start()), wavelength(scan), exposed,
                corrections.isEmpty() ? Optional.empty()
                        : Optional.of(corrections.substring(0, corrections.length() - 2)),
                doublet(scan), metadata);
    }

    private static void show(Map<String, String> metadata, String name, String text, String unit) {
        if (text != null && !text.isEmpty() && text.length() < 200) {
            metadata.put(name, text + unit);
        }
    }

    private Optional<Double> wavelength(XrdmlScan scan) {
        return number(scan.measurement().get("kAlpha1")).filter(w -> w > 0.01 && w < 20);
    }

    private static Optional<Double> number(String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What single-peak fits should know of a doublet. */
    private static Optional<String> doublet(XrdmlScan scan) {
        double ratio = number(scan.measurement().get("ratioKAlpha2KAlpha1")).orElse(0.0);
        boolean alone = scan.measurement().getOrDefault("intended", "").matches("K-Alpha ?1");
        return alone || ratio <= 0 ? Optional.empty()
                : Optional.of("measured with K-alpha 1 and 2 (ratio " + Quantity.digits(ratio)
                        + "); the wavelength is that of K-alpha 1, so that lines whose doublet is not resolved"
                        + " come out at too large an angle by up to its mean distance");
    }

    private Optional<PatternFacts.Exposed> exposed(XrdmlScan scan) {
        Optional<TimeStamp> start = TimeStamp.of(scan.text("startTimeStamp"));
        Optional<TimeStamp> end = TimeStamp.of(scan.text("endTimeStamp"));
        if (start.isEmpty() || end.isEmpty() || start.get().scale() != end.get().scale()
                || end.get().seconds() < start.get().seconds()) {
            return Optional.empty();
        }
        TimeScale scale = start.get().scale();
        return Optional.of(new PatternFacts.Exposed(start.get().seconds(), end.get().seconds(), scale));
    }
}
