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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Exporter;
import org.operando.api.Loaded;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Subject;
import org.operando.api.Table;
import org.operando.api.Warning;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.results.ResultFile;

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

    /** What results hold. */
    public record Part(Quantity sum, Optional<Toy.Numbers> numbers) {
    }

    /** Two of a kind. */
    public record Two(Toy.Numbers first, Toy.Numbers second) {
    }

    private static Toy.Numbers numbers(double... x) {
        return new Toy.Numbers(Table.of(Column.of("x", "V", x)));
    }

    private static FileLook.Content result(Record outputs) {
        ResultFile.Header header = new ResultFile.Header("0".repeat(64), "toy.sum", 1, Subject.of("s", "m"), "{}",
                Map.of(), List.of());
        return new FileLook.Content(outputs, Map.of("count", "two"), List.of(), header, "toy");
    }

    private String refusal(Record outputs, Optional<String> id, String name) {
        String said = assertThrows(OperationException.class,
                () -> new Exporting(catalogue()).writeResult(result(outputs), id, folder.resolve(name))).getMessage();
        assertFalse(Files.exists(folder.resolve(name)), name);
        return said;
    }

    @Test
    void thePartOfAResultThatTheFormatTakesIsWritten() throws Exception {
        Path file = folder.resolve("a.lines.csv");
        Record outputs = new Part(Quantity.of(3, 0.5, "V", "counting"), Optional.of(numbers(1, 2)));

        List<Warning> warnings = new Exporting(catalogue()).writeResult(result(outputs), Optional.empty(), file);

        assertEquals("1.0\n2.0\n", Files.readString(file));
        assertEquals("two is not written", warnings.getFirst().what());
        // of two formats of an ending the one that takes something of the result
        new Exporting(catalogue().add(Kind.EXPORTER, exporter("toy.whole", "toy", ".lines.csv", new Sums())))
                .writeResult(result(numbers(7)), Optional.empty(), folder.resolve("b.lines.csv"));
        assertEquals("7.0\n", Files.readString(folder.resolve("b.lines.csv")));
    }

    @Test
    void aResultWithoutWhatIsAskedForNamesTheFormatsThatWouldDo() {
        Quantity sum = Quantity.of(3, 0.5, "V", "counting");
        String none = refusal(new Part(sum, Optional.empty()), Optional.empty(), "a.lines.csv");
        assertTrue(none.contains("'toy.lines' writes Numbers, and the result of 'toy.sum' holds none")
                && none.contains("name a file that ends in .csv"), none);
        assertFalse(none.contains(".dat"), none);
        String other = refusal(new Part(sum, Optional.of(numbers(1))), Optional.of("toy.sums"), "a.sum");
        assertTrue(other.contains("writes Sum") && other.contains(".dat or .lines.csv"), other);
        String two = refusal(new Two(numbers(1), numbers(2)), Optional.empty(), "a.lines.csv");
        assertTrue(two.contains("holds several Numbers: first, second"), two);
        String unknown = refusal(new Part(sum, Optional.of(numbers(1))), Optional.empty(), "a.xls");
        assertTrue(unknown.contains("no exporter writes files that end so") && unknown.contains(".lines.csv"),
                unknown);
        String asked = refusal(numbers(1), Optional.empty(), "a.dat");
        assertTrue(asked.contains("--as toy.again, --as toy.dat"), asked);
    }

    @Test
    void onlyResultsOfOursAreTakenForSuch() throws Exception {
        Path file = folder.resolve("r.nxs");
        Toy.Sum sum = new Toy.Sum(Quantity.of(3, 0.5, "V", "counting"), numbers(1, 2).values(), Optional.empty());
        ResultFile.publish(file, result(sum).header(), sum);
        Exporting exporting = new Exporting(catalogue());

        FileLook.Content read = exporting.result(file).orElseThrow();
        assertEquals("toy", read.technique());
        assertEquals("toy.sum, version 1", read.metadata().get("operation"));
        assertEquals(3, ((Toy.Sum) read.data()).sum().value());
        assertTrue(exporting.result(Files.writeString(folder.resolve("x.nxs"), "x")).isEmpty());
        byte[] cut = Files.readAllBytes(file);
        Path damaged = Files.write(folder.resolve("d.nxs"), Arrays.copyOf(cut, cut.length - 100));
        assertTrue(assertThrows(OperandoException.class, () -> exporting.result(damaged).map(c -> c.data())
                .orElseThrow(() -> new OperationException("d.nxs is none"))).getMessage().contains("d.nxs"));
    }
}
