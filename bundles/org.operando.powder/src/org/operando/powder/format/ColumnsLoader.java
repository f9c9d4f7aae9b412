// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
 * uncertainty. XY, XYE, CHI, DAT and CSV files, plain or packed with gzip, one pattern each; all files of a
 * measurement together are a series.
 *
 * <p>Intensities are counts only when the study says so, or when the uncertainties show it throughout (square roots, or
 * those of means of counts). A wavelength is taken from a header that gives it with its unit, never from the name of an
 * anode.
 */
@Version(value = 3, references = {"XY and XYE column text", "Fit2D CHI", "pyFAI integration output"})
@Doc("Powder patterns as two or three columns of text: 2theta, intensity, uncertainty (XY, XYE, CHI,"
        + " DAT, CSV; also .gz). The first column may be Q when the header says so and the wavelength is known.")
public final class ColumnsLoader implements Loader<PowderMeasurement, PatternSeries> {
    @Override
    public Recognition recognise(FileHead file) {
        FileHead head = PackedText.head(file);
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
            String place = head.path() + ":";
            String line = e.where().startsWith(place) ? "line " + e.where().substring(place.length()) + ": " : "";
            return Recognition.no("no columns of numbers: " + line + e.what());
        }
        PatternHeader header = PatternHeader.of(text.header());
        Optional<Fault> fault = fault(text, header);
        if (fault.isPresent()) {
            return Recognition.no(fault.get().inWords());
        }
        String columns = text.columns().length + " columns of numbers, the first ascending";
        AbscissaTitle title = AbscissaTitle.of(text.header(), text.names());
        if (title.kind().isQ()) {
            return Recognition.yes(0.9, "header that names " + title.words() + ", " + columns);
        }
        columns += " within 180 degrees";
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
        AbscissaTitle title = AbscissaTitle.of(text.header(), text.names());
        if (title.kind() == AbscissaTitle.Kind.OTHER) {
            return Optional.of(new Fault("", "the abscissa is not 2theta but '" + title.words() + "'"));
        }
        double[] x = text.columns()[0];
        boolean isQ = title.kind().isQ();
        for (int i = 0; i < x.length; i++) {
            // a Q has no bound before the wavelength is known
            if (isQ ? !(x[i] >= 0) : !(Math.abs(title.degrees(x[i], 0)) <= 180)) {
                return Optional.of(new Fault(line(text, i), x[i] + (isQ ? " is no Q" : " is no angle 2theta in "
                        + (title.kind() == AbscissaTitle.Kind.RADIANS ? "radians" : "degrees"))));
            }
            if (i > 0 && x[i] <= x[i - 1]) {
                return Optional.of(new Fault(line(text, i), (isQ ? "Q " : "2theta ") + x[i] + " after " + x[i - 1]
                        + (isQ ? "; the values must ascend" : "; the angles must ascend")));
            }
        }
        return Optional.empty();
    }

    @Override
    public Loaded<PatternSeries> load(List<Path> files, PowderMeasurement measurement, Context context)
            throws LoadException {
        return PatternFiles.load(files, (file, study, c) -> List.of(read(file, study, c)), measurement, context);
    }

    private static Pattern read(Path file, PowderMeasurement measurement, Context context) throws LoadException {
        ColumnText text = PackedText.columns(file);
        PatternHeader header = PatternHeader.of(text.header());
        Optional<Fault> fault = fault(text, header);
        if (fault.isPresent()) {
            throw LoadException.at(file, fault.get().line(), fault.get().what());
        }
        Optional<double[]> errors = text.columns().length > 2 ? Optional.of(Uncertainties
                .checked(file, text.columns()[1], text.columns()[2], i -> line(text, i), context))
                : Optional.empty();
        for (Warning w : text.warnings()) {
            context.warn(w.where(), w.what());
        }
        if (text.names().stream().anyMatch(n -> n.equalsIgnoreCase("theta"))) {
            context.warn(file.getFileName().toString(), "the file calls its angle 'theta'; it is taken as 2theta");
        }
        double[] y = text.columns()[1];
        boolean counts = header.saysCounts() || errors.isPresent() && Uncertainties.areOfCounts(y, errors.get());
        return new Pattern(file, 0, angles(file, text, measurement.wavelength().or(header::wavelength)), y, errors,
                counts, new PatternFacts(header.exposure(), header.wavelength(), Optional.empty(), header.corrections(),
                        Optional.empty(), header.metadata()));
    }

    /** 2theta in degrees, from whatever the first column is. */
    private static double[] angles(Path file, ColumnText text, Optional<Double> wavelength) throws LoadException {
        AbscissaTitle title = AbscissaTitle.of(text.header(), text.names());
        if (title.kind() == AbscissaTitle.Kind.DEGREES) {
            return text.columns()[0];
        }
        if (title.kind().isQ() && wavelength.isEmpty()) {
            throw LoadException.at(file, "", "its abscissa is " + title.words()
                    + ", and without the wavelength there is no angle 2theta to it",
                    "write wavelength: 0.4520 angstrom (your value) under the measurement");
        }
        double[] x = text.columns()[0].clone();
        for (int i = 0; i < x.length; i++) {
            double angle = title.degrees(x[i], wavelength.orElse(Double.NaN));
            if (!(Math.abs(angle) <= 180)) {
                throw LoadException.at(file, line(text, i), title.words() + ": " + x[i]
                        + " is beyond 4 pi/wavelength at " + wavelength.get() + " angstrom",
                        "check the wavelength of the study and the unit of Q in the file");
            }
            x[i] = angle;
        }
        return x;
    }
}
