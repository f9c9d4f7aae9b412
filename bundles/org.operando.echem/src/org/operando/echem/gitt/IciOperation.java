// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.List;
import java.util.Optional;
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
import org.operando.api.Version;
import org.operando.echem.EchemMeasurement;

/**
 * Diffusion coefficients and resistances by intermittent current interruption: pauses of a few seconds in a constant
 * current are found by themselves.
 *
 * <p>Uncertainties: {@code (s_D/D)^2 = 4 ((s_r/r)^2 + (s_k/k)^2 + (s_s/s)^2)} with the slopes k against sqrt t and s
 * against the time of the current. The part of the radius is systematic: it is the same for all interruptions.
 */
@Version(1)
@Reference(authors = {"Chien, Y.-C.", "Liu, H.", "Menon, A. S.", "Brant, W. R.", "Brandell, D.", "Lacey, M. J."},
        title = "Rapid determination of solid-state diffusion coefficients in Li-based batteries via intermittent current interruption method",
        journal = "Nat. Commun.", volume = "14", pages = "2289", year = 2023, doi = "10.1038/s41467-023-37989-6",
        about = "interruption")
@Reference(authors = {"Carslaw, H. S.", "Jaeger, J. C."}, title = "Conduction of Heat in Solids, 2nd edition",
        publisher = "Clarendon Press, Oxford", year = 1959, about = "sphere with constant flux, section 9.7")
@Methods("Diffusion coefficients and resistances were calculated from interruptions of the current by D = 4/(9 pi) (r "
        + "(dE_OC/dt_I) / (dE/d sqrt t))^2, with the initial slope and the intercept of a fit of sqrt t and t to the "
        + "potential from {from} to {to} after the current stopped and the slope of the mean potential of that window "
        + "against the time that the current had flowed. The plain fit of sqrt t is given beside it.")
@Doc("Diffusion coefficient and resistance at each short interruption of the current, with what speaks against each.")
public final class IciOperation
        implements Operation<IciOperation.Inputs, IciOperation.Parameters, IciOperation.Outputs> {
    /**
     * The interrupted cycling.
     * @param cell its log
     * @param measurement what the study says of it: particle radius, nominal capacity
     */
    public record Inputs(
            @Label("Cell record") @Doc("Log of cycling with interruptions of the current.") CellRecord cell,
            @Label("Measurement") @Doc("What the study says of the log: particle radius and nominal capacity.") Optional<EchemMeasurement> measurement) {
    }

    /**
     * How to evaluate it.
     * @param radius particle radius, um
     * @param from beginning of the window after the current stopped, s
     * @param to its end
     * @param longest pauses that are longer are rests, s
     */
    public record Parameters(
            @In("um") @Label("Particle radius") @Doc("Mean radius of the particles. Without it the study's.") Optional<Quantity> radius,
            @In("s") @Default("1 s") @Range(min = 0,
                    max = 1e4) @Label("Window from") @Doc("Beginning of the window after the current stopped.") double from,
            @In("s") @Default("5 s") @Range(min = 1e-3,
                    max = 1e4) @Label("Window to") @Doc("End of that window.") double to,
            @In("s") @Default("60 s") @Range(min = 1e-3,
                    max = 1e6) @Label("Longest interruption") @Doc("A pause that is longer is a rest and is not evaluated.") double longest) {
        public Parameters {
            if (!(from < to)) {
                throw new InvalidParameter("to", "must be above 'from' = " + from + " s");
            }
        }

        /** All defaults. */
        public static Parameters defaults() {
            return new Parameters(Optional.empty(), 1, 5, 60);
        }
    }

    /**
     * What came out.
     * @param interruptions one row an interruption
     * @param curves potential after each with the two fits
     * @param radius particle radius that was taken
     * @param diffusionCoefficient median of those that nothing speaks against
     * @param resistance likewise
     */
    public record Outputs(
            @Label("Interruptions") @Doc("Potentials, slopes, diffusion coefficients, resistances and marks by interruption.") Table interruptions,
            @Label("Curves") @Doc("Potential after each interruption with both fits.") Table curves,
            @Label("Particle radius") @Doc("The radius that was taken.") Quantity radius,
            @Label("Diffusion coefficient") @Doc("Median of the valid interruptions.") Quantity diffusionCoefficient,
            @Label("Resistance") @Doc("Median of the valid interruptions.") Quantity resistance) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        Quantity radius = GittOperation.radius(p.radius(), inputs.measurement());
        Table records = inputs.cell().records();
        double[] time = records.doubles(Columns.TIME);
        List<Pulse> pulses = PulseFinder.find(time, records.doubles(Columns.CURRENT));
        List<IciKernel.Result> results = new IciKernel(time, records.doubles(Columns.VOLTAGE), radius.value() * 1e-6,
                p.from(), p.to()).results(pulses, p.longest());
        context.check();
        if (results.isEmpty()) {
            throw new OperationException(
                    "there is no interruption of the current of " + Quantity.digits(p.longest()) + " s or less",
                    "cell", pulses.isEmpty() ? "look at the log with echem.timeSeries"
                            : "give 'longest'; pauses of hours are evaluated by echem.gitt");
        }
        long few = results.stream().filter(r -> r.marks().stream().anyMatch(m -> m.startsWith("not valid"))).count();
        if (few > 0) {
            context.warn("window", few + " of " + results.size() + " interruptions have fewer than 6 records from "
                    + Quantity.digits(p.from()) + " to " + Quantity.digits(p.to())
                    + " s, or none beside them: not valid there");
        }
        IciTables tables = new IciTables(inputs.cell(), inputs.measurement(), results, radius);
        return new Outputs(tables.interruptions(), tables.curves(p.from(), p.to()), radius, tables.diffusion(),
                tables.resistance());
    }
}
