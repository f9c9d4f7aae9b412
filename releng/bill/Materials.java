// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The bill of materials as CycloneDX 1.6. Maps of several entries are such that keep their order, which {@code Map.of}
 * changes from process to process.
 *
 * @param thirdParty what is said of libraries
 * @param bundles what the product holds
 * @param java the runtime in the product
 */
record Materials(ThirdParty thirdParty, List<ShippedBundle> bundles, Optional<JavaRuntime> java) {
    /** Our bundle that holds fonts and colour maps of others. */
    static final String DRAWING = "org.operando.figure";
    private static final String PLATFORM = "org.eclipse.swt.";

    /** The text of the document; its serial number follows from its contents. */
    String document(String timestamp) {
        Map<String, Object> contents = new LinkedHashMap<>();
        contents.put("version", 1);
        contents.put("metadata", metadata(timestamp));
        contents.put("components", components());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        document.put("bomFormat", "CycloneDX");
        document.put("specVersion", "1.6");
        document.put("serialNumber",
                "urn:uuid:" + UUID.nameUUIDFromBytes(Json.text(contents).getBytes(StandardCharsets.UTF_8)));
        document.putAll(contents);
        return Json.text(document);
    }

    private Map<String, Object> metadata(String timestamp) {
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("type", "application");
        product.put("bom-ref", "operando");
        product.put("name", "Operando");
        product.put("version", bundles.stream().filter(ShippedBundle::isOurs).findFirst()
                .map(b -> b.version().replaceFirst("^(\\d+\\.\\d+\\.\\d+).*", "$1")).orElse("0.0.0"));
        product.put("description",
                "Operando and in situ data of battery materials, from raw files to figures; product for "
                        + platform());
        product.put("licenses", licences("EPL-2.0"));
        Map<String, Object> tool = new LinkedHashMap<>();
        tool.put("type", "application");
        tool.put("name", "releng/bill/Bill.java");
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("timestamp", timestamp);
        metadata.put("lifecycles", List.of(Map.of("phase", "post-build")));
        metadata.put("tools", Map.of("components", List.of(tool)));
        metadata.put("component", product);
        return metadata;
    }

    /** Window system, operating system and processor of the native library that the product holds. */
    private String platform() {
        return bundles.stream().map(ShippedBundle::name)
                .filter(n -> n.startsWith(PLATFORM) && n.substring(PLATFORM.length()).split("\\.").length == 3)
                .map(n -> n.substring(PLATFORM.length()).replace('.', ' ')).findFirst().orElse("all platforms");
    }

    private List<Object> components() {
        List<Object> components = new ArrayList<>();
        for (ShippedBundle bundle : bundles) {
            components.add(bundle.isOurs() ? own(bundle) : library(bundle));
        }
        java.ifPresent(j -> components.add(runtime(j)));
        return components;
    }

    private Map<String, Object> own(ShippedBundle bundle) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", "library");
        component.put("bom-ref", bundle.name() + "@" + bundle.version());
        component.put("group", "org.operando");
        component.put("name", bundle.name());
        component.put("version", bundle.version());
        hashes(component, bundle);
        component.put("licenses", licences("EPL-2.0"));
        if (bundle.name().equals(DRAWING)) {
            List<Object> parts = new ArrayList<>();
            for (ThirdParty.Drawn drawn : thirdParty.drawn()) {
                Map<String, Object> part = new LinkedHashMap<>();
                part.put("type", "data");
                part.put("bom-ref", bundle.name() + "/" + drawn.name());
                part.put("name", drawn.name());
                part.put("description", drawn.source());
                part.put("licenses", licences(drawn.licence()));
                parts.add(part);
            }
            component.put("components", parts);
        }
        return component;
    }

    private Map<String, Object> library(ShippedBundle bundle) {
        ThirdParty.Library library = thirdParty.library(bundle.name()).orElseThrow();
        String purl = "pkg:maven/" + library.group() + "/" + library.artifact() + "@" + library.version();
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", "library");
        component.put("bom-ref", purl);
        component.put("group", library.group());
        component.put("name", library.artifact());
        component.put("version", library.version());
        hashes(component, bundle);
        component.put("licenses", licences(library.licence()));
        component.put("purl", purl);
        if (library.wrapped()) {
            component.put("pedigree",
                    Map.of("notes", "The manifest was made by the build, so the hash is not that of the jar on Maven"
                            + " Central; the classes are unchanged."));
        }
        if (!bundle.hashes().containsKey("")) {
            component.put("components", files(purl, bundle.hashes()));
        }
        component.put("properties", List.of(property("osgi:symbolicName", bundle.name()),
                property("osgi:version", bundle.version())));
        return component;
    }

    private static List<Object> files(String purl, Map<String, String> hashes) {
        List<Object> files = new ArrayList<>();
        hashes.forEach((path, hash) -> {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("type", "file");
            file.put("bom-ref", purl + "#" + path);
            file.put("name", path);
            file.put("hashes", List.of(hash(hash)));
            files.add(file);
        });
        return files;
    }

    private static Map<String, Object> runtime(JavaRuntime java) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", "platform");
        component.put("bom-ref", "java@" + java.version());
        if (!java.vendor().isEmpty()) {
            component.put("supplier", Map.of("name", java.vendor()));
        }
        component.put("name", "OpenJDK runtime");
        component.put("version", java.version());
        component.put("description",
                "Linked by jlink; the licences of its parts lie in jre/legal. Modules: " + java.modules());
        component.put("licenses", licences("GPL-2.0-only WITH Classpath-exception-2.0"));
        return component;
    }

    private static void hashes(Map<String, Object> component, ShippedBundle bundle) {
        if (bundle.hashes().containsKey("")) {
            component.put("hashes", List.of(hash(bundle.hashes().get(""))));
        }
    }

    private static Map<String, Object> hash(String sha256) {
        Map<String, Object> hash = new LinkedHashMap<>();
        hash.put("alg", "SHA-256");
        hash.put("content", sha256);
        return hash;
    }

    private static Map<String, Object> property(String name, String value) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", name);
        property.put("value", value);
        return property;
    }

    /** One licence of the list of SPDX by its identifier, all else as expression. */
    private static List<Object> licences(String expression) {
        boolean simple = ThirdParty.ids(expression).size() == 1 && !expression.startsWith("LicenseRef-");
        return List.of(simple ? Map.of("license", Map.of("id", expression)) : Map.of("expression", expression));
    }
}
