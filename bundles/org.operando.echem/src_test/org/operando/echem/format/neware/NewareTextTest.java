// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.ReferenceTable;
import org.operando.testkit.PlainContext;

/** Text exports of BTSDA against the files that they were exported from, and against their own summaries. */
class NewareTextTest {
    private final PlainContext context = new PlainContext();

    @TempDir
    private Path folder;

    private Table read(Path file) throws Exception {
        assertEquals(1, new NewareTextLoader().recognise(FileHead.of(file)).confidence());
        CellRecord record = new NewareTextLoader().load(List.of(file), EchemMeasurement.unknown(), context).data();
        return record.records();
    }

    /** Voltages are printed to 0.1 mV, currents to 0.1 uA, charges to 1 mAs, dates to 1 ms. */
    @Test
    void exportEqualsTheFileThatItWasMadeOf() throws Exception {
        Table binary = new NdaxLoader().load(List.of(EchemData.shipped("interp-test.ndax")),
                EchemMeasurement.unknown(), context).data().records();

        Table text = read(EchemData.shipped("interp-test_vendor_export.csv"));

        assertEquals(333, text.rows());
        assertArrayEquals(binary.longs(Columns.STEP), text.longs(Columns.STEP));
        assertArrayEquals(binary.longs(Columns.STEP_INDEX), text.longs(Columns.STEP_INDEX));
        assertArrayEquals(binary.longs(Columns.CYCLE), text.longs(Columns.CYCLE));
        assertArrayEquals(binary.texts(Columns.STEP_TYPE), text.texts(Columns.STEP_TYPE));
        assertArrayEquals(binary.doubles(Columns.TIME), text.doubles(Columns.TIME), 1e-6);
        assertArrayEquals(binary.doubles("step_time"), text.doubles("step_time"), 1e-6);
        assertArrayEquals(binary.doubles(Columns.VOLTAGE), text.doubles(Columns.VOLTAGE), 0.5e-4 * 1.01);
        assertArrayEquals(binary.doubles(Columns.CURRENT), text.doubles(Columns.CURRENT), 0.5e-7 * 1.01);
        assertArrayEquals(binary.doubles(Columns.CAPACITY), text.doubles(Columns.CAPACITY), 1e-3 / 3600);
        assertArrayEquals(binary.doubles(Columns.ENERGY), text.doubles(Columns.ENERGY), 1e-3 / 3600);
        double[] shift = IntStream.range(0, 333).mapToDouble(i -> text.doubles(Columns.UNIX_TIME)[i]
                - binary.doubles(Columns.UNIX_TIME)[i]).toArray();
        double[] hours = new double[333];
        Arrays.fill(hours, Math.round(shift[0] / 3600) * 3600.0);
        assertArrayEquals(hours, shift, 2e-3, "the export shows local time");
        assertEquals(List.of(), context.warnings());
    }

    @Test
    void sheetEqualsTheTextThatItWasMadeOf() throws Exception {
        Table text = read(EchemData.shipped("interp-test_vendor_export.csv"));
        Path file = EchemData.shipped("interp-test_made_here.xlsx");
        assertEquals(0.9, new NewareSheetLoader().recognise(FileHead.of(file)).confidence());

        Table sheet = new NewareSheetLoader().load(List.of(file), EchemMeasurement.unknown(), context).data()
                .records();

        assertEquals(text.columns().stream().map(c -> c.name()).toList(),
                sheet.columns().stream().map(c -> c.name()).toList());
        text.columns().forEach(c -> {
            switch (c.values()) {
                case double[] numbers -> assertArrayEquals(numbers, sheet.doubles(c.name()), 1e-12, c.name());
                case long[] numbers -> assertArrayEquals(numbers, sheet.longs(c.name()), c.name());
                default -> assertArrayEquals(texts(text, c.name()), texts(sheet, c.name()), c.name());
            }
        });
        assertEquals(List.of(), context.warnings());
    }

    private static String[] texts(Table table, String column) {
        return table.texts(column);
    }

    /** Sums of the columns as printed, by another reader. */
    @Test
    void recordsOfAnExportHaveTheSumsOfItsColumns() throws Exception {
        Path file = EchemData.unpacked("echem/neware/neware_uio.csv.gz", folder);
        ReferenceTable sums = ReferenceTable.read(EchemData.shared("echem/reference/other_summary.csv"),
                row -> row[0].equals("neware/neware_uio.csv.gz"));

        Table records = read(file);

        assertEquals(9065, records.rows());
        for (int i = 0; i < sums.rows(); i++) {
            double expected = sums.number("sum", i);
            switch (sums.text("column", i)) {
                case "Cycle Index" -> assertEquals(expected, sum(records, Columns.CYCLE));
                case "Step Index" -> assertEquals(expected, sum(records, Columns.STEP_INDEX));
                case "Current(A)" -> assertEquals(expected, sum(records, Columns.CURRENT), 1e-9);
                case "Voltage(V)" -> assertEquals(expected, sum(records, Columns.VOLTAGE), 1e-6);
                case "Capacity(Ah)" -> assertEquals(expected, magnitudes(records, Columns.CAPACITY), 1e-8);
                case "Energy(Wh)" -> assertEquals(expected, magnitudes(records, Columns.ENERGY), 1e-8);
                default -> {
                    // not in the record model, or no number
                }
            }
        }
        assertEquals(32, records.longs(Columns.STEP)[9064]);
        assertEquals(144 * 3600 + 2 * 60 + 18, records.doubles(Columns.TIME)[9064]);
        assertEquals(List.of(), context.warnings());
    }

    /** The report states charge and discharge of each cycle, A h with five digits. */
    @Test
    void cyclesOfAReportHaveTheChargesThatItStates() throws Exception {
        Path file = EchemData.unpacked("echem/neware/nw_layered_report_ife.csv.gz", folder);
        List<String[]> stated = Files.readAllLines(file).stream().skip(3).filter(l -> !l.startsWith(","))
                .map(l -> l.split(",")).toList();

        Table records = read(file);

        assertEquals(9295, records.rows());
        assertEquals(81, records.longs(Columns.STEP)[9294]);
        assertEquals(20, stated.size());
        double[] charged = new double[20];
        double[] discharged = new double[20];
        long[] steps = records.longs(Columns.STEP);
        for (int i = 0; i < 9295; i++) {
            if (i == 9294 || steps[i + 1] != steps[i]) {
                double q = records.doubles(Columns.CAPACITY)[i];
                (q > 0 ? charged : discharged)[(int) records.longs(Columns.CYCLE)[i] - 1] += Math.abs(q);
            }
        }
        for (int cycle = 0; cycle < 20; cycle++) {
            assertEquals(Double.parseDouble(stated.get(cycle)[1]), charged[cycle], 0.51e-5, "charge of " + cycle);
            assertEquals(Double.parseDouble(stated.get(cycle)[2]), discharged[cycle], 0.51e-5, "discharge of " + cycle);
        }
        assertEquals(26.61, records.doubles(Columns.TEMPERATURE)[0]);
        assertEquals(25.36, records.doubles("processor_temperature")[0]);
        assertEquals(List.of(), context.warnings());
    }

    @Test
    void reportThatIsCutAtALineIsSaidToBeCut() throws Exception {
        Path whole = EchemData.unpacked("echem/neware/nw_layered_report_ife.csv.gz", folder);
        Path file = folder.resolve("cut.csv");
        Files.write(file, Files.readAllLines(whole).subList(0, 500));

        read(file);

        assertTrue(context.warnings().getFirst().what().contains("seems to be cut"), context.warnings().toString());
    }

    @Test
    void linesThatAreMissingAreSeenByTheNumbersOfTheRecords() throws Exception {
        List<String> lines = Files.readAllLines(EchemData.shipped("interp-test_vendor_export.csv"),
                StandardCharsets.ISO_8859_1);
        Path file = folder.resolve("less.csv");
        Files.write(file, IntStream.range(0, lines.size()).filter(i -> i != 100).mapToObj(lines::get).toList(),
                StandardCharsets.ISO_8859_1);

        read(file);

        assertTrue(context.warnings().getFirst().what().startsWith("DataPoint goes from 99 to 101"),
                context.warnings().toString());
    }

    @Test
    void unitThatIsNotKnownIsNamed() throws Exception {
        String text = Files.readString(EchemData.shipped("interp-test_vendor_export.csv"), StandardCharsets.ISO_8859_1);
        Path file = Files.writeString(folder.resolve("unit.csv"), text.replace("Voltage(mV)", "Voltage(kV)"),
                StandardCharsets.ISO_8859_1);

        LoadException e = assertThrows(LoadException.class, () -> read(file));

        assertTrue(e.where().endsWith("unit.csv:1") && e.what().contains("'kV'"), e.getMessage());
    }

    @Test
    void microSignOfOtherEncodingsIsRead() throws Exception {
        String text = Files.readString(EchemData.shipped("interp-test_vendor_export.csv"), StandardCharsets.ISO_8859_1);
        Path gbk = Files.writeString(folder.resolve("gbk.csv"), text.replace("\u00b5", "\u00a6\u00cc"),
                StandardCharsets.ISO_8859_1);
        Path utf8 = Files.writeString(folder.resolve("utf8.csv"), "\ufeff" + text, StandardCharsets.UTF_8);

        assertEquals(333, read(gbk).rows());
        assertEquals(333, read(utf8).rows());
    }

    @Test
    void timesAreReadAsPrinted() {
        assertEquals(518_538, ExportTime.span("144:02:18"));
        assertEquals(3.25, ExportTime.span("00:00:03.250"));
        assertEquals(93_784, ExportTime.span("1-02:03:04"));
        assertTrue(Double.isNaN(ExportTime.span("12:3x")) && Double.isNaN(ExportTime.span("")));
        assertEquals(1652891272.5, ExportTime.moment("2022-05-18 16:27:52.500"));
        assertTrue(Double.isNaN(ExportTime.moment("18.05.2022 16:27")));
    }

    private static double sum(Table table, String column) {
        return Arrays.stream(table.doubles(column)).sum();
    }

    private static double magnitudes(Table table, String column) {
        return Arrays.stream(table.doubles(column)).map(Math::abs).sum();
    }
}
