// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.operando.core.record.Schema;
import org.operando.core.study.Region;
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

    /** The study with another place and size of a region; what else it says of it stays. */
    static StudyDocument withShape(StudyDocument study, String region, Region.Shape shape) throws StudyException {
        StudyDocument document = study;
        for (Map.Entry<String, String> value : values(shape).entrySet()) {
            document = document.with(List.of(TOP, region, "shape", Schema.kebab(shape.getClass().getSimpleName()),
                    value.getKey()), value.getValue());
        }
        return document;
    }

    private static Map<String, String> values(Region.Shape shape) {
        return switch (shape) {
            case Region.Point p -> lengths("x", p.x(), "y", p.y());
            case Region.Line l -> lengths("fromX", l.fromX(), "fromY", l.fromY(), "toX", l.toX(), "toY", l.toY());
            case Region.Rectangle r -> lengths("x", r.x(), "y", r.y(), "width", r.width(), "height", r.height());
            case Region.Circle c -> lengths("x", c.x(), "y", c.y(), "radius", c.radius());
            case Region.Ellipse e -> lengths("x", e.x(), "y", e.y(), "radiusX", e.radiusX(), "radiusY", e.radiusY());
            case Region.Shells s -> lengths("x", s.x(), "y", s.y(), "radii", s.radii());
            case Region.Polygon p -> lengths("x", p.x(), "y", p.y());
            case Region.Mask m -> Map.of();
        };
    }

    private static Map<String, String> lengths(Object... keysAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put((String) keysAndValues[i], keysAndValues[i + 1] instanceof List<?> many
                    ? many.stream().map(v -> RegionText.length((Double) v)).collect(Collectors.joining(", ", "[", "]"))
                    : RegionText.length((Double) keysAndValues[i + 1]));
        }
        return values;
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
