// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import java.util.List;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Range;
import org.operando.api.Reference;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.echem.EchemMeasurement;

/**
 * Mass and loading of an electrode from weighings, and its porosity from loading, thickness less foil, and densities.
 */
@Version(1)
@Reference(authors = "{Joint Committee for Guides in Metrology}",
        title = "Evaluation of measurement data - Guide to the expression of uncertainty in measurement, JCGM 100:2008",
        publisher = "BIPM", year = 2008, doi = "10.59161/JCGM100-2008E", about = "propagation of uncertainty")
@Methods("The active mass is the mean weighing of the electrode less the mean of bare discs of foil, times the part of "
        + "the active material in the coating; the scatter of the bare discs counts as that of the one disc below the "
        + "coating. Porosity: one less the thickness of the solids (coating mass per area times the sum of mass fractions "
        + "over densities) over the thickness of the coating, which is that of the electrode less the foil.")
@Doc("Active mass, loading and porosity of an electrode from weighings, thickness and densities.")
public final class ElectrodeOperation
        implements Operation<ElectrodeOperation.Inputs, ElectrodeOperation.Parameters, ElectrodeOperation.Outputs> {
    /** A porosity above this is rare in a pressed electrode. */
    private static final double HIGH = 55;

    /**
     * What the study says of the cell.
     * @param measurement its area and mass
     */
    public record Inputs(
            @Label("Measurement") @Doc("What the study says of the cell: area of the electrode, active mass.") Optional<EchemMeasurement> measurement) {
    }

    /**
     * A part of the coating.
     * @param name what it is
     * @param parts mass, in any unit that all parts share
     * @param density g/cm3
     */
    public record Component(@Label("Name") @Doc("What it is, e.g. active material.") String name,
            @Range(min = 0) @Label("Parts") @Doc("Parts by mass, e.g. 8 of 8:1:1.") double parts,
            @In("g/cm3") @Label("Density") @Doc("Its density.") Quantity density) {
        public Component {
            if (!(density.value() > 0)) {
                throw new InvalidParameter("density", "must be above 0: " + density);
            }
        }
    }

    /**
     * What was measured.
     * @param weighings of the electrode, mg
     * @param foilWeighings of bare discs, mg
     * @param balance standard uncertainty of a weighing, mg
     * @param area of the electrode
     * @param loading active mass over area, where it is known already
     * @param thickness of the electrode with its foil
     * @param foil thickness of the foil
     * @param components of the coating, the active material first
     */
    public record Parameters(
            @In("mg") @Range(
                    min = 0) @Label("Weighings") @Doc("Weighings of the electrode with its foil, one or more.") Optional<List<Double>> weighings,
            @In("mg") @Range(
                    min = 0) @Label("Weighings of the foil") @Doc("Weighings of bare discs of the same foil and size.") Optional<List<Double>> foilWeighings,
            @In("mg") @Range(
                    min = 0) @Label("Balance") @Doc("Standard uncertainty of a single weighing.") Optional<Double> balance,
            @In("cm2") @Label("Area") @Doc("Area of the electrode. Left out: that of the measurement or its cell.") Optional<Quantity> area,
            @In("mg/cm2") @Label("Loading") @Doc("Active mass over area, when it is known without weighings. Left out: weighings, else the mass and area "
                    + "of the cell.") Optional<Quantity> loading,
            @In("um") @Label("Thickness") @Doc("Thickness of the electrode with its foil.") Quantity thickness,
            @In("um") @Label("Thickness of the foil") @Doc("Thickness of the foil; 0 um when the thickness is without it.") Quantity foil,
            @Label("Components") @Doc("Parts of the coating by mass with their densities, the active material first: [{name: NMC, parts: 8, density: "
                    + "4.75 g/cm3}, ...].") List<Component> components) {
        public Parameters {
            if (!(thickness.value() > 0)) {
                throw new InvalidParameter("thickness", "must be above 0: " + thickness);
            }
            if (!(foil.value() >= 0)) {
                throw new InvalidParameter("foil", "must not be below 0: " + foil);
            }
            if (components.isEmpty() || !(components.getFirst().parts() > 0)) {
                throw new InvalidParameter("components", "must begin with the active material, with parts above 0");
            }
        }
    }

    /**
     * What came out.
     * @param activeMass of the electrode
     * @param loading active mass over area
     * @param coating thickness without the foil
     * @param solid thickness that the solids would have without pores
     * @param porosity of the coating
     * @param volumes share of each component and of the pores
     * @param study what to write under the cell
     */
    public record Outputs(
            @Label("Active mass") @Doc("Of the electrode; where area or weighings are known.") Optional<Quantity> activeMass,
            @Label("Loading") @Doc("Active mass over area.") Quantity loading,
            @Label("Thickness of the coating") @Doc("Without the foil.") Quantity coating,
            @Label("Thickness of the solids") @Doc("That the solids would have without pores.") Quantity solid,
            @Label("Porosity") @Doc("Part of the coating that is pores.") Quantity porosity,
            @Label("Volumes") @Doc("Part of the coating's volume that each component and the pores take.") Table volumes,
            @Label("For the study") @Doc("The active mass as the study takes it, to be written under the cell.") Table study) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        ElectrodeValues values = ElectrodeValues.of(inputs, p);
        Quantity coating = values.quantity(ElectrodeValues::coating, "um");
        if (!(coating.value() > 0)) {
            throw new OperationException(
                    "the electrode, " + p.thickness() + ", is not thicker than its foil, " + p.foil(),
                    "thickness", "give the thickness with the foil, or foil: 0 um for one without it");
        }
        Quantity solid = values.quantity(ElectrodeValues::solid, "um");
        Quantity porosity = values.quantity(v -> v.porosity() * 100, "%");
        if (porosity.value() < 0) {
            context.warn("thickness", "the solids alone are " + solid + " thick, more than the coating, " + coating
                    + ": thickness, loading or densities are wrong");
        } else if (porosity.value() > HIGH) {
            context.warn("thickness", "a porosity of " + porosity
                    + " is high for a pressed electrode: was the thickness"
                    + " measured without the foil (then foil: 0 um), or is it of an electrode before pressing?");
        }
        Optional<Quantity> mass = values.hasArea() ? Optional.of(values.quantity(ElectrodeValues::activeMass, "mg"))
                : Optional.empty();
        String source = switch (values.start()) {
            case WEIGHED -> "weighings less foil, times the part of active material";
            case LOADING -> "loading times area";
            case MASS -> "as stated";
        };
        return new Outputs(mass, values.quantity(ElectrodeValues::loading, "mg/cm2"), coating, solid, porosity,
                volumes(values, p), StudyQuantity.lines("cell", mass
                        .map(m -> StudyQuantity.text("mass", m, source)).orElse("")));
    }

    private static Table volumes(ElectrodeValues values, Parameters p) {
        int n = p.components().size();
        String[] names = new String[n + 1];
        double[] shares = new double[n + 1];
        double[] errors = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            int at = i;
            names[i] = i < n ? p.components().get(i).name() : "pores";
            Quantity share = values.quantity(v -> 100 * (at < n ? v.share(at) : v.porosity()), "%");
            shares[i] = share.value();
            errors[i] = share.uncertainty();
        }
        return Table.of(Column.of("component", names), Column.of("volume", "%", shares, errors)
                .withOrigin(ElectrodeValues.ORIGIN));
    }
}
