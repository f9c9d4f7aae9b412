// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.bdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.Column;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.neware.NdaxLoader;
import org.operando.testkit.PlainContext;

/** What is written is in the words and by the rules of the format, and is the same when it is read again. */
class BdfExporterTest {
    private static final Set<String> LABELS = Set.of("Test Time / s", "Unix Time / s", "Voltage / V", "Current / A",
            "Cycle Count / 1", "Step Count / 1", "Step ID", "Step Type", "Step Time / s", "Charging Capacity / Ah",
            "Discharging Capacity / Ah", "Step Charging Capacity / Ah", "Step Discharging Capacity / Ah",
            "Charging Energy / Wh", "Discharging Energy / Wh", "Step Charging Energy / Wh",
            "Step Discharging Energy / Wh", "Ambient Temperature / degC");

    private final PlainContext context = new PlainContext();
    @TempDir
    private Path folder;

    private Path written(Loaded<CellRecord> loaded) throws IOException, OperationException {
        Path file = folder.resolve("cell.bdf.csv");
        Files.deleteIfExists(file);
        new BdfExporter().write(loaded, file, context);
        return file;
    }

    private static Loaded<CellRecord> again(Path file) throws LoadException {
        return new BdfLoader().load(List.of(file), EchemMeasurement.unknown(), new PlainContext());
    }

    private static Loaded<CellRecord> neware(String name) throws LoadException {
        return new NdaxLoader().load(List.of(EchemData.shipped(name)), EchemMeasurement.unknown(),
                new PlainContext());
    }

    /** A cell whose clock is UTC, with the same number in steps that only charge, only discharge, and do both. */
    private static Loaded<CellRecord> made() {
        Table records = new Table(List.of(Column.of("time", "s", new double[] {0, 0.1, 1e5 / 3, 40000, 40001, 40002}),
                Column.of("unix_time", "s", new double[] {1.7e9, 1.7e9 + 0.1, 1700033333.3, 1700040000, 1700040001,
                    1700040002}),
                Column.of("step", new long[] {1, 1, 2, 2, 3, 3}),
                Column.of("step_index", new long[] {4, 4, 7, 7, 4, 4}),
                Column.of("step_type", new String[] {"CC_Chg", "CC_Chg", "CV_DChg", "CV_DChg", "Pulse", "Pulse"}),
                Column.of("step_time", "s", new double[] {0, 0.1, 0, 5, 0, 1}),
                Column.of("cycle", new long[] {3, 3, 3, 3, 5, 5}),
                Column.of("current", "A", new double[] {1 / 3.0, 1 / 3.0, -0.1, -0.1, 0.2, -0.2}),
                Column.of("voltage", "V", new double[] {3.1, 3.2, 3.1, Double.NaN, 3.3, 3.2}),
                Column.of("capacity", "Ah", new double[] {0.1, 0.3, -0.1, -0.7, 0.2, 0.1}),
                Column.of("energy", "Wh", new double[] {0.1, 1 / 7.0, -0.2, -0.4, 0, 0}),
                Column.of("temperature", "degC", new double[] {25.1, 25.2, 25.3, 25.4, 25.5, 25.6}),
                Column.of("humidity", "%", new double[] {40, 41, 42, 43, 44, 45})));
        return new Loaded<>(new CellRecord(records, "UTC", Optional.empty(), Optional.empty()), Map.of());
    }

    @Test
    void allColumnsAreTheSameToTheLastDigitWhenReadAgain() throws Exception {
        Table before = made().data().records();

        Loaded<CellRecord> read = again(written(made()));

        Table after = read.data().records();
        assertEquals(before.columns().stream().map(Column::name).collect(Collectors.toSet()),
                after.columns().stream().map(Column::name).collect(Collectors.toSet()));
        for (String name : List.of("time", "unix_time", "step_time", "current", "voltage", "energy", "temperature",
                "humidity")) {
            assertArrayEquals(before.doubles(name), after.doubles(name), name);
        }
        for (String name : List.of("step", "step_index", "cycle")) {
            assertArrayEquals(before.longs(name), after.longs(name), name);
        }
        assertArrayEquals(before.texts("step_type"), after.texts("step_type"));
        double[] capacity = after.doubles("capacity");
        assertArrayEquals(Arrays.copyOf(before.doubles("capacity"), 5), Arrays.copyOf(capacity, 5));
        // in a step that does both it is a difference of two sums
        assertEquals(0.1, capacity[5], 1e-16);
        assertEquals("of the file", read.metadata().get("cycle numbers"));
        assertEquals("UTC", read.data().clock());
    }

    @Test
    void filesOfACyclerAreTheSameWhenReadAgain() throws Exception {
        for (String name : List.of("interp-test.ndax", "46_1_5_60_bts16.ndax", "ndc5_test.ndax",
                "TESTCELL0001-Test_Data_Collection_Ndc17.ndax", "empty.ndax")) {
            Table before = neware(name).data().records();

            Table after = again(written(neware(name))).data().records();

            assertEquals(before.rows(), after.rows(), name);
            for (String column : List.of("time", "step_time", "current", "voltage", "temperature")) {
                if (before.find(column).isPresent() && before.rows() > 0) {
                    assertArrayEquals(before.doubles(column), after.doubles(column), name + " " + column);
                }
            }
            for (String column : List.of("step", "step_index", "cycle")) {
                assertArrayEquals(before.longs(column), after.longs(column), name + " " + column);
            }
            assertArrayEquals(before.texts("step_type"), after.texts("step_type"), name);
            // a relaxing current may change its sign within a step; then two sums are subtracted
            assertArrayEquals(before.doubles("capacity"), after.doubles("capacity"), 1e-15, name);
            assertArrayEquals(before.doubles("energy"), after.doubles("energy"), 1e-15, name);
        }
    }

    /** Labels of the vocabulary, counters never below 0 and never falling, steps and cycles as they were. */
    @Test
    void writtenFilesFollowTheRulesOfTheFormat() throws Exception {
        List<String> lines = Files.readAllLines(written(neware("ndc5_test.ndax")));
        List<String> names = List.of(lines.getFirst().split(","));

        assertEquals(Set.of(), difference(names, LABELS));
        assertTrue(names.containsAll(List.of("Test Time / s", "Voltage / V", "Current / A")));
        for (String counter : List.of("Charging Capacity / Ah", "Discharging Capacity / Ah", "Charging Energy / Wh",
                "Discharging Energy / Wh", "Test Time / s", "Cycle Count / 1", "Step Count / 1")) {
            double last = 0;
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                assertEquals(names.size(), cells.length, "all rows have the cells of the first line");
                double now = Double.parseDouble(cells[names.indexOf(counter)]);
                assertTrue(now >= last, counter + ": " + now + " after " + last);
                last = now;
            }
            assertTrue(last > 0, counter);
        }
    }

    private static Set<String> difference(List<String> names, Set<String> known) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(known);
        return rest;
    }

    @Test
    void whatHasNoPlaceIsSaid() throws Exception {
        CellRecord cell = neware("interp-test.ndax").data();
        Loaded<CellRecord> weighed = new Loaded<>(new CellRecord(cell.records(), "local time, zone not known",
                Optional.of(Quantity.of(1.5, "mg")), Optional.empty()), Map.of());

        Path file = written(weighed);

        assertFalse(Files.readString(file).contains("Unix Time"));
        String said = context.warnings().toString();
        assertTrue(said.contains("the format wants UTC") && said.contains("1.5 mg"), said);
    }
}
