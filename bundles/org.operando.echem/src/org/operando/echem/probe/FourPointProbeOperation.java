// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Reference;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.api.Version;

/**
 * Resistivity and conductivity from four probes. The resistance is the slope of the voltage against the current through
 * all points, both polarities together, so that a thermal voltage cancels. Films and discs get the exact factors of
 * thickness and diameter; a pellet is a bar.
 */
@Version(1)
@Reference(authors = "Valdes, L. B.", title = "Resistivity measurements on germanium for transistors",
        journal = "Proceedings of the IRE", volume = "42", pages = "420-427", year = 1954,
        doi = "10.1109/JRPROC.1954.274680", about = "four probes in line on a plate")
@Reference(authors = "Smits, F. M.", title = "Measurement of sheet resistivities with the four-point probe",
        journal = "Bell System Technical Journal", volume = "37", pages = "711-718", year = 1958,
        doi = "10.1002/j.1538-7305.1958.tb03883.x", about = "factor of the diameter")
@Methods("The resistance is the slope of a least-squares line of voltage against current through all points, both "
        + "polarities together. Films: rho = (pi t / ln 2) (V/I) F1(t/s) F2(d/s), F1 by the series of mirror images for an "
        + "insulating back, F2 for four tips in line in the middle of a thin disc. Pellets: rho = (w t / L) (V/I) (form: "
        + "{pelletForm}). Uncertainties of the sizes are systematic, that of the slope is statistical.")
@Doc("Resistivity and conductivity of films, discs and pellets from current and voltage at four probes.")
public final class FourPointProbeOperation implements
        Operation<FourPointProbeOperation.Inputs, FourPointProbeOperation.Parameters, FourPointProbeOperation.Outputs> {
    private static final double BOTH_FACTORS = 0.999;

    /**
     * What was measured.
     * @param points the table that a loader read
     */
    public record Inputs(
            @Label("Points") @Doc("Table of current and voltage; without one the parameters hold them.") Optional<IvTable> points) {
    }

    /**
     * What the study says of it.
     * @param specimen what the probes stand on
     * @param pelletForm how the resistance of a pellet becomes a resistivity
     * @param currents where no table is read
     * @param voltages one a current
     */
    public record Parameters(
            @Label("Specimen") @Doc("What the probes stand on: {film: {thickness: 20(1) um, spacing: 1.00(1) mm}}, with a diameter for a "
                    + "disc, or {pellet: {width: 5.0(1) mm, thickness: 1.00(2) mm, length: 5.0(1) mm}}. Without it the sizes of the "
                    + "table; a width there means a pellet.") Optional<Specimen> specimen,
            @Label("Form for pellets") @Default("bar") @Doc("How the resistance of a pellet becomes a resistivity: as a bar, w t/L, or as it is "
                    + "found in print, w L/t, which exchanges length and thickness and is wrong by (L/t)^2.") PelletForm pelletForm,
            @In("A") @Label("Currents") @Doc("Currents, when there is no table of them.") Optional<List<Double>> currents,
            @In("V") @Label("Voltages") @Doc("The voltage of each current.") Optional<List<Double>> voltages) {
        public Parameters {
            int n = currents.map(List::size).orElse(0);
            int m = voltages.map(List::size).orElse(0);
            if (n != m) {
                throw new InvalidParameter("voltages", "must be as many as 'currents': " + m + " for " + n);
            }
        }

        /** A specimen, everything else by default. */
        public static Parameters of(Specimen specimen) {
            return new Parameters(Optional.of(specimen), PelletForm.BAR, Optional.empty(), Optional.empty());
        }
    }

    /**
     * What came out.
     * @param points current, voltage, the line and the residual, one row a point
     * @param resistance slope of the line
     * @param offset voltage at no current
     * @param thicknessFactor F1
     * @param diameterFactor F2
     * @param sheetResistance of a film
     * @param resistivity of the material
     * @param conductivity its inverse
     */
    public record Outputs(
            @Label("Points") @Doc("Current, voltage, line and residual of each point.") Table points,
            @Label("Resistance") @Doc("Slope of the voltage against the current.") Quantity resistance,
            @Label("Offset") @Doc("Voltage of the line at no current: thermal voltage and offset of the meter.") Quantity offset,
            @Label("Factor of the thickness") @Doc("F1(t/s) of a film.") Optional<Quantity> thicknessFactor,
            @Label("Factor of the diameter") @Doc("F2(d/s) of a disc.") Optional<Quantity> diameterFactor,
            @Label("Sheet resistance") @Doc("Resistivity over thickness, of a film.") Optional<Quantity> sheetResistance,
            @Label("Resistivity") @Doc("Of the material.") Quantity resistivity,
            @Label("Conductivity") @Doc("Of the material.") Quantity conductivity) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        IvPoints points = points(inputs, p);
        points.require();
        Specimen specimen = specimen(inputs, p);
        points.check(context);
        StraightLine line = StraightLine.through(points.current(), points.voltage());
        Quantity resistance = measured(line.slope(), line.slopeUncertainty(), "ohm");
        Resistivity result = Resistivity.of(resistance, specimen, p.pelletForm());
        warn(specimen, p, result, context);
        if (points.current().length == 2) {
            context.warn("points", "two points lie on a line always: the resistance has no uncertainty");
        }
        return new Outputs(table(points, line), resistance,
                measured(line.intercept(), line.interceptUncertainty(), "V"), result.thicknessFactor(),
                result.diameterFactor(), result.sheet(), result.resistivity(), result.conductivity());
    }

    private static Quantity measured(double value, double uncertainty, String unit) {
        return Double.isNaN(uncertainty) ? Quantity.of(value, unit)
                : Quantity.of(value, uncertainty, unit, "scatter of the points about the line");
    }

    private static IvPoints points(Inputs inputs, Parameters p) throws OperationException {
        if (p.currents().isPresent()) {
            if (inputs.points().isPresent()) {
                throw new OperationException("currents stand in the step and in the file of the measurement",
                        "currents", "leave them out of the step");
            }
            return new IvPoints(doubles(p.currents().get()), doubles(p.voltages().orElse(List.of())));
        }
        Table table = inputs.points().orElseThrow(() -> new OperationException("there are no currents and voltages",
                "points", "give the measurement a table (current (uA), voltage (mV)), or write currents: [...] and"
                        + " voltages: [...] in the step"))
                .points();
        return new IvPoints(table.doubles(IvTable.CURRENT), table.doubles(IvTable.VOLTAGE));
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** What the step says, else the sizes of the table. */
    private static Specimen specimen(Inputs inputs, Parameters p) throws OperationException {
        if (p.specimen().isPresent()) {
            return p.specimen().get();
        }
        IvTable table = inputs.points().orElse(IvTable.of(Table.of(Column.of("row", new long[0]))));
        List<String> missing = new ArrayList<>();
        boolean pellet = table.width().isPresent() || table.length().isPresent();
        missing(missing, "thickness", table.thickness());
        if (pellet) {
            missing(missing, "width", table.width());
            missing(missing, "length", table.length());
        } else {
            missing(missing, "spacing", table.spacing());
        }
        if (!missing.isEmpty()) {
            throw new OperationException("the sizes of the specimen are not known: " + String.join(", ", missing)
                    + (missing.size() == 1 ? " is missing" : " are missing"), "specimen",
                    "write specimen: {film: {thickness: 20(1) um, spacing: 1.00(1) mm}} or specimen: {pellet: {width: 5 mm, "
                            + "thickness: 1 mm, length: 5 mm}} (your values) in the step, or columns in the table");
        }
        try {
            return pellet
                    ? new Specimen.Pellet(table.width().orElseThrow(), table.thickness().orElseThrow(),
                            table.length().orElseThrow())
                    : new Specimen.Film(table.thickness().orElseThrow(), table.spacing().orElseThrow(),
                            table.diameter());
        } catch (InvalidParameter e) {
            throw new OperationException(e.component() + " " + e.getMessage(), "points", "correct the table");
        }
    }

    private static void missing(List<String> missing, String name, Optional<Quantity> size) {
        if (size.isEmpty()) {
            missing.add(name);
        }
    }

    private static void warn(Specimen specimen, Parameters p, Resistivity result, Context context) {
        List<Quantity> sizes = new ArrayList<>();
        switch (specimen) {
            case Specimen.Film film -> {
                sizes.addAll(List.of(film.thickness(), film.spacing()));
                film.diameter().ifPresent(sizes::add);
                if (result.thicknessFactor().filter(f -> f.value() < BOTH_FACTORS).isPresent()
                        && result.diameterFactor().filter(f -> f.value() < BOTH_FACTORS).isPresent()) {
                    context.warn("specimen", "both factors differ from 1 (F1 = " + result.thicknessFactor().get()
                            + ", F2 = " + result.diameterFactor().get() + "); their product is an approximation then");
                }
            }
            case Specimen.Pellet pellet -> {
                sizes.addAll(List.of(pellet.width(), pellet.thickness(), pellet.length()));
                if (p.pelletForm() == PelletForm.AS_PRINTED) {
                    double ratio = pellet.length().to(Unit.of("m")).value()
                            / pellet.thickness().to(Unit.of("m")).value();
                    context.warn("pelletForm", "w L/t exchanges length and thickness: the resistivity is "
                            + Quantity.of(ratio * ratio, "1") + " times that of a bar, w t/L");
                }
            }
        }
        if (sizes.stream().anyMatch(s -> Double.isNaN(s.uncertainty()))) {
            context.warn("specimen", "not all sizes have an uncertainty; that of the resistivity is too small then");
        }
    }

    private static Table table(IvPoints points, StraightLine line) {
        int n = points.current().length;
        double[] fitted = new double[n];
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            fitted[i] = line.at(points.current()[i]);
            residual[i] = points.voltage()[i] - fitted[i];
        }
        return Table.of(Column.of(IvTable.CURRENT, "A", points.current()),
                Column.of(IvTable.VOLTAGE, "V", points.voltage()), Column.of("line", "V", fitted),
                Column.of("residual", "V", residual));
    }
}
