// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that plug-ins come in. Nothing in them is compressed, so that each damage reaches what reads it. */
final class PluginSamples {
    private static final String MANIFEST = """
            Manifest-Version: 1.0
            Bundle-ManifestVersion: 2
            Bundle-SymbolicName: org.example.fuzzed;singleton:=true
            Bundle-Version: 1.0.0.a
            Bundle-Name: %name
            Bundle-Vendor: An example
            Bundle-RequiredExecutionEnvironment: JavaSE-25
            Import-Package: javax.xml.parsers,org.example.absent;resolution:=optional;version="[1.0,2)"
            Export-Package: org.example.fuzzed;version="1.0.0";uses:="javax.xml.parsers",
             org.example.fuzzed.more;version=1.2
            Require-Capability: osgi.ee;filter:="(&(osgi.ee=JavaSE)(version=25))"

            """;
    private static final String PLUGIN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <plugin>
              <extension point="org.operando.operations">
                <operation id="fuzzed.scale" label="Scale &amp; shift" class="org.example.fuzzed.Scale" version="1.0"/>
              </extension>
            </plugin>
            """;
    private static final String FEATURE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feature id="org.example.fuzzed.feature" label="%label" version="1.0.0.a" provider-name="An example">
              <plugin id="org.example.fuzzed" version="1.0.0.a" unpack="false"/>
              <includes id="org.example.other.feature" version="0.0.0" os="win32"/>
            </feature>
            """;

    private PluginSamples() {
    }

    /** Writes a jar with a plug-in. */
    static Path bundle(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("META-INF/MANIFEST.MF", bytes(MANIFEST));
        entries.put("plugin.xml", bytes(PLUGIN));
        entries.put("OSGI-INF/l10n/bundle.properties", bytes("name = Fuzz\\u00e9d\n"));
        return zip(file, entries);
    }

    /** Writes the zip of a p2 repository with a plug-in and its feature. */
    static Path repository(Path file, Path bundle) throws IOException {
        Path feature = zip(file.resolveSibling("feature.jar"),
                Map.of("feature.xml", bytes(FEATURE), "feature.properties", bytes("label = Fuzzed\n")));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("plugins/org.example.fuzzed_1.0.0.a.jar", Files.readAllBytes(bundle));
        entries.put("features/org.example.fuzzed.feature_1.0.0.a.jar", Files.readAllBytes(feature));
        entries.put("content.xml", bytes("<?xml version='1.0'?><repository name='Fuzzed'/>"));
        return zip(file, entries);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> e : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(e.getKey());
                CRC32 sum = new CRC32();
                sum.update(e.getValue());
                entry.setTime(0);
                entry.setSize(e.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(e.getValue());
            }
        }
        return file;
    }
}
