// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes jars of plug-ins, and archives that no honest programme makes. */
final class MadeJar {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** A bundle that imports these packages. */
    static MadeJar bundle(String name, String imports) {
        return new MadeJar().with("META-INF/MANIFEST.MF", """
                Manifest-Version: 1.0
                Bundle-ManifestVersion: 2
                Bundle-Name: Made for a test
                Bundle-SymbolicName: %s;singleton:=true
                Bundle-Version: 1.2.3
                Import-Package: %s
                """.formatted(name, imports));
    }

    /** Adds an operation. */
    MadeJar operation(String id) {
        return with("plugin.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <?eclipse version="3.4"?>
                <plugin>
                  <extension point="org.operando.operations">
                    <operation id="%s" technique="echem" label="Made" class="org.example.Made"/>
                  </extension>
                </plugin>
                """.formatted(id));
    }

    MadeJar with(String entry, String text) {
        return with(entry, text.getBytes(StandardCharsets.UTF_8));
    }

    MadeJar with(String entry, byte[] content) {
        entries.put(entry, content);
        return this;
    }

    Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }
}
