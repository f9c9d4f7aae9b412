// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Range;
import org.operando.api.Reference;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.api.Version;

/** Sizes of particles by number and by volume, and the mean radius with its uncertainty. */
@Version(1)
@Reference(authors = {"Efron, B.", "Tibshirani, R. J."}, title = "An Introduction to the Bootstrap",
        publisher = "Chapman and Hall", year = 1993, doi = "10.1007/978-1-4899-4541-9",
        about = "uncertainties of means and quantiles by drawing again")
@Methods("Diameters of particles (measure: {measure}) were weighted by number and by volume (d^3). Means, standard "
        + "deviations and D10, D50, D90 have uncertainties from 500 draws with replacement; that of the scale is "
        + "systematic. The radius is half of the mean by {weighting}.")
@Doc("Mean, standard deviation and D10, D50, D90 of particles by number and by volume; their mean radius for GITT.")
public final class SizesOperation
        implements Operation<SizesOperation.Inputs, SizesOperation.Parameters, SizesOperation.Outputs> {
    private static final int DRAWS = 500;
    private static final int FEW = 30;
    /** Volume in the three largest particles that is told, as a part. */
    private static final double HEAVY = 0.3;
    private static final Unit MICROMETRE = Unit.of("um");

    /** What is taken as a particle's diameter. */
    public enum Measure {
        /** The column of diameters. */
        DIAMETER,
        /** Diameter of the circle of equal area. */
        AREA,
        /** Largest caliper. */
        FERET,
        /** Smallest caliper. */
        MIN_FERET,
        /** Root of the product of both axes of the fitted ellipse. */
        ELLIPSE,
        /** A line drawn across the particle. */
        LENGTH
    }

    /** What a particle counts by. */
    public enum Weighting {
        /** Each particle alike. */
        NUMBER,
        /** By its diameter to the third power. */
        VOLUME
    }

    /**
     * The particles.
     * @param sizes what a loader read
     */
    public record Inputs(@Label("Particles") @Doc("Table of particles.") SizeTable sizes) {
    }

    /**
     * How.
     * @param scale length of one unit of the table
     * @param measure what is a diameter
     * @param weighting what the radius is the mean by
     * @param smallest smaller particles are left out, um
     * @param largest larger ones likewise
     * @param source where the images come from
     */
    public record Parameters(
            @In("um") @Label("Scale") @Doc("Length of one unit of the table: 1 um where the image was calibrated in micrometres, the size of a pixel, "
                    + "e.g. 12.5(1) nm, where it was not. Needed where the table has no units.") Optional<Quantity> scale,
            @Label("Measure") @Doc("What is taken as a particle's diameter. Left out: the column of diameters, else the area, else the largest "
                    + "caliper, else the length.") Optional<Measure> measure,
            @Default("number") @Label("Weighting") @Doc("What the radius is the mean by: number, or volume, which the charge is stored in.") Weighting weighting,
            @In("um") @Range(
                    min = 0) @Label("Smallest") @Doc("Smaller diameters are left out: noise of the threshold.") Optional<Double> smallest,
            @In("um") @Range(
                    min = 0) @Label("Largest") @Doc("Larger diameters are left out: particles that touch.") Optional<Double> largest,
            @Default("SEM") @Label("Source") @Doc("Where the images come from, for the source of the radius.") String source) {
        public Parameters {
            if (smallest.isPresent() && largest.isPresent() && !(largest.get() > smallest.get())) {
                throw new InvalidParameter("largest", "must be above 'smallest' = " + smallest.get() + " um");
            }
            if (scale.isPresent() && !(scale.get().value() > 0)) {
                throw new InvalidParameter("scale", "must be above 0: " + scale.get());
            }
        }

        /** A scale, all else by default. */
        public static Parameters of(Quantity scale) {
            return new Parameters(Optional.of(scale), Optional.empty(), Weighting.NUMBER, Optional.empty(),
                    Optional.empty(), "SEM");
        }
    }

    /**
     * What came out.
     * @param statistics one row a weighting
     * @param histogram shares by number and volume
     * @param count particles counted
     * @param radius half the mean diameter
     * @param measure what is a diameter
     * @param study what to write under the sample
     */
    public record Outputs(
            @Label("Statistics") @Doc("Mean, standard deviation, D10, D50 and D90 of the diameter by number and by volume.") Table statistics,
            @Label("Histogram") @Doc("Shares by number and volume between two diameters.") Table histogram,
            @Label("Particles") @Doc("Particles counted.") int count,
            @Label("Radius") @Doc("Half of the mean diameter, with the uncertainty of the mean; the spread stands in the statistics.") Quantity radius,
            @Label("Measure") @Doc("What was taken as a diameter.") Measure measure,
            @Label("For the study") @Doc("The radius as the study takes it, to be written under the sample.") Table study) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        Table particles = inputs.sizes().particles();
        Measure measure = p.measure().orElseGet(() -> first(particles));
        double[] sorted = diameters(particles, measure, p, context);
        int n = sorted.length;
        double scale = p.scale().filter(s -> !hasUnit(particles, measure))
                .map(s -> s.uncertainty() / s.value()).filter(Double::isFinite).orElse(0.0);
        double[][][] errors = new double[2][][];
        SizeStatistics[] found = {SizeStatistics.of(sorted, 0), SizeStatistics.of(sorted, 3)};
        double[][] deviations = draws(sorted, context);
        for (int k = 0; k < 2; k++) {
            errors[k] = new double[][] {new double[5], new double[5]};
            for (int q = 0; q < 5; q++) {
                errors[k][1][q] = scale * found[k].values()[q];
                errors[k][0][q] = Math.hypot(deviations[k][q], errors[k][1][q]);
            }
        }
        warn(sorted, context);
        Table statistics = statistics(found, errors);
        Quantity mean = statistics.column("mean").quantity(p.weighting() == Weighting.NUMBER ? 0 : 1);
        String source = p.source() + ", " + n + " particles";
        Quantity radius = new Quantity(mean.value() / 2, mean.uncertainty() / 2, MICROMETRE, source,
                mean.systematic() / 2);
        return new Outputs(statistics, histogram(sorted), n, radius, measure,
                StudyQuantity.lines("sample", StudyQuantity.text("radius", radius,
                        source + ", mean by " + p.weighting().name().toLowerCase(Locale.ROOT))));
    }

    private static Measure first(Table particles) {
        return particles.find("diameter").isPresent() ? Measure.DIAMETER
                : particles.find("area").isPresent() ? Measure.AREA
                        : particles.find("feret").isPresent() ? Measure.FERET : Measure.LENGTH;
    }

    private static String column(Measure measure) {
        return switch (measure) {
            case DIAMETER -> "diameter";
            case AREA -> "area";
            case FERET -> "feret";
            case MIN_FERET -> "minferet";
            case ELLIPSE -> "major";
            case LENGTH -> "length";
        };
    }

    private static boolean hasUnit(Table particles, Measure measure) {
        return particles.find(column(measure)).filter(c -> !c.unit().name().equals("1")).isPresent();
    }

    /** In um, ascending. */
    private static double[] diameters(Table particles, Measure measure, Parameters p, Context context)
            throws OperationException {
        Column values = required(particles, column(measure));
        double factor = hasUnit(particles, measure) ? 1
                : p.scale().map(s -> s.to(MICROMETRE).value()).orElseThrow(() -> new OperationException(
                        "the table states no unit of length, and ImageJ writes none", "scale",
                        "write scale: 1 um for an image calibrated in micrometres, else the size of a pixel, e.g. "
                                + "scale: 12.5(1) nm"));
        double[] raw = values.doubles();
        double[] minor = measure == Measure.ELLIPSE ? required(particles, "minor").doubles() : raw;
        Unit unit = values.unit();
        double[] all = new double[raw.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = switch (measure) {
                case AREA -> 2 * Math.sqrt((hasUnit(particles, measure) ? unit.to(Unit.of("um2"), raw[i])
                        : raw[i] * factor * factor) / Math.PI);
                case ELLIPSE -> Math.sqrt(raw[i] * minor[i]) * (hasUnit(particles, measure) ? unit.ratio(MICROMETRE)
                        : factor);
                default -> hasUnit(particles, measure) ? unit.to(MICROMETRE, raw[i]) : raw[i] * factor;
            };
        }
        double[] kept = Arrays.stream(all).filter(d -> d > 0 && d >= p.smallest().orElse(0.0)
                && d <= p.largest().orElse(Double.POSITIVE_INFINITY)).sorted().toArray();
        if (kept.length < 2) {
            throw new OperationException(kept.length + " of " + all.length + " particles are left", "smallest",
                    "two at least are needed: check scale, smallest and largest");
        }
        if (kept.length < all.length) {
            context.warn("particles", all.length - kept.length + " of " + all.length
                    + " particles are without a size or outside the limits; they are not counted");
        }
        return kept;
    }

    private static Column required(Table particles, String name) throws OperationException {
        return particles.find(name).orElseThrow(() -> new OperationException("the table has no column '" + name + "'",
                "measure", "there are " + String.join(", ", particles.columns().stream().map(Column::name).toList())));
    }

    /** Standard deviations of the five numbers by both weightings over samples drawn again. */
    private static double[][] draws(double[] sorted, Context context) {
        SplittableRandom random = new SplittableRandom(context.seed());
        int n = sorted.length;
        double[][] sum = new double[2][5];
        double[][] squares = new double[2][5];
        double[][] centre = {SizeStatistics.of(sorted, 0).values(), SizeStatistics.of(sorted, 3).values()};
        for (int draw = 0; draw < DRAWS; draw++) {
            context.check();
            double[] sample = new double[n];
            for (int i = 0; i < n; i++) {
                sample[i] = sorted[random.nextInt(n)];
            }
            Arrays.sort(sample);
            for (int k = 0; k < 2; k++) {
                double[] values = SizeStatistics.of(sample, 3 * k).values();
                for (int q = 0; q < 5; q++) {
                    double d = values[q] - centre[k][q];
                    sum[k][q] += d / DRAWS;
                    squares[k][q] += d * d / DRAWS;
                }
            }
        }
        for (int k = 0; k < 2; k++) {
            for (int q = 0; q < 5; q++) {
                squares[k][q] = Math.sqrt(Math.max(0, squares[k][q] - sum[k][q] * sum[k][q]));
            }
        }
        return squares;
    }

    private static void warn(double[] sorted, Context context) {
        int n = sorted.length;
        if (n < FEW) {
            context.warn("particles", n + " particles are few: the uncertainties are rough themselves");
        }
        double all = Arrays.stream(sorted).map(d -> d * d * d).sum();
        double top = Arrays.stream(sorted).skip(Math.max(0, n - 3)).map(d -> d * d * d).sum();
        if (n > 10 && top > HEAVY * all) {
            context.warn("particles",
                    String.format(Locale.ROOT, "the three largest particles hold %.0f %% of the volume:"
                            + " what is weighted by volume rests on them; do they touch others?", 100 * top / all));
        }
    }

    private static Table statistics(SizeStatistics[] found, double[][][] errors) {
        String[] names = {"mean", "standard_deviation", "d10", "d50", "d90"};
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("weighting", new String[] {"number", "volume"}));
        for (int q = 0; q < names.length; q++) {
            columns.add(Column.of(names[q], "um", new double[] {found[0].values()[q], found[1].values()[q]},
                    new double[] {errors[0][0][q], errors[1][0][q]})
                    .withSystematic(new double[] {errors[0][1][q], errors[1][1][q]})
                    .withOrigin("particles drawn again, and scale"));
        }
        return new Table(columns);
    }

    /** Bins by the rule of Freedman and Diaconis, 5 to 40 of them. */
    private static Table histogram(double[] sorted) {
        int n = sorted.length;
        double range = sorted[n - 1] - sorted[0];
        double width = 2 * (sorted[3 * n / 4] - sorted[n / 4]) / Math.cbrt(n);
        int bins = (int) Math.max(5, Math.min(40, width > 0 ? Math.ceil(range / width) : 5));
        double step = range > 0 ? range / bins : Math.max(1e-9, sorted[0] * 0.1) / bins;
        double[][] values = new double[4][bins];
        double volume = Arrays.stream(sorted).map(d -> d * d * d).sum();
        for (int b = 0; b < bins; b++) {
            values[0][b] = sorted[0] + b * step;
            values[1][b] = sorted[0] + (b + 1) * step;
        }
        for (double d : sorted) {
            int b = Math.min(bins - 1, (int) ((d - sorted[0]) / step));
            values[2][b] += 100.0 / n;
            values[3][b] += 100 * d * d * d / volume;
        }
        return Table.of(Column.of("from", "um", values[0]), Column.of("to", "um", values[1]),
                Column.of("number", "%", values[2]), Column.of("volume", "%", values[3]));
    }
}
