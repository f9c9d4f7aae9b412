// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.lattice;

/** Which reflections a space group allows (International Tables for Crystallography A). */
public enum ReflectionRule {
    /** R-3m, hexagonal axes, obverse: -h + k + l = 3n. */
    R_3M,
    /** Fm-3m: h, k, l all even or all odd. */
    FM_3M,
    /** Im-3m: h + k + l = 2n. */
    IM_3M,
    /** Fd-3m with atoms on 8a, the structure of diamond: as Fm-3m, and h + k + l = 4n for even indices. */
    FD_3M,
    /** Pm-3m: all. */
    PM_3M,
    /** P6(3)/mmc with atoms on 2c, hexagonal close packing: l = 2n where h - k = 3n. */
    P6_3_MMC,
    /** C2/c, unique axis b: h + k = 2n, and l = 2n for h0l. */
    C2_C,
    /** C2/m, unique axis b: h + k = 2n. */
    C2_M,
    /** P4/nmm: h + k = 2n for hk0. */
    P4_NMM,
    /** P1: all. */
    P1;

    /** Whether the group allows the reflection. */
    public boolean allows(int h, int k, int l) {
        return switch (this) {
            case R_3M -> (-h + k + l) % 3 == 0;
            case FM_3M -> even(h + k) && even(k + l);
            case IM_3M -> even(h + k + l);
            case FD_3M -> even(h + k) && even(k + l) && (!even(h) || (h + k + l) % 4 == 0);
            case P6_3_MMC -> (h - k) % 3 != 0 || even(l);
            case C2_C -> even(h + k) && (k != 0 || even(l));
            case C2_M -> even(h + k);
            case P4_NMM -> l != 0 || even(h + k);
            case PM_3M, P1 -> true;
        };
    }

    /** Whether the group has hexagonal axes, so that its cell is a = b, c. */
    public boolean isHexagonal() {
        return this == R_3M || this == P6_3_MMC;
    }

    /** Whether the cell is cubic. */
    public boolean isCubic() {
        return this == FM_3M || this == IM_3M || this == FD_3M || this == PM_3M;
    }

    private static boolean even(int n) {
        return n % 2 == 0;
    }
}
