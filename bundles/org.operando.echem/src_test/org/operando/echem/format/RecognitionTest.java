// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.operando.api.FileHead;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Each file is recognised best by one loader: the loaders of plugin.xml, whichever there are, on all files there are.
 */
class RecognitionTest {
    /** Loaders of the files of a folder, where all its files have the same one. */
    private static final Map<String, String> OF_FOLDER = Map.of("maccor", "maccor.text", "landt", "landt.csv",
            "novonix",
            "novonix.csv", "basytec", "basytec.text", "pec", "pec.csv");

    /** Loaders by id, as the bundle names them. */
    private static Map<String, Loader<?, ?>> loaders() throws Exception {
        Map<String, Loader<?, ?>> loaders = new TreeMap<>();
        NodeList nodes = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(Path.of("plugin.xml").toFile()).getElementsByTagName("loader");
        for (int i = 0; i < nodes.getLength(); i++) {
            Element node = (Element) nodes.item(i);
            loaders.put(node.getAttribute("id"), (Loader<?, ?>) Class.forName(node.getAttribute("class"))
                    .getDeclaredConstructor().newInstance());
        }
        return loaders;
    }

    /** The head of a file; of what is in it, when it is a gzip, or the zip of a single NEWARE file. */
    private static FileHead head(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!name.endsWith(".gz") && !name.endsWith(".nda.zip")) {
            return FileHead.of(file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            InputStream inside = name.endsWith(".gz") ? new GZIPInputStream(in) : entry(in);
            return new FileHead(Path.of(name.replaceFirst("\\.(gz|zip)$", "")), Files.size(file),
                    inside.readNBytes(FileHead.LENGTH));
        }
    }

    private static InputStream entry(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        zip.getNextEntry();
        return zip;
    }

    /** The ids of the loaders with the largest confidence; none when all say no. */
    private static List<String> best(Map<String, Loader<?, ?>> loaders, FileHead head) {
        List<String> best = new ArrayList<>();
        double most = 0;
        for (Map.Entry<String, Loader<?, ?>> loader : loaders.entrySet()) {
            Recognition recognition = loader.getValue().recognise(head);
            if (recognition.confidence() > most) {
                best.clear();
            }
            if (recognition.confidence() > 0 && recognition.confidence() >= most) {
                best.add(loader.getKey());
                most = recognition.confidence();
            }
        }
        return best;
    }

    private static void check(Path root) throws Exception {
        Map<String, Loader<?, ?>> loaders = loaders();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(Files::isRegularFile).filter(f -> !root.relativize(f).startsWith("reference")).toList();
        }
        int recognised = 0;
        for (Path file : files) {
            List<String> best = best(loaders, head(file));
            assertTrue(best.size() < 2, file + " is recognised equally by " + best);
            String expected = OF_FOLDER.get(file.getParent().getFileName().toString());
            if (expected != null) {
                assertEquals(List.of(expected), best, file.toString());
            }
            recognised += best.size();
        }
        assertTrue(recognised > 20, "only " + recognised + " files were recognised");
    }

    @Test
    void eachShippedFileHasOneLoader() throws Exception {
        check(EchemData.shipped(""));
    }

    @Test
    void eachFileOfTheDataFolderHasOneLoader() throws Exception {
        check(EchemData.shared("echem"));
    }
}
