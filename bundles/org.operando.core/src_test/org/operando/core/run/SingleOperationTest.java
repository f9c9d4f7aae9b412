// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Operation;
import org.operando.api.Quantity;
import org.operando.api.Recognition;
import org.operando.api.Table;
import org.operando.api.Technique;
import org.operando.api.Version;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;

/** One operation on files without a study: which loader reads which file. */
class SingleOperationTest {
    @TempDir
    private Path folder;

    public record Nothing() {
    }

    public static final class GreedyTechnique implements Technique<Nothing> {
    }

    /** Of another technique, and surer of the toy's files than its own loader. */
    @Version(1)
    public static final class GreedyLoader implements Loader<Nothing, Toy.Mean> {
        @Override
        public Recognition recognise(FileHead head) {
            return Recognition.yes(1, "takes all");
        }

        @Override
        public Loaded<Toy.Mean> load(List<Path> files, Nothing m, Context context) {
            return new Loaded<>(new Toy.Mean(Quantity.of(0, "V")), Map.of());
        }
    }

    public record Clock(double factor) {
    }

    /** Another kind of record of the same technique. */
    @Version(1)
    public static final class ClockLoader implements Loader<Toy.Measurement, Clock> {
        @Override
        public Recognition recognise(FileHead head) {
            return head.startsWith("clock") ? Recognition.yes(1, "clock") : Recognition.no("no clock");
        }

        @Override
        public Loaded<Clock> load(List<Path> files, Toy.Measurement m, Context context) {
            return new Loaded<>(new Clock(10), Map.of());
        }
    }

    public record BothInputs(Toy.Numbers numbers, Clock clock) {
    }

    @Version(1)
    public static final class BothOperation implements Operation<BothInputs, Toy.None, Toy.Sum> {
        @Override
        public Toy.Sum run(BothInputs in, Toy.None p, Context context) {
            double first = in.numbers().values().doubles("x")[0] * in.clock().factor();
            return new Toy.Sum(Quantity.of(first, "V"), Table.of(Column.of("x", "V", new double[] {first})),
                    Optional.empty());
        }
    }

    private Toy.Sum run(Catalogue catalogue, String id, Path... files) throws Exception {
        return (Toy.Sum) new SingleOperation(catalogue, new Runner.Options(1, 1L << 28,
                new FileHashes(Optional.empty()), RunListener.SILENT, new Cancel()))
                .run(id, List.of(files), "", "", folder.resolve("out.nxs")).outputs();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void loaderOfTheOperationsTechniqueReadsWhatAnotherIsSureOfToo() throws Exception {
        Catalogue catalogue = Toy.catalogue()
                .add(Kind.TECHNIQUE, Contribution.of("greedy", "greedy", new GreedyTechnique()))
                .add(Kind.LOADER, Contribution.of("a.greedy", "greedy", new GreedyLoader()));

        assertEquals(5, run(catalogue, "toy.sum", file("a.txt", "toy\n2\n3\n")).sum().value());
    }

    @Test
    void filesOfTwoKindsOfRecordOfOneTechniqueAreTwoInputs() throws Exception {
        Catalogue catalogue = Toy.catalogue().add(Kind.LOADER, Contribution.of("toy.clock", "toy", new ClockLoader()))
                .add(Kind.OPERATION, Contribution.of("toy.both", "toy", new BothOperation()));

        assertEquals(20, run(catalogue, "toy.both", file("a.txt", "toy\n2\n"), file("b.txt", "clock")).sum().value());
    }

    /** As in a study: the loader of the files around it marks a frame that is cut off, and goes on. */
    @Test
    void aFileThatNoLoaderKnowsIsLeftToTheLoaderOfThoseAroundIt() throws Exception {
        Toy.Sum sum = run(Toy.catalogue(), "toy.sum", file("a.txt", "toy\n2\n"), file("b.txt", "cut\n7\n"),
                file("c.txt", "toy\n3\n"));

        assertEquals(12, sum.sum().value());
    }

    @Test
    void whereNothingCanBeReadAFewLinesSayIt() throws Exception {
        Path[] files = {file("a.txt", "cut\n7\n"), file("b.txt", "cut\n7\n"), file("c.txt", "")};
        String message = assertThrows(LoadException.class, () -> run(Toy.catalogue(), "toy.sum", files)).getMessage();
        assertTrue(message.contains("a.txt") && message.contains("the same holds of 2 more"), message);
        assertTrue(message.lines().count() <= 5, message);

        // files of another kind among good ones are a mistake in the command
        Path[] mixed = {file("d.txt", "toy\n2\n"), file("e.poni", "cut")};
        assertTrue(assertThrows(LoadException.class, () -> run(Toy.catalogue(), "toy.sum", mixed)).getMessage()
                .contains("e.poni"));
        Path[] missing = {mixed[0], folder.resolve("f.txt")};
        assertTrue(assertThrows(LoadException.class, () -> run(Toy.catalogue(), "toy.sum", missing)).getMessage()
                .contains("f.txt"));
    }
}
