// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.operando.io.roi.Roi;

/** Regions as a study writes them, made from those that were drawn on pictures. */
public final class RegionText {
    private RegionText() {
    }

    /**
     * Values of entries of {@code regions:} by name: a point, a line, a rectangle, an ellipse or a polygon in micrometres.
     * Several points become one region each; a line with corners becomes its straight parts. Names become safe and unique.
     * @param rois in pixels, from the corner of the picture
     * @param pixel side of a pixel, um
     */
    public static Map<String, String> of(List<Roi> rois, double pixel) {
        if (!(pixel > 0)) {
            throw new IllegalArgumentException("a pixel of " + pixel + " um");
        }
        Map<String, String> all = new LinkedHashMap<>();
        for (Roi roi : rois) {
            List<String> shapes = shapes(roi, pixel);
            for (int i = 0; i < shapes.size(); i++) {
                String name = safe(roi.name()) + (shapes.size() > 1 ? "-" + (i + 1) : "");
                String free = name;
                for (int n = 2; all.containsKey(free); n++) {
                    free = name + "-" + n;
                }
                all.put(free, "{shape: {" + shapes.get(i) + "}}");
            }
        }
        return all;
    }

    /**
     * The value of an entry for a mask.
     * @param file from the study's folder, with slashes
     * @param pixel side of a pixel, um
     * @param x left edge, um
     * @param y upper edge, um
     */
    public static String mask(String file, double pixel, double x, double y) {
        return "{shape: {mask: {file: " + quoted(file) + ", pixel: " + length(pixel) + ", x: " + length(x) + ", y: "
                + length(y) + "}}}";
    }

    /** A file name as the study writes it. */
    public static String quoted(String file) {
        return file.matches("[A-Za-z0-9._/-]+") ? file
                : "\"" + file.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static List<String> shapes(Roi roi, double pixel) {
        List<Double> x = roi.x().stream().map(v -> v * pixel).toList();
        List<Double> y = roi.y().stream().map(v -> v * pixel).toList();
        return switch (roi.kind()) {
            case POINTS -> each(x, y, false);
            case LINE, POLYLINE -> each(x, y, true);
            case RECTANGLE -> List.of("rectangle: {x: " + length(x.get(0)) + ", y: " + length(y.get(0)) + ", width: "
                    + length(x.get(1) - x.get(0)) + ", height: " + length(y.get(1) - y.get(0)) + "}");
            case ELLIPSE -> List.of("ellipse: {x: " + length((x.get(0) + x.get(1)) / 2) + ", y: "
                    + length((y.get(0) + y.get(1)) / 2) + ", radiusX: " + length((x.get(1) - x.get(0)) / 2)
                    + ", radiusY: "
                    + length((y.get(1) - y.get(0)) / 2) + "}");
            case POLYGON -> List.of("polygon: {x: " + list(x) + ", y: " + list(y) + "}");
        };
    }

    private static List<String> each(List<Double> x, List<Double> y, boolean lines) {
        List<String> all = new ArrayList<>();
        for (int i = lines ? 1 : 0; i < x.size(); i++) {
            all.add(lines
                    ? "line: {fromX: " + length(x.get(i - 1)) + ", fromY: " + length(y.get(i - 1)) + ", toX: "
                            + length(x.get(i))
                            + ", toY: " + length(y.get(i)) + "}"
                    : "point: {x: " + length(x.get(i)) + ", y: " + length(y.get(i)) + "}");
        }
        return all;
    }

    private static String list(List<Double> values) {
        return values.stream().map(RegionText::length).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A length as the study writes it, um, with seven digits: more than any pixel is known to. */
    public static String length(double value) {
        return new BigDecimal(value).round(new MathContext(7)).stripTrailingZeros().toPlainString() + " um";
    }

    /** A name that may stand in a study: small letters, digits, dots, dashes. */
    public static String safe(String name) {
        String safe = name.strip().toLowerCase(Locale.ROOT).replace('\u00b5', 'u').replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("^[-.]+|[-.]+$", "");
        return safe.isEmpty() ? "region" : safe;
    }
}
