// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of an integration in words. */
final class AzimintFacts {
    private AzimintFacts() {
    }

    /** Adds what settings say beside the geometry. */
    static void add(AzimintSettings s, Map<String, String> facts) {
        facts.put("format", "pyFAI .azimint.json");
        facts.put("radial bins", s.radialBins().map(Object::toString).orElse("not said") + ", equal in " + s.unit());
        s.azimuthalBins().ifPresent(n -> facts.put("bins of azimuth", n.toString()));
        range("radial range", s.radialRange(), facts);
        range("range of azimuth", s.azimuthRange(), facts);
        facts.put("mask", s.mask().map(Path::toString).orElse("none"));
        files("dark", s.dark(), facts);
        files("flat", s.flat(), facts);
        facts.put("solid angle", s.solidAngle() ? "divided by" : "not divided by");
        facts.put("polarisation", s.polarisation().map(Object::toString).orElse("not corrected"));
        facts.put("uncertainties", s.errorModel().isEmpty() ? "none" : s.errorModel());
        facts.put("method", s.method().isEmpty() ? "not said" : String.join(", ", s.method()));
        s.dummy().ifPresent(d -> facts.put("dummy value", d
                + s.dummyTolerance().map(t -> " \u00b1 " + t).orElse("")));
    }

    private static void range(String name, List<Double> ends, Map<String, String> facts) {
        if (ends.size() == 2) {
            facts.put(name, ends.getFirst() + " to " + ends.getLast());
        }
    }

    private static void files(String name, List<Path> files, Map<String, String> facts) {
        if (!files.isEmpty()) {
            facts.put(name, files.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
    }
}
