// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.january.DatasetException;
import org.eclipse.january.dataset.DatasetUtils;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.ILazyDataset;
import org.eclipse.january.dataset.Slice;
import org.operando.api.Axis;
import org.operando.api.Clock;
import org.operando.api.Column;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.OperationException;
import org.operando.api.Signal;
import org.operando.api.Table;

/**
 * Powder patterns on one grid of 2theta, one after the other: what loaders and integration give, and what peak fits and
 * refinements work on. One pattern alone is a series of one.
 *
 * @param intensity {@code [frame][two_theta]}; the last axis is 2theta in degrees, ascending; unit {@code counts} only
 *            where the values are known to be counts; NaN where there is no value; errors are one standard uncertainty
 * @param frames one row a pattern, with the columns of {@link Columns}; the rows ascend in time when times are known,
 *            else in number
 * @param times what the times in {@code frames} count from
 * @param numbered whether {@link Columns#NUMBER} is the patterns' own number; else it is their place in the series
 * @param clock what the study says of the patterns' clock
 * @param wavelength angstrom, when study or files say it
 * @param corrections what was done to the intensities before, in words; a later step must not do it again
 * @param done the same for later steps, which must not do it again; empty when nobody said it
 */
public record PatternSeries(Signal intensity, Table frames, TimeScale times, boolean numbered, Optional<Clock> clock,
        @In("angstrom") @Doc("Wavelength of the radiation.") Optional<Double> wavelength, String corrections,
        @Doc("Which corrections the intensities have; empty when nobody said it.") Optional<Corrections> done) {
    /** What the times of a series count from. */
    public enum TimeScale {
        /** No times are known. */
        UNKNOWN,
        /** Seconds since 1970-01-01T00:00 of a clock on local time whose zone is not known. */
        LOCAL_TIME,
        /** Seconds since 1970-01-01T00:00 UTC. */
        UTC,
        /** Seconds since the beginning of the cell's record, or of the series when there is no cell. */
        RECORD
    }

    /** Names of the columns of {@link PatternSeries#frames}. */
    public static final class Columns {
        /** Name of the file or scan. */
        public static final String NAME = "name";
        /** Number of the pattern. */
        public static final String NUMBER = "number";
        /** Beginning of the exposure, s; NaN when not known. */
        public static final String START = "start";
        /** Middle of the exposure, s; NaN when not known. */
        public static final String MIDDLE = "middle";
        /** End of the exposure, s; NaN when not known. */
        public static final String END = "end";
        /** Exposure, s; NaN when not known. */
        public static final String EXPOSURE = "exposure";
        /** Voltage of the cell at the middle, V; only after {@code powder.series} with a cell. */
        public static final String VOLTAGE = "voltage";
        /** Current of the cell at the middle, A; likewise. */
        public static final String CURRENT = "current";
        /** Charge passed since the beginning of the cell's step, Ah; likewise. */
        public static final String CAPACITY = "capacity";
        /** 1 where the cell's record has no value for the middle: a gap, a change of step, outside. */
        public static final String IN_GAP = "in_gap";
        /** 1 where the pattern holds nothing; its intensities are NaN. Only after {@code powder.series}. */
        public static final String LEFT_OUT = "left_out";

        private Columns() {
        }
    }

    /** When nobody said which corrections the intensities have. */
    public PatternSeries(Signal intensity, Table frames, TimeScale times, boolean numbered, Optional<Clock> clock,
            Optional<Double> wavelength, String corrections) {
        this(intensity, frames, times, numbered, clock, wavelength, corrections, Optional.empty());
    }

    public PatternSeries {
        int[] shape = intensity.shape();
        if (shape.length != 2 || shape[0] != frames.rows()) {
            throw new IllegalArgumentException(
                    "intensity of shape " + Arrays.toString(shape) + " for " + frames.rows() + " frames");
        }
    }

    /** Number of patterns. */
    public int size() {
        return frames.rows();
    }

    /** The grid, degrees 2theta, ascending; do not write into it. */
    public double[] twoThetaDegrees() {
        return intensity.axes().getLast().values();
    }

    /** Whether the intensities are counts. */
    public boolean isCounts() {
        return intensity.unit().name().equals("counts");
    }

    /**
     * Intensities of some patterns between two grid points, {@code [(frame - first) * (to - from) + i - from]}; a new
     * array.
     */
    public double[] intensities(int first, int last, int from, int to) throws OperationException {
        return slice(intensity.data(), first, last, from, to);
    }

    /** Standard uncertainties likewise; empty when the series has none. */
    public Optional<double[]> errors(int first, int last, int from, int to) throws OperationException {
        return intensity.errors().isPresent()
                ? Optional.of(slice(intensity.errors().get(), first, last, from, to)) : Optional.empty();
    }

    private static double[] slice(ILazyDataset data, int first, int last, int from, int to) throws OperationException {
        try {
            // a slice, not a view: the array of a view is the whole base array
            DoubleDataset part = DatasetUtils.cast(DoubleDataset.class,
                    data.getSlice(new Slice(first, last), new Slice(from, to)));
            return part.getData().clone();
        } catch (DatasetException e) {
            throw new OperationException("the intensities of patterns " + first + " to " + (last - 1)
                    + " cannot be read",
                    "", "check that the files are still there", e);
        }
    }

    /** Numbers of the patterns, in their order. */
    public long[] numbers() {
        return Arrays.stream(frames.column(Columns.NUMBER).doubles()).mapToLong(n -> (long) n).toArray();
    }

    /** The row of the pattern of this number. */
    public int row(long number) throws OperationException {
        long[] numbers = numbers();
        for (int row = 0; row < numbers.length; row++) {
            if (numbers[row] == number) {
                return row;
            }
        }
        throw new OperationException("the series has no pattern " + number, "",
                "its " + numbers.length + " patterns are numbered otherwise");
    }

    /** One pattern alone, as a series of one; only its values are read. */
    public PatternSeries alone(int row) throws OperationException {
        return rows(row);
    }

    /** Some patterns as a series of their own; only their values are read. */
    public PatternSeries rows(int... rows) throws OperationException {
        int points = twoThetaDegrees().length;
        Axis frame = intensity.axes().getFirst();
        Axis of = Axis.of(frame.name(), frame.unit().name(),
                Arrays.stream(rows).mapToDouble(i -> frame.values()[i]).toArray());
        Axis angle = intensity.axes().getLast();
        double[] y = new double[rows.length * points];
        double[] errors = new double[intensity.errors().isPresent() ? y.length : 0];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(intensities(rows[i], rows[i] + 1, 0, points), 0, y, i * points, points);
            if (errors.length > 0) {
                System.arraycopy(errors(rows[i], rows[i] + 1, 0, points).orElseThrow(), 0, errors, i * points, points);
            }
        }
        String unit = intensity.unit().name();
        Signal signal = errors.length > 0 ? Signal.of(y, errors, unit, of, angle) : Signal.of(y, unit, of, angle);
        return new PatternSeries(signal, rows(frames, rows), times, numbered, clock, wavelength, corrections, done);
    }

    /** One row of a table of frames alone. */
    public static Table alone(Table frames, int row) {
        return rows(frames, row);
    }

    private static Table rows(Table frames, int... rows) {
        return new Table(frames.columns().stream().map(c -> rows(c, rows)).toList());
    }

    private static Column rows(Column column, int[] rows) {
        return switch (column.values()) {
            case long[] v -> Column.of(column.name(), Arrays.stream(rows).mapToLong(i -> v[i]).toArray());
            case String[] v -> Column.of(column.name(), Arrays.stream(rows).mapToObj(i -> v[i]).toArray(String[]::new));
            default -> Column.of(column.name(), column.unit().name(),
                    Arrays.stream(rows).mapToDouble(i -> column.doubles()[i]).toArray());
        };
    }

    /** Index range {from, to} of the grid points within the limits, both included; may be empty. */
    public int[] window(double fromDegrees, double toDegrees) {
        double[] x = twoThetaDegrees();
        int from = 0;
        while (from < x.length && x[from] < fromDegrees) {
            from++;
        }
        int to = from;
        while (to < x.length && x[to] <= toDegrees) {
            to++;
        }
        return new int[] {from, to};
    }

    /** The wavelength, angstrom, where something cannot go without. */
    public double requireWavelength() throws OperationException {
        return wavelength.orElseThrow(() -> new OperationException("no wavelength in the study or in the files", "",
                "write wavelength: 0.4520 angstrom (your value) under the measurement; where 2theta is enough, "
                        + "write anglesOnly: true under powder.series"));
    }
}
