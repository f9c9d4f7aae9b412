// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.InvalidParameter;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.figure.Page;
import org.operando.echem.electrode.ElectrodeOperation.Component;
import org.operando.echem.electrode.ElectrodeOperation.Outputs;
import org.operando.echem.electrode.ElectrodeOperation.Parameters;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

class ElectrodeTest {
    private final PlainContext context = new PlainContext();

    private static List<Component> coating() {
        return List.of(new Component("NMC", 8, Quantity.of(4.75, "g/cm3")),
                new Component("C45", 1, Quantity.of(1.9, "g/cm3")),
                new Component("PVDF", 1, Quantity.of(1.78, "g/cm3")));
    }

    private static Parameters loading(Quantity loading, Quantity thickness, Quantity foil) {
        return new Parameters(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(loading), thickness, foil, coating());
    }

    private Outputs run(Parameters p) throws OperationException {
        return new ElectrodeOperation().run(new ElectrodeOperation.Inputs(Optional.empty()), p, context);
    }

    // the study's electrode: 4 mg/cm2, 8:1:1, 35 um with or without 15 um of foil: 13.9 um of solids, 31 % or 60 %
    @Test
    void porosityOfTheStudysElectrode() throws Exception {
        Outputs with = run(loading(Quantity.of(4, "mg/cm2"), Quantity.of(35, "um"), Quantity.of(15, "um")));
        assertEquals(13.9, with.solid().value(), 0.05);
        assertEquals(31, with.porosity().value(), 0.5);
        Outputs without = run(loading(Quantity.of(4, "mg/cm2"), Quantity.of(35, "um"), Quantity.of(0, "um")));
        assertEquals(60, without.porosity().value(), 0.5);
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("high for a pressed electrode")));
        double sum = 0;
        for (double v : with.volumes().doubles("volume")) {
            sum += v;
        }
        assertEquals(100, sum, 1e-9);
    }

    @Test
    void uncertaintyFollowsTheRuleForQuotients() throws Exception {
        Outputs result = run(loading(Quantity.of(4, 0.1, "mg/cm2"), Quantity.of(35, 0.6, "um"),
                Quantity.of(15, 0.3, "um")));
        // porosity = 1 - s/c with s 2.5 % and c sqrt(0.6^2 + 0.3^2) um of 20
        double ratio = result.solid().value() / 20;
        double expected = 100 * ratio * Math.hypot(0.025, Math.hypot(0.6, 0.3) / 20);
        // the quotient is not linear: 1 % of the uncertainty at 3 %
        assertEquals(expected, result.porosity().uncertainty(), 0.01 * expected);
    }

    @Test
    void massComesFromWeighingsWithTheScatterOfTheFoil() throws Exception {
        Parameters p = new Parameters(Optional.of(List.of(14.30, 14.32)), Optional.of(List.of(6.58, 6.60, 6.62)),
                Optional.of(0.005), Optional.of(Quantity.of(1.54, 0.01, "cm2")), Optional.empty(),
                Quantity.of(35, "um"), Quantity.of(15, "um"), coating());
        Outputs result = run(p);
        Quantity mass = result.activeMass().orElseThrow();
        assertEquals((14.31 - 6.60) * 0.8, mass.value(), 1e-9);
        // two weighings with 0.0141 mg of scatter; one disc of 0.02 mg of scatter, whose mean is of three
        assertEquals(0.8 * Math.hypot(0.01, 0.02 * Math.sqrt(4 / 3.0)), mass.uncertainty(), 1e-6);
        assertEquals(mass.value() / 1.54, result.loading().value(), 1e-9);
        assertTrue(
                result.study().texts("write")[0]
                        .startsWith("mass: {value: 6.168, uncertainty: 0.020, unit: mg, source: "),
                result.study().texts("write")[0]);
        Page page = new ElectrodeFigure().build(new ElectrodeFigure.Inputs(result), new ElectrodeFigure.Options());
        assertTrue(page.caption().contains("porosity"));
    }

    @Test
    void massAndAreaOfTheCellAreTaken() throws Exception {
        Parameters p = new Parameters(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Quantity.of(35, "um"), Quantity.of(15, "um"), coating());
        Outputs result = new ElectrodeOperation().run(new ElectrodeOperation.Inputs(Optional.of(EchemData.study(
                Map.of("mass", Quantity.of(6.16, "mg"), "area", Quantity.of(1.54, "cm2"))))), p, context);
        assertEquals(4, result.loading().value(), 1e-9);
        assertThrows(OperationException.class, () -> run(p));
    }

    @Test
    void impossibleSizesAreRefused() throws Exception {
        InvalidParameter zero = assertThrows(InvalidParameter.class,
                () -> loading(Quantity.of(4, "mg/cm2"), Quantity.of(0, "um"), Quantity.of(15, "um")));
        assertEquals("thickness", zero.component());
        OperationException thin = assertThrows(OperationException.class,
                () -> run(loading(Quantity.of(4, "mg/cm2"), Quantity.of(15, "um"), Quantity.of(15, "um"))));
        assertTrue(thin.getMessage().contains("not thicker than its foil"), thin.getMessage());
        assertTrue(run(loading(Quantity.of(10, "mg/cm2"), Quantity.of(35, "um"), Quantity.of(15, "um"))).porosity()
                .value() < 0);
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("more than the coating")));
        Parameters light = new Parameters(Optional.of(List.of(6.0)), Optional.of(List.of(6.6)), Optional.empty(),
                Optional.of(Quantity.of(1.54, "cm2")), Optional.empty(), Quantity.of(35, "um"), Quantity.of(15, "um"),
                coating());
        assertTrue(assertThrows(OperationException.class, () -> run(light)).getMessage().contains("not heavier"));
    }
}
