// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Schema;
import org.operando.core.results.ResultFile;
import org.operando.core.results.Tables;

/** Results that earlier versions of the project wrote are read by today's: {@code tests/org.operando.it/older/README.md}. */
class OlderResultsTest {
    private static final Path OLDER = Cli.home("tests/org.operando.it/older/format-1");
    /** Numbers of the patterns in the samples. */
    private static final int[] FRAMES = {1, 12, 24};

    @TempDir
    private Path folder;

    private static Record read(String name) throws Exception {
        Path file = OLDER.resolve(name);
        assertTrue(Files.size(file) < 100_000, "samples stay small");
        Catalogue catalogue = Platform.catalogue();
        ResultFile.Header header = ResultFile.header(file).orElseThrow();
        return ResultFile.read(file, ResultFile.type(header, catalogue).orElseThrow());
    }

    private static Csv truth(String name) {
        return Csv.read(Cli.home("examples/demo/truth/" + name));
    }

    private static double[] ofFrames(Csv truth, String column) {
        double[] values = new double[FRAMES.length];
        for (int i = 0; i < FRAMES.length; i++) {
            String number = Integer.toString(FRAMES[i]);
            values[i] = truth.where(row -> row[truth.names().indexOf("frame")].equals(number)).number(column, 0);
        }
        return values;
    }

    @Test
    void cyclesAreThoseOfTheModel() throws Exception {
        Record outputs = read("echem.cycles.nxs");
        Table cycles = Tables.of(outputs).get("cycles");
        Csv truth = truth("cell-a_cycles.csv");

        assertEquals(15, cycles.rows());
        for (List<String> pair : List.of(List.of("charge_capacity", "charge_mAh"),
                List.of("discharge_specific_capacity", "discharge_mAh_per_g"),
                List.of("coulombic_efficiency", "coulombic_efficiency_percent"))) {
            Column column = cycles.column(pair.getFirst());
            Pulls.of(column.doubles(), column.uncertainties(), truth.numbers(pair.getLast()), pair.getFirst());
            assertEquals(0, column.systematic().length, "version 1 did not tell the parts apart");
        }
        assertEquals("mAh/g", Tables.quantities(outputs).get("First charge capacity").unit().name());
        assertTrue(Double.isNaN(Tables.quantities(outputs).get("First charge capacity").statistical()));
    }

    @Test
    void seriesHasTimesOfTheModelAndCountsOfTheFiles() throws Exception {
        Record outputs = read("powder.series.nxs");
        Table frames = Tables.of(outputs).get("series-frames");
        Signal signal = find(outputs);

        assertArrayEquals(ofFrames(truth("insitu_frames.csv"), "t_middle_s"), frames.doubles("middle"), 1e-6);
        // a record each 10 mV at most, read with 0.2 mV
        assertArrayEquals(ofFrames(truth("insitu_frames.csv"), "voltage_V"), frames.doubles("voltage"), 0.011);
        double[] angles = signal.axes().getLast().values();
        for (int i = 0; i < FRAMES.length; i++) {
            double[] expected = column(FRAMES[i], angles[0], angles[angles.length - 1], row -> row[1]);
            for (int k = 0; k < angles.length; k++) {
                assertEquals(expected[k], signal.data().getSlice().getDouble(i, k));
            }
        }
    }

    /** A column of a raw file between two angles. */
    private static double[] column(int frame, double from, double to, ToDoubleFunction<double[]> value)
            throws Exception {
        Path file = Cli.home(String.format("examples/demo/raw/insitu/frame_%03d.xye", frame));
        return Files.readAllLines(file).stream().filter(l -> !l.startsWith("#"))
                .map(l -> Arrays.stream(l.strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray())
                .filter(row -> row[0] >= from && row[0] <= to).mapToDouble(value).toArray();
    }

    private static Signal find(Record outputs) {
        for (Schema.Field field : Schema.of(outputs.getClass()).fields()) {
            Object value = field.of(outputs);
            if (value instanceof Signal signal) {
                return signal;
            }
            if (field.name().equals("series")) {
                return find((Record) value);
            }
        }
        throw new AssertionError("no signal in " + outputs.getClass());
    }

    @Test
    void peaksAreThoseOfTheModel() throws Exception {
        Record outputs = read("powder.peak.nxs");
        Table peaks = Tables.of(outputs).get("peaks");
        Csv truth = truth("insitu_frames.csv");

        Pulls.of(peaks.doubles("position"), peaks.column("position").uncertainties(), ofFrames(truth, "line_003_deg"),
                "position");
        double[] c = ofFrames(truth, "c_angstrom");
        Quantity spacing = peaks.column("d_spacing").quantity(2);
        assertEquals(c[2] / 3, spacing.value(), 5 * spacing.uncertainty());
        assertEquals("", spacing.origin());
    }

    @Test
    void newOperationsTakeOlderResults() {
        Cli apply = Cli.run("apply", "powder.peak", OLDER.resolve("powder.series.nxs"), "--set", "from=5.15 deg",
                "--set",
                "to=5.90 deg", "-o", folder.resolve("peak.nxs"));

        assertEquals(0, apply.exit(), apply.toString());
        Cli diff = Cli.run("diff", folder.resolve("peak.nxs"), OLDER.resolve("powder.peak.nxs"), "--rtol", 1e-9,
                "--values-only", "--json");
        List<Json> differences = diff.json().at("results").items().getFirst().at("differences").items();
        assertEquals(List.of("line"), differences.stream().map(d -> d.at("what").text()).toList(), diff.toString());
    }
}
