// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Loader;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.PrintedColumns;
import org.operando.echem.format.basytec.BasytecLoader;
import org.operando.echem.format.landt.LandtLoader;
import org.operando.echem.format.maccor.MaccorLoader;
import org.operando.echem.format.novonix.NovonixLoader;
import org.operando.echem.format.pec.PecLoader;
import org.operando.testkit.PlainContext;

/** Columns of the records against the columns as printed: before conversion where a unit or sign was changed. */
class TextExportSumsTest {
    @TempDir
    private Path folder;

    /**
     * How one of our columns goes with one of the file.
     * @param printed name in the file
     * @param ours name in the record
     * @param factor ours times this is printed
     * @param isUnsigned whether the file prints magnitudes
     */
    private record Pair(String printed, String ours, double factor, boolean isUnsigned) {
    }

    private record Export(Loader<EchemMeasurement, CellRecord> loader, String file, long cycleShift, List<Pair> pairs,
            String cycle, String step) {
    }

    private static Pair same(String printed, String ours) {
        return new Pair(printed, ours, 1, false);
    }

    private static Pair times(String printed, String ours, double factor) {
        return new Pair(printed, ours, factor, false);
    }

    private static Pair magnitude(String printed, String ours, double factor) {
        return new Pair(printed, ours, factor, true);
    }

    private static Export maccor(String file, long shift, String cycle, Pair... pairs) {
        return new Export(new MaccorLoader(), "maccor/" + file, shift, List.of(pairs), cycle, "Step");
    }

    /** The one-header-line dialect. */
    private static Export oneLine(String file, Pair... times) {
        Pair[] pairs = Stream.concat(Stream.of(times), Stream.of(magnitude("Amp-hr", Columns.CAPACITY, 1),
                magnitude("Watt-hr", Columns.ENERGY, 1), same("Amps", Columns.CURRENT),
                same("Volts", Columns.VOLTAGE))).toArray(Pair[]::new);
        return maccor(file, -1, "Cyc#", pairs);
    }

    private static Export simba(String file) {
        return maccor(file, 0, "Cycle C", times("TestTime", Columns.TIME, 1 / 60.0),
                times("StepTime", "step_time", 1 / 60.0), magnitude("Cap. [Ah]", Columns.CAPACITY, 1),
                magnitude("Ener. [Wh]", Columns.ENERGY, 1), magnitude("Current [A]", Columns.CURRENT, 1),
                same("Voltage [V]", Columns.VOLTAGE));
    }

    private static List<Export> exports() {
        Pair seconds = same("Test (Sec)", Columns.TIME);
        Pair stepSeconds = same("Step (Sec)", "step_time");
        Pair minutes = times("Test (Min)", Columns.TIME, 1 / 60.0);
        return List.of(
                maccor("maccor_001.txt.gz", -1, "Cyc#", magnitude("Amp-hr", Columns.CAPACITY, 1),
                        magnitude("Watt-hr", Columns.ENERGY, 1), magnitude("Amps", Columns.CURRENT, 1),
                        same("Volts", Columns.VOLTAGE)),
                // its charge runs on over two steps and is cut here: see the check of charges below
                maccor("maccor_three.txt.gz", -1, "Cyc#", times("mAmps", Columns.CURRENT, 1e3),
                        times("Volts", Columns.VOLTAGE, 1e3)),
                simba("maccor_two.txt"), simba("maccor_002.txt.gz"),
                oneLine("xTESLADIAG_000019_CH70.070.gz", seconds, stepSeconds),
                oneLine("PredictionDiagnostics_000151_paused.052", seconds, stepSeconds),
                oneLine("maccor_4267-66-6519.041"),
                oneLine("maccor_example.001", minutes), oneLine("maccor_example.002", minutes),
                maccor("sample_data_maccor.csv", 0, "Cycle C", same("Test Time (sec)", Columns.TIME),
                        same("Step Time (sec)", "step_time"), same("Capacity", Columns.CAPACITY),
                        same("Energy", Columns.ENERGY), same("Current", Columns.CURRENT),
                        same("Voltage", Columns.VOLTAGE), same("Temp 1", Columns.TEMPERATURE)),
                new Export(new LandtLoader(), "landt/SINTEF__LiGrR2032__Landt.csv.gz", 0, List.of(
                        same("test_time_s", Columns.TIME), same("step_time_s", "step_time"),
                        same("current_A", Columns.CURRENT), same("voltage_V", Columns.VOLTAGE)), "cycle_index",
                        "step_index"),
                novonix("sample_data_novonix.csv", same("Capacity (Ah)", Columns.CAPACITY),
                        same("Energy (Wh)", Columns.ENERGY)),
                // its charge runs on over the steps
                novonix("test_Nova_Form-CH01-01_short.csv.gz"),
                new Export(new BasytecLoader(), "basytec/sample_data_basytec.txt", 0, List.of(
                        same("~Time[s]", Columns.TIME), same("t-Step[s]", "step_time"),
                        same("I[A]", Columns.CURRENT), same("U[V]", Columns.VOLTAGE),
                        same("Ah-Step", Columns.CAPACITY), same("Wh-Step", Columns.ENERGY)), "", "Line"),
                new Export(new PecLoader(), "pec/pec.csv.gz", -1, List.of(
                        same("Total Time (Seconds)", Columns.TIME), same("Step Time (Seconds)", "step_time"),
                        times("Current (mA)", Columns.CURRENT, 1e3), times("Voltage (mV)", Columns.VOLTAGE, 1e3)),
                        "Cycle", "Step"),
                pec("Test25195.csv"), pec("Test25205.csv"));
    }

    private static Export novonix(String file, Pair... counters) {
        List<Pair> pairs = Stream.concat(Stream.of(times("Run Time (h)", Columns.TIME, 1 / 3600.0),
                times("Step Time (h)", "step_time", 1 / 3600.0), same("Current (A)", Columns.CURRENT),
                same("Potential (V)", Columns.VOLTAGE)), Stream.of(counters)).toList();
        return new Export(new NovonixLoader(), "novonix/" + file, 0, pairs, "Cycle Number", "Step Number");
    }

    private static Export pec(String file) {
        return new Export(new PecLoader(), "pec/" + file, -1, List.of(same("Step Time (Seconds)", "step_time"),
                same("Current (A)", Columns.CURRENT), same("Voltage (V)", Columns.VOLTAGE)), "Cycle", "Step");
    }

    @TestFactory
    Stream<DynamicTest> columnsAreThoseOfTheFile() {
        return exports().stream().map(e -> DynamicTest.dynamicTest(e.file(), () -> compare(e)));
    }

    /** Charges of whole steps against the integral of the current, whatever way the file counts them. */
    @TestFactory
    Stream<DynamicTest> chargesOfStepsGoWithCurrentAndTime() {
        return exports().stream().map(e -> DynamicTest.dynamicTest(e.file(), () -> integrate(e)));
    }

    private void integrate(Export export) throws Exception {
        Path file = EchemData.textExport(export.file(), folder);
        PlainContext context = new PlainContext();

        Table records = export.loader().load(List.of(file), EchemMeasurement.unknown(), context).data().records();

        double[] capacity = records.doubles(Columns.CAPACITY);
        double[] current = records.doubles(Columns.CURRENT);
        double[] time = records.doubles(Columns.TIME);
        long[] step = records.longs(Columns.STEP);
        double counted = 0;
        double difference = 0;
        double integral = 0;
        for (int i = 0; i < time.length; i++) {
            boolean begins = i == 0 || step[i] != step[i - 1];
            // from the end of the step before; what had passed before the first record is not in the file
            integral = i == 0 ? capacity[0] : begins ? current[i] * (time[i] - time[i - 1]) / 3600
                    : integral + (current[i] + current[i - 1]) / 2 * (time[i] - time[i - 1]) / 3600;
            boolean ends = i + 1 == time.length || step[i + 1] != step[i];
            counted += ends ? Math.abs(capacity[i]) : 0;
            difference += ends ? Math.abs(capacity[i] - integral) : 0;
        }
        // the trapezoidal rule over records up to minutes apart, and currents as printed: Landt's 0.176 mA as 0.0002
        double printed = export.file().startsWith("landt") ? 0.5e-4 * time[time.length - 1] / 3600
                : export.file().contains("Test25205") ? 0.5e-6 * time[time.length - 1] / 3600 : 0;
        // three decimals of the counter, Ah and mAh
        double rounded = export.file().equals("maccor/sample_data_maccor.csv") ? 0.5e-3
                : export.file().startsWith("pec") ? 0.5e-6 : 0;
        assertTrue(difference <= 0.01 * counted + printed + rounded, difference + " of " + counted + " Ah");
        assertTrue(context.warnings().stream().noneMatch(w -> w.what().contains("check the units")),
                context.warnings().toString());
    }

    private void compare(Export export) throws Exception {
        Path file = EchemData.textExport(export.file(), folder);
        PrintedColumns printed = new PrintedColumns(export.file());

        Table records = export.loader().load(List.of(file), EchemMeasurement.unknown(), new PlainContext()).data()
                .records();

        assertEquals(printed.rows(), records.rows());
        assertTrue(!export.pairs().isEmpty());
        for (Pair pair : export.pairs()) {
            double[] values = records.doubles(pair.ours());
            double[] shown = pair.isUnsigned() ? Arrays.stream(values).map(Math::abs).toArray() : values;
            printed.compare(pair.printed(), shown, pair.factor());
        }
        printed.compare(export.step(), records.longs(Columns.STEP_INDEX), 0);
        if (!export.cycle().isEmpty()) {
            printed.compare(export.cycle(), records.longs(Columns.CYCLE), export.cycleShift());
        }
    }
}
