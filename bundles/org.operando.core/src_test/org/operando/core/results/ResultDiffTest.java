// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Column;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.api.Subject;
import org.operando.api.Table;
import org.operando.core.results.Difference.Kind;

class ResultDiffTest {
    record Outputs(Quantity lattice, Table peaks, String name) {
    }

    @TempDir
    private Path folder;

    private Path first;

    private static Outputs outputs(double lattice, double error, double... position) {
        return new Outputs(Quantity.of(lattice, error, "angstrom", "fit covariance"),
                Table.of(Column.of("number", new long[] {1, 2, 3}),
                        Column.of("position", "deg", position, new double[] {0.03, 0.03, Double.NaN})),
                "a");
    }

    private static ResultFile.Header header(String parameters, Map<String, String> inputs,
            ResultFile.Header... before) {
        return new ResultFile.Header("k", "toy.fit", 1, Subject.of("A", "m"), parameters, inputs, List.of(),
                List.of(before), List.of());
    }

    private static final ResultFile.Header HEADER = header("{\"from\":1.0,\"lines\":[{\"at\":2.0}]}",
            Map.of("f.xye", "1"));

    private Path write(String name, ResultFile.Header header, Outputs outputs) throws Exception {
        Path file = folder.resolve(name);
        ResultFile.publish(file, header, outputs);
        return file;
    }

    @BeforeEach
    void writeTheFirst() throws Exception {
        first = write("first.nxs", HEADER, outputs(10, 0.3, 5, 6, Double.NaN));
    }

    @Test
    void resultsWithEqualNumbersAreEqualAlsoWhereTheyAreNaN() throws Exception {
        Path second = write("second.nxs", HEADER, outputs(10, 0.3, 5, 6, Double.NaN));

        assertEquals(List.of(), ResultDiff.of(first, second, Tolerance.EXACT));
    }

    @Test
    void differenceIsGivenInCombinedUncertainties() throws Exception {
        Path second = write("second.nxs", HEADER, outputs(11, 0.4, 5, 6, Double.NaN));

        List<Difference> found = ResultDiff.of(first, second, Tolerance.EXACT);

        // |10 - 11| / sqrt(0.3^2 + 0.4^2) = 1 / 0.5
        Difference lattice = found.getFirst();
        assertEquals("lattice", lattice.what());
        assertEquals(1, lattice.largest());
        assertEquals(2, lattice.sigmas(), 1e-12);
        assertEquals("lattice_errors", found.get(1).what());
        assertEquals(2, found.size());
        assertEquals(List.of(), ResultDiff.of(first, second, new Tolerance(0, 0, 2.001)));
        assertEquals(1, ResultDiff.of(first, second, new Tolerance(0, 0, 1.999)).size());
    }

    @Test
    void columnsAreComparedRowByRow() throws Exception {
        Path second = write("second.nxs", HEADER, outputs(10, 0.3, 5.03, 5.94, 1));

        Difference d = ResultDiff.of(first, second, Tolerance.EXACT).getFirst();

        assertEquals("peaks/position", d.what());
        assertEquals(3, d.count());
        // a number where the other has none is the largest difference; the second row is the most certain one:
        // 0.06 / (0.03 sqrt 2) = sqrt 2
        assertEquals(2, d.at());
        assertEquals("NaN", d.first());
        assertEquals(Math.sqrt(2), d.sigmas(), 1e-9);
    }

    @Test
    void tolerancesAddUp() throws Exception {
        Path second = write("second.nxs", HEADER, outputs(10, 0.3, 5, 6.06, Double.NaN));

        // 0.01 + 0.0101 * 6.06 = 0.0712 > 0.06 > 0.01 + 0.008 * 6.06 = 0.0585
        assertEquals(List.of(), ResultDiff.of(first, second, new Tolerance(0.0101, 0.01, 0)));
        assertEquals(1, ResultDiff.of(first, second, new Tolerance(0.008, 0.01, 0)).size());
    }

    @Test
    void parametersAndInputsThatDifferAreNamedAlsoThoseOfStepsBefore() throws Exception {
        ResultFile.Header series = new ResultFile.Header("s", "toy.series", 1, Subject.of("A", "m"), "{\"gap\":600.0}",
                Map.of("f.xye", "1"), List.of());
        ResultFile.Header other = new ResultFile.Header("t", "toy.series", 1, Subject.of("A", "m"), "{\"gap\":60.0}",
                Map.of("f.xye", "2"), List.of());
        Path one = write("one.nxs", header("{\"from\":1.0,\"lines\":[{\"at\":2.0}]}", Map.of(), series),
                outputs(10, 0.3, 5, 6, 7));
        Path two = write("two.nxs", header("{\"from\":1.0,\"lines\":[{\"at\":3.0}],\"to\":4.0}", Map.of(), other),
                outputs(10, 0.3, 5, 6, 7));

        List<Difference> found = ResultDiff.of(one, two, Tolerance.EXACT);

        assertTrue(found.stream().allMatch(d -> d.kind() == Kind.PROVENANCE));
        assertEquals(
                List.of("parameter lines.0.at 2.0 3.0", "parameter to none 4.0",
                        "m/toy.series parameter gap 600.0 60.0",
                        "m/toy.series input f.xye 1 2"),
                found.stream().map(d -> d.what() + " " + d.first() + " " + d.second()).toList());
    }

    /** A number without its unit says nothing of how far two analyses are apart. */
    @Test
    void parametersThatDifferHaveTheirUnits() throws Exception {
        Path one = write("one.nxs",
                measured("{\"from\":1.0,\"mass\":{\"uncertainty\":0.1,\"unit\":\"mg\",\"value\":6.0}}",
                        Map.of("from", "deg")),
                outputs(10, 0.3, 5, 6, 7));
        Path two = write("two.nxs",
                measured("{\"from\":2.0,\"gap\":60.0,\"mass\":{\"uncertainty\":\"NaN\",\"unit\":\"g\","
                        + "\"value\":7.0}}", Map.of("from", "deg", "gap", "s")),
                outputs(10, 0.3, 5, 6, 7));

        List<Difference> found = ResultDiff.of(one, two, Tolerance.EXACT);

        assertEquals(List.of("parameter from 1.0 2.0 deg", "parameter gap none 60.0 s ",
                "parameter mass 6.0 +- 0.1 mg 7.0 g "),
                found.stream().map(d -> d.what() + " " + d.first() + " " + d.second() + " " + d.unit()).toList());
    }

    private static ResultFile.Header measured(String parameters, Map<String, String> units) {
        return new ResultFile.Header("k", "toy.fit", 1, Subject.of("A", "m"), parameters, units, Map.of(), List.of(),
                List.of(), List.of());
    }

    @Test
    void foldersAreComparedStepByStep() throws Exception {
        for (String name : List.of("a/steps/m/x.nxs", "a/steps/m/y.nxs", "b/steps/m/x.nxs")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.copy(first, file);
        }

        Map<String, List<Difference>> found = ResultDiff.ofFolders(folder.resolve("a"), folder.resolve("b"),
                Tolerance.EXACT);

        assertEquals(List.of(), found.get("steps/m/x.nxs"));
        assertEquals("is missing", found.get("steps/m/y.nxs").getFirst().second());
        assertThrows(LoadException.class,
                () -> ResultDiff.ofFolders(folder.resolve("a"), folder.resolve("none"), Tolerance.EXACT));
    }

    @Test
    void fileThatIsNoResultIsRefused() throws Exception {
        Path other = Files.writeString(folder.resolve("x.nxs"), "no HDF5");

        LoadException e = assertThrows(LoadException.class, () -> ResultDiff.of(first, other, Tolerance.EXACT));

        assertTrue(e.getMessage().contains("x.nxs"), e.getMessage());
    }
}
