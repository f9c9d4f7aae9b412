// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Context;
import org.operando.api.Exporter;
import org.operando.api.Loaded;
import org.operando.api.OperationException;
import org.operando.api.Warning;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;

/** Files in formats of others: which exporter writes them, and that they are there whole or not at all. */
class ExportingTest {
    @TempDir
    private Path folder;

    /** Writes a number a line. */
    public static final class Lines implements Exporter<Toy.Numbers> {
        @Override
        public void write(Loaded<Toy.Numbers> loaded, Path file, Context context) throws IOException {
            StringBuilder text = new StringBuilder();
            for (double value : loaded.data().values().doubles("x")) {
                text.append(value).append('\n');
            }
            context.warn("count", loaded.metadata().get("count") + " is not written");
            Files.writeString(file, text);
        }
    }

    /** Fails when half is written. */
    public static final class Broken implements Exporter<Toy.Numbers> {
        @Override
        public void write(Loaded<Toy.Numbers> loaded, Path file, Context context) throws IOException {
            Files.writeString(file, "half");
            throw new IllegalStateException("no more");
        }
    }

    /** Writes what the toy does not give. */
    public static final class Sums implements Exporter<Toy.Sum> {
        @Override
        public void write(Loaded<Toy.Sum> loaded, Path file, Context context) {
            throw new IllegalStateException("not asked");
        }
    }

    private static Contribution<Exporter<?>> exporter(String id, String technique, String ending, Exporter<?> made) {
        return new Contribution<Exporter<?>>(id, id, technique, "stable", "org.example", () -> made).writing(ending);
    }

    private static Catalogue catalogue() {
        return Toy.catalogue().add(Kind.EXPORTER, exporter("toy.lines", "toy", ".lines.csv", new Lines()))
                .add(Kind.EXPORTER, exporter("toy.dat", "toy", ".dat", new Lines()))
                .add(Kind.EXPORTER, exporter("toy.again", "toy", ".dat", new Broken()))
                .add(Kind.EXPORTER, exporter("toy.sums", "toy", ".sum", new Sums()))
                .add(Kind.EXPORTER, exporter("other.xyz", "other", ".xyz", new Lines()));
    }

    private FileLook.Content content() throws Exception {
        Path file = Files.writeString(folder.resolve("a.toy"), "toy\n1\n2\n");
        return FileLook.load(List.of(file), catalogue(), "factor: 1");
    }

    private String failure(Optional<String> id, String name) {
        return assertThrows(OperationException.class, () -> {
            Exporting exporting = new Exporting(catalogue());
            exporting.write(content(), exporting.asked(id, folder.resolve(name), "toy"), folder.resolve(name));
        }).getMessage();
    }

    @Test
    void endingChoosesTheExporter() throws Exception {
        Path file = folder.resolve("A.Lines.csv");
        Exporting exporting = new Exporting(catalogue());

        List<Warning> warnings = exporting.write(content(), exporting.of(file, "toy"), file);

        assertTrue(exporting.isNamedSo(file));
        assertFalse(exporting.isNamedSo(folder.resolve("a.csv")));
        assertEquals("1.0\n2.0\n", Files.readString(file));
        assertEquals("2 is not written", warnings.getFirst().what());
    }

    @Test
    void endingOfSeveralIsAskedFor() throws Exception {
        assertTrue(failure(Optional.empty(), "a.dat").contains("--as toy.again, --as toy.dat"));
        Exporting exporting = new Exporting(catalogue());
        exporting.write(content(), exporting.asked(Optional.of("toy.dat"), folder.resolve("a.dat"), "toy"),
                folder.resolve("a.dat"));
        assertTrue(Files.exists(folder.resolve("a.dat")));
    }

    @Test
    void wrongFormatIsRefusedAndNothingIsLeft() throws Exception {
        assertTrue(failure(Optional.empty(), "a.xyz").contains("'other', this is 'toy'"));
        assertTrue(failure(Optional.of("toy.line"), "a.dat").contains("did you mean 'toy.lines'?"));
        assertTrue(failure(Optional.of("toy.sums"), "a.sum").contains("writes Sum, not Numbers"));
        assertTrue(failure(Optional.of("toy.again"), "b.dat").contains("org.example failed"));
        try (var files = Files.list(folder)) {
            assertEquals(List.of("a.toy"), files.map(f -> f.getFileName().toString()).toList());
        }
    }
}
