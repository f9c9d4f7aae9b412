// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.math.PeakShape;
import org.operando.powder.Bragg;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/**
 * Makes the outputs of a series of fits.
 * @param count parameters of a fit
 * @param numbers a row a pattern: parameters, uncertainties, reduced chi^2
 * @param flags what is to be known of each fit
 */
record PeakTable(PatternSeries patterns, PeakOperation.Parameters p, List<PeakShape.ShapeParameter> shapes, int count,
        double[] numbers, String[] flags) {
    /** Origin of the uncertainties of a fit. */
    private static final String FIT = "fit covariance";

    private double[] column(int k) {
        double[] values = new double[flags.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[i * (2 * count + 1) + k];
        }
        return values;
    }

    private Column parameter(String name, String unit, int k) {
        return Column.of(name, unit, column(k), column(count + k)).withOrigin(FIT);
    }

    PeakOperation.Outputs outputs() {
        Table frames = patterns.frames();
        String intensity = patterns.intensity().unit().name();
        List<Column> columns = new ArrayList<>();
        columns.add(frames.column(Columns.NUMBER));
        columns.add(Column.of("time", "s", frames.doubles(Columns.MIDDLE)));
        frames.find(Columns.VOLTAGE).ifPresent(columns::add);
        columns.add(parameter("area", intensity + " deg", 0));
        columns.add(parameter("position", "deg", 1));
        columns.add(parameter("fwhm", "deg", 2));
        for (int k = 0; k < shapes.size(); k++) {
            columns.add(parameter(shapes.get(k).name(), "1", 3 + k));
        }
        columns.add(parameter("background", intensity, 3 + shapes.size()));
        if (p.background().terms() > 1) {
            columns.add(parameter("background_slope", intensity + "/deg", 4 + shapes.size()));
        }
        patterns.wavelength().ifPresent(wavelength -> columns.add(spacing(wavelength)));
        columns.add(Column.of("chi2_r", "1", column(2 * count)));
        columns.add(Column.of("flag", flags));
        Quantity position = mean(parameter("position", "deg", 1));
        Quantity fwhm = mean(parameter("fwhm", "deg", 2));
        Optional<Quantity> spacing = patterns.wavelength().map(w -> mean(spacing(w)));
        return new PeakOperation.Outputs(p.name(), p.shape(), new Table(columns), position, fwhm, spacing);
    }

    private Column spacing(double wavelength) {
        double[] position = column(1);
        double[] error = column(count + 1);
        double[] d = new double[position.length];
        double[] dError = new double[position.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = Bragg.dSpacing(position[i], wavelength);
            dError[i] = Bragg.dSpacingError(position[i], error[i], wavelength);
        }
        return Column.of("d_spacing", "angstrom", d, dError).withOrigin(FIT + " at the stated wavelength");
    }

    /**
     * Mean over the patterns with a fit, and their standard deviation as its uncertainty; of a single fit its own
     * uncertainty.
     */
    private static Quantity mean(Column column) {
        double[] values = column.doubles();
        String unit = column.unit().name();
        double sum = 0;
        int n = 0;
        int fitted = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                sum += values[i];
                n++;
                fitted = i;
            }
        }
        if (n == 0) {
            return Quantity.of(Double.NaN, unit);
        }
        if (n == 1) {
            return Quantity.of(sum, column.uncertainties()[fitted], unit, column.origin());
        }
        double mean = sum / n;
        double squares = 0;
        for (double v : values) {
            squares += Double.isFinite(v) ? (v - mean) * (v - mean) : 0;
        }
        return Quantity.of(mean, Math.sqrt(squares / (n - 1)), unit, "standard deviation of " + n + " patterns");
    }
}
