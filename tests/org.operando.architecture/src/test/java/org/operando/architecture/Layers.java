// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The layer table of docs/architecture.md: which packages each bundle may see beside its own and the JDK's. */
final class Layers {
    /** Bundles that hold a technique: api, io, math, and never each other. */
    static final List<String> TECHNIQUES = List.of("org.operando.echem", "org.operando.powder", "org.example.raman");

    /** Packages that third parties may use. */
    static final List<String> API = List.of("org.operando.api", "org.operando.api.figure", "org.operando.math",
            "org.operando.io.hdf5", "org.operando.io.image", "org.operando.io.text", "org.operando.figure",
            "org.operando.figure.view",
            "org.operando.testkit",
            "org.operando.ui.api");

    private static final String[] JDK = {"java", "javax.xml", "javax.imageio", "javax.crypto", "javax.security",
        "org.w3c.dom", "org.xml.sax"};
    private static final String[] LOG = {"org.slf4j"};
    private static final String[] JANUARY = {"org.eclipse.january"};
    private static final String[] REGISTRY = {"org.eclipse.core.runtime", "org.eclipse.equinox", "org.osgi"};
    private static final String[] WINDOW = {"org.eclipse.swt", "org.eclipse.jface"};
    private static final Map<String, List<String>> TABLE = new TreeMap<>();

    static {
        layer("org.operando.api", JANUARY);
        layer("org.operando.math", new String[] {"org.apache.commons.math3"});
        layer("org.operando.io", JANUARY, LOG,
                new String[] {"org.operando.api", "io.jhdf", "de.siegmar.fastcsv", "net.jpountz",
                    "org.apache.commons", "com.healthmarketscience.jackcess", "io.airlift.compress",
                    "org.dhatim.fastexcel.reader"});
        layer("org.operando.figure", LOG,
                new String[] {"org.operando.api", "org.apache.fontbox", "org.apache.pdfbox", "com.github.weisj.jsvg"});
        layer("org.operando.core", JANUARY, LOG, REGISTRY, new String[] {"org.operando.api", "org.operando.io",
            "org.operando.figure", "org.snakeyaml.engine", "com.fasterxml.jackson.core", "org.eclipse.osgi"});
        for (String technique : TECHNIQUES) {
            layer(technique, JANUARY, LOG, new String[] {"org.operando.api", "org.operando.io", "org.operando.math",
                "com.fasterxml.jackson.core"});
        }
        layer("org.operando.cli", LOG, REGISTRY,
                new String[] {"org.operando.api", "org.operando.core", "org.operando.figure",
                    "org.operando.io", "com.fasterxml.jackson.core", "picocli"});
        layer("org.operando.ui.api", WINDOW, REGISTRY,
                new String[] {"org.operando.api", "org.operando.figure"});
        layer("org.operando.ui", WINDOW, REGISTRY, JANUARY,
                new String[] {"org.eclipse.ui", "org.eclipse.e4", "org.eclipse.core",
                    "org.eclipse.text", "org.operando.api", "org.operando.figure", "org.operando.io",
                    "org.operando.core",
                    "org.operando.ui.api", "org.commonmark"});
        for (String technique : TECHNIQUES) {
            layer(technique + ".ui", JANUARY, new String[] {"org.eclipse.swt", "org.operando.api", "org.operando.math",
                "org.operando.figure", technique, "org.operando.ui.api"});
        }
        layer("org.operando.start", new String[] {"org.osgi"});
        layer("org.operando.slf4j", LOG, new String[] {"org.osgi"});
        layer("org.operando.testkit", JANUARY,
                new String[] {"org.operando.api", "org.operando.core", "com.sun.management"});
    }

    private Layers() {
    }

    private static void layer(String bundle, String[]... seen) {
        List<String> prefixes = new ArrayList<>(List.of(bundle));
        prefixes.addAll(Arrays.asList(JDK));
        Arrays.stream(seen).flatMap(Arrays::stream).forEach(prefixes::add);
        TABLE.put(bundle, prefixes);
    }

    /** Whether a bundle belongs to the window: only those see SWT and the workbench. */
    static boolean isWindow(String bundle) {
        return bundle.matches(".*\\.ui(\\..*)?");
    }

    /** Why a bundle may not see a package; empty when it may. */
    static Optional<String> objection(String bundle, String packageName) {
        List<String> allowed = TABLE.get(bundle);
        if (allowed == null) {
            return Optional.of(bundle + " has no row in the layer table (Layers.java, docs/architecture.md): add one");
        }
        boolean may = packageName.isEmpty() || allowed.stream().anyMatch(p -> isWithin(packageName, p));
        return may ? Optional.empty() : Optional.of(bundle + " may see " + allowed + ", not " + packageName);
    }

    /** Whether a package is the other one or lies below it. */
    static boolean isWithin(String packageName, String other) {
        return packageName.equals(other) || packageName.startsWith(other + ".");
    }
}
