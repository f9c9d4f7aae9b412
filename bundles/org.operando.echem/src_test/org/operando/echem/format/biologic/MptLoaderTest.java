// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord.Columns;
import org.operando.api.CellRecord;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.ReferenceTable;
import org.operando.testkit.PlainContext;

class MptLoaderTest {
    private static final String CELL = "xrd/datalab_insitu/li_mo_operando/cell.mpt";
    private static final int CELL_HEADER = 76;

    @TempDir
    private Path folder;

    private static CellRecord load(PlainContext context, Path... files) throws Exception {
        return new MptLoader().load(List.of(files), EchemMeasurement.unknown(), context).data();
    }

    /** A column of an export with decimal points, read without our reader. */
    private static double[] column(Path file, int header, String name) throws Exception {
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        int at = Arrays.asList(lines.get(header - 1).split("\t")).indexOf(name);
        return lines.stream().skip(header).filter(l -> !l.isBlank())
                .mapToDouble(l -> Double.parseDouble(l.split("\t")[at])).toArray();
    }

    @Test
    void columnsOfTheInSituCellAreThoseOfTheFile() throws Exception {
        Path file = EchemData.shared(CELL);

        Table records = load(new PlainContext(), file).records();

        assertEquals(4029, records.rows());
        assertArrayEquals(column(file, CELL_HEADER, "time/s"), records.doubles(Columns.TIME));
        assertArrayEquals(column(file, CELL_HEADER, "Ewe/V"), records.doubles(Columns.VOLTAGE));
        double[] milliamperes = Arrays.stream(records.doubles(Columns.CURRENT)).map(i -> i * 1e3).toArray();
        assertArrayEquals(column(file, CELL_HEADER, "<I>/mA"), milliamperes, 1e-12);
        double start = LocalDateTime.of(2024, 2, 28, 10, 27, 22, 600_000_000).toInstant(ZoneOffset.UTC)
                .toEpochMilli() / 1e3;
        assertEquals(start + 167165.1361556416, records.doubles(Columns.UNIX_TIME)[4028], 1e-6);
    }

    @Test
    void stepsOfTheInSituCellTurnWhereThePotentialLimitsAreReached() throws Exception {
        Table records = load(new PlainContext(), EchemData.shared(CELL)).records();

        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < records.rows(); i++) {
            if (i == 0 || records.longs(Columns.STEP)[i] != records.longs(Columns.STEP)[i - 1]) {
                starts.add(i);
            }
        }
        assertEquals(3, starts.size());
        // the catalogue of the data: discharge from 49 319 to 141 757 s
        assertEquals(49_319, records.doubles(Columns.TIME)[starts.get(1)], 0.5);
        assertEquals(141_757, records.doubles(Columns.TIME)[starts.get(2)], 0.5);
        List<String> types = starts.stream().map(i -> records.texts(Columns.STEP_TYPE)[i]).toList();
        assertEquals(List.of("CC_Chg", "CC_DChg", "CC_Chg"), types);
        assertEquals(List.of(1L, 1L, 2L), starts.stream().map(i -> records.longs(Columns.CYCLE)[i]).toList());
        assertEquals(List.of(1L, 2L, 1L), starts.stream().map(i -> records.longs(Columns.STEP_INDEX)[i]).toList());
    }

    @Test
    void chargeAndEnergyOfEachStepAreThoseOfTheFilesHalfCycles() throws Exception {
        Path file = EchemData.shared(CELL);
        double[] charge = column(file, CELL_HEADER, "Q charge/discharge/mA.h");
        double[] charged = column(file, CELL_HEADER, "Energy charge/W.h");
        double[] discharged = column(file, CELL_HEADER, "Energy discharge/W.h");

        Table records = load(new PlainContext(), file).records();

        for (int i = 0; i < charge.length; i++) {
            // another column of the file (dq) was added up: 1e-8 mAh is its resolution, a picoampere hour a record
            assertEquals(charge[i], records.doubles(Columns.CAPACITY)[i] * 1e3, 1e-8, "row " + i);
        }
        double[] energy = records.doubles(Columns.ENERGY);
        assertEquals(charged[1391], energy[1391], 1e-12);
        assertEquals(charged[4028], energy[4028], 1e-12);
        assertEquals(Math.abs(discharged[3307]), -energy[3307], 1e-9);
    }

    @Test
    void currentThatTheFileLacksIsThatOfItsCharge() throws Exception {
        Path file = EchemData.shared(CELL);
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        lines.set(CELL_HEADER - 1, lines.get(CELL_HEADER - 1).replace("<I>/mA", "nothing"));
        Path without = Files.write(folder.resolve("without.mpt"), lines, StandardCharsets.ISO_8859_1);

        double[] made = load(new PlainContext(), without).records().doubles(Columns.CURRENT);

        double[] stored = column(file, CELL_HEADER, "<I>/mA");
        for (int i = 1; i < made.length; i++) {
            // times are printed with 16 digits, their differences have eleven at 20 ms steps at 167 000 s
            assertEquals(stored[i], made[i] * 1e3, 1e-8, "row " + i);
        }
        assertEquals(0, made[0]);
    }

    @Test
    void decimalCommaGivesTheSameNumbersAsThePoint() throws Exception {
        Table point = load(new PlainContext(), EchemData.shared("echem/biologic/mb.issue_95.mpt")).records();
        Table comma = load(new PlainContext(), EchemData.shared("echem/biologic/mb.issue_95.de.mpt")).records();

        assertEquals(33, point.rows());
        for (String name : List.of(Columns.TIME, Columns.VOLTAGE, Columns.CURRENT, Columns.CAPACITY, Columns.ENERGY)) {
            assertArrayEquals(point.doubles(name), comma.doubles(name), name);
        }
    }

    @TestFactory
    Stream<DynamicTest> voltagesAndTimesAreThoseOfTheBinaryFileBeside() {
        return Stream.of("gcpl.issue_149.mpt", "gcpl.issue_226.I.mpt", "coc.issue_185.mpt", "cp.mpt", "ocv.mpt",
                "bcd.issue_241.mpt.gz", "ca.mpt.gz", "cv.mpt.gz", "mb.issue_149.mpt.gz", "mb.issue_223.mpt").map(
                        f -> DynamicTest.dynamicTest(f, () -> compareWithBinary(f)));
    }

    private void compareWithBinary(String name) throws Exception {
        String binary = "biologic/" + name.replace(".gz", "").replace(".mpt", ".mpr");
        ReferenceTable summary = ReferenceTable.read(EchemData.shared("echem/reference/biologic_summary.csv"),
                row -> row[0].equals(binary));

        Table records = load(new PlainContext(), EchemData.unpacked("echem/biologic/" + name, folder)).records();

        int compared = 0;
        for (int row = 0; row < summary.rows(); row++) {
            String column = summary.text("column", row);
            String ours = column.equals("time/s") ? Columns.TIME
                    : List.of("Ewe/V", "<Ewe>/V").contains(column) ? Columns.VOLTAGE : "";
            if (!ours.isEmpty()) {
                var statistics = Arrays.stream(records.doubles(ours)).summaryStatistics();
                assertEquals(summary.number("n", row), statistics.getCount(), column);
                // the text has eight digits of the single precision numbers
                assertEquals(summary.number("min", row), statistics.getMin(),
                        2e-6 * Math.abs(summary.number("min", row)));
                assertEquals(summary.number("max", row), statistics.getMax(),
                        2e-6 * Math.abs(summary.number("max", row)));
                assertEquals(summary.number("sum", row), statistics.getSum(),
                        2e-6 * Math.abs(summary.number("sum", row)));
                compared++;
            }
        }
        assertEquals(2, compared, "columns compared");
    }

    @Test
    void partsOfOneTestAreJoinedInTheirOrder() throws Exception {
        PlainContext context = new PlainContext();
        Path[] parts = new Path[3];
        for (int i = 0; i < 3; i++) {
            // given backwards
            parts[2 - i] = EchemData.unpacked("echem/biologic/btlab_0" + (i + 1) + "_MB_CA1.txt.gz", folder);
        }

        Table records = load(context, parts).records();

        assertEquals(1397 + 1397 + 1404, records.rows());
        double[] time = records.doubles(Columns.TIME);
        for (int i = 1; i < time.length; i++) {
            assertTrue(time[i] >= time[i - 1], "time goes back at " + i);
        }
        assertEquals(256_016.113441376, time[time.length - 1], 1e-6);
        assertEquals(6, records.longs(Columns.STEP)[time.length - 1]);
        // the second part charges 161.909825525716 mAh by the file's own sum
        assertEquals(0.161909825525716, records.doubles(Columns.CAPACITY)[2793], 1e-12);
        assertEquals(2, context.warnings().stream().filter(w -> w.what().contains("after the end of")).count());
    }

    @Test
    void rowsWithDatesCountFromTheFirst() throws Exception {
        Table records = load(new PlainContext(), EchemData.shipped("btlab_timestamped.txt")).records();

        double start = LocalDateTime.of(2024, 11, 20, 11, 38, 41, 707_000_000).toInstant(ZoneOffset.UTC)
                .toEpochMilli() / 1e3;
        assertEquals(start, records.doubles(Columns.UNIX_TIME)[0], 1e-3);
        assertEquals(0, records.doubles(Columns.TIME)[0]);
        assertEquals(8, records.rows());
        assertEquals(19.379732, records.doubles(Columns.TEMPERATURE)[0], 1e-9);
    }

    @Test
    void fileWithoutHeaderIsReadByItsColumns() throws Exception {
        Table records = load(new PlainContext(), EchemData.shipped("btlab_no_header.mpt")).records();

        assertEquals(13, records.rows());
        assertEquals(2.9344745, records.doubles(Columns.VOLTAGE)[0]);
        assertEquals("Rest", records.texts(Columns.STEP_TYPE)[0]);
    }

    @Test
    void fileWithoutRowsIsAnEmptyRecord() throws Exception {
        assertEquals(0, load(new PlainContext(), EchemData.shared("echem/biologic/wait.mpt")).records().rows());
    }

    private static final String SMALL = "EC-Lab ASCII FILE\nNb header lines : 4\n"
            + "Electrode surface area : 1.540 cm\u00b2\nmode\ttime/s\tEwe/V\tI/mA\t\n"
            + "1\t0.000000000000000E+000\t3.2956178E+000\t1.216021005561E-001\n";

    @Test
    void cutAnywhereInTheLastRowNeverGivesAnotherNumberSilently() throws Exception {
        String row = "1\t1.000000000000000E+001\t3.3056178E+000\t-1.317021005561E-001";
        for (int cut = 1; cut <= row.length(); cut++) {
            PlainContext context = new PlainContext();
            Path file = Files.writeString(folder.resolve("cut.mpt"), SMALL + row.substring(0, cut),
                    StandardCharsets.ISO_8859_1);

            double[] current = load(context, file).records().doubles(Columns.CURRENT);

            boolean whole = cut == row.length();
            assertEquals(whole ? 2 : 1, current.length, "cut after " + cut);
            assertEquals(whole ? 0 : 1, context.warnings().stream().filter(w -> w.what().contains("has no line end")
                    && w.where().equals("cut.mpt:6")).count(), "cut after " + cut);
            assertEquals(whole ? -1.317021005561e-4 : 1.216021005561e-4, current[current.length - 1], 1e-18);
        }
    }

    @Test
    void lastRowWithoutLineEndIsLeftOutWhereItsLastNumberHasNoExponent() throws Exception {
        PlainContext context = new PlainContext();
        Path file = Files.writeString(folder.resolve("cut.mpt"), "mode\ttime/s\tEwe/V\tI/mA\n1\t0\t3.1\t2.25\n"
                + "1\t1\t3.2\t2.25");

        assertEquals(1, load(context, file).records().rows());
        assertTrue(context.warnings().getFirst().what().contains("has no line end"), context.warnings().toString());
    }

    @Test
    void superscriptOfTheElectrodesAreaIsKept() throws Exception {
        Path file = Files.writeString(folder.resolve("area.mpt"), SMALL, StandardCharsets.ISO_8859_1);

        assertEquals("1.540 cm\u00b2",
                new MptLoader().load(List.of(file), EchemMeasurement.unknown(), new PlainContext()).metadata()
                        .get("electrode surface area"));
    }

    /** Records of a real chronoamperometry: the first one is that before the voltage was there. */
    @Test
    void voltageThatIsHeldIsHeldFromItsFirstRecordOnAndInAnyPieceOfIt() throws Exception {
        String[] rows = {"2\t0\t0\t0.3\t0.1464\t1.86e-2", "2\t0\t60\t0.3\t0.2987\t2.89e-5",
            "2\t0\t120\t0.3\t0.2984\t1.95e-5", "2\t0\t180\t0.3\t0.2985\t1.69e-5",
            "2\t0\t240\t0.3\t0.2986\t1.27e-5", "2\t0\t300\t0.3\t0.2986\t1.21e-5"};
        for (String told : List.of("control/V", "other/V")) {
            for (int to = 2; to <= rows.length; to++) {
                String text = "mode\tNs\ttime/s\t" + told + "\tEwe/V\tI/mA\n"
                        + String.join("\n", Arrays.copyOf(rows, to)) + "\n";

                Table records = load(new PlainContext(), Files.writeString(folder.resolve("ca.mpt"), text)).records();

                assertEquals(List.of("CV_Chg"), Arrays.stream(records.texts(Columns.STEP_TYPE)).distinct().toList(),
                        to + " records, " + told);
            }
        }
    }

    @Test
    void voltageThatIsSweptIsARamp() throws Exception {
        StringBuilder text = new StringBuilder("mode\tNs\ttime/s\tEwe/V\tI/mA\n");
        for (int i = 0; i < 10; i++) {
            text.append("2\t0\t").append(i).append('\t').append(0.3 + 1e-3 * i).append("\t0.1\n");
        }

        Table records = load(new PlainContext(), Files.writeString(folder.resolve("lsv.mpt"), text)).records();

        assertEquals(List.of("Ramp"), Arrays.stream(records.texts(Columns.STEP_TYPE)).distinct().toList());
    }
}
