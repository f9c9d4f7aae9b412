// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.core.runtime.RegistryFactory;
import org.junit.jupiter.api.Test;
import org.operando.cli.RecordPages;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.catalogue.RegistryCatalogue;

class DocumentsTest {
    private static final Path DOCS = Path.of(System.getProperty("operando.home"), "docs");

    /** What Operando itself brings: the example plug-in is there in this test, but not in an installation. */
    private static Catalogue own() {
        Catalogue all = RegistryCatalogue.read(RegistryFactory.getRegistry(), null);
        Catalogue own = new Catalogue();
        Set<String> bundles = new HashSet<>();
        for (Kind kind : Kind.values()) {
            for (Contribution<?> c : all.all(kind)) {
                if (c.bundle().startsWith("org.operando.")) {
                    own.add(kind, c);
                    bundles.add(c.bundle());
                }
            }
        }
        assertEquals(Set.of("org.operando.echem", "org.operando.math", "org.operando.powder"), bundles);
        return own;
    }

    @Test
    void pageOfOperationsIsThatOfTheRecords() throws Exception {
        assertEquals(new RecordPages(own()).operations(), Files.readString(DOCS.resolve("operations.md")),
                "run: ./operando docs docs");
    }

    @Test
    void keysOnThePageOfTheStudyFileAreThoseOfTheRecords() throws Exception {
        String page = Files.readString(DOCS.resolve("study-file.md"));

        assertEquals(new RecordPages(own()).studyFile(page), page, "run: ./operando docs docs");
    }
}
