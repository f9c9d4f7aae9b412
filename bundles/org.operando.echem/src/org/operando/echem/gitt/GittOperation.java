// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
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
import org.operando.echem.EchemMeasurement;

/**
 * Diffusion coefficients of Li by galvanostatic intermittent titration: pulses are found by themselves, and each gets
 * the coefficient by the published equation, by a fit of sqrt t and t, and by a fit of the exact solution for a sphere
 * to pulse and rest, with what speaks against them.
 *
 * <p>Uncertainties: {@code (s_D/D)^2 = 4 ((s_r/r)^2 + (s_dE/dE)^2 + (s_b/b)^2)} for the first two; the fit's own and
 * {@code 2 s_r/r} for the third. The part of the radius is systematic: it is the same for all pulses.
 */
@Version(3)
@Reference(authors = {"Weppner, W.", "Huggins, R. A."},
        title = "Determination of the kinetic parameters of mixed-conducting electrodes and application to the system Li3Sb",
        journal = "J. Electrochem. Soc.", volume = "124", pages = "1569-1578", year = 1977,
        doi = "10.1149/1.2133112", about = "titration")
@Reference(authors = {"Carslaw, H. S.", "Jaeger, J. C."}, title = "Conduction of Heat in Solids, 2nd edition",
        publisher = "Clarendon Press, Oxford", year = 1959, about = "sphere with constant flux, section 9.7")
@Methods("Diffusion coefficients were calculated from each pulse of the titration by D = 4/(9 pi) ((r/tau) dE_s / "
        + "(dE/d sqrt t))^2 with a line in sqrt t over {slopeFrom} < t < {slopeTo} (clipped to the pulse), by the same equation with "
        + "the initial slope of a fit of sqrt t and t over 1 < sqrt(t/s) < 10, and by a least-squares fit of the exact "
        + "solution for a sphere with constant flux to pulse and rest, the equilibrium potential being a cubic through "
        + "the four neighbouring ones. Equilibrium potentials are means of the last 300 s of the rests.")
@Doc("Diffusion coefficient of each pulse of a titration by three methods, equilibrium potentials, resistances, and what speaks against each.")
public final class GittOperation
        implements Operation<GittOperation.Inputs, GittOperation.Parameters, GittOperation.Outputs> {
    private static final int NAMED = 8;

    /**
     * The titration.
     * @param cell its log
     * @param measurement what the study says of it: the particle radius, the active mass
     */
    public record Inputs(@Label("Cell record") @Doc("Log of the titration.") CellRecord cell,
            @Label("Measurement") @Doc("What the study says of the log: particle radius and nominal capacity.") Optional<EchemMeasurement> measurement) {
    }

    /**
     * How to evaluate it.
     * @param radius particle radius, um
     * @param slopeFrom beginning of the window of the published equation, s after the beginning of the pulse
     * @param slopeTo its end
     */
    public record Parameters(
            @In("um") @Label("Particle radius") @Doc("Mean radius of the particles. Without it the study's.") Optional<Quantity> radius,
            @In("s") @Default("100 s") @Range(min = 0,
                    max = 1e7) @Label("Slope from") @Doc("Beginning of the window of the published equation, after that of the pulse.") double slopeFrom,
            @In("s") @Default("400 s") @Range(min = 0.01,
                    max = 1e7) @Label("Slope to") @Doc("End of that window; clipped to the pulse.") double slopeTo) {
        public Parameters {
            if (!(slopeFrom < slopeTo)) {
                throw new InvalidParameter("slopeTo", "must be above 'slopeFrom' = " + slopeFrom + " s");
            }
        }
    }

    /**
     * What came out.
     * @param pulses one row a pulse
     * @param curves potential of each pulse and its rest with the fits, thinned
     * @param radius particle radius that was taken
     * @param diffusionCoefficient median of the sphere fits that nothing speaks against but the length of the pulse
     */
    public record Outputs(
            @Label("Pulses") @Doc("Times, potentials, slopes, diffusion coefficients by three methods, resistances and marks by pulse.") Table pulses,
            @Label("Curves") @Doc("Potential of each pulse and rest with line, parabola and sphere fit.") Table curves,
            @Label("Particle radius") @Doc("The radius that was taken.") Quantity radius,
            @Label("Diffusion coefficient") @Doc("Median of the sphere fits of valid pulses.") Quantity diffusionCoefficient) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        Quantity radius = radius(p.radius(), inputs.measurement());
        Titration titration = Titration.of(inputs.cell(), context);
        Table records = titration.cell().records();
        GittKernel kernel = new GittKernel(records.doubles(Columns.TIME), records.doubles(Columns.CURRENT),
                records.doubles(Columns.VOLTAGE), radius.value() * 1e-6, Math.sqrt(p.slopeFrom()),
                Math.sqrt(p.slopeTo()));
        List<Pulse> pulses = titration.pulses();
        if (pulses.isEmpty()) {
            throw new OperationException("there is no current pulse that follows a rest", "cell",
                    "a titration alternates pulses and rests; look at the log with echem.timeSeries");
        }
        List<RestEnd> rests = kernel.rests(pulses);
        GittKernel.Result[] results = new GittKernel.Result[pulses.size()];
        context.parallel(results.length, k -> {
            results[k] = kernel.result(pulses, rests, k);
            context.progress(k + 1L, results.length, "pulses");
        });
        warn(pulses, results, context);
        GittTables tables = new GittTables(titration.cell(), inputs.measurement(), results, radius);
        return new Outputs(tables.pulses(), tables.curves(), radius, tables.median());
    }

    /** The particle radius, um: the step's, else the study's. */
    static Quantity radius(Optional<Quantity> own, Optional<EchemMeasurement> measurement) throws OperationException {
        return own.or(() -> measurement.flatMap(EchemMeasurement::radius))
                .orElseThrow(() -> new OperationException("the particle radius is not known", "radius",
                        "give the sample's 'radius' in the study, e.g. radius: 2.0(4) um, or the step's"))
                .to(Unit.of("um"));
    }

    /** Numbers of pulses, the first few by name. */
    private static String numbers(List<Pulse> pulses, Predicate<Pulse> which) {
        int[] numbers = IntStream.range(0, pulses.size()).filter(k -> which.test(pulses.get(k))).map(k -> k + 1)
                .toArray();
        String first = Arrays.stream(numbers).limit(NAMED).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return numbers.length > NAMED ? first + " and " + (numbers.length - NAMED) + " more" : first;
    }

    private static void warnOfSilence(List<Pulse> pulses, Context context) {
        String within = numbers(pulses, p -> p.silence().within() > 0);
        if (!within.isEmpty()) {
            context.warn("pulses", "the log has a gap within pulse " + within
                    + ", or its clock jumped: not valid, and no charge is counted over it");
        }
        String before = numbers(pulses, p -> p.silence().before() > 0);
        if (!before.isEmpty()) {
            context.warn("pulses", "the log has a gap before pulse " + before
                    + ", or its clock jumped: the current is taken to begin after it");
        }
        String after = numbers(pulses, p -> p.silence().after() > 0);
        if (!after.isEmpty()) {
            context.warn("pulses", "the log has a gap in the rest after pulse " + after + ", or its clock jumped");
        }
        String unsure = numbers(pulses, p -> p.silence().unsure() > 0);
        if (!unsure.isEmpty()) {
            context.warn("pulses", "the last record before pulse " + unsure + " is long before the first with current, "
                    + "and no time of the step says when that began: taken one interval before its first record");
        }
    }

    private static void warn(List<Pulse> pulses, GittKernel.Result[] results, Context context) {
        String cut = numbers(pulses, p -> !p.hasRest());
        if (!cut.isEmpty()) {
            context.warn("pulses", "no rest after pulse " + cut + ": no coefficient there");
        }
        warnOfSilence(pulses, context);
        double[] durations = pulses.stream().mapToDouble(Pulse::duration).sorted().toArray();
        double median = durations[durations.length / 2];
        long odd = Arrays.stream(durations).filter(d -> Math.abs(d - median) > 0.02 * median).count();
        if (odd > 0) {
            context.warn("pulses", String.format(Locale.ROOT,
                    "%d of %d are not as long as the others (%.0f s); each is evaluated with its own length", odd,
                    results.length, median));
        }
        long invalid = Arrays.stream(results)
                .filter(r -> r.marks().stream().anyMatch(m -> m.startsWith("not valid"))).count();
        if (invalid > 0) {
            context.warn("window", invalid + " of " + results.length
                    + " pulses have fewer than 10 points or a span below 3 s^0.5 in the window: not valid there");
        }
    }
}
