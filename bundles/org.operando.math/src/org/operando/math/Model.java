// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

/** A model to be fitted: calculated values and their derivatives as functions of parameters. Arrays only. */
public interface Model {
    /**
     * The calculated values.
     * @param parameters not to be written
     * @param values gets one value a data point
     */
    void values(double[] parameters, double[] values);

    /**
     * The calculated values and the Jacobian.
     * @param parameters not to be written
     * @param values gets one value a data point
     * @param jacobian {@code jacobian[k][i]} gets d value i / d parameter k
     */
    void valuesAndJacobian(double[] parameters, double[] values, double[][] jacobian);
}
