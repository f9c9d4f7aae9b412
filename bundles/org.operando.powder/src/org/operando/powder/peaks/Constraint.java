// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.Optional;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Quantity;

/**
 * What is known of a peak's parameter beforehand. Parameters: {@code area}, {@code position}, {@code fwhm} and those of
 * the shape ({@code eta}, {@code asymmetry}, {@code m}, {@code lorentz_part}). Positions and widths have the unit
 * degree, areas are numbers in the patterns' intensity times degree, the others are numbers.
 */
public sealed interface Constraint {
    /** The peak it is about. */
    String peak();

    /** The parameter it is about. */
    String parameter();

    /**
     * A value that is not refined.
     * @param peak name of the peak
     * @param parameter name of the parameter
     * @param at the value
     */
    record Fixed(@Label("Peak") @Doc("Name of the peak.") String peak,
            @Label("Parameter") @Doc("area, position, fwhm or a parameter of the shape.") String parameter,
            @Label("At") @Doc("The value, e.g. 0.05 deg.") Quantity at) implements Constraint {
    }

    /**
     * A fixed distance to the same parameter of another peak.
     * @param peak name of the peak
     * @param to name of the other
     * @param by value of the peak minus that of the other
     * @param parameter name of the parameter
     */
    record Difference(@Label("Peak") @Doc("Name of the peak.") String peak,
            @Label("To") @Doc("Name of the other peak.") String to,
            @Label("By") @Doc("Value of the peak minus that of the other.") Quantity by,
            @Label("Parameter") @Doc("area, position, fwhm or a parameter of the shape.") @Default("position") String parameter)
            implements Constraint {
    }

    /**
     * A fixed multiple of the same parameter of another peak.
     * @param peak name of the peak
     * @param to name of the other
     * @param by value of the peak over that of the other
     * @param parameter name of the parameter
     */
    record Ratio(@Label("Peak") @Doc("Name of the peak.") String peak,
            @Label("To") @Doc("Name of the other peak.") String to,
            @Label("By") @Doc("Value of the peak over that of the other.") double by,
            @Label("Parameter") @Doc("area, position, fwhm or a parameter of the shape.") @Default("area") String parameter)
            implements Constraint {
        public Ratio {
            if (!(Math.abs(by) > 0) || Double.isInfinite(by)) {
                throw new InvalidParameter("by", "must be a number other than 0");
            }
        }
    }

    /**
     * Limits.
     * @param peak name of the peak
     * @param parameter name of the parameter
     * @param from lowest value
     * @param to highest value
     */
    record Bounds(@Label("Peak") @Doc("Name of the peak.") String peak,
            @Label("Parameter") @Doc("area, position, fwhm or a parameter of the shape.") String parameter,
            @Label("From") @Doc("Lowest value.") Optional<Quantity> from,
            @Label("To") @Doc("Highest value.") Optional<Quantity> to) implements Constraint {
    }
}
