// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Unit;
import org.operando.echem.EchemMeasurement;

/**
 * Values of an electrode: 0 coating with foil or active mass or loading, 1 foil mass, 2 area, 3 thickness, 4 foil
 * thickness, then the densities.
 * @param known estimates, mg, cm2, um, g/cm3
 * @param uncertainties theirs
 * @param parts mass fraction of each component
 * @param start what value 0 is
 */
record ElectrodeValues(double[] known, double[] uncertainties, double[] parts, Start start) {
    static final String ORIGIN = "weighings, sizes and densities";
    private static final int DENSITIES = 5;

    /** What the mass is taken from. */
    enum Start {
        /** Weighing of the electrode less that of foil. */
        WEIGHED,
        /** Active mass of the cell. */
        MASS,
        /** Loading. */
        LOADING
    }

    static ElectrodeValues of(ElectrodeOperation.Inputs inputs, ElectrodeOperation.Parameters p)
            throws OperationException {
        List<Double> values = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        Optional<Quantity> area = p.area().or(() -> inputs.measurement().flatMap(EchemMeasurement::area));
        Optional<Quantity> mass = inputs.measurement().flatMap(EchemMeasurement::mass);
        Start start = p.weighings().isPresent() ? Start.WEIGHED : p.loading().isPresent() ? Start.LOADING : Start.MASS;
        if (start != Start.LOADING && area.isEmpty() || start == Start.MASS && mass.isEmpty()) {
            throw new OperationException(start == Start.WEIGHED ? "the area of the electrode is not known"
                    : "neither weighings nor loading nor mass and area of the cell are known", "area",
                    "write area: 1.54 cm2, loading: 4.0(1) mg/cm2, or weighings: [...] and foilWeighings: [...] (your "
                            + "values)");
        }
        if (start == Start.WEIGHED) {
            add(values, errors, weighed(p.weighings().get(), p, "weighings", false));
            add(values, errors, weighed(p.foilWeighings().orElse(List.of()), p, "foilWeighings", true));
            if (!(values.get(0) > values.get(1))) {
                throw new OperationException("the electrode, " + Quantity.of(values.get(0), "mg")
                        + ", is not heavier than its foil, " + Quantity.of(values.get(1), "mg"), "weighings",
                        "check which list is which");
            }
        } else {
            Quantity given = start == Start.LOADING ? p.loading().get().to(Unit.of("mg/cm2"))
                    : mass.get().to(Unit.of("mg"));
            if (!(given.value() > 0)) {
                throw new OperationException("loading and mass must be above 0: " + given, "loading", "");
            }
            add(values, errors, given);
            add(values, errors, Quantity.of(0, "mg"));
        }
        Quantity size = area.map(a -> a.to(Unit.of("cm2"))).orElse(Quantity.of(Double.NaN, "cm2"));
        if (size.value() <= 0) {
            throw new OperationException("the area must be above 0: " + size, "area", "");
        }
        add(values, errors, size);
        add(values, errors, p.thickness().to(Unit.of("um")));
        add(values, errors, p.foil().to(Unit.of("um")));
        double sum = p.components().stream().mapToDouble(ElectrodeOperation.Component::parts).sum();
        p.components().forEach(c -> add(values, errors, c.density().to(Unit.of("g/cm3"))));
        return new ElectrodeValues(doubles(values), doubles(errors),
                p.components().stream().mapToDouble(c -> c.parts() / sum).toArray(), start);
    }

    private static void add(List<Double> values, List<Double> errors, Quantity quantity) {
        values.add(quantity.value());
        errors.add(quantity.uncertainty());
    }

    private static double[] doubles(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Mean of weighings. Bare discs are others than the one below the coating: their scatter counts whole, and that of
     * their mean besides.
     */
    private static Quantity weighed(List<Double> list, ElectrodeOperation.Parameters p, String name, boolean others)
            throws OperationException {
        int n = list.size();
        if (n == 0) {
            throw new OperationException("there are no weighings in '" + name + "'", name,
                    "give at least one; without a foil write 0 mg");
        }
        double mean = list.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares = list.stream().mapToDouble(w -> (w - mean) * (w - mean)).sum();
        double scatter = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
        double single = Math.max(scatter, p.balance().orElse(0.0));
        double uncertainty = others ? single * Math.sqrt(1 + 1.0 / n) : single / Math.sqrt(n);
        return uncertainty > 0 ? Quantity.of(mean, uncertainty, "mg") : Quantity.of(mean, "mg");
    }

    /** A function of the values with its uncertainty; sizes and densities are systematic. */
    Quantity quantity(ToDoubleFunction<ElectrodeValues> f, String unit) {
        boolean[] systematic = new boolean[known.length];
        for (int i = 2; i < systematic.length; i++) {
            systematic[i] = true;
        }
        return new Propagation(known, uncertainties, systematic)
                .of(moved -> f.applyAsDouble(new ElectrodeValues(moved, uncertainties, parts, start)), unit, ORIGIN);
    }

    boolean hasArea() {
        return Double.isFinite(known[2]);
    }

    /** mg. */
    double activeMass() {
        return switch (start) {
            case WEIGHED -> (known[0] - known[1]) * parts[0];
            case MASS -> known[0];
            case LOADING -> known[0] * known[2];
        };
    }

    /** Active mass over area, mg/cm2. */
    double loading() {
        return start == Start.LOADING ? known[0] : activeMass() / known[2];
    }

    /** um. */
    double coating() {
        return known[3] - known[4];
    }

    /** Thickness that a component would have alone, um: mg/cm2 over g/cm3 is 10 um. */
    private double layer(int component) {
        return 10 * loading() / parts[0] * parts[component] / known[DENSITIES + component];
    }

    /** um. */
    double solid() {
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += layer(i);
        }
        return sum;
    }

    double share(int component) {
        return layer(component) / coating();
    }

    double porosity() {
        return 1 - solid() / coating();
    }
}
