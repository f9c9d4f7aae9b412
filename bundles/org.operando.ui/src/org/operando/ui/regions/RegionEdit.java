// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.operando.core.study.RegionText;
import org.operando.core.study.StudyDocument;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyOutline;
import org.operando.core.study.StudyOutline.Entry;
import org.operando.io.roi.Roi;

/** Writes regions into the text of a study; all else stays as it was. */
final class RegionEdit {
    private static final String TOP = "regions";

    private RegionEdit() {
    }

    /** The value of an entry; the region is in micrometres. Empty when it has no extent. */
    static Optional<String> text(Roi roi) {
        return RegionText.of(List.of(roi), 1).values().stream().findFirst();
    }

    static String shells(double x, double y, List<Double> radii) {
        return "{shape: {shells: {x: " + RegionText.length(x) + ", y: " + RegionText.length(y) + ", radii: "
                + radii.stream().map(RegionText::length).collect(Collectors.joining(", ", "[", "]")) + "}}}";
    }

    /** The study with these regions; names that are taken get a number. */
    static StudyDocument with(StudyDocument study, Map<String, String> regions) throws StudyException {
        StudyDocument document = study;
        for (Map.Entry<String, String> region : regions.entrySet()) {
            String name = free(region.getKey(), names(document.text()));
            document = document.with(List.of(TOP, name), region.getValue());
        }
        return document;
    }

    /** The study with another picture for a region's mask. */
    static StudyDocument withMaskFile(StudyDocument study, String region, String file) throws StudyException {
        return study.with(List.of(TOP, region, "shape", "mask", "file"), RegionText.quoted(file));
    }

    private static Set<String> names(String study) {
        return StudyOutline.of(study).flatMap(o -> o.find(List.of(TOP))).map(e -> e.entries().stream().map(Entry::name)
                .collect(Collectors.toSet())).orElse(Set.of());
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int n = 2; taken.contains(free); n++) {
            free = name + "-" + n;
        }
        return free;
    }
}
