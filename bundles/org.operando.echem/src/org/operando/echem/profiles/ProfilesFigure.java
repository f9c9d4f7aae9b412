// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.profiles;

import java.util.List;
import org.operando.api.Column;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Page;
import org.operando.echem.cycles.VoltageProfilesFigure;

/** Voltage profiles against what is chosen. */
@Doc("Voltage of each cycle against capacity, state of charge, lithium content or time, coloured in their order.")
public final class ProfilesFigure implements FigureBuilder<ProfilesFigure.Inputs, ProfilesFigure.Options> {
    /** What the voltage is drawn against. */
    public enum Against {
        /** Charge passed in the half cycle, specific where the mass is known. */
        CAPACITY,
        /** Charge over that of the nominal capacity. */
        STATE_OF_CHARGE,
        /** x in LixMO2. */
        LITHIUM,
        /** Since the half cycle began. */
        TIME
    }

    /**
     * What is shown.
     * @param profiles results of echem.profiles
     */
    public record Inputs(ProfilesOperation.Outputs profiles) {
    }

    /**
     * How.
     * @param against what the voltage is drawn against
     * @param cycles numbers of the cycles to draw
     */
    public record Options(
            @Default("capacity") @Label("Against") @Doc("What the voltage is drawn against.") Against against,
            @Range(min = 0,
                    max = 1e6) @Label("Cycles") @Doc("Numbers of the cycles to draw. Without them all, or sixty evenly chosen ones of more.") List<Integer> cycles) {
    }

    @Override
    public Page build(Inputs results, Options options) throws OperationException {
        Table table = results.profiles().profiles();
        VoltageProfilesFigure.Options which = new VoltageProfilesFigure.Options(options.cycles());
        return switch (options.against()) {
            case CAPACITY -> VoltageProfilesFigure.page(table, which);
            case TIME -> {
                double[] hours = table.doubles("time");
                yield VoltageProfilesFigure.page(table, hours, AxisSpec.around("Time (h)", hours), which);
            }
            case STATE_OF_CHARGE -> {
                double[] charge = known(results, "state_of_charge").doubles();
                yield VoltageProfilesFigure.page(table, charge, AxisSpec.around("State of charge (%)", charge), which);
            }
            case LITHIUM -> {
                double[] x = known(results, "lithium").doubles();
                AxisSpec axis = AxisSpec.around("*x* in Li_{*x*}MO_{2}", x);
                // lithium leaves to the right, as capacity grows there in a charge
                yield VoltageProfilesFigure.page(table, x, AxisSpec.of(axis.label(), axis.to(), axis.from()), which);
            }
        };
    }

    private static Column known(Inputs results, String name) throws OperationException {
        return results.profiles().profiles().find(name).orElseThrow(() -> new OperationException(
                results.profiles().needs(), "against", "give them in the study or the step of echem.profiles"));
    }
}
