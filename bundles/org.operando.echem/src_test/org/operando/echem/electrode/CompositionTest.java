// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.electrode.CompositionOperation.Outputs;
import org.operando.echem.electrode.CompositionOperation.Parameters;
import org.operando.testkit.PlainContext;

class CompositionTest {
    private final PlainContext context = new PlainContext();

    private IcpTable load(Path file, String text) throws Exception {
        Files.writeString(file, text);
        IcpLoader loader = new IcpLoader();
        assertTrue(loader.recognise(FileHead.of(file)).confidence() > 0.5, text);
        return loader.load(List.of(file), EchemMeasurement.unknown(), context).data();
    }

    private Outputs run(IcpTable icp, Parameters p) throws OperationException {
        return new CompositionOperation().run(new CompositionOperation.Inputs(icp), p, context);
    }

    // made from Li1.03 Ni0.9 Mn0.1 by the atomic weights: 0.1 mmol/L of metal
    private static final String ROW = String.format(Locale.ROOT, "%.6f,%.6f,%.6f", 1.03 * 6.94 * 0.1,
            0.9 * 58.693 * 0.1,
            0.1 * 54.938 * 0.1);

    @Test
    void concentrationsBecomeTheFormulaTheyWereMadeFrom(@TempDir Path folder) throws Exception {
        IcpTable icp = load(folder.resolve("icp.csv"),
                "Li 670.783 (mg/L),Ni 231.604 (mg/L),Mn 257.610 (mg/L)\n" + ROW + "\n"
                        + ROW + "\n");
        Outputs result = run(icp, new Parameters(Optional.empty(), Optional.empty(), 1, Optional.of(2.0),
                Optional.empty()));
        Table elements = result.elements();
        assertEquals(List.of("Li", "Ni", "Mn"), List.of(elements.texts("element")));
        // six decimals of a concentration of 0.5 mg/L
        assertEquals(1.03, elements.doubles("atoms")[0], 1e-5);
        assertEquals(0.9, elements.doubles("atoms")[1], 1e-5);
        assertEquals(0.1, elements.doubles("atoms")[2], 1e-5);
        assertTrue(
                result.study().texts("write")[0]
                        .startsWith("composition: Li1.030Ni0.900Mn0.100O2, values: {li-fraction: "),
                result.study().texts("write")[0]);
        // lithium's atomic weight alone: 0.06 / sqrt 3 of 6.94
        assertEquals(1.03 * 0.06 / Math.sqrt(3) / 6.94, elements.column("atoms").uncertainties()[0], 1e-4);
    }

    @Test
    void uncertaintiesOfTheElementsGoIntoTheSum(@TempDir Path folder) throws Exception {
        IcpTable icp = load(folder.resolve("icp.csv"),
                "element;concentration (mg/L);rsd (%)\nNi;58,693;1\nMn;54,938;1\n");
        Outputs result = run(icp, Parameters.defaults());
        Quantity nickel = result.elements().column("atoms").quantity(0);
        assertEquals(0.5, nickel.value(), 1e-9);
        // x = a/(a + b): u(x) = x (1 - x) sqrt(2) 1 %
        assertEquals(0.25 * Math.sqrt(2) * 0.01, nickel.uncertainty(), 1e-6);
        assertEquals("Ni0.500(4)Mn0.500(4)", result.formula());
        Outputs accurate = run(icp, new Parameters(Optional.empty(), Optional.of(List.of("Ni", "Mn")), 2,
                Optional.empty(), Optional.of(1.0)));
        Quantity two = accurate.elements().column("atoms").quantity(0);
        assertEquals(1, two.value(), 1e-9);
        assertEquals(2 * 0.25 * 0.02, two.uncertainty(), 1e-5);
        assertEquals(2 * 0.25 * Math.sqrt(2) * 0.01, two.systematic(), 1e-5);
        assertTrue(new CompositionFigure().build(new CompositionFigure.Inputs(result), new CompositionFigure.Options())
                .caption().contains("Ni0.500(4)"));
    }

    @Test
    void samplesMustBeChosenAndElementsKnown(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("icp.csv");
        IcpTable two = load(file, "sample,Ni (mg/L),Mn (mg/L)\na,58.7,5\nb,58.7,10\n");
        OperationException open = assertThrows(OperationException.class, () -> run(two, Parameters.defaults()));
        assertTrue(open.getMessage().contains("2 samples") && open.getMessage().contains("a, b"), open.getMessage());
        Outputs b = run(two, new Parameters(Optional.of("b"), Optional.empty(), 1, Optional.empty(), Optional.empty()));
        assertEquals(10, b.elements().doubles("concentration")[1]);
        assertThrows(OperationException.class, () -> run(two, new Parameters(Optional.of("b"),
                Optional.of(List.of("Co")), 1, Optional.empty(), Optional.empty())));
        Files.writeString(file, "element,concentration (mg/L)\nNi,1\nXx,1\n");
        LoadException unknown = assertThrows(LoadException.class,
                () -> new IcpLoader().load(List.of(file), EchemMeasurement.unknown(), context));
        assertTrue(unknown.getMessage().contains("'Xx'") && unknown.getMessage().contains("icp.csv:3"),
                unknown.getMessage());
        Files.writeString(file, "Ni (mg/L),Mn (mg/L)\n-1,2\n");
        assertThrows(LoadException.class,
                () -> new IcpLoader().load(List.of(file), EchemMeasurement.unknown(), context));
    }
}
