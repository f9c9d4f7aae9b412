// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.probe;

import java.util.Optional;
import org.operando.api.Quantity;
import org.operando.api.Unit;

/**
 * What a resistance and the sizes of a specimen give. Sizes are systematic parts of the uncertainty, the line through the
 * points is the statistical one.
 * @param resistivity ohm m
 * @param sheet sheet resistance, ohm, of a film
 * @param thicknessFactor F1 of a film
 * @param diameterFactor F2 of a film with a diameter
 */
record Resistivity(Quantity resistivity, Optional<Quantity> sheet, Optional<Quantity> thicknessFactor,
        Optional<Quantity> diameterFactor) {
    private static final Unit METRE = Unit.of("m");
    private static final String ORIGIN = "slope of voltage against current, and sizes";

    static Resistivity of(Quantity resistance, Specimen specimen, PelletForm form) {
        return switch (specimen) {
            case Specimen.Film film -> ofFilm(resistance, film);
            case Specimen.Pellet pellet -> ofPellet(resistance, pellet, form);
        };
    }

    private static Resistivity ofFilm(Quantity resistance, Specimen.Film film) {
        double t = film.thickness().to(METRE).value();
        double s = film.spacing().to(METRE).value();
        double f1 = ProbeFactors.thickness(t / s);
        double slope1 = ProbeFactors.thicknessSlope(t / s);
        double f2 = 1;
        double slope2 = 0;
        double relativeDiameter = 0;
        if (film.diameter().isPresent()) {
            double d = film.diameter().get().to(METRE).value();
            f2 = ProbeFactors.diameter(d / s);
            slope2 = ProbeFactors.diameterSlope(d / s);
            relativeDiameter = slope2 * relative(film.diameter().get());
        }
        double byThickness = relative(film.thickness());
        double bySpacing = relative(film.spacing());
        double sheet = Math.PI / Math.log(2) * f1 * f2;
        double shared = root((1 + slope1) * byThickness, (slope1 + slope2) * bySpacing, relativeDiameter);
        double sheetShared = root(slope1 * byThickness, (slope1 + slope2) * bySpacing, relativeDiameter);
        Optional<Quantity> second = film.diameter().isEmpty() ? Optional.empty()
                : Optional.of(Quantity.of(f2, f2 * root(slope2 * bySpacing, relativeDiameter), "1", "sizes"));
        return new Resistivity(scaled(resistance, sheet * t, "ohm m", shared),
                Optional.of(scaled(resistance, sheet, "ohm", sheetShared)),
                Optional.of(Quantity.of(f1, f1 * Math.abs(slope1) * root(byThickness, bySpacing), "1", "sizes")),
                second);
    }

    private static Resistivity ofPellet(Quantity resistance, Specimen.Pellet pellet, PelletForm form) {
        double w = pellet.width().to(METRE).value();
        double t = pellet.thickness().to(METRE).value();
        double length = pellet.length().to(METRE).value();
        double factor = form == PelletForm.BAR ? w * t / length : w * length / t;
        double shared = root(relative(pellet.width()), relative(pellet.thickness()), relative(pellet.length()));
        return new Resistivity(scaled(resistance, factor, "ohm m", shared), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    /** 1 / rho, in S/cm. */
    Quantity conductivity() {
        double value = 0.01 / resistivity.value();
        double by = value / resistivity.value();
        return new Quantity(value, resistivity.uncertainty() * by, Unit.of("S/cm"), resistivity.origin(),
                resistivity.systematic() * by);
    }

    /** A size without an uncertainty adds none; that it has none is said by a warning. */
    private static double relative(Quantity size) {
        return Double.isNaN(size.uncertainty()) ? 0 : size.uncertainty() / size.value();
    }

    private static double root(double... parts) {
        double sum = 0;
        for (double p : parts) {
            sum += p * p;
        }
        return Math.sqrt(sum);
    }

    private static Quantity scaled(Quantity resistance, double factor, String unit, double shared) {
        double value = resistance.value() * factor;
        double own = Double.isNaN(resistance.uncertainty()) ? 0 : resistance.uncertainty() * factor;
        double whole = Math.hypot(own, shared * value);
        return whole > 0 ? new Quantity(value, whole, Unit.of(unit), ORIGIN, Math.min(whole, shared * value))
                : Quantity.of(value, unit);
    }
}
