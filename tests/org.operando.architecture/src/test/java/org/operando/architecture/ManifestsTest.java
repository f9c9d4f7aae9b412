// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.operando.architecture.Bundle.Clause;

/** Rules on manifests. */
class ManifestsTest {
    @Test
    void exportedPackagesAreApiOrInternal() {
        List<String> broken = new ArrayList<>();
        for (Bundle bundle : Reactor.all()) {
            for (Clause exported : bundle.header("Export-Package")) {
                boolean internal = "true".equals(exported.attributes().get("x-internal:"));
                boolean api = Layers.API.contains(exported.name());
                if (api == internal) {
                    broken.add(bundle + " exports " + exported.name() + (api ? ", which is API, as x-internal"
                            : ", which is no API (Layers.API), without x-internal:=true"));
                }
                if (api && !exported.attributes().getOrDefault("version", "").matches("1\\.[0-9]+\\.[0-9]+")) {
                    broken.add(bundle + " exports " + exported.name() + " without version 1.x.y");
                }
            }
        }
        Rule.holds("an exported package is in the list of API packages or x-internal", broken);
    }

    @Test
    void everyApiPackageIsExported() {
        List<String> exported = Reactor.bundles().stream().flatMap(b -> b.header("Export-Package").stream())
                .map(Clause::name).toList();

        Rule.holds("API packages are exported", Layers.API.stream().filter(p -> !exported.contains(p)).toList());
    }

    @Test
    void exportedPackagesExistAndAreDocumented() {
        List<String> broken = new ArrayList<>();
        for (Bundle bundle : Reactor.all()) {
            for (Clause exported : bundle.header("Export-Package")) {
                Path info = bundle.folder().resolve("src").resolve(exported.name().replace('.', '/'))
                        .resolve("package-info.java");
                if (!Files.exists(info) || !Bundle.text(info).contains("/**")) {
                    broken.add(bundle + ": " + exported.name() + " has no package-info.java with a sentence");
                }
            }
        }
        Rule.holds("exported packages are documented", broken);
    }

    @Test
    void ownPackagesAreImportedWithTheirMajorVersion() {
        List<String> broken = new ArrayList<>();
        for (Bundle bundle : Reactor.all()) {
            for (Clause imported : bundle.header("Import-Package")) {
                String range = imported.attributes().getOrDefault("version", "");
                if (imported.name().startsWith("org.operando.") && !range.equals("[1.0,2)")) {
                    broken.add(bundle + " imports " + imported.name() + " as '" + range + "'");
                } else if (!isOfJdk(imported.name()) && !range.matches("[\\[(].+,.+[\\])]")) {
                    broken.add(bundle + " imports " + imported.name() + " without an upper bound: '" + range + "'");
                }
            }
        }
        Rule.holds("org.operando packages are imported as [1.0,2), others with a range", broken);
    }

    private static boolean isOfJdk(String packageName) {
        return packageName.startsWith("javax.") || packageName.startsWith("org.w3c.")
                || packageName.startsWith("org.xml.") || packageName.equals("com.sun.management");
    }

    @Test
    void bundlesSayWhatTheyAre() {
        List<String> broken = new ArrayList<>();
        for (Bundle bundle : Reactor.all()) {
            Attributes main = bundle.manifest().getMainAttributes();
            Map<String, String> expected = Map.of("Bundle-ManifestVersion", "2", "Bundle-RequiredExecutionEnvironment",
                    "JavaSE-25",
                    "Bundle-Version", "1.0.0.qualifier");
            expected.forEach((key, value) -> {
                if (!value.equals(main.getValue(key))) {
                    broken.add(bundle + ": " + key + " is " + main.getValue(key) + ", not " + value);
                }
            });
            Clause name = bundle.header("Bundle-SymbolicName").getFirst();
            if (!name.name().equals(bundle.name())) {
                broken.add(bundle + ": symbolic name is " + name.name());
            }
            boolean single = "true".equals(name.attributes().get("singleton:"));
            if (single != Files.exists(bundle.folder().resolve("plugin.xml"))) {
                broken.add(bundle + ": singleton:=true goes with a plugin.xml");
            }
        }
        Rule.holds("manifests have the common form", broken);
    }

    @Test
    void testKitDoesNotReachTheProduct() {
        List<String> broken = Reactor.all().stream()
                .filter(b -> b.header("Import-Package").stream()
                        .anyMatch(c -> c.name().startsWith("org.operando.testkit")
                                || c.name().startsWith("org.junit")))
                .map(b -> b + " imports the test kit or JUnit; name them in build.properties (additional.bundles)")
                .toList();

        Rule.holds("product code sees neither test kit nor JUnit", broken);
    }

    @Test
    void headerWithQuotedCommasIsSplitAtTheOthers() throws IOException {
        String text = "Manifest-Version: 1.0\nExport-Package: a.b;x-internal:=true,c;version=\"[1.0,2)\"\n";
        Bundle bundle = new Bundle("x", Path.of("x"), new Manifest(new ByteArrayInputStream(text.getBytes())));

        List<Clause> clauses = bundle.header("Export-Package");

        assertEquals(List.of(new Clause("a.b", Map.of("x-internal:", "true")),
                new Clause("c", Map.of("version", "[1.0,2)"))), clauses);
    }
}
