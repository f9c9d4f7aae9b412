// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit of measurement with an exact factor to SI.
 *
 * <p>Names are products and quotients of atoms with prefixes and whole-number exponents, as a scientist types them:
 * {@code mAh/g}, {@code 1/angstrom}, {@code mg/cm2}, {@code m^2/s}, {@code ohm m}. Aliases: {@code Å}, {@code Ang} for
 * angstrom, {@code °} for deg, {@code °C} for degC, {@code µ} (both code points) for u, {@code Ω} for ohm.
 *
 * @param name the name, with aliases replaced
 * @param factor SI value of one of this unit, exact but for angles in degrees
 * @param offset added to a number before the factor is applied; not 0 for degC only
 * @param dimension exponents of the base dimensions, e.g. {@code "L-1"}; equal for units that convert into each other
 */
public record Unit(String name, BigDecimal factor, BigDecimal offset, String dimension) {
    /** Digits kept in a ratio of two factors: far more than a double has, so that one rounding happens. */
    private static final MathContext EXACT = new MathContext(60);

    private static final Map<String, Unit> KNOWN = new ConcurrentHashMap<>();

    /** No unit: the number itself. */
    public static final Unit ONE = of("1");

    public Unit {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(dimension, "dimension");
    }

    /**
     * The unit of this name.
     * @throws IllegalArgumentException when the name is not understood; the message says which part of it
     */
    public static Unit of(String name) {
        Unit known = KNOWN.get(name);
        if (known == null) {
            known = UnitName.parse(name);
            KNOWN.putIfAbsent(name, known);
        }
        return known;
    }

    /** Whether numbers in this unit can be given in the other. */
    public boolean isConvertibleTo(Unit other) {
        return dimension.equals(other.dimension);
    }

    /**
     * The number in another unit of the same dimension, rounded once: {@code 45.20 pm} and {@code 0.4520 angstrom} give
     * the same double.
     */
    public double to(Unit target, BigDecimal value) {
        requireConvertible(target);
        if (equals(target)) {
            return value.doubleValue();
        }
        return value.add(offset).multiply(factor).divide(target.factor, EXACT).subtract(target.offset).doubleValue();
    }

    /** As {@link #to(Unit, BigDecimal)}; NaN and infinities stay what they are. */
    public double to(Unit target, double value) {
        if (!Double.isFinite(value) || equals(target)) {
            requireConvertible(target);
            return value;
        }
        return to(target, new BigDecimal(value));
    }

    /** What a difference in this unit is multiplied by to be in the other. */
    public double ratio(Unit target) {
        requireConvertible(target);
        return factor.divide(target.factor, EXACT).doubleValue();
    }

    private void requireConvertible(Unit target) {
        if (!isConvertibleTo(target)) {
            throw new IllegalArgumentException("'" + name + "' is not a unit like '" + target.name + "'");
        }
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }

    /** Reads names of units. */
    private static final class UnitName {
        private static final BigDecimal PI = new BigDecimal(
                "3.14159265358979323846264338327950288419716939937510582097");
        private static final Map<String, Unit> ATOMS = new TreeMap<>();
        private static final Map<String, Integer> PREFIXES = Map.ofEntries(Map.entry("f", -15), Map.entry("p", -12),
                Map.entry("n", -9), Map.entry("u", -6), Map.entry("m", -3), Map.entry("c", -2), Map.entry("k", 3),
                Map.entry("M", 6), Map.entry("G", 9));

        static {
            atom("m", "1", "L1");
            atom("angstrom", "1e-10", "L1");
            atom("g", "1e-3", "M1");
            atom("s", "1", "T1");
            atom("min", "60", "T1");
            atom("h", "3600", "T1");
            atom("d", "86400", "T1");
            atom("Hz", "1", "T-1");
            atom("A", "1", "I1");
            atom("C", "1", "I1 T1");
            atom("Ah", "3600", "I1 T1");
            atom("V", "1", "I-1 L2 M1 T-3");
            atom("ohm", "1", "I-2 L2 M1 T-3");
            atom("S", "1", "I2 L-2 M-1 T3");
            atom("W", "1", "L2 M1 T-3");
            atom("J", "1", "L2 M1 T-2");
            atom("Wh", "3600", "L2 M1 T-2");
            atom("eV", "1.602176634e-19", "L2 M1 T-2");
            atom("K", "1", "K1");
            atom("Pa", "1", "L-1 M1 T-2");
            atom("bar", "1e5", "L-1 M1 T-2");
            atom("L", "1e-3", "L3");
            atom("mol", "1", "N1");
            atom("rad", "1", "angle1");
            ATOMS.put("deg", new Unit("deg", PI.divide(BigDecimal.valueOf(180), EXACT), BigDecimal.ZERO, "angle1"));
            ATOMS.put("degC", new Unit("degC", BigDecimal.ONE, new BigDecimal("273.15"), "K1"));
            atom("counts", "1", "counts1");
            atom("pixel", "1", "pixel1");
            atom("arbitrary", "1", "arbitrary1");
            atom("%", "0.01", "");
            atom("1", "1", "");
        }

        private UnitName() {
        }

        private static void atom(String name, String factor, String dimension) {
            ATOMS.put(name, new Unit(name, new BigDecimal(factor), BigDecimal.ZERO, dimension));
        }

        static Unit parse(String written) {
            String name = written.strip().replace('\u00b5', 'u').replace('\u03bc', 'u').replace("\u212b", "angstrom")
                    .replace("\u00c5", "angstrom").replace("\u00b0C", "degC").replace("\u00b0", "deg")
                    .replace("\u03a9", "ohm").replace("\u2126", "ohm").replace('\u00b7', ' ').replace("**", "^")
                    .replace('*', ' ').replace("arb. units", "arbitrary").replace("a.u.", "arbitrary");
            name = name.replaceAll("\\bAng(strom)?\\b", "angstrom").replaceAll("\\b[pP]ixels?\\b", "pixel")
                    .replaceAll("\\b[cC]ounts?\\b", "counts").replaceAll("\\bdegrees?\\b", "deg")
                    .replaceAll("\\bpercent\\b", "%").replaceAll("\\s+", " ").replace(" / ", "/");
            if (name.isEmpty()) {
                return ATOMS.get("1");
            }
            if (ATOMS.containsKey(name)) {
                return ATOMS.get(name);
            }
            BigDecimal factor = BigDecimal.ONE;
            Map<String, Integer> exponents = new TreeMap<>();
            String[] quotient = name.split("/", -1);
            for (int i = 0; i < quotient.length; i++) {
                for (String piece : quotient[i].strip().split(" ")) {
                    Matcher m = Pattern.compile("(1|%|[A-Za-z]+)\\^?(-?[0-9])?")
                            .matcher(piece);
                    if (!m.matches()) {
                        throw unknown(written, piece);
                    }
                    int power = (m.group(2) == null ? 1 : Integer.parseInt(m.group(2))) * (i == 0 ? 1 : -1);
                    Unit base = prefixed(m.group(1), written);
                    factor = power < 0 ? factor.divide(base.factor.pow(-power), EXACT)
                            : factor.multiply(base.factor.pow(power));
                    addExponents(exponents, base.dimension, power);
                }
            }
            return new Unit(name, factor.stripTrailingZeros(), BigDecimal.ZERO, dimension(exponents));
        }

        private static Unit prefixed(String atom, String written) {
            Unit whole = ATOMS.get(atom);
            if (whole != null) {
                return whole;
            }
            Integer exponent = PREFIXES.get(atom.substring(0, 1));
            Unit rest = ATOMS.get(atom.substring(1));
            if (exponent == null || rest == null || rest.name.equals("1") || rest.offset.signum() != 0) {
                throw unknown(written, atom);
            }
            return new Unit(atom, rest.factor.scaleByPowerOfTen(exponent), BigDecimal.ZERO, rest.dimension);
        }

        private static IllegalArgumentException unknown(String written, String piece) {
            String hint = piece.equals(written.strip()) ? "" : " ('" + piece + "')";
            return new IllegalArgumentException("unknown unit '" + written + "'" + hint);
        }

        private static void addExponents(Map<String, Integer> exponents, String dimension, int power) {
            if (dimension.isEmpty()) {
                return;
            }
            for (String part : dimension.split(" ")) {
                String base = part.replaceAll("[-0-9]+$", "");
                exponents.merge(base, power * Integer.parseInt(part.substring(base.length())), Integer::sum);
            }
        }

        private static String dimension(Map<String, Integer> exponents) {
            StringBuilder text = new StringBuilder();
            exponents.forEach((base, n) -> text.append(n == 0 ? "" : (text.isEmpty() ? "" : " ") + base + n));
            return text.toString();
        }
    }
}
