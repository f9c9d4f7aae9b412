// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.LoadException;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

/** An archive of a stranger: small, and made to take all memory, or to write where it likes. */
class HostileNdaxTest {
    private static final long MUCH = 300L << 20;
    private static final int BLOCK = 1 << 20;

    private final PlainContext context = new PlainContext();

    @TempDir
    private Path folder;

    /** The good archive, with parts put in or replaced; a part of n MB of zeros takes n kB. */
    private Path archive(Map<String, byte[]> parts, Map<String, Integer> zeros) throws Exception {
        return archive("interp-test.ndax", parts, zeros);
    }

    private Path archive(String base, Map<String, byte[]> parts, Map<String, Integer> zeros) throws Exception {
        Path file = folder.resolve("x.ndax");
        try (ZipFile good = new ZipFile(EchemData.shipped(base).toFile());
                OutputStream bytes = Files.newOutputStream(file);
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            Map<String, byte[]> all = new LinkedHashMap<>();
            for (ZipEntry entry : good.stream().map(e -> (ZipEntry) e).toList()) {
                all.put(entry.getName(), good.getInputStream(entry).readAllBytes());
            }
            all.putAll(parts);
            all.keySet().removeAll(zeros.keySet());
            for (Map.Entry<String, byte[]> part : all.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
            }
            for (Map.Entry<String, Integer> part : zeros.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                for (int i = 0; i < part.getValue(); i++) {
                    out.write(new byte[BLOCK]);
                }
            }
        }
        return file;
    }

    private CellRecord load(Path file) throws LoadException {
        return new NdaxLoader().load(List.of(file), EchemMeasurement.unknown(), context).data();
    }

    private LoadException refused(Path file) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        LoadException e = assertThrows(LoadException.class, () -> load(file));
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(taken < MUCH, taken + " bytes asked for");
        return e;
    }

    @Test
    void partThatUnpacksToAThousandTimesTheFileIsRefused() throws Exception {
        Path file = archive(Map.of(), Map.of("data.ndc", 100));
        assertTrue(Files.size(file) < 300_000, "a small file");

        LoadException e = refused(file);

        assertTrue(e.where().endsWith("data.ndc") && e.what().contains("unpacks to more than"), e.getMessage());
    }

    @Test
    void largeXmlIsRefused() throws Exception {
        LoadException e = refused(archive(Map.of(), Map.of("TestInfo.xml", 20)));

        assertTrue(e.where().endsWith("TestInfo.xml") && e.what().contains("unpacks to more than"), e.getMessage());
    }

    @Test
    void manyPartsAreCountedTogether() throws Exception {
        Map<String, Integer> zeros = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            zeros.put("data_AUX_" + i + "_1_1.ndc", 1);
        }

        LoadException e = refused(archive(Map.of(), zeros));

        assertTrue(e.what().contains("unpacks to more than"), e.getMessage());
    }

    @Test
    void manyChannelsForManyRecordsAreRefused() throws Exception {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        byte[] page = new byte[512];
        for (int i = 0; i < 6000; i++) {
            parts.put("data_AUX_" + i + "_1_1.ndc", page);
        }
        LoadException e = refused(archive("cc8.ndax", parts, Map.of()));

        assertTrue(e.what().contains("auxiliary channels"), e.getMessage());
    }

    @Test
    void entitiesAreNotExpanded() throws Exception {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            xml.append("<!ENTITY a").append(i).append(" \"&a").append(i - 1).append(";&a").append(i - 1).append(";\">");
        }
        xml.append("]><root><TestInfo Barcode=\"&a29;\"/></root>");

        CellRecord record = load(archive(Map.of("TestInfo.xml", xml.toString().getBytes(StandardCharsets.UTF_8)),
                Map.of()));

        assertEquals(333, record.records().rows());
        assertTrue(context.warnings().stream().anyMatch(w -> w.where().endsWith("TestInfo.xml")
                && w.what().contains("DOCTYPE")), context.warnings().toString());
    }

    @Test
    void namesOfPartsLeadNowhere() throws Exception {
        byte[] part = "owned".getBytes(StandardCharsets.UTF_8);
        Path file = archive(Map.of("../../owned.ndc", part, "/tmp/owned_1.ndc", part, "..\\owned.xml", part), Map.of());
        List<Path> before = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder.getParent(), 1)) {
            all.forEach(before::add);
        }

        assertThrows(LoadException.class, () -> load(file));

        try (Stream<Path> all = Files.walk(folder.getParent(), 1)) {
            assertEquals(before.stream().filter(p -> p.toString().contains("owned")).toList(),
                    all.filter(p -> p.toString().contains("owned")).toList());
        }
        try (Stream<Path> in = Files.list(folder)) {
            assertEquals(List.of(file), in.toList());
        }
    }
}
