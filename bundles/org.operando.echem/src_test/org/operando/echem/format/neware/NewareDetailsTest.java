// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord.Columns;
import org.operando.api.CellRecord;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Unit;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.log.CellLog;
import org.operando.testkit.PlainContext;

/** What NEWARE files hold beside records, and which part of them a message names. */
class NewareDetailsTest {
    private final PlainContext context = new PlainContext();

    @TempDir
    private Path folder;

    private Loaded<CellRecord> load(Path file) throws LoadException {
        Loader<EchemMeasurement, CellRecord> loader = file.toString().endsWith("x") ? new NdaxLoader()
                : new NdaLoader();
        return loader.load(List.of(file), EchemMeasurement.unknown(), context);
    }

    @Test
    void editsAndEventsAreTold() throws Exception {
        Loaded<CellRecord> loaded = load(EchemData.shipped("interp-test.ndax"));
        Map<String, String> metadata = loaded.metadata();

        assertEquals("2 times while it ran; schedules before: Step0.xml, Step1.xml", metadata.get("edited"));
        assertTrue(metadata.get("events").startsWith("11: record 1 code 100000 at 2025-06-17T08:26:39Z; "), metadata
                .get("events"));
        // each event says which record came with or after it: its time, found by the clock alone, lies between that record
        // and the one before; the clock of the log is good to a second
        List<CellRecord.Event> events = loaded.data().events();
        double[] time = loaded.data().records().doubles(Columns.TIME);
        Matcher said = Pattern.compile("record ([0-9]+) code ([0-9]+)").matcher(metadata.get("events"));
        for (CellRecord.Event event : events) {
            assertTrue(said.find());
            int record = Integer.parseInt(said.group(1));
            assertTrue(event.text().startsWith("event " + said.group(2)), event.text());
            assertTrue(event.time() >= time[Math.clamp(record - 2, 0, time.length - 1)] - 1, event.toString());
            assertTrue(event.time() <= time[Math.clamp(record - 1, 0, time.length - 1)] + 1, event.toString());
        }
        assertEquals(11, events.size());
        assertEquals("event 100000 (start)", events.getFirst().text());
    }

    /** Flips a bit of the first page of one part; the archive's own checksum is made right. */
    @TestFactory
    Stream<DynamicTest> damagedPageOfEachPartIsNamed() {
        return Stream.of("data.ndc", "data_runInfo.ndc", "data_step.ndc", "data_AUX_225_3_1.ndc", "data_log.ndc",
                "data_es.ndc").map(part -> DynamicTest.dynamicTest(part, () -> damaged(part)));
    }

    private void damaged(String part) throws Exception {
        Path good = EchemData.shipped("TESTCELL0001-Test_Data_Collection_Ndc17.ndax");
        Path file = folder.resolve("damaged.ndax");
        try (InputStream bytes = Files.newInputStream(good);
                ZipInputStream in = new ZipInputStream(bytes);
                OutputStream target = Files.newOutputStream(file);
                ZipOutputStream out = new ZipOutputStream(target)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                if (entry.getName().equals(part)) {
                    content[4096 + 200] ^= 1;
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(content);
            }
        }
        PlainContext told = new PlainContext();
        String place = part + " page 1";
        if (part.equals("data_log.ndc") || part.equals("data_es.ndc")) {
            // no record depends on them
            new NdaxLoader().load(List.of(file), EchemMeasurement.unknown(), told);
            assertTrue(told.warnings().stream().anyMatch(w -> w.where().endsWith(place)
                    && w.what().contains("checksum")), told.warnings().toString());
            return;
        }
        LoadException e = assertThrows(LoadException.class,
                () -> new NdaxLoader().load(List.of(file), EchemMeasurement.unknown(), told));
        assertTrue(e.where().endsWith(place) && e.what().contains("checksum"), e.getMessage());
    }

    /** A file with two auxiliary records put behind its first one, after the description: no real one was at hand. */
    @Test
    void auxiliaryRecordsBelongToTheRecordThatTheyName() throws Exception {
        byte[] good = Files.readAllBytes(EchemData.shipped("nda_v29_new_nda_file.nda"));
        int second = 85471 + 86;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(good, 0, second);
        bytes.write(auxiliary(3, 1, 12345, 253));
        bytes.write(auxiliary(3, 2, 12346, -17));
        bytes.write(good, second, good.length - second);
        Path file = Files.write(folder.resolve("auxiliary.nda"), bytes.toByteArray());

        Loaded<CellRecord> loaded = load(file);

        double[] temperature = loaded.data().records().doubles("temperature");
        assertEquals(439, temperature.length);
        assertEquals(25.3, temperature[0]);
        assertEquals(-1.7, temperature[1]);
        assertTrue(Double.isNaN(temperature[2]));
        assertEquals(1.2345, loaded.data().records().doubles("auxiliary_voltage")[0]);
        assertTrue(loaded.metadata().get("temperature").startsWith("channel 3"), loaded.metadata().toString());
        assertEquals(List.of(), context.warnings());
    }

    private static byte[] auxiliary(int channel, int index, int voltage, int temperature) {
        ByteBuffer record = ByteBuffer.allocate(86).order(ByteOrder.LITTLE_ENDIAN);
        record.put(0, (byte) 0x65).put(1, (byte) channel).putInt(2, index);
        return record.putInt(22, voltage).putShort(34, (short) temperature).array();
    }

    /** The foot of version 130 is put behind a file that has none. */
    @Test
    void footOfVersion130GivesRemarksAndMass() throws Exception {
        byte[] good = Files.readAllBytes(EchemData.shared("echem/neware/nda_v130_bts91_TestFile.nda"));
        byte[] foot = Arrays.copyOf(new byte[] {6, 0, (byte) 0xf0, 0x1d, (byte) 0x81, 0, 3, 0, 0x61, (byte) 0x90, 0x71,
            (byte) 0x90, 2, 0x7f, (byte) 0xff, 0}, 16 + 499);
        byte[] remarks = "cell 7".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(remarks, 0, foot, 16 + 363, remarks.length);
        ByteBuffer.wrap(foot).order(ByteOrder.LITTLE_ENDIAN).putDouble(16 + 491, 12.5);
        byte[] whole = Arrays.copyOf(good, good.length + foot.length);
        System.arraycopy(foot, 0, whole, good.length, foot.length);
        Path file = Files.write(folder.resolve("foot.nda"), whole);

        Loaded<CellRecord> loaded = load(file);

        assertEquals(6670, loaded.data().records().rows());
        assertEquals("cell 7", loaded.metadata().get("remarks"));
        assertEquals(12.5, loaded.data().activeMass().orElseThrow().to(Unit.of("mg")).value(), 1e-12);
    }

    /** The first four bytes of each record name the test; other tests have other ones. */
    @Test
    void recordsOfBts90AreKnownByTheirIdNotByTheirTest() throws Exception {
        Path good = EchemData.neware("nda_v130_bts90.nda.zip", folder);
        byte[] bytes = Files.readAllBytes(good);
        int records = load(good).data().records().rows();
        for (int at = 1024; at + 88 <= bytes.length; at += 88) {
            bytes[at] = bytes[at] == 0x12 && bytes[at + 1] == 0x50 ? 0x13 : bytes[at];
        }

        assertEquals(records, load(Files.write(folder.resolve("other.nda"), bytes)).data().records().rows());
    }

    @Test
    void recordThatIsMissingOrOutOfTimeIsTold() throws Exception {
        byte[] good = Files.readAllBytes(EchemData.shipped("nda_v29_new_nda_file.nda"));
        int tenth = 85471 + 9 * 86;
        byte[] numbered = good.clone();
        numbered[tenth + 2] = 99;
        byte[] late = good.clone();
        late[tenth + 17] = 1;

        load(Files.write(folder.resolve("numbered.nda"), numbered));
        load(Files.write(folder.resolve("late.nda"), late));

        assertTrue(context.warnings().stream().anyMatch(w -> w.where().equals("numbered.nda:record 9")
                && w.what().startsWith("is followed by record 11")), context.warnings().toString());
        assertTrue(context.warnings().stream().anyMatch(w -> w.where().equals("late.nda:record 11")
                && w.what().contains("of its step, the one before at")), context.warnings().toString());
    }

    @Test
    void cycleNumberThatLeapsIsTold() {
        CellLog log = new CellLog(4);
        log.rows = 4;
        for (int i = 0; i < log.rows; i++) {
            log.index[i] = i + 1;
            log.type[i] = 4;
            log.unixTime[i] = i;
            log.cycle[i] = i == 2 ? 1_000_000_001 : 1;
        }

        NewareCheck.warn(log, "a.nda", context);

        assertEquals(List.of("is of cycle 1000000001, the one before of cycle 1: one of them may be damaged "
                + "(the first of 2 such records)"), context.warnings().stream().map(w -> w.what()).toList());
    }
}
