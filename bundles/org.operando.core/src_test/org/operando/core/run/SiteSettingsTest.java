// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteSettingsTest {
    @TempDir
    private Path folder;

    private SiteSettings read(String text) throws Exception {
        return SiteSettings.read(Files.writeString(folder.resolve("site.conf"), text));
    }

    @Test
    void defaultsGiveWayToTheUserAndLockedOnesBound() throws Exception {
        SiteSettings proposed = read("# of the facility\n threads = 3\n");
        SiteSettings locked = read("threads=3\nmemory=8g\nlocked=threads, memory\n");

        assertEquals(3, proposed.threads(Optional.empty()));
        assertEquals(16, proposed.threads(Optional.of(16)));
        assertEquals(3, locked.threads(Optional.of(16)));
        assertEquals(2, locked.threads(Optional.of(2)));
        assertTrue(locked.isLocked("memory") && !proposed.isLocked("threads"));
        assertEquals("memory=8g (locked), threads=3 (locked)", locked.toString());
    }

    @Test
    void whatIsWrongIsNamedAndPassedOver() throws Exception {
        SiteSettings site = read("memory=lots\nthread=3\nlocked=theme,colour\ntheme=dark\n");

        assertEquals(3, site.problems().size());
        assertTrue(site.problems().get(0).contains("line 1") && site.problems().get(0).contains("memory=8g"));
        assertTrue(site.problems().get(1).contains("'thread'") && site.problems().get(1).contains("threads"));
        assertTrue(site.problems().get(2).contains("'colour'"));
        assertEquals(Optional.of("dark"), site.value("theme"));
        assertTrue(site.isLocked("theme"));
        assertFalse(site.value("memory").isPresent());
    }

    @Test
    void fileThatCannotBeReadIsNamed() {
        SiteSettings site = SiteSettings.read(folder.resolve("nothing.conf"));

        assertEquals(1, site.problems().size());
        assertEquals(Runtime.getRuntime().availableProcessors(), site.threads(Optional.empty()));
    }
}
