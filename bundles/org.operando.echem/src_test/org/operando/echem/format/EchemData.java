// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.operando.echem.EchemMeasurement;

/** Where the files of the tests are: those we ship, and larger ones that are read where they lie. */
public final class EchemData {
    private EchemData() {
    }

    /** A NEWARE file: ours when we ship it, else that of the data folder, unpacked. */
    public static Path neware(String name, Path folder) throws IOException {
        return Files.exists(shipped(name)) ? shipped(name) : unpacked("echem/neware/" + name, folder);
    }

    /** A text export, e.g. pec/pec.csv.gz: ours when we ship it, else that of the data folder, unpacked. */
    public static Path textExport(String name, Path folder) throws IOException {
        return Files.exists(shipped(name)) ? shipped(name) : unpacked("echem/" + name, folder);
    }

    /** A table of reference numbers: ours when we ship it, else that of the data folder. */
    public static Path reference(String name) {
        return Files.exists(shipped("reference/" + name)) ? shipped("reference/" + name)
                : shared("echem/reference/" + name);
    }

    /**
     * A study that says these things of a log and nothing else.
     * @param said by name of the component
     */
    public static EchemMeasurement study(Map<String, ?> said) {
        RecordComponent[] components = EchemMeasurement.class.getRecordComponents();
        Object[] values = Arrays.stream(components).map(c -> Optional.ofNullable(said.get(c.getName()))).toArray();
        try {
            return (EchemMeasurement) EchemMeasurement.class.getDeclaredConstructors()[0].newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the data folder is there. */
    public static boolean hasShared() {
        return Files.exists(sharedFolder().resolve("echem"));
    }

    private static Path sharedFolder() {
        String property = System.getProperty("OPERANDO_DATA", System.getenv("OPERANDO_DATA"));
        return property == null ? Path.of("../../../shared/data") : Path.of(property);
    }

    /** A file of ours. */
    public static Path shipped(String name) {
        return Path.of("src_test/data", name);
    }

    /** A file of the data folder; the test is skipped without it. */
    public static Path shared(String name) {
        Path file = sharedFolder().resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: needs data " + name);
        return file;
    }

    /** A file of ours, or of the data folder when we do not ship it; one in a gzip is unpacked into the folder first. */
    public static Path found(String name, Path folder) throws IOException {
        for (String each : new String[] {name, name + ".gz"}) {
            if (Files.exists(shipped(each))) {
                return unpacked(shipped(each), each, folder);
            }
        }
        return Files.exists(sharedFolder().resolve("echem/" + name)) ? shared("echem/" + name)
                : unpacked("echem/" + name + ".gz", folder);
    }

    /** A file of the data folder; one in a zip or gzip is unpacked into the folder first. */
    public static Path unpacked(String name, Path folder) throws IOException {
        return unpacked(shared(name), name, folder);
    }

    private static Path unpacked(Path file, String name, Path folder) throws IOException {
        if (name.endsWith(".gz")) {
            Path target = folder.resolve(file.getFileName().toString().replace(".gz", ""));
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                Files.write(target, in.readAllBytes());
            }
            return target;
        }
        if (!name.endsWith(".zip")) {
            return file;
        }
        try (InputStream in = Files.newInputStream(file); ZipInputStream zip = new ZipInputStream(in)) {
            zip.getNextEntry();
            Path target = folder.resolve(file.getFileName().toString().replace(".zip", ""));
            Files.write(target, zip.readAllBytes());
            return target;
        }
    }
}
