// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.operando.core.catalogue.Catalogue;
import org.operando.io.roi.Roi;

/** Drawn regions in a study. */
class RegionTextTest {
    private static Study study(Map<String, String> regions) {
        String text = regions.entrySet().stream().map(e -> "  " + e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining("\n", "operando: 1\nregions:\n", "\n"));
        return StudyReader.read(Path.of("x.study.yaml"), text, new Catalogue());
    }

    @Test
    void studyReadsWhatWasDrawn() {
        Study study = study(RegionText.of(List.of(
                new Roi("Grain 1", Roi.Kind.POLYGON, List.of(0.0, 10.0, 10.0), List.of(0.0, 0.0, 20.0)),
                new Roi("Grain 1", Roi.Kind.ELLIPSE, List.of(2.0, 6.0), List.of(1.0, 2.0)),
                new Roi("box", Roi.Kind.RECTANGLE, List.of(10.25, 41.0), List.of(20.5, 60.0)),
                new Roi("\u00b5", Roi.Kind.POINTS, List.of(1.0, 3.0), List.of(2.0, 4.0)),
                new Roi("path", Roi.Kind.POLYLINE, List.of(0.0, 5.0, 10.0), List.of(0.0, 7.0, 0.0))), 0.05));

        assertEquals(List.of(), study.problems());
        assertEquals(List.of("grain-1", "grain-1-2", "box", "u-1", "u-2", "path-1", "path-2"),
                List.copyOf(study.regions().keySet()));
        assertEquals(new Region.Polygon(List.of(0.0, 0.5, 0.5), List.of(0.0, 0.0, 1.0)),
                study.regions().get("grain-1").shape());
        assertEquals(new Region.Ellipse(0.2, 0.075, 0.1, 0.025), study.regions().get("grain-1-2").shape());
        assertEquals(new Region.Rectangle(0.5125, 1.025, 1.5375, 1.975), study.regions().get("box").shape());
        assertEquals(new Region.Point(0.15, 0.2), study.regions().get("u-2").shape());
        assertEquals(new Region.Line(0.25, 0.35, 0.5, 0), study.regions().get("path-2").shape());
    }

    @Test
    void pixelWithoutASizeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> RegionText.of(List.of(), 0));
    }

    @Test
    void ringsGrow() {
        Study study = study(Map.of("rings", "{shape: {shells: {x: 0 um, y: 0 um, radii: [1 um, 0.5 um]}}}"));

        assertEquals(1, study.problems().size());
        assertEquals("each larger than the one before, the first above 0",
                study.problems().getFirst().what().replaceFirst(".*?(each)", "$1"));
    }
}
