// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class RecogniserTest {
    @TempDir
    private Path folder;

    /** Reads nothing. */
    @Version(1)
    public static final class NoLoader implements Loader<Record, Record> {
        private final String reason;

        NoLoader(String reason) {
            this.reason = reason;
        }

        @Override
        public Recognition recognise(FileHead head) {
            return Recognition.no(reason);
        }

        @Override
        public Loaded<Record> load(List<Path> files, Record measurement, Context context) {
            throw new IllegalStateException("nothing is loaded here");
        }
    }

    private static void add(Catalogue catalogue, String id, String technique, String reason) {
        catalogue.add(Kind.LOADER, Contribution.of(id, technique, new NoLoader(reason)));
    }

    private LoadException refused(String name, String technique) throws Exception {
        Catalogue catalogue = new Catalogue();
        for (String id : List.of("a.frames", "b.stack", "c.image", "d.other")) {
            add(catalogue, id, "toy", "no image");
        }
        add(catalogue, "x.columns", "toy", "line 7: the abscissa is not 2theta");
        add(catalogue, "y.xrdml", "toy", "no XML");
        add(catalogue, "z.xrdml", "other", "no XML either");
        Path file = Files.writeString(folder.resolve(name), "something");
        return assertThrows(LoadException.class, () -> new Recogniser(catalogue).best(file, technique));
    }

    @Test
    void theLoadersOfTheEndingAndOfTheirOwnReasonsComeFirstAndTheOthersAreCounted() throws Exception {
        LoadException refused = refused("scan.xrdml", "toy");

        assertEquals(List.of("no loader of technique 'toy' can read it", "    y.xrdml: no XML",
                "    x.columns: line 7: the abscissa is not 2theta", "    a.frames: no image", "    nor 3 others"),
                refused.what().lines().toList());
        assertTrue(refused.getMessage().contains("'operando list loaders'"), refused.getMessage());
    }

    @Test
    void anEndingMayLackTheLastLetterOfALoadersName() throws Exception {
        assertEquals("    c.image: no image", refused("scan.imag", "toy").what().lines().toList().get(1));
    }

    @Test
    void aNameWithoutAnEndingIsNone() throws Exception {
        List<String> lines = refused("xrdml", "").what().lines().toList();

        assertEquals("no loader can read it", lines.getFirst());
        assertTrue(lines.get(1).startsWith("    x.columns: "), lines.toString());
        assertFalse(lines.get(1).contains("no image"), lines.toString());
        assertEquals("    nor 4 others", lines.getLast());
    }
}
