// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PearsonVIITest {
    @Test
    void exponentOneIsTheLorentzProfile() {
        double[] x = {-3, -0.2, 0, 0.1, 7};
        double[] pearson = new double[5];
        double[] lorentz = new double[5];
        new PearsonVII().profile(x, 0, 5, 0.03, 0.4, new double[] {1}, pearson);
        new Lorentz().profile(x, 0, 5, 0.03, 0.4, new double[0], lorentz);
        for (int i = 0; i < 5; i++) {
            assertEquals(lorentz[i], pearson[i], 1e-13 * lorentz[i]);
        }
    }
}
