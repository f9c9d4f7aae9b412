// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.io.text.NumberText;

/** Reads one file of GSAS records. */
final class GsasReader {
    private static final int MOST_BYTES = 1 << 28;
    private static final int STD_WIDTH = 8;
    private static final int STD_DETECTORS = 2;
    private static final int STD_RECORD = 80;
    private static final int ESD_WIDTH = 16;

    private final Path file;
    private final Context context;
    private final List<String> comments = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();
    private GsasBank bank;
    private int bankLine;
    private int line;
    private int points;
    private double[] x;
    private double[] y;
    /** Uncertainties, or for STD the numbers of detectors. */
    private double[] extra;
    private int[] lines;

    GsasReader(Path file, Context context) {
        this.file = file;
        this.context = context;
    }

    List<Pattern> read() throws LoadException {
        List<String> texts = new String(PackedText.bytes(file, MOST_BYTES), StandardCharsets.ISO_8859_1).lines()
                .toList();
        for (String text : texts) {
            line++;
            take(text);
        }
        finish();
        if (patterns.isEmpty()) {
            throw LoadException.at(file, "", "no line BANK of GSAS", "check the type of the file");
        }
        if (patterns.size() == 1) {
            return patterns;
        }
        List<Pattern> numbered = new ArrayList<>();
        for (Pattern p : patterns) {
            numbered.add(new Pattern(file, numbered.size() + 1, p.twoThetaDegrees(), p.intensity(), p.errors(),
                    p.counts(), p.facts()));
        }
        return numbered;
    }

    private void take(String text) throws LoadException {
        boolean blank = text.isBlank() || text.strip().equals("\u001a");
        if (text.startsWith("TIME_MAP")) {
            throw LoadException.at(file, String.valueOf(line), "a map of times of flight (TIME_MAP); only constant"
                    + " steps of 2theta are read");
        } else if (text.startsWith("BANK")) {
            finish();
            bank = GsasBank.of(file, line, text);
            bankLine = line;
            points = 0;
            x = new double[64];
            y = new double[64];
            extra = new double[64];
            lines = new int[64];
        } else if (!blank && (text.startsWith("#") || bank == null)) {
            comments.add(text.strip());
        } else if (!blank && !text.startsWith("Monitor")) {
            switch (bank.form()) {
                case FXYE, FXY -> free(text);
                case ESD -> pairs(text);
                case STD -> counts(text);
            }
        }
    }

    private void free(String text) throws LoadException {
        String[] words = text.strip().split("[\\s,]+");
        int wanted = bank.form() == GsasBank.Form.FXYE ? 3 : 2;
        if (words.length < wanted) {
            throw LoadException.at(file, String.valueOf(line), wanted + " numbers expected, found '" + shortened(text)
                    + "'");
        }
        add(hundredth(words[0]), number(words[1]), wanted == 3 ? number(words[2]) : 0);
    }

    /** Degrees out of hundredths, with the nearest double to the decimal number: 201.4 is 2.014. */
    private double hundredth(String word) throws LoadException {
        double hundredths = number(word);
        boolean plain = word.chars().noneMatch(Character::isLetter);
        return plain ? number(word + "e-2") : hundredths / 100;
    }

    private void pairs(String text) throws LoadException {
        for (int at = 0; at + ESD_WIDTH / 2 < text.stripTrailing().length(); at += ESD_WIDTH) {
            add(onGrid(), number(field(text, at, at + ESD_WIDTH / 2)),
                    number(field(text, at + ESD_WIDTH / 2, at + ESD_WIDTH)));
        }
    }

    private void counts(String text) throws LoadException {
        int end = Math.min(text.stripTrailing().length(), STD_RECORD);
        for (int at = 0; at < end; at += STD_WIDTH) {
            String detectors = field(text, at, at + STD_DETECTORS);
            double n = detectors.isEmpty() ? 1 : number(detectors);
            if (!(n >= 0)) {
                throw LoadException.at(file, String.valueOf(line), detectors + " is no number of detectors");
            }
            add(onGrid(), number(field(text, at + STD_DETECTORS, at + STD_WIDTH)), Math.max(n, 1));
        }
    }

    private double onGrid() {
        return (bank.start() + points * bank.step()) / 100;
    }

    private static String field(String text, int from, int to) {
        return text.substring(Math.min(from, text.length()), Math.min(to, text.length())).strip();
    }

    private double number(String word) throws LoadException {
        byte[] bytes = word.getBytes(StandardCharsets.ISO_8859_1);
        double value = NumberText.parse(bytes, 0, bytes.length, '.');
        if (NumberText.isNone(value)) {
            throw LoadException.at(file, String.valueOf(line), "a number expected, found '" + shortened(word) + "'");
        }
        return value;
    }

    private void add(double angle, double intensity, double other) throws LoadException {
        if (!(Math.abs(angle) <= 180) || points > 0 && angle <= x[points - 1]) {
            throw LoadException.at(file, String.valueOf(line), !(Math.abs(angle) <= 180)
                    ? angle + " degrees is no angle 2theta; angles are in hundredths of a degree here"
                    : "2theta " + angle + " after " + x[points - 1] + "; the angles must ascend");
        }
        if (points == x.length) {
            x = Arrays.copyOf(x, 2 * points);
            y = Arrays.copyOf(y, 2 * points);
            extra = Arrays.copyOf(extra, 2 * points);
            lines = Arrays.copyOf(lines, 2 * points);
        }
        x[points] = angle;
        y[points] = intensity;
        extra[points] = other;
        lines[points++] = line;
    }

    /** Ends the bank that is being read. */
    private void finish() throws LoadException {
        if (bank == null) {
            return;
        }
        if (points == 0) {
            throw LoadException.at(file, String.valueOf(bankLine), "no points behind BANK");
        }
        int padded = switch (bank.form()) {
            case STD -> STD_RECORD / STD_WIDTH;
            case ESD -> STD_RECORD / ESD_WIDTH;
            case FXY, FXYE -> 0;
        };
        if (points > bank.points() && points - bank.points() < padded) {
            // the last record is filled up with zeros
            points = Math.max(1, (int) bank.points());
        }
        if (points != bank.points()) {
            context.warn(file.getFileName() + ":" + bankLine, "BANK says " + bank.points() + " points, there are "
                    + points);
        }
        double[] values = Arrays.copyOf(y, points);
        double[] others = Arrays.copyOf(extra, points);
        Optional<double[]> errors = errors(values, others);
        // one detector a point, whole values, no other uncertainty: these are counts
        boolean counts = bank.form() == GsasBank.Form.STD ? errors.isEmpty()
                : errors.isPresent() && Uncertainties.areOfCounts(values, errors.get());
        patterns.add(new Pattern(file, 0, Arrays.copyOf(x, points), values, errors, counts, facts()));
    }

    private Optional<double[]> errors(double[] values, double[] others) throws LoadException {
        switch (bank.form()) {
            case FXYE, ESD :
                return Optional.of(Uncertainties.checked(file, values, others, i -> String.valueOf(lines[i]), context));
            case STD :
                boolean plain = Arrays.stream(others).allMatch(n -> n == 1)
                        && Arrays.stream(values).allMatch(v -> v >= 0 && v == Math.rint(v));
                double[] errors = new double[points];
                for (int i = 0; i < points; i++) {
                    // the mean of n detectors
                    errors[i] = values[i] > 0 ? Math.sqrt(values[i] / others[i]) : Double.NaN;
                }
                return plain ? Optional.empty() : Optional.of(errors);
            default :
                return Optional.empty();
        }
    }

    private PatternFacts facts() {
        PatternHeader header = PatternHeader.of(comments);
        Map<String, String> metadata = new LinkedHashMap<>();
        if (!comments.isEmpty() && !comments.getFirst().startsWith("#")) {
            metadata.put("title", comments.getFirst());
        }
        metadata.put("records", "GSAS " + bank.form().name().toUpperCase(Locale.ROOT));
        header.metadata().forEach(metadata::putIfAbsent);
        return new PatternFacts(header.exposure(), header.wavelength(), Optional.empty(), header.corrections(),
                Optional.empty(), metadata);
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
