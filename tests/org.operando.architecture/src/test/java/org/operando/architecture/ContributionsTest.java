// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Rules on extension points and on what bundles contribute to them. */
class ContributionsTest {
    /**
     * An extension point of the catalogue.
     * @param element name of its element
     * @param type what a class must be
     * @param ofTechnique whether it belongs to a technique
     * @param versioned whether a class says its version
     */
    private record Point(String element, String type, boolean ofTechnique, boolean versioned) {
    }

    private static final Map<String, Point> POINTS = Map.of(
            "org.operando.techniques", new Point("technique", "org.operando.api.Technique", false, false),
            "org.operando.loaders", new Point("loader", "org.operando.api.Loader", true, true),
            "org.operando.exporters", new Point("exporter", "org.operando.api.Exporter", true, false),
            "org.operando.operations", new Point("operation", "org.operando.api.Operation", true, true),
            "org.operando.figures", new Point("figure", "org.operando.api.FigureBuilder", true, false),
            "org.operando.peakShapes", new Point("peakShape", "org.operando.math.PeakShape", false, false),
            "org.operando.optimizers", new Point("optimizer", "org.operando.math.Optimizer", false, false),
            "org.operando.ui.editors", new Point("editor", "org.operando.ui.api.FieldEditor", false, false),
            "org.operando.ui.views", new Point("view", "org.operando.ui.api.TechniqueView", true, false),
            "org.operando.ui.relations",
            new Point("relation", "org.operando.ui.api.SelectionRelation", true, false));

    private final Map<String, ClassFacts> types = new HashMap<>();

    ContributionsTest() {
        for (Bundle bundle : Reactor.all()) {
            bundle.classes().stream().map(ClassFacts::of).forEach(facts -> types.put(facts.name(), facts));
        }
    }

    @Test
    void everyExtensionPointHasItsSchema() {
        List<String> broken = new ArrayList<>();
        Set<String> declared = new TreeSet<>();
        for (Bundle bundle : Reactor.all()) {
            for (Element point : elements(bundle, "extension-point")) {
                declared.add(point.getAttribute("id"));
                Path schema = bundle.folder().resolve(point.getAttribute("schema"));
                if (!Files.isRegularFile(schema)) {
                    broken.add(bundle + ": " + point.getAttribute("id") + " has no schema "
                            + point.getAttribute("schema"));
                } else if (!Bundle.text(schema).contains("<documentation>") || !isDelivered(bundle, "schema/")) {
                    broken.add(bundle + ": " + Bundle.shown(schema) + " is not documented or not in bin.includes");
                }
            }
        }
        Rule.holds("every extension point has a documented .exsd", broken);
        assertEquals(new TreeSet<>(POINTS.keySet()), declared, "points of the catalogue and points declared");
    }

    @Test
    void pluginXmlIsMarkedAndDelivered() {
        List<String> broken = new ArrayList<>();
        for (Bundle bundle : Reactor.all()) {
            Path file = bundle.folder().resolve("plugin.xml");
            if (Files.exists(file)) {
                if (!Bundle.text(file).contains("<?eclipse version=\"3.4\"?>")) {
                    broken.add(bundle
                            + ": plugin.xml has no <?eclipse version=\"3.4\"?>; its ids would be taken as relative");
                }
                if (!isDelivered(bundle, "plugin.xml")) {
                    broken.add(bundle + ": plugin.xml is not in bin.includes of build.properties");
                }
            }
        }
        Rule.holds("plugin.xml is found by the registry", broken);
    }

    @Test
    void contributionsNameAClassOfTheRightKind() {
        List<String> broken = new ArrayList<>();
        for (Bundle bundle : Reactor.all()) {
            for (Element extension : elements(bundle, "extension")) {
                Point point = POINTS.get(extension.getAttribute("point"));
                if (point != null) {
                    for (Element contribution : children(extension)) {
                        objections(contribution, point)
                                .forEach(o -> broken.add(bundle + ": " + contribution.getAttribute("id") + ": " + o));
                    }
                } else if (extension.getAttribute("point").startsWith("org.operando.")) {
                    broken.add(bundle + ": there is no extension point " + extension.getAttribute("point"));
                }
            }
        }
        Rule.holds("a contribution has id, label and a public class that implements its interface", broken);
    }

    private List<String> objections(Element contribution, Point point) {
        List<String> objections = new ArrayList<>();
        if (!contribution.getTagName().equals(point.element())) {
            objections.add("<" + point.element() + "> expected, found <" + contribution.getTagName() + ">");
        }
        if (contribution.getAttribute("label").isBlank()) {
            objections.add("no label");
        }
        String technique = contribution.getAttribute("technique");
        // a loader may be named for the maker of the format
        String prefix = point.element().equals("loader") ? "[a-z][A-Za-z0-9]*" : technique;
        if (point.ofTechnique()
                && (technique.isBlank() || !contribution.getAttribute("id").matches(prefix + "\\.[a-z][A-Za-z0-9]*"))) {
            objections
                    .add("the id of a " + point.element() + " of technique '" + technique + "' is " + prefix + ".name");
        }
        ClassFacts type = types.get(contribution.getAttribute("class"));
        if (type == null) {
            objections.add("no class " + contribution.getAttribute("class"));
            return objections;
        }
        if (!is(type, point.type())) {
            objections.add(type.name() + " is no " + point.type());
        }
        if (!type.isPublic() || type.isAbstract() || !type.hasPlainConstructor()) {
            objections.add(type.name() + " is not public with a public constructor without arguments");
        }
        if (point.versioned() && !type.annotations().contains("org.operando.api.Version")) {
            objections.add(type.name() + " has no @Version");
        }
        return objections;
    }

    @Test
    void idsAreUnique() {
        List<String> broken = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Bundle bundle : Reactor.all()) {
            for (Element extension : elements(bundle, "extension")) {
                for (Element contribution : children(extension)) {
                    // what the platform calls an id of a key or a menu need not be one
                    boolean ours = extension.getAttribute("point").startsWith("org.operando.");
                    if (ours && !seen.add(extension.getAttribute("point") + " " + contribution.getAttribute("id"))) {
                        broken.add(bundle + ": " + contribution.getAttribute("id") + " at "
                                + extension.getAttribute("point"));
                    }
                }
            }
        }
        Rule.holds("ids are unique at their extension point", broken);
        assertTrue(seen.size() > 10, "contributions were found: " + seen);
    }

    @Test
    void everyContributableClassIsContributed() {
        Set<String> contributed = new HashSet<>();
        for (Bundle bundle : Reactor.all()) {
            elements(bundle, "extension")
                    .forEach(e -> children(e).forEach(c -> contributed.add(c.getAttribute("class"))));
        }
        List<String> forgotten = types.values().stream()
                .filter(t -> t.isPublic() && !t.isAbstract() && t.hasPlainConstructor())
                .filter(t -> POINTS.values().stream().anyMatch(p -> is(t, p.type()))).map(ClassFacts::name)
                .filter(name -> !contributed.contains(name)).sorted().toList();

        Rule.holds(
                "a public technique, loader, exporter, operation, figure, peak shape, optimizer, view or relation stands in plugin.xml",
                forgotten);
    }

    private boolean is(ClassFacts type, String wanted) {
        return type.name().equals(wanted) || type.supertypes().stream()
                .anyMatch(s -> s.equals(wanted) || types.containsKey(s) && is(types.get(s), wanted));
    }

    private static boolean isDelivered(Bundle bundle, String what) {
        Properties build = new Properties();
        try (var in = Files.newInputStream(bundle.folder().resolve("build.properties"))) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.of(build.getProperty("bin.includes", "").split("\\s*,\\s*")).contains(what);
    }

    private static List<Element> elements(Bundle bundle, String name) {
        Path file = bundle.folder().resolve("plugin.xml");
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return list(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile())
                    .getElementsByTagName(name));
        } catch (Exception e) {
            throw new IllegalStateException(file + " is not readable as XML", e);
        }
    }

    private static List<Element> children(Element parent) {
        return list(parent.getChildNodes());
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element e) {
                elements.add(e);
            }
        }
        return elements;
    }
}
