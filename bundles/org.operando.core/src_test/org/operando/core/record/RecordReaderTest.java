// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.operando.api.Alias;
import org.operando.api.Default;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Quantity;
import org.operando.api.Range;

class RecordReaderTest {
    enum Splitting {
        NONE, BOUNDING_BOX
    }

    sealed interface Background permits Chebyshev, Flat {
    }

    record Chebyshev(@Default("6") @Range(min = 1, max = 36) int terms) implements Background {
    }

    record Flat() implements Background {
    }

    record Window(@In("deg") double from, @In("deg") double to) {
        Window {
            if (to <= from) {
                throw new InvalidParameter("to", "must be above 'from' = " + from + " deg");
            }
        }
    }

    record Parameters(@In("angstrom") @Range(min = 0.01, max = 10) double wavelength, @Default("2000") int bins,
            @Default("bounding-box") Splitting splitting, @Default("chebyshev") Background background,
            Optional<Window> window,
            @In("um") Optional<Quantity> radius, List<String> names,
            @Alias("polarization") Optional<Double> polarisation) {
    }

    private final Problems problems = new Problems("test");

    private Optional<Parameters> read(String text) {
        return new RecordReader(problems, Path.of("")).readText(Parameters.class, text);
    }

    private void assertProblem(String text, String expected) {
        read(text);
        assertTrue(problems.list().stream().anyMatch(p -> p.toString().contains(expected)),
                () -> problems.list().toString());
    }

    @Test
    void absentKeysHaveTheirDefaults() {
        Parameters p = read("wavelength: 45.20 pm").orElseThrow();

        assertEquals(new Parameters(0.4520, 2000, Splitting.BOUNDING_BOX, new Chebyshev(6), Optional.empty(),
                Optional.empty(),
                List.of(), Optional.empty()), p);
    }

    @Test
    void everyWayToWriteAValueIsRead() {
        Parameters p = read("""
                wavelength: 0.4520 angstrom
                bins: 300
                splitting: none
                background: {chebyshev: {terms: 9}}
                window: {from: 14 deg, to: 15 deg}
                radius: 1.9(4) um
                names: one
                polarization: 0.99
                """).orElseThrow();

        assertEquals(new Chebyshev(9), p.background());
        assertEquals(new Window(14, 15), p.window().orElseThrow());
        assertEquals(0.4, p.radius().orElseThrow().uncertainty(), 0);
        assertEquals(List.of("one"), p.names());
        assertEquals(0.99, p.polarisation().orElseThrow());
    }

    @Test
    void quantityAsMapKeepsItsSource() {
        Quantity q = read("wavelength: 1 angstrom\nradius: {value: 1.9, uncertainty: 0.4, unit: um, source: SEM}")
                .orElseThrow()
                .radius().orElseThrow();

        assertEquals("SEM", q.origin());
        assertEquals(1.9, q.value());
    }

    @Test
    void numberWithoutUnitIsAnErrorThatSaysWhatToWrite() {
        assertProblem("wavelength: 0.4520",
                "test:1:13: 'wavelength': a number needs its unit; write '0.4520 angstrom'");
    }

    @Test
    void wrongUnitIsNamed() {
        assertProblem("wavelength: 27.4 keV", "'keV' is not a unit like 'angstrom'");
    }

    @Test
    void misspeltKeyAndTheMissingOneItStoodForCountAsOne() {
        read("wavelenght: 1 angstrom");

        assertEquals(1, problems.count());
        assertTrue(problems.list().getFirst().what().equals("unknown key 'wavelenght'; did you mean 'wavelength'?"));
    }

    @Test
    void allProblemsAreFoundAtOnce() {
        read("wavelength: 1 angstrom\nbins: many\nsplitting: bounding_box\nwindow: {from: 15 deg, to: 14 deg}");

        assertEquals(3, problems.count(), () -> problems.list().toString());
        assertTrue(problems.list().get(1).what().contains("did you mean 'bounding-box'?"));
        assertEquals("test:4:28: 'to': must be above 'from' = 15.0 deg", problems.list().get(2).toString());
    }

    @Test
    void valuesOutsideTheirRangeAreRefused() {
        assertProblem("wavelength: 20 angstrom", "'20 angstrom' is outside the range 0.01 .. 10 angstrom");
    }

    @Test
    void numbersAboveTheLargestDoubleAreRefused() {
        assertProblem("wavelength: " + "9".repeat(20_000) + " angstrom", "test:1:13: ");
        assertProblem("wavelength: " + "9".repeat(20_000) + " angstrom", "too large a number");
        assertProblem("wavelength: 1(" + "9".repeat(20_000) + ") angstrom", "too large a number");
        assertProblem("wavelength: 1e999 angstrom", "too large a number");
    }

    @Test
    void doubledKeysAreRefused() {
        assertProblem("wavelength: 1 angstrom\nwavelength: 2 angstrom", "test:2:1: key 'wavelength' stands here twice");
    }

    @Test
    void nanAndYesAreNoValues() {
        assertProblem("wavelength: .nan", "a number expected, found '.nan'");
        assertProblem("wavelength: 1 angstrom\nbins: yes", "a number expected, found 'yes'");
    }

    @Test
    void questionMarkIsOpen() {
        assertTrue(read("wavelength: \"?\"").isEmpty());

        assertEquals(Problem.Kind.OPEN, problems.list().getFirst().kind());
    }

    @Test
    void questionMarkInAnOptionalKeyLeavesTheRestUsable() {
        assertTrue(read("wavelength: 1 angstrom\nradius: \"?\"").orElseThrow().radius().isEmpty());

        assertEquals(Problem.Kind.OPEN, problems.list().getFirst().kind());
    }

    @Test
    void missingKeySaysWhatIsExpected() {
        assertProblem("bins: 3", "'wavelength' is missing (a number in 0.01 .. 10 angstrom, e.g. '1 angstrom')");
    }

    @Test
    void unsupportedComponentTypeIsRefusedWithTheAllowedOnes() {
        record Bad(Date when) {
        }

        IllegalArgumentException e = Assertions.assertThrows(IllegalArgumentException.class,
                () -> Schema.of(Bad.class));

        assertTrue(e.getMessage().contains("Bad.when") && e.getMessage().contains("Optional or List"), e.getMessage());
    }
}
