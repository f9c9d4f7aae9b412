// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.FileHead;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Recognition;
import org.operando.api.Split;
import org.operando.api.SplitOperation;
import org.operando.api.Version;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.study.Study;
import org.operando.core.study.StudyReader;

/** Parts that name what they depend on are taken from earlier runs, and never when any of that has changed. */
class KeptPartsTest {
    /** Parts that were computed. */
    private static final AtomicInteger COMPUTED = new AtomicInteger();

    @TempDir
    private Path folder;

    private Deed deed = file -> {
    };

    /** What happens while a part is computed. */
    private interface Deed {
        void during(Path file) throws IOException;
    }

    record Frames(List<Path> files, double factor) {
    }

    @Version(1)
    private static class FramesLoader implements Loader<Toy.Measurement, Frames> {
        @Override
        public Recognition recognise(FileHead head) {
            return Recognition.yes(1, "a frame");
        }

        /** A frame may have a file beside it. */
        @Override
        public List<Path> linked(Path file) {
            return Stream.of(beside(file)).filter(Files::exists).toList();
        }

        @Override
        public Loaded<Frames> load(List<Path> files, Toy.Measurement m, Context context) {
            return new Loaded<>(new Frames(files, m.factor()), Map.of());
        }
    }

    @Version(2)
    private static final class NewerLoader extends FramesLoader {
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".data");
    }

    record Inputs(Frames frames) {
    }

    record Parameters(@Default("0") double offset) {
    }

    record Outputs(Quantity sum, double[] values, double[] seeds) {
    }

    @Version(1)
    private static class ReadOperation implements SplitOperation<Inputs, Parameters, Outputs> {
        private final Deed deed;

        ReadOperation(Deed deed) {
            this.deed = deed;
        }

        @Override
        public Split<?, ?, Outputs> split(Inputs in, Parameters p, Context context) {
            return new Reading(in.frames(), p, deed);
        }
    }

    @Version(2)
    private static final class NewerOperation extends ReadOperation {
        NewerOperation() {
            super(file -> {
            });
        }
    }

    record Part(int frame) {
    }

    record Value(double value, double seed) {
    }

    record Key(Path file, double factor) {
    }

    private record Reading(Frames frames, Parameters p, Deed deed) implements Split<Part, Value, Outputs> {
        @Override
        public List<Part> parts() {
            return IntStream.range(0, frames.files().size()).mapToObj(Part::new).toList();
        }

        @Override
        public Optional<Record> key(Part part) {
            return Optional.of(new Key(frames.files().get(part.frame()), frames.factor()));
        }

        @Override
        public Value part(Part part, Context context) throws OperationException {
            Path file = frames.files().get(part.frame());
            try {
                String text = Files.readString(file).strip();
                deed.during(file);
                context.check();
                COMPUTED.incrementAndGet();
                if (text.startsWith("odd")) {
                    context.warn(file.getFileName().toString(), "is odd");
                } else if (text.startsWith("bad")) {
                    context.leaveOut(file.getFileName().toString(), "is bad");
                    return new Value(Double.NaN, context.seed());
                }
                return new Value(Double.parseDouble(text.replace("odd", "")) * frames.factor() + p.offset(),
                        context.seed());
            } catch (IOException e) {
                throw new OperationException(e.toString(), file.toString(), "");
            }
        }

        @Override
        public Outputs merge(Iterator<Value> results, Context context) {
            List<Value> all = new ArrayList<>();
            results.forEachRemaining(all::add);
            double[] values = all.stream().mapToDouble(Value::value).toArray();
            return new Outputs(Quantity.of(Arrays.stream(values).sum(), "V"), values,
                    all.stream().mapToDouble(Value::seed).toArray());
        }
    }

    @BeforeEach
    void files() throws Exception {
        COMPUTED.set(0);
        for (int i = 1; i <= 5; i++) {
            frame(i, Integer.toString(i));
        }
    }

    private Path frame(int number, String text) throws IOException {
        return Files.writeString(folder.resolve("f" + number + ".frame"), text + "\n");
    }

    private Catalogue catalogue(Loader<?, ?> loader, SplitOperation<?, ?, ?> operation) {
        return new Catalogue().add(Kind.TECHNIQUE, Contribution.of("toy", "toy", new Toy.ToyTechnique()))
                .add(Kind.LOADER, Contribution.of("toy.frame", "toy", loader))
                .add(Kind.OPERATION, Contribution.of("toy.read", "toy", operation));
    }

    private RunResult run(Catalogue catalogue, String measurement, String parameters, boolean live, String results)
            throws Exception {
        Study study = StudyReader.read(folder.resolve("s.study.yaml"), """
                operando: 1
                samples: {A: {}}
                measurements:
                  a: {sample: A, technique: toy, files: "*.frame"%s}
                recipes: {r: [toy.read: {%s}]}
                run: {a: r}
                """.formatted(measurement, parameters), catalogue);
        Runner.Options options = new Runner.Options(2, 1L << 28, new FileHashes(Optional.empty()),
                RunListener.SILENT, new Cancel());
        COMPUTED.set(0);
        return new Runner(catalogue, live ? options.whileFilesCome() : options).run(study, folder.resolve(results));
    }

    private int computed() throws Exception {
        return computed("", "");
    }

    private int computed(String measurement, String parameters) throws Exception {
        RunResult run = run(catalogue(new FramesLoader(), new ReadOperation(deed)), measurement, parameters, true,
                "s.results");
        assertEquals(0, run.exitCode(), run.steps()::toString);
        return COMPUTED.get();
    }

    private byte[] result(String results) throws IOException {
        return Files.readAllBytes(folder.resolve(results).resolve("steps/a/toy.read.nxs"));
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("s.results/parts/a/toy.read"))) {
            return all.sorted().toList();
        }
    }

    @Test
    void framesThatCameAreComputedAloneToTheBitsOfOneRun() throws Exception {
        frame(2, "odd2");
        assertEquals(5, computed());
        frame(6, "6");
        frame(7, "7");

        assertEquals(2, computed());

        RunResult whole = run(catalogue(new FramesLoader(), new ReadOperation(deed)), "", "", false, "whole");
        assertEquals(7, COMPUTED.get());
        assertArrayEquals(result("whole"), result("s.results"), "values, seeds and warnings");
        assertEquals("is odd", whole.steps().getFirst().warnings().getFirst().what());
    }

    @Test
    void frameBetweenOthersMovesThemAndTheyAreTakenStill() throws Exception {
        Files.delete(frame(3, "3"));
        assertEquals(4, computed());
        frame(3, "3");

        assertEquals(1, computed());
    }

    @Test
    void frameOfOtherContentsIsComputedAgain() throws Exception {
        assertEquals(5, computed());
        frame(3, "8");

        assertEquals(1, computed());
        assertEquals(0, computed(), "the step as a whole holds");
    }

    @Test
    void frameWhoseLinkedFileIsAnotherIsComputedAgain() throws Exception {
        Files.writeString(beside(folder.resolve("f4.frame")), "a");
        assertEquals(5, computed());
        Files.writeString(beside(folder.resolve("f4.frame")), "b");

        assertEquals(1, computed());
    }

    @Test
    void allAreComputedAgainWhenAParameterIsAnother() throws Exception {
        assertEquals(5, computed());
        assertEquals(5, computed("", "offset: 1"));
        assertEquals(5, computed(), "the first parts were removed: nothing grows with the number of tries");
    }

    @Test
    void allAreComputedAgainWhenWhatTheirKeysNameIsAnother() throws Exception {
        assertEquals(5, computed());
        assertEquals(5, computed(", factor: 2", ""));
    }

    @Test
    void noneIsComputedAgainForWhatTheKeysDoNotName() throws Exception {
        assertEquals(5, computed());
        byte[] before = result("s.results");

        assertEquals(0, computed(", mass: 2 mg", ""), "the step is made again of the same parts");
        assertFalse(Arrays.equals(before, result("s.results")), "under another key");
    }

    @Test
    void allAreComputedAgainByAnotherVersionOfOperationOrLoader() throws Exception {
        assertEquals(5, computed());
        run(catalogue(new FramesLoader(), new NewerOperation()), "", "", true, "s.results");
        assertEquals(5, COMPUTED.get(), "operation");
        run(catalogue(new NewerLoader(), new NewerOperation()), "", "", true, "s.results");
        assertEquals(5, COMPUTED.get(), "loader");
    }

    @Test
    void partThatLeftSomethingOutIsTriedAgain() throws Exception {
        Catalogue catalogue = catalogue(new FramesLoader(), new ReadOperation(deed));
        frame(2, "bad");
        run(catalogue, "", "", true, "s.results");
        frame(6, "6");
        run(catalogue, "", "", true, "s.results");

        assertEquals(2, COMPUTED.get());
    }

    @Test
    void partWhoseFileChangesMeanwhileIsNotKept() throws Exception {
        deed = file -> {
            if (file.endsWith("f2.frame")) {
                Files.writeString(file, "22\n");
            }
        };
        RunResult run = run(catalogue(new FramesLoader(), new ReadOperation(deed)), "", "", true, "s.results");
        assertEquals(1, run.exitCode(), "the step fails: its file changed while it was read");
        frame(2, "2");
        deed = file -> {
        };

        assertEquals(1, computed());
    }

    @Test
    void runThatWasStoppedLeavesItsPartsToTheNext() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        deed = file -> {
            if (begun.incrementAndGet() > 3) {
                throw new IllegalStateException("as if the machine had gone down");
            }
        };
        RunResult broken = run(catalogue(new FramesLoader(), new ReadOperation(deed)), "", "", true, "s.results");
        assertEquals(1, broken.exitCode());
        // what the other thread was at when the machine went down may be computed and not kept
        int done = parts().size();
        deed = file -> {
        };

        assertTrue(done >= 2, done + " parts are kept");
        assertEquals(5 - done, computed());
    }

    @Test
    void partThatIsDamagedOrHasNoSealIsComputedAgain() throws Exception {
        assertEquals(5, computed());
        byte[] whole = Files.readAllBytes(parts().getFirst());
        byte[] expected = result("s.results");
        for (int i = 0; i < 20; i++) {
            byte[] cut = Arrays.copyOf(whole, whole.length * i / 20);
            // a disk that lost what was not written yet gives zeros
            byte[] lost = Arrays.copyOf(cut, whole.length);
            for (byte[] bad : List.of(cut, lost)) {
                Files.write(parts().getFirst(), bad);
                Files.delete(folder.resolve("s.results/steps/a/toy.read.nxs"));

                assertEquals(1, computed(), "cut at " + cut.length);
                assertArrayEquals(expected, result("s.results"));
            }
        }
    }

    @Test
    void partsAreRemovedByARunThatIsNotLiveAndThoseOfNoUseByAny() throws Exception {
        assertEquals(5, computed());
        assertEquals(5, parts().size());
        frame(3, "8");
        Files.delete(folder.resolve("f5.frame"));
        assertEquals(1, computed());
        assertEquals(4, parts().size());

        run(catalogue(new FramesLoader(), new ReadOperation(deed)), "", "", false, "s.results");

        assertFalse(Files.exists(folder.resolve("s.results/parts")));
        assertTrue(Files.exists(folder.resolve("s.results/steps/a/toy.read.nxs")));
    }
}
