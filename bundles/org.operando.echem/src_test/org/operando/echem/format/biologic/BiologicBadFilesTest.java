// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.api.Table;
import org.operando.api.Warning;
import org.operando.api.Unit;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

/** Cut and damaged files of BioLogic: what is read is right or told to be doubtful, or the file is refused. */
class BiologicBadFilesTest {
    private static final long SEED = 20250613;

    /** Files that we ship, with the loaders that read them: a part of whoever drives all formats. */
    private enum Sample {
        MPR("a.mpr", new MprLoader()), MPL("a.mpl", new MplLoader()), MPT("a.mpt", new MptLoader()), DATED("b.txt",
                new MptLoader());

        private final String name;
        private final Loader<EchemMeasurement, CellRecord> loader;

        Sample(String name, Loader<EchemMeasurement, CellRecord> loader) {
            this.name = name;
            this.loader = loader;
        }

        private byte[] bytes() throws Exception {
            return switch (this) {
                case MPR -> MprBytes.whole();
                case MPL -> Files.readAllBytes(EchemData.shipped("biologic/kigr_gen6_01_02_GCPL.mpl"));
                case MPT -> Files.readAllBytes(EchemData.shipped("btlab_no_header.mpt"));
                case DATED -> Files.readAllBytes(EchemData.shipped("btlab_timestamped.txt"));
            };
        }
    }

    @TempDir
    private Path folder;

    private PlainContext context = new PlainContext();

    private Table load(Sample sample, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve(sample.name), bytes);
        context = new PlainContext();
        return sample.loader.load(List.of(file), EchemMeasurement.unknown(), context).data().records();
    }

    @TestFactory
    Stream<DynamicTest> cutFilesGiveWhatTheyHoldOrAreRefused() {
        return Arrays.stream(Sample.values()).map(s -> DynamicTest.dynamicTest(s.name(),
                () -> assertTimeoutPreemptively(Duration.ofSeconds(60), () -> cutAtTwentyPlaces(s))));
    }

    private void cutAtTwentyPlaces(Sample sample) throws Exception {
        byte[] whole = sample.bytes();
        Optional<Table> good = sample == Sample.MPL ? Optional.empty() : Optional.of(load(sample, whole));
        for (int k = 0; k < 20; k++) {
            byte[] cut = Arrays.copyOf(whole, (int) ((long) whole.length * k / 20));
            try {
                Table bad = load(sample, cut);
                assertStartsWith(good.orElseThrow(), bad);
                // a cut between two rows of a text cannot be seen
                assertTrue(!context.warnings().isEmpty() || cut[cut.length - 1] == '\n', sample + " cut at "
                        + cut.length);
            } catch (LoadException e) {
                assertTrue(e.what().length() >= "is empty".length() && e.where().contains(sample.name),
                        e.getMessage());
            }
        }
    }

    /** What was read of a cut file is what stands there in the whole one. */
    private static void assertStartsWith(Table whole, Table part) {
        assertTrue(part.rows() <= whole.rows());
        for (String column : List.of(Columns.TIME, Columns.CURRENT, Columns.VOLTAGE, Columns.CAPACITY)) {
            assertArrayEquals(Arrays.copyOf(whole.doubles(column), part.rows()), part.doubles(column), column);
        }
    }

    @TestFactory
    Stream<DynamicTest> flippedBitsAreReadOrRefused() {
        return Arrays.stream(Sample.values()).map(s -> DynamicTest.dynamicTest(s.name() + ", seed " + SEED,
                () -> assertTimeoutPreemptively(Duration.ofSeconds(60), () -> flip(s))));
    }

    private void flip(Sample sample) throws Exception {
        Random random = new Random(SEED);
        byte[] whole = sample.bytes();
        for (int k = 0; k < 200; k++) {
            byte[] bytes = whole.clone();
            // half of them where the structure is
            int reach = k % 2 == 0 ? bytes.length : Math.min(bytes.length, 9000);
            bytes[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
            try {
                Table table = load(sample, bytes);
                assertTimesAscend(table);
            } catch (LoadException e) {
                assertTrue(e.what().length() >= "is empty".length() && e.where().contains(sample.name),
                        e.getMessage());
            }
        }
    }

    private static void assertTimesAscend(Table table) {
        double[] time = table.doubles(Columns.TIME);
        for (int i = 0; i < time.length; i++) {
            assertTrue(Double.isFinite(time[i]) && (i == 0 || time[i] >= time[i - 1]), "row " + i);
        }
    }

    private static void putDouble(byte[] bytes, int at, double value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(at, value);
    }

    private static void putInt(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    }

    private LoadException refused(byte[] bytes) {
        return assertThrows(LoadException.class, () -> load(Sample.MPR, bytes));
    }

    @Test
    void aClockThatGoesBackIsNamedWithItsRecordAndByteAndTheRestGoesOn() throws Exception {
        byte[] bytes = MprBytes.whole();
        // a record: flags 1 B, Ns 2 B, time 8 B, dq, Q-Qo, control 4 B, Ewe 4 B, ...
        int at = MprBytes.at(bytes, 1000, 3);
        double before = getDouble(bytes, MprBytes.at(bytes, 999, 3));
        double after = getDouble(bytes, MprBytes.at(bytes, 1001, 3));
        putDouble(bytes, at, 0);

        double[] time = load(Sample.MPR, bytes).doubles("time");

        assertEquals((before + after) / 2 - getDouble(bytes, MprBytes.at(bytes, 0, 3)),
                time[1000] - time[0], 1e-9);
        Warning told = context.warnings().getFirst();
        assertEquals("a.mpr:record 1001 (byte " + (at - 3) + ")", told.where());
        assertTrue(told.what().contains("goes back by") && told.what().contains("midway between its neighbours"),
                told.what());
    }

    @Test
    void aClockThatIsSetBackIsCarriedOn() throws Exception {
        byte[] good = MprBytes.whole();
        byte[] bytes = good.clone();
        double[] whole = load(Sample.MPR, good).doubles("time");
        for (int i = 1000; i < whole.length; i++) {
            int at = MprBytes.at(bytes, i, 3);
            putDouble(bytes, at, getDouble(good, at) - 50);
        }

        double[] time = load(Sample.MPR, bytes).doubles("time");

        assertTrue(context.warnings().getFirst().what().contains("time is carried on from there"),
                context.warnings().toString());
        double[] shift = new double[2];
        for (int k = 0; k < 2; k++) {
            int i = k == 0 ? 1000 : whole.length - 1;
            shift[k] = whole[i] - time[i];
        }
        // all that follows is moved alike
        assertEquals(shift[0], shift[1], 1e-6);
        assertTrue(time[1000] >= time[999]);
    }

    @Test
    void timeThatBeginsAnewIsRefused() throws Exception {
        byte[] bytes = MprBytes.whole();
        double first = getDouble(bytes, MprBytes.at(bytes, 0, 3));
        putDouble(bytes, MprBytes.at(bytes, 1000, 3), first);
        putDouble(bytes, MprBytes.at(bytes, 1001, 3), first);

        LoadException e = refused(bytes);

        assertTrue(e.where().contains("a.mpr:record 1001 (byte ") && e.what().contains("must not go back"),
                e.getMessage());
    }

    private static double getDouble(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble(at);
    }

    @Test
    void absurdVoltageIsTold() throws Exception {
        byte[] bytes = MprBytes.whole();
        putInt(bytes, MprBytes.at(bytes, 20, 31), Float.floatToIntBits(1e38f));

        load(Sample.MPR, bytes);

        assertTrue(context.warnings().getFirst().where().contains("record 21 (byte ")
                && context.warnings().getFirst().what().contains("1 records"), context.warnings().toString());
    }

    @Test
    void countThatDoesNotFitTheLengthIsRefusedWithTheColumns() throws Exception {
        byte[] bytes = MprBytes.whole();
        putInt(bytes, MprBytes.header(bytes, "VMP data") + 51, MprBytes.ROWS - 1);

        LoadException e = refused(bytes);

        assertTrue(e.what().contains("3790 records") && e.what().contains("467, 468") && e.where().contains("byte "),
                e.getMessage());
    }

    @Test
    void columnThatIsNotKnownIsKeptWhenItsWidthFollows() throws Exception {
        byte[] bytes = MprBytes.whole();
        double[] charge = load(Sample.MPR, bytes).doubles(Columns.CAPACITY);
        // the second last id: Q charge/discharge, an 8-byte number
        bytes[MprBytes.header(bytes, "VMP data") + 51 + 5 + 2 * 13] = (byte) 250;
        bytes[MprBytes.header(bytes, "VMP data") + 51 + 5 + 2 * 13 + 1] = 0;

        Table table = load(Sample.MPR, bytes);

        assertTrue(table.find("unknown_250").isPresent(), table.columns().toString());
        assertArrayEquals(charge, table.doubles(Columns.CAPACITY));
        assertTrue(context.warnings().getFirst().what().contains("column 250 is not known"));
    }

    @Test
    void twoColumnsThatAreNotKnownAreRefusedByName() throws Exception {
        byte[] bytes = MprBytes.whole();
        int ids = MprBytes.header(bytes, "VMP data") + 51 + 5;
        bytes[ids + 2 * 12] = (byte) 251;
        bytes[ids + 2 * 13] = (byte) 250;
        bytes[ids + 2 * 13 + 1] = 0;

        LoadException e = refused(bytes);

        assertTrue(e.what().contains("251, 250 are not known"), e.getMessage());
    }

    @Test
    void cutFileGivesItsWholeRecords() throws Exception {
        byte[] whole = MprBytes.whole();
        double[] voltage = load(Sample.MPR, whole).doubles(Columns.VOLTAGE);

        Table table = load(Sample.MPR, Arrays.copyOf(whole, MprBytes.at(whole, 500, 10)));

        assertArrayEquals(Arrays.copyOf(voltage, 500), table.doubles(Columns.VOLTAGE));
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("500 of 3791 records")),
                context.warnings().toString());
    }

    @Test
    void logBesideTellsTheStartWhereTheFileDoesNot() throws Exception {
        byte[] whole = MprBytes.whole();
        Table good = load(Sample.MPR, whole);
        byte[] bare = MprBytes.without(whole, "VMP LOG");

        assertTrue(Double.isNaN(load(Sample.MPR, bare).doubles(Columns.UNIX_TIME)[0]));
        assertTrue(context.warnings().getFirst().what().contains("only the date 01/16/25"));

        Path log = Files.write(folder.resolve("a.mpl"), Sample.MPL.bytes());
        assertEquals(List.of(log), new MprLoader().linked(folder.resolve("a.mpr")));
        assertArrayEquals(good.doubles(Columns.UNIX_TIME), load(Sample.MPR, bare).doubles(Columns.UNIX_TIME));
    }

    @Test
    void logAloneSaysWhatItKnowsAndThatItHoldsNoRecords() throws Exception {
        LoadException e = assertThrows(LoadException.class, () -> load(Sample.MPL, Sample.MPL.bytes()));

        assertTrue(e.what().contains("holds no records") && e.what().contains("17.233 mg")
                && e.what().contains("01/16/2025 14:05:54.213"), e.getMessage());
    }

    @Test
    void massAndAreaComeWithTheirUnits() throws Exception {
        Path file = Files.write(folder.resolve("a.mpr"), MprBytes.whole());

        CellRecord record = new MprLoader().load(List.of(file), EchemMeasurement.unknown(), context).data();

        // as the log of the program prints them
        assertEquals(17.233, record.activeMass().orElseThrow().to(Unit.of("mg")).value(), 1e-12);
        assertEquals(0.950, record.area().orElseThrow().to(Unit.of("cm2")).value(), 1e-12);
    }

    @Test
    void textIsNotTakenForABinaryFile() throws Exception {
        LoadException e = refused("EC-Lab ASCII FILE\n".getBytes(StandardCharsets.US_ASCII));

        assertTrue(e.what().contains("does not begin with"), e.getMessage());
    }

    @Test
    void idsBeyondThoseOfAnyFileAreNotTakenForKnownOnes() {
        assertEquals("Q charge/mA.h", BiologicColumn.of(498).orElseThrow().name());
        assertTrue(BiologicColumn.of(768 + 213).isPresent());
        assertTrue(BiologicColumn.of(60002).isEmpty());
    }

    @Test
    void logOfAnotherDayBesideTheFileIsTold() throws Exception {
        Path file = folder.resolve("a.mpr");
        Files.write(file, MprBytes.without(MprBytes.whole(), "VMP LOG"));
        String log = Files.readString(EchemData.shipped("biologic/kigr_gen6_01_02_GCPL.mpl"),
                StandardCharsets.ISO_8859_1);
        for (String day : List.of("01/16/2025", "05/07/2024")) {
            Files.writeString(folder.resolve("a.mpl"), log.replace("01/16/2025", day), StandardCharsets.ISO_8859_1);
            PlainContext context = new PlainContext();

            new MprLoader().load(List.of(file), EchemMeasurement.unknown(), context);

            assertEquals(day.startsWith("05"),
                    context.warnings().stream().anyMatch(w -> w.what().contains("another measurement")), day);
        }
    }

    @Test
    void headerSaysWhatWasModifiedAndSquares() {
        BiologicHeader header = new BiologicHeader(List.of("Battery Capacity Determination",
                "Electrode surface area : 1.000 cm\u00ef\u00bf\u00bd", "Battery capacity : 5.700 mA.h",
                "Modify on : 11/28/2024 21:21", "Battery capacity : 5.452 mA.h"));

        assertEquals("1.000 cm\u00b2", header.metadata().get("electrode surface area"));
        assertEquals("5.452 mA.h", header.metadata().get("battery capacity"));
        assertEquals("5.700 mA.h", header.metadata().get("battery capacity at the start"));
    }
}
