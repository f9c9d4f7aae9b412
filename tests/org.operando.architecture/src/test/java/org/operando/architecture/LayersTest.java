// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.operando.architecture.Bundle.Clause;

/** Rules on who sees whom. */
class LayersTest {
    private static final List<String> THREADS = List.of("java.lang.Thread", "java.util.concurrent.ExecutorService",
            "java.util.concurrent.Executors", "java.util.concurrent.ForkJoinPool", "java.util.Timer");

    @Test
    void manifestsImportWhatTheirLayerMaySee() {
        List<String> broken = new ArrayList<>();
        for (Bundle bundle : Reactor.all()) {
            for (Clause imported : bundle.header("Import-Package")) {
                Layers.objection(bundle.name(), imported.name()).ifPresent(broken::add);
            }
        }
        Rule.holds("no arrow points up and no technique sees another (manifests)", broken);
    }

    @Test
    void onlyRegistryAndWindowAreRequiredAsBundles() {
        List<String> broken = new ArrayList<>();
        for (Bundle bundle : Reactor.all()) {
            for (Clause required : bundle.header("Require-Bundle")) {
                boolean registry = Set
                        .of("org.eclipse.equinox.registry", "org.eclipse.equinox.common", "org.eclipse.equinox.app")
                        .contains(required.name());
                boolean window = Layers.isWindow(bundle.name()) && required.name().startsWith("org.eclipse.");
                if (!window
                        && !(registry && Set.of("org.operando.core", "org.operando.cli").contains(bundle.name()))) {
                    broken.add(bundle + " requires " + required.name() + "; use Import-Package");
                }
            }
        }
        Rule.holds(
                "only core and cli see the Eclipse registry, only bundles of the window the workbench; the rest comes by Import-Package",
                broken);
    }

    @Test
    void classesReferToWhatTheirLayerMaySee() {
        Set<String> broken = new TreeSet<>();
        for (Bundle bundle : Reactor.all()) {
            for (ClassFacts type : facts(bundle)) {
                for (String reference : type.references()) {
                    Layers.objection(bundle.name(), ClassFacts.packageOf(reference))
                            .ifPresent(why -> broken.add(type.name() + " refers to " + reference + ": " + why));
                }
            }
        }
        Rule.holds("no arrow points up and no technique sees another (classes)", broken);
    }

    @Test
    void everyBundleWithSourcesIsCompiled() {
        List<String> broken = new ArrayList<>();
        for (Bundle bundle : Reactor.all()) {
            boolean hasTypes = bundle.sources().stream().anyMatch(p -> !p.endsWith("package-info.java"));
            if (hasTypes && bundle.classes().isEmpty()) {
                broken.add(bundle + ": no classes in " + Bundle.shown(Reactor.classes(bundle)) + "; build it first");
            }
        }
        Rule.holds("rules on classes are checked on classes", broken);
    }

    @Test
    void nothingOutsideUiSeesTheWorkbench() {
        List<String> window = List.of("org.eclipse.swt", "org.eclipse.jface", "org.eclipse.ui", "org.eclipse.e4",
                "javax.swing");
        Set<String> broken = new TreeSet<>();
        for (Bundle bundle : Reactor.all()) {
            if (!bundle.name().contains(".ui")) {
                facts(bundle).forEach(type -> type.references().stream()
                        .filter(r -> window.stream().anyMatch(w -> r.startsWith(w + ".")))
                        .forEach(r -> broken.add(type.name() + " refers to " + r)));
            }
        }
        Rule.holds("nothing outside *.ui* sees SWT or the workbench", broken);
    }

    /** The JDK's reader of PNG gives pictures of AWT; this class makes numbers of them. */
    private static final String PNG_READER = "org.operando.io.image.PngImage";

    @Test
    void onlyThePainterSeesAwt() {
        Set<String> broken = new TreeSet<>();
        for (Bundle bundle : Reactor.all()) {
            if (!bundle.name().equals("org.operando.figure") && !bundle.name().contains(".ui")) {
                facts(bundle).stream().filter(type -> !type.name().equals(PNG_READER))
                        .forEach(type -> type.references().stream().filter(r -> r.startsWith("java.awt."))
                                .forEach(r -> broken.add(type.name() + " refers to " + r)));
            }
        }
        Rule.holds("only the figure painter and the reader of PNG see AWT; the figure model has none", broken);
    }

    @Test
    void kernelsSeeArraysAndMathOnly() {
        Set<String> broken = new TreeSet<>();
        for (Bundle bundle : Reactor.all()) {
            for (ClassFacts type : facts(bundle)) {
                broken.addAll(kernelObjections(type));
            }
        }
        Rule.holds("kernels see arrays and mathematics only: no January, no files, no context", broken);
    }

    /** What a class of a kernel package, or one that is named so, refers to and may not. */
    static List<String> kernelObjections(ClassFacts type) {
        boolean packaged = (type.packageName() + ".").contains(".kernel.");
        String outer = type.name().replaceFirst("\\$.*", "");
        if (!packaged && !outer.endsWith("Kernel")) {
            return List.of();
        }
        return type.references().stream().filter(r -> {
            boolean files = r.startsWith("java.nio.file.")
                    || r.startsWith("java.io.") && !r.startsWith("java.io.Serial");
            boolean jdk = r.startsWith("java.") && !files;
            boolean own = packaged ? r.startsWith(type.packageName() + ".")
                    : ClassFacts.packageOf(r).equals(type.packageName());
            return !jdk && !own && !r.startsWith("org.operando.math.");
        }).map(r -> type.name() + " refers to " + r).toList();
    }

    @Test
    void techniquesMakeNoThreads() {
        Set<String> broken = new TreeSet<>();
        for (Bundle bundle : Reactor.all()) {
            if (Layers.TECHNIQUES.contains(bundle.name())) {
                facts(bundle).forEach(type -> type.references().stream().filter(THREADS::contains)
                        .forEach(r -> broken.add(type.name() + " refers to " + r)));
            }
        }
        Rule.holds("operations and loaders make no threads; use Context.parallel or a split operation", broken);
    }

    @Test
    void exampleForThirdPartiesSeesPublicPackagesOnly() {
        Set<String> broken = new TreeSet<>();
        for (Bundle example : List.of(Reactor.example(), Reactor.exampleOfWindow())) {
            for (ClassFacts type : facts(example)) {
                type.references().stream().map(ClassFacts::packageOf)
                        .filter(p -> p.startsWith("org.operando.") && !Layers.API.contains(p))
                        .forEach(p -> broken.add(type.name() + " refers to package " + p));
            }
        }
        Rule.holds("the example plug-in depends on public API only", broken);
    }

    @Test
    void referencesInCodeSignaturesAndAnnotationsAreFound() {
        Path own = Path.of(LayersTest.class.getProtectionDomain().getCodeSource().getLocation().getPath());

        Set<String> references = ClassFacts.of(own.resolve("org/operando/architecture/LayersTest.class")).references();

        assertTrue(references.contains("org.junit.jupiter.api.Test"), "annotation");
        assertTrue(references.contains("org.operando.architecture.Layers"), "code");
        assertTrue(references.contains("java.util.TreeSet"), "code");
    }

    @Test
    void kernelThatSeesJanuaryFilesOrContextIsNamed() {
        Set<String> seen = Set.of("java.lang.Math", "org.operando.math.PeakShape", "org.operando.powder.Bragg",
                "org.eclipse.january.dataset.Dataset", "java.nio.file.Path", "org.operando.api.Context");
        ClassFacts kernel = new ClassFacts("org.operando.powder.FitKernel", List.of(), Set.of(), seen, true, false,
                true);

        assertEquals(3, kernelObjections(kernel).size());
    }

    @Test
    void tableObjectsToArrowsUpAndAcross() {
        assertTrue(Layers.objection("org.operando.api", "org.operando.core.run").isPresent());
        assertTrue(Layers.objection("org.operando.math", "org.operando.api").isPresent());
        assertTrue(Layers.objection("org.operando.powder", "org.operando.echem").isPresent());
        assertTrue(Layers.objection("org.operando.echem", "org.eclipse.core.runtime").isPresent());
        assertTrue(Layers.objection("org.operando.newcomer", "java.util").isPresent());
        assertFalse(Layers.objection("org.operando.powder", "org.operando.api.figure").isPresent());
        assertEquals(true, Layers.isWithin("org.operando.api", "org.operando.api"));
        assertFalse(Layers.isWithin("org.operando.apiary", "org.operando.api"));
    }

    private static List<ClassFacts> facts(Bundle bundle) {
        return bundle.classes().stream().map(ClassFacts::of).toList();
    }
}
