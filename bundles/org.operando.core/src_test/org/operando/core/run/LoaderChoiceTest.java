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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Context;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.api.Version;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;

/** Files of several loaders in one measurement, as a pattern over the folder of an instrument finds them. */
class LoaderChoiceTest {
    @TempDir
    private Path folder;

    /** Reads data files, each with the note of its name. */
    @Version(1)
    public static final class DataLoader implements Loader<Toy.Measurement, Toy.Numbers> {
        @Override
        public Recognition recognise(FileHead head) {
            return head.startsWith("data") ? Recognition.yes(1, "data") : Recognition.no("no data");
        }

        @Override
        public List<Path> linked(Path file) {
            Path note = Path.of(file.toString().replace(".data", ".anote"));
            return Files.exists(note) ? List.of(note) : List.of();
        }

        @Override
        public Loaded<Toy.Numbers> load(List<Path> files, Toy.Measurement m, Context context) {
            throw new IllegalStateException("nothing is loaded here");
        }
    }

    /** Knows notes. */
    @Version(1)
    public static final class NoteLoader implements Loader<Toy.Measurement, Toy.Numbers> {
        @Override
        public Recognition recognise(FileHead head) {
            return head.startsWith("note") ? Recognition.yes(1, "note") : Recognition.no("no note");
        }

        @Override
        public Loaded<Toy.Numbers> load(List<Path> files, Toy.Measurement m, Context context) {
            throw new IllegalStateException("nothing is loaded here");
        }
    }

    private LoaderChoice choice(String... names) throws LoadException, IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), name.endsWith(".anote") ? "note" : name.substring(2));
        }
        Catalogue catalogue = Toy.catalogue().add(Kind.LOADER, Contribution.of("toy.data", "toy", new DataLoader()))
                .add(Kind.LOADER, Contribution.of("toy.note", "toy", new NoteLoader()));
        return LoaderChoice.of(List.of(names).stream().map(folder::resolve).toList(), "toy", catalogue);
    }

    @Test
    void whatIsReadWithAnotherFileIsLeftToItWhateverTheOrder() throws Exception {
        for (String[] names : new String[][] {{"a.anote", "a.data", "b.anote", "b.data"},
            {"a.data", "b.data", "a.anote", "b.anote"}, {"a.anote", "b.anote", "a.data", "b.data"}}) {
            LoaderChoice choice = choice(names);

            assertEquals("toy.data", choice.best().loader().id());
            assertEquals(List.of(folder.resolve("a.data"), folder.resolve("b.data")), choice.files());
        }
    }

    @Test
    void filesOfTwoLoadersAreNamedWithTheirLoaderAndWhatToDo() throws Exception {
        Files.writeString(folder.resolve("a.toy"), "toy\n1\n");
        Files.writeString(folder.resolve("a.data"), "data");
        Files.writeString(folder.resolve("c.data"), "data");
        LoadException e = assertThrows(LoadException.class,
                () -> LoaderChoice.of(List.of(folder.resolve("a.data"), folder.resolve("a.toy"),
                        folder.resolve("c.data")), "toy",
                        Toy.catalogue().add(Kind.LOADER, Contribution.of("toy.data", "toy", new DataLoader()))));

        assertEquals(folder.resolve("a.toy").toString(), e.where());
        assertTrue(e.what().contains("'a.data' and 1 more are for toy.data, 'a.toy' is for toy.lines"), e.what());
        assertTrue(e.what().contains("same records twice"), e.what());
        assertTrue(e.remedy().contains("files: \"*.data\""), e.remedy());
    }

    @Test
    void aNoteOfNoDataFileIsNotPassedOver() {
        LoadException e = assertThrows(LoadException.class, () -> choice("a.data", "b.anote"));

        assertTrue(e.what().contains("'b.anote' is for toy.note"), e.what());
    }

    @Test
    void whatNoneCanReadIsLeftToTheLoader() throws Exception {
        assertEquals(2, choice("a.data", "a.rest").files().size());
    }

    @Test
    void aJournalThatIsLookedAtSaysWhatCanBeMadeOfIt() throws Exception {
        Path journal = Files.writeString(folder.resolve("batch.csv"), "file,label,mass (mg),area (cm2)\na.toy,A,1,1\n");
        Path table = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");

        String error = FileLook.at(journal, Toy.catalogue(), "{}").error().orElseThrow();

        assertTrue(error.contains("operando new --from batch.csv"), error);
        error = FileLook.at(table, Toy.catalogue(), "{}").error().orElseThrow();
        assertTrue(!error.contains("--from"), error);
    }
}
