// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

/** Which reflections of a lattice are there. */
interface ReflectionCondition {
    /** Whether the reflection hkl is not systematically absent. */
    boolean allows(int h, int k, int l);

    /** The conditions of the calibrants that are known by name. */
    enum Named implements ReflectionCondition {
        /** All reflections. */
        PRIMITIVE {
            @Override
            public boolean allows(int h, int k, int l) {
                return true;
            }
        },
        /** h, k and l all even or all odd. */
        FACE_CENTRED {
            @Override
            public boolean allows(int h, int k, int l) {
                return (h + k) % 2 == 0 && (k + l) % 2 == 0;
            }
        },
        /** Face-centred; the even ones with h + k + l = 4n: atoms in 8a of F d -3 m alone. */
        DIAMOND {
            @Override
            public boolean allows(int h, int k, int l) {
                return FACE_CENTRED.allows(h, k, l) && (h % 2 != 0 || (h + k + l) % 4 == 0);
            }
        },
        /** Corundum, R -3 c on hexagonal axes: -h + k + l = 3n; l = 2n where h = 0, k = 0 or h = -k. */
        CORUNDUM {
            @Override
            public boolean allows(int h, int k, int l) {
                return (-h + k + l) % 3 == 0 && (l % 2 == 0 || h != 0 && k != 0 && h != -k);
            }
        }
    }
}
