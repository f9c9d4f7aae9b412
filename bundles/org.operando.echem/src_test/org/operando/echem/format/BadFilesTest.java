// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.biologic.MptLoader;
import org.operando.echem.format.neware.NdaLoader;
import org.operando.echem.format.neware.NdaxLoader;
import org.operando.testkit.PlainContext;

/** Whatever the bytes are: a record or a LoadException with a text, soon. */
class BadFilesTest {
    private static final List<Loader<EchemMeasurement, CellRecord>> LOADERS = List.of(new NdaLoader(), new NdaxLoader(),
            new MptLoader());

    private static final String HEADER = "EC-Lab ASCII FILE\nNb header lines : 3\nmode\ttime/s\tEwe/V\tI/mA\t\n";

    @TempDir
    private Path folder;

    private static Loader<EchemMeasurement, CellRecord> loader(String name) {
        return LOADERS.get(name.endsWith(".nda") ? 0 : name.endsWith(".ndax") ? 1 : 2);
    }

    /** Loads bytes; a LoadException must have a text and a place, any other exception fails the test. */
    private boolean loads(String name, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve(name), bytes);
        for (Loader<EchemMeasurement, CellRecord> any : LOADERS) {
            any.recognise(FileHead.of(file));
        }
        try {
            loader(name).load(List.of(file), EchemMeasurement.unknown(), new PlainContext());
            return true;
        } catch (LoadException e) {
            assertTrue(e.what().length() >= "is empty".length() && e.where().contains(name), e.getMessage());
            return false;
        }
    }

    private LoadException refused(String name, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve(name), bytes);
        return assertThrows(LoadException.class,
                () -> loader(name).load(List.of(file), EchemMeasurement.unknown(), new PlainContext()));
    }

    @Test
    void ndaThatEndsInTheMiddleOfARecordIsSaidToBeCut() throws Exception {
        byte[] whole = Files.readAllBytes(EchemData.shipped("nda_v29_new_nda_file.nda"));
        Path file = Files.write(folder.resolve("cut.nda"), Arrays.copyOf(whole, whole.length - 20_000));
        PlainContext context = new PlainContext();
        PlainContext wholeContext = new PlainContext();

        new NdaLoader().load(List.of(file), EchemMeasurement.unknown(), context);
        new NdaLoader().load(List.of(EchemData.shipped("nda_v29_new_nda_file.nda")), EchemMeasurement.unknown(),
                wholeContext);

        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("seems to be cut")));
        assertTrue(wholeContext.warnings().stream().noneMatch(w -> w.what().contains("seems to be cut")));
    }

    /** Two thirds of a file of BTS 9.1, whose records are not of 86 bytes and which ends with records of other kinds. */
    @Test
    void ndaOfBts91ThatEndsWithDataIsSaidToBeCut() throws Exception {
        Path good = EchemData.shared("echem/neware/nda_v130_bts91_TestFile.nda");
        byte[] whole = Files.readAllBytes(good);
        Path file = Files.write(folder.resolve("cut.nda"), Arrays.copyOf(whole, whole.length * 2 / 3));
        PlainContext context = new PlainContext();
        PlainContext wholeContext = new PlainContext();

        new NdaLoader().load(List.of(file), EchemMeasurement.unknown(), context);
        new NdaLoader().load(List.of(good), EchemMeasurement.unknown(), wholeContext);

        assertTrue(
                context.warnings().stream().anyMatch(w -> w.what().contains("what comes after record 4669 is missing")),
                context.warnings().toString());
        assertTrue(wholeContext.warnings().stream().noneMatch(w -> w.what().contains("seems to be cut")));
    }

    @Test
    void flippedBytesInsideTheArchivesPartsAreReadOrRefused() {
        Random random = new Random(20250102);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String name : List.of("interp-test.ndax", "scrubbed_ndc2.ndax", "46_1_5_60_bts16.ndax",
                    "ndc5_test.ndax")) {
                for (int k = 0; k < 60; k++) {
                    loads(name, changed(name, part -> {
                        byte[] bytes = part.clone();
                        for (int n = 0; n < 12; n++) {
                            bytes[random.nextInt(Math.min(bytes.length, 6000))] = (byte) random.nextInt(256);
                        }
                        // without checksums the contents reach the reader
                        for (int end = 4096; end <= bytes.length && bytes.length % 4096 == 0; end += 4096) {
                            Arrays.fill(bytes, end - 4, end, (byte) 0);
                        }
                        return bytes;
                    }));
                }
            }
        });
    }

    /** The archive with its parts changed. */
    private static byte[] changed(String name, UnaryOperator<byte[]> change) throws Exception {
        return changed(name, change, ".");
    }

    private static byte[] changed(String name, UnaryOperator<byte[]> change, String only) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(
                new ByteArrayInputStream(Files.readAllBytes(EchemData.shipped(name))));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] part = in.readAllBytes();
                out.write(entry.getName().contains(only) ? change.apply(part) : part);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void damagedPageIsNamedWithItsPart() throws Exception {
        byte[] bytes = changed("interp-test.ndax", part -> {
            part[4096 + 500] ^= 1;
            return part;
        }, "data.ndc");

        LoadException e = refused("damaged.ndax", bytes);

        assertTrue(e.where().endsWith("data.ndc page 1") && e.what().contains("checksum"), e.getMessage());
    }

    @Test
    void brokenXmlIsAWarningOnly() throws Exception {
        Path file = Files.write(folder.resolve("broken.ndax"), changed("interp-test.ndax",
                part -> Arrays.copyOf(part, 100), "TestInfo.xml"));
        PlainContext context = new PlainContext();

        CellRecord record = new NdaxLoader().load(List.of(file), EchemMeasurement.unknown(), context).data();

        assertEquals(333, record.records().rows());
        assertTrue(context.warnings().stream().anyMatch(w -> w.where().endsWith("TestInfo.xml")),
                context.warnings().toString());
    }

    @Test
    void externalEntitiesAreNotFollowed() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "hidden words");
        byte[] xml = ("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + "<root><TestInfo Barcode=\"b\">&x;</TestInfo></root>").getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("entity.ndax"),
                changed("interp-test.ndax", part -> xml, "TestInfo.xml"));
        PlainContext context = new PlainContext();

        var loaded = new NdaxLoader().load(List.of(file), EchemMeasurement.unknown(), context);

        assertTrue(!loaded.metadata().toString().contains("hidden words"));
        assertTrue(!context.warnings().isEmpty(), "the refused document is told");
    }

    @Test
    void emptyFilesAreNamedAsEmpty() throws Exception {
        for (String name : List.of("a.nda", "a.ndax", "a.mpt")) {
            assertTrue(refused(name, new byte[0]).what().contains("empty"), name);
        }
    }

    @Test
    void missingFileIsNamed() {
        List<Path> files = List.of(folder.resolve("no.ndax"));

        LoadException e = assertThrows(LoadException.class,
                () -> new NdaxLoader().load(files, EchemMeasurement.unknown(), new PlainContext()));

        assertTrue(e.getMessage().contains("no such file"), e.getMessage());
    }

    @Test
    void unknownVersionIsNamedWithWhatToDo() throws Exception {
        byte[] bytes = Files.readAllBytes(EchemData.shipped("nda_v8.nda"));
        bytes[14] = 77;

        LoadException e = refused("new.nda", bytes);

        assertTrue(e.what().contains("version 77") && e.remedy().contains("export"), e.getMessage());
    }

    @Test
    void wrongEndingIsSeenByTheContent() throws Exception {
        LoadException e = refused("text.ndax", "Time,Voltage\n0,3\n".getBytes(StandardCharsets.US_ASCII));

        assertTrue(e.what().contains("zip"), e.getMessage());
        assertEquals(1, new NdaxLoader().recognise(new FileHead(Path.of("a.csv"), 1,
                Files.readAllBytes(EchemData.shipped("interp-test.ndax")))).confidence());
    }

    @Test
    void textInsteadOfANumberIsNamedWithItsLineAndColumn() throws Exception {
        String text = HEADER + "1\t0\t3.1\t1\n1\t1\tabc\t1\n1\t2\t3\t1\n";

        LoadException e = refused("a.mpt", text.getBytes(StandardCharsets.US_ASCII));

        assertTrue(e.where().endsWith("a.mpt:5") && e.what().contains("Ewe/V") && e.what().contains("abc"),
                e.getMessage());
    }

    @Test
    void missingColumnIsNamedWithThoseThatThereAre() throws Exception {
        String text = "EC-Lab ASCII FILE\nNb header lines : 3\nmode\ttime/s\tI/mA\t\n1\t0\t3.1\n";

        LoadException e = refused("a.mpt", text.getBytes(StandardCharsets.US_ASCII));

        assertTrue(e.what().contains("Ewe/V") && e.what().contains("I/mA"), e.getMessage());
    }

    /** Not later than the second record: a test of its own, no clock that was set. */
    @Test
    void timeThatBeginsAnewIsRefused() throws Exception {
        String text = HEADER + "1\t0\t3\t1\n1\t5\t3\t1\n1\t2\t3\t1\n";

        LoadException e = refused("a.mpt", text.getBytes(StandardCharsets.US_ASCII));

        assertTrue(e.where().endsWith("a.mpt:6") && e.what().contains("2.0 s after 5.0 s; it must not go back"),
                e.getMessage());
    }

    @Test
    void unknownNumbersStayUnknownAndAreCounted() throws Exception {
        String text = HEADER + "1\t0\t3\t1\n1\t5\tNaN\t1\n1\t6\t3\t1\n";
        Path file = Files.writeString(folder.resolve("nan.mpt"), text);
        PlainContext context = new PlainContext();

        CellRecord record = new MptLoader().load(List.of(file), EchemMeasurement.unknown(), context).data();

        assertTrue(Double.isNaN(record.records().doubles("voltage")[1]));
        assertTrue(context.warnings().getFirst().what().startsWith("1 records"), context.warnings().toString());
        LoadException e = refused("inf.mpt", text.replace("NaN", "Infinity").getBytes(StandardCharsets.US_ASCII));
        assertTrue(e.where().endsWith("inf.mpt:5"), e.getMessage());
    }
}
