// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Atomic weights of the elements that are found in electrodes: IUPAC's table of 2021, abridged to five digits. */
final class AtomicWeight {
    private static final String TABLE = "H 1.008 Li 6.94 B 10.81 C 12.011 N 14.007 O 15.999 F 18.998 Na 22.990 Mg 24.305 "
            + "Al 26.982 Si 28.085 P 30.974 S 32.06 Cl 35.45 K 39.098 Ca 40.078 Sc 44.956 Ti 47.867 V 50.942 Cr 51.996 "
            + "Mn 54.938 Fe 55.845 Co 58.933 Ni 58.693 Cu 63.546 Zn 65.38 Ga 69.723 Ge 72.630 As 74.922 Se 78.971 "
            + "Br 79.904 Rb 85.468 Sr 87.62 Y 88.906 Zr 91.224 Nb 92.906 Mo 95.95 Ru 101.07 Rh 102.91 Pd 106.42 "
            + "Ag 107.87 Cd 112.41 In 114.82 Sn 118.71 Sb 121.76 Te 127.60 I 126.90 Cs 132.91 Ba 137.33 La 138.91 "
            + "Ce 140.12 Hf 178.49 Ta 180.95 W 183.84 Re 186.21 Ir 192.22 Pt 195.08 Au 196.97 Pb 207.2 Bi 208.98";
    private static final Map<String, Double> WEIGHTS = new HashMap<>();
    /** Half the range that the table gives for natural and commercial lithium, as a rectangle: 0.06 over root 3. */
    private static final double LITHIUM = 0.06 / Math.sqrt(3);

    static {
        String[] words = TABLE.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            WEIGHTS.put(words[i], Double.parseDouble(words[i + 1]));
        }
    }

    private AtomicWeight() {
    }

    /** g/mol; empty for what is no element of the table. */
    static Optional<Double> of(String symbol) {
        return Optional.ofNullable(WEIGHTS.get(symbol));
    }

    /** Standard uncertainty, g/mol, where it matters: lithium's depends on where it comes from. */
    static double uncertainty(String symbol) {
        return symbol.equals("Li") ? LITHIUM : 0;
    }
}
