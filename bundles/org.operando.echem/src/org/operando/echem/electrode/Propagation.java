// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import java.util.function.ToDoubleFunction;
import org.operando.api.Quantity;
import org.operando.api.Unit;

/**
 * Law of propagation of uncertainty for a function of independent values: sums of squares of central differences over
 * half an uncertainty to either side.
 * @param values estimates
 * @param uncertainties standard uncertainties; NaN where one is not known: it counts as none
 * @param systematic whether an uncertainty is systematic
 */
record Propagation(double[] values, double[] uncertainties, boolean[] systematic) {
    Quantity of(ToDoubleFunction<double[]> f, String unit, String origin) {
        double value = f.applyAsDouble(values);
        double all = 0;
        double shared = 0;
        for (int i = 0; i < values.length; i++) {
            if (uncertainties[i] > 0) {
                double[] moved = values.clone();
                moved[i] = values[i] + uncertainties[i] / 2;
                double up = f.applyAsDouble(moved);
                moved[i] = values[i] - uncertainties[i] / 2;
                double square = (up - f.applyAsDouble(moved)) * (up - f.applyAsDouble(moved));
                all += square;
                shared += systematic[i] ? square : 0;
            }
        }
        return all > 0 ? new Quantity(value, Math.sqrt(all), Unit.of(unit), origin, Math.sqrt(Math.min(all, shared)))
                : Quantity.of(value, unit);
    }
}
