// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.api.Version;
import org.operando.api.Warning;
import org.operando.io.text.ColumnText;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;

/**
 * Powder patterns as columns of text: 2theta in degrees, intensity and, when there is a third, its standard
 * uncertainty. XY, XYE, CHI, DAT and CSV files, one pattern each; all files of a measurement together are a series.
 *
 * <p>Intensities are counts only when the study says so, or when the uncertainties show it throughout (square roots, or
 * those of means of counts). A wavelength is taken from a header that gives it with its unit, never from the name of an
 * anode.
 */
@Version(value = 2, references = {"XY and XYE column text", "Fit2D CHI", "pyFAI integration output"})
@Doc("Powder patterns as two or three columns of text: 2theta, intensity, uncertainty (XY, XYE, CHI, DAT, CSV).")
public final class ColumnsLoader implements Loader<PowderMeasurement, PatternSeries> {
    /** Readings that a point may be the mean of. */
    private static final int MOST_READINGS = 16;

    @Override
    public Recognition recognise(FileHead head) {
        byte[] bytes = head.first();
        if (head.size() > bytes.length) {
            // the last line is cut
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            bytes = Arrays.copyOf(bytes, end);
        }
        ColumnText text;
        try {
            text = ColumnText.parse(head.path(), bytes);
        } catch (LoadException e) {
            String file = head.path() + ":";
            String line = e.where().startsWith(file) ? "line " + e.where().substring(file.length()) + ": " : "";
            return Recognition.no("no columns of numbers: " + line + e.what());
        }
        PatternHeader header = PatternHeader.of(text.header());
        Optional<Fault> fault = fault(text, header);
        if (fault.isPresent()) {
            return Recognition.no(fault.get().inWords());
        }
        String columns = text.columns().length + " columns of numbers, the first ascending within 180 degrees";
        if (header.sign().isPresent()) {
            return Recognition.yes(0.95, header.sign().get() + ", " + columns);
        }
        boolean usual = List.of(".xy", ".xye", ".chi", ".dat").stream().anyMatch(head::hasEnding);
        return Recognition.yes(usual ? 0.7 : 0.3, columns + (usual ? ""
                : ", but nothing says that they are a pattern"));
    }

    /**
     * What is wrong with columns.
     * @param line number of the line; empty when it is the whole file
     */
    private record Fault(String line, String what) {
        String inWords() {
            return line.isEmpty() ? what : "line " + line + ": " + what;
        }
    }

    private static String line(ColumnText text, int row) {
        return String.valueOf(text.lines()[row]);
    }

    /** Why the columns are no pattern; empty when they may be one. */
    private static Optional<Fault> fault(ColumnText text, PatternHeader header) {
        int columns = text.columns().length;
        if (header.isGsas()) {
            return Optional.of(new Fault("", "GSAS records (a BANK line); their angles are in hundredths of a degree"));
        }
        if (columns < 2 || columns > 3) {
            return Optional.of(new Fault("", columns + (columns == 1 ? " column" : " columns")
                    + " of numbers; two or three are expected: 2theta, intensity, uncertainty"));
        }
        if (header.otherAbscissa().isPresent()) {
            return Optional.of(new Fault("", "the abscissa is not 2theta but '" + header.otherAbscissa().get() + "'"));
        }
        double[] x = text.columns()[0];
        for (int i = 0; i < x.length; i++) {
            if (!(Math.abs(x[i]) <= 180)) {
                return Optional.of(new Fault(line(text, i), x[i] + " is no angle 2theta in degrees"));
            }
            if (i > 0 && x[i] <= x[i - 1]) {
                return Optional.of(new Fault(line(text, i), "2theta " + x[i] + " after " + x[i - 1]
                        + "; the angles must ascend"));
            }
        }
        return Optional.empty();
    }

    @Override
    public Loaded<PatternSeries> load(List<Path> files, PowderMeasurement measurement, Context context)
            throws LoadException {
        if (files.isEmpty()) {
            throw new LoadException("no files", "files", "name the patterns of the measurement", null);
        }
        List<Pattern> patterns = new ArrayList<>();
        List<LoadException> bad = new ArrayList<>();
        for (Path file : files) {
            context.progress(patterns.size() + bad.size(), files.size(), "files");
            try {
                patterns.add(read(file, context));
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
        return new PatternStack(patterns, files, measurement, context).series();
    }

    private static Pattern read(Path file, Context context) throws LoadException {
        ColumnText text = ColumnText.read(file);
        PatternHeader header = PatternHeader.of(text.header());
        Optional<Fault> fault = fault(text, header);
        if (fault.isPresent()) {
            throw LoadException.at(file, fault.get().line(), fault.get().what());
        }
        Optional<double[]> errors = text.columns().length > 2 ? Optional.of(errors(file, text, context))
                : Optional.empty();
        for (Warning w : text.warnings()) {
            context.warn(w.where(), w.what());
        }
        if (text.names().stream().anyMatch(n -> n.equalsIgnoreCase("theta"))) {
            context.warn(file.getFileName().toString(), "the file calls its angle 'theta'; it is taken as 2theta");
        }
        double[] y = text.columns()[1];
        boolean counts = errors.isPresent() && areCounts(y, errors.get());
        return new Pattern(file, text.columns()[0], y, errors, counts, header.exposure(), header.wavelength(),
                header.metadata());
    }

    private static boolean zerosAreOfZeros(ColumnText text) {
        double[] y = text.columns()[1];
        double[] errors = text.columns()[2];
        return IntStream.range(0, y.length).noneMatch(i -> errors[i] == 0 && y[i] != 0);
    }

    /** Uncertainties; 0 means that there is none, but where values are counts: there 0 counts have one of 1 count. */
    private static double[] errors(Path file, ColumnText text, Context context) throws LoadException {
        int zeros = 0;
        double[] errors = text.columns()[2].clone();
        for (int i = 0; i < errors.length; i++) {
            if (errors[i] < 0) {
                throw LoadException.at(file, line(text, i), "the third column, " + errors[i]
                        + ", is no uncertainty", "leave columns out that are something else");
            }
            if (errors[i] == 0) {
                errors[i] = Double.NaN;
                zeros++;
            }
        }
        // points without counts have an uncertainty of 0 in many files: that is not worth a word
        if (zeros > 0 && zeros < errors.length && !zerosAreOfZeros(text)) {
            context.warn(file.getFileName().toString(), zeros + (zeros == 1 ? " point has" : " points have")
                    + " an uncertainty of 0, which is none; fits leave them out");
        }
        return errors;
    }

    /**
     * Whether the uncertainties show that the values are counts, or means of counts where detector modules overlap: the
     * mean of n readings with N counts in all is N/n with the uncertainty sqrt(N)/n, so value/uncertainty^2 is the
     * whole number n, and n times the value is whole too.
     */
    private static boolean areCounts(double[] y, double[] errors) {
        int compared = 0;
        for (int i = 0; i < y.length; i++) {
            if (Double.isNaN(y[i]) || Double.isNaN(errors[i]) || y[i] == 0) {
                continue;
            }
            double readings = y[i] / (errors[i] * errors[i]);
            double n = Math.rint(readings);
            double total = n * y[i];
            // usual files have six digits of the uncertainty and two decimals of the value at least
            if (!(n >= 1 && n <= MOST_READINGS && Math.abs(readings - n) < 1e-4 * n)
                    || Math.abs(total - Math.rint(total)) > 1e-2 * n) {
                return false;
            }
            compared++;
        }
        return compared > 0;
    }
}
