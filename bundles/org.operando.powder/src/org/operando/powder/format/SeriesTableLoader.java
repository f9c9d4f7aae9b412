// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * A series of patterns as one table: the first column 2theta (or Q), every further one a pattern, named in the first
 * line. Numbers in the names are those of the patterns, so that a column that is missing leaves a gap. Plain or packed
 * with gzip.
 */
@Version(value = 1, references = "CSV table: two_theta, then one column a pattern")
@Doc("A series of powder patterns as one table: 2theta (or Q, with the wavelength known), then one named column a pattern.")
public final class SeriesTableLoader implements Loader<PowderMeasurement, PatternSeries> {
    private static final int LEAST_COLUMNS = 4;
    private static final String ANGLE = "(2|two)[ _-]?(theta|th|\u03b8).*|tth.*";

    @Override
    public Recognition recognise(FileHead head) {
        byte[] bytes = PackedText.head(head).first();
        String line = titles(new String(bytes, StandardCharsets.UTF_8));
        String[] titles = line.split("[,;\\t]");
        String first = titles[0].strip().toLowerCase(Locale.ROOT).replace("\"", "");
        boolean angle = first.matches(ANGLE);
        boolean q = first.matches("q(\\W.*|_.*)?");
        if (titles.length < LEAST_COLUMNS) {
            return Recognition.no("no titles of four or more columns in the first line");
        }
        return angle || q ? Recognition.yes(0.9, "table whose first column is '" + titles[0].strip() + "', with "
                + titles.length + (line.length() == bytes.length ? " or more" : "") + " columns")
                : Recognition.no("the first of " + titles.length + " columns is '" + shortened(titles[0].strip())
                        + "', no 2theta and no Q");
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    /** The first line that is no comment. */
    private static String titles(String text) {
        return text.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).findFirst().orElse("");
    }

    @Override
    public Loaded<PatternSeries> load(List<Path> files, PowderMeasurement measurement, Context context)
            throws LoadException {
        return PatternFiles.load(files, SeriesTableLoader::read, measurement, context);
    }

    private static List<Pattern> read(Path file, PowderMeasurement measurement,
            Context context) throws LoadException {
        ColumnText text = PackedText.columns(file);
        double[][] columns = text.columns();
        if (columns.length < LEAST_COLUMNS || text.names().isEmpty()) {
            throw LoadException.at(file, "", columns.length + " columns of numbers"
                    + (text.names().isEmpty() ? " without names" : "")
                    + "; a table of patterns has named columns, 2theta"
                    + " and at least three patterns", "load files of two or three columns with powder.columns");
        }
        double[] angles = angles(file, text, measurement);
        for (Warning w : text.warnings()) {
            context.warn(w.where(), w.what());
        }
        PatternFacts facts = new PatternFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Map.of());
        List<Pattern> patterns = new ArrayList<>();
        for (int k = 1; k < columns.length; k++) {
            patterns.add(new Pattern(file, 0, angles, columns[k], Optional.empty(), false,
                    facts, Optional.of(text.names().get(k))));
        }
        return patterns;
    }

    private static double[] angles(Path file, ColumnText text, PowderMeasurement measurement) throws LoadException {
        AbscissaTitle title = AbscissaTitle.of(text.header(), text.names());
        boolean q = title.kind().isQ() || text.names().getFirst().matches("(?i)q(\\W.*|_.*)?");
        if (q && measurement.wavelength().isEmpty()) {
            throw LoadException.at(file, "", "its abscissa is Q, and without the wavelength there is no angle 2theta"
                    + " to it", "write wavelength: 0.4520 angstrom (your value) under the measurement");
        }
        AbscissaTitle kind = q && !title.kind().isQ()
                ? new AbscissaTitle(AbscissaTitle.Kind.PER_ANGSTROM, "Q, taken as 1/angstrom") : title;
        double[] x = text.columns()[0].clone();
        for (int i = 0; i < x.length; i++) {
            double angle = kind.degrees(x[i], measurement.wavelength().orElse(Double.NaN));
            if (!(Math.abs(angle) <= 180)) {
                throw LoadException.at(file, String.valueOf(text.lines()[i]), x[i] + " is no "
                        + (q ? "Q at this wavelength" : "angle 2theta in degrees"));
            }
            if (i > 0 && angle <= x[i - 1]) {
                throw LoadException.at(file, String.valueOf(text.lines()[i]), "the first column does not ascend here");
            }
            x[i] = angle;
        }
        return x;
    }
}
