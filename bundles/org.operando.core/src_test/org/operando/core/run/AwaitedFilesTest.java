// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.results.ResultFile;
import org.operando.core.study.Study;
import org.operando.core.study.StudyReader;

/** A file that leads to others is read with those that are there, and again when one has come. */
class AwaitedFilesTest {
    @TempDir
    private Path folder;

    private WatchedFiles files;

    /** A list of files of one number each; one that does not end with a line end is not whole. */
    @Version(1)
    private static final class ListLoader implements Loader<Toy.Measurement, Toy.Numbers> {
        @Override
        public Recognition recognise(FileHead head) {
            return head.startsWith("list\n") ? Recognition.yes(1, "begins with 'list'") : Recognition.no("no list");
        }

        private static List<Path> named(Path list, boolean whole) throws LoadException {
            try {
                List<Path> found = new ArrayList<>();
                for (String line : Files.readAllLines(list).subList(1, Files.readAllLines(list).size())) {
                    Path file = list.resolveSibling(line);
                    if (whole == (Files.exists(file) && Files.readString(file).endsWith("\n"))) {
                        found.add(file);
                    }
                }
                return found;
            } catch (IOException e) {
                throw LoadException.io(list, e);
            }
        }

        @Override
        public List<Path> linked(Path file) throws LoadException {
            return named(file, true);
        }

        @Override
        public List<Path> awaited(Path file) throws LoadException {
            return named(file, false);
        }

        @Override
        public Loaded<Toy.Numbers> load(List<Path> files, Toy.Measurement m, Context context) throws LoadException {
            for (Path other : awaited(files.getFirst())) {
                if (Files.exists(other)) {
                    context.leaveOut(other.getFileName().toString(), "is not whole");
                }
            }
            List<Path> there = linked(files.getFirst());
            double[] numbers = new double[there.size()];
            for (int i = 0; i < numbers.length; i++) {
                try {
                    numbers[i] = Double.parseDouble(Files.readString(there.get(i)));
                } catch (IOException e) {
                    throw LoadException.io(there.get(i), e);
                }
            }
            return new Loaded<>(new Toy.Numbers(Table.of(Column.of("x", "V", numbers))), Map.of());
        }
    }

    private static Catalogue catalogue() {
        return new Catalogue().add(Kind.TECHNIQUE, Contribution.of("toy", "toy", new Toy.ToyTechnique()))
                .add(Kind.LOADER, Contribution.of("toy.list", "toy", new ListLoader()))
                .add(Kind.OPERATION, Contribution.of("toy.sum", "toy", new Toy.SumOperation()));
    }

    @BeforeEach
    void list() throws IOException {
        write("a.list", "list\n1\n2\n3\n");
        write("1", "1\n");
        Study study = StudyReader.read(folder.resolve("s.study.yaml"), """
                operando: 1
                samples: {A: {}}
                measurements:
                  a: {sample: A, technique: toy, files: a.list}
                recipes: {r: [toy.sum]}
                run: {a: r}
                """, catalogue());
        files = new WatchedFiles(study, catalogue(), Duration.ofHours(1));
        files.look();
        files.look();
        assertTrue(files.look().changed(), "the first and what it leads to were the same at two looks");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private double sum(int exit) throws Exception {
        RunResult run = new Runner(catalogue(), new Runner.Options(2, 1L << 28, new FileHashes(Optional.empty()),
                RunListener.SILENT, new Cancel())).run(files.study(), folder.resolve("s.results"));
        assertEquals(exit, run.exitCode(), run::toString);
        return ResultFile.read(folder.resolve("s.results/steps/a/toy.sum.nxs"), Toy.Sum.class).sum().value();
    }

    @Test
    void aRoundTakesWhatIsThereAndTheNextWhatHasCome() throws Exception {
        assertEquals(1, sum(0));
        assertFalse(files.look().changed());
        write("3", "30\n");
        WatchedFiles.Look come = files.look();
        assertEquals(1, come.ready(), "the list stays ready");
        assertFalse(come.changed());
        assertEquals(Map.of(folder.resolve("3"), WatchedFiles.WRITTEN), come.waiting());
        WatchedFiles.Look still = files.look();

        assertTrue(still.changed() && still.ready() == 1 && still.waiting().isEmpty(), still::toString);
        assertEquals(31, sum(0));
        write("2", "200\n");
        files.look();
        assertTrue(files.look().changed());
        assertEquals(231, sum(0));
    }

    @Test
    void oneThatIsNotWholeIsNotTakenHoweverLongItStays() throws Exception {
        write("2", "20");
        files.look();
        for (int i = 0; i < 5; i++) {
            WatchedFiles.Look look = files.look();
            assertTrue(look.ready() == 1 && !look.changed(), look::toString);
        }
        assertEquals(1, sum(1), "and a run says that it is left out");
        write("2", "200\n");
        files.look();
        assertTrue(files.look().changed());
        assertEquals(201, sum(0));
    }

    @Test
    void whatIsTakenAndGrowsIsWaitedForAsAnyFile() throws Exception {
        write("1", "1000\n");
        assertEquals(0, files.look().ready());
        assertTrue(files.look().changed());
    }

    @Test
    void keysTellWhatIsNotThereFromWhatIsNotWhole() throws Exception {
        assertEquals(1, sum(0));
        write("2", "20");
        assertEquals(1, sum(1), "the result of the run before does not say so");
    }
}
