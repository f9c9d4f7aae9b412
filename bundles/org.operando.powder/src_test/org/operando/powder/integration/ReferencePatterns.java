// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.DatasetUtils;
import org.operando.io.image.ImageFile;
import org.operando.powder.Samples;
import org.operando.powder.geometry.DetectorGeometry;

/** Frames, geometries and the patterns that pyFAI 0.21.3 made of them. */
final class ReferencePatterns {
    private static final Map<String, Object> READ = new HashMap<>();

    private ReferencePatterns() {
    }

    /**
     * A pattern of pyFAI.
     * @param columns x, I, sigma, sum_signal, sum_variance, sum_normalization, count
     */
    record Pattern(Json settings, double[][] columns) {
        double[] x() {
            return columns[0];
        }

        double[] intensity() {
            return columns[1];
        }

        double[] sigma() {
            return columns[2];
        }

        double[] signal() {
            return columns[3];
        }

        double[] normalization() {
            return columns[5];
        }

        double[] count() {
            return columns[6];
        }
    }

    /**
     * A frame with its place.
     * @param masked pixels that pyFAI was told to leave out
     */
    record Frame(DetectorGeometry geometry, double wavelength, int rows, int columns, int[] counts, boolean[] masked) {
    }

    static Json settings(String name) throws IOException {
        return Json.of(Files.readString(Samples.data("xrd/patterns/patterns.json"))).path("files").path(name);
    }

    static Pattern pattern(String name) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Samples.data("xrd/patterns/" + name + ".csv.gz")))))) {
            List<double[]> rows = in.lines().skip(1)
                    .map(l -> Arrays.stream(l.split(",")).mapToDouble(Double::parseDouble).toArray()).toList();
            double[][] columns = new double[7][rows.size()];
            for (int i = 0; i < rows.size(); i++) {
                for (int k = 0; k < 7; k++) {
                    columns[k][i] = rows.get(i)[k];
                }
            }
            return new Pattern(settings(name + ".csv.gz"), columns);
        }
    }

    /** A frame, read once. */
    static synchronized Frame frame(String name) throws Exception {
        if (!READ.containsKey(name)) {
            READ.put(name, read(name));
        }
        return (Frame) READ.get(name);
    }

    private static Frame read(String name) throws Exception {
        Json place = Json.of(Files.readString(Samples.data("xrd/frames/geometry.json"))).path(name);
        Json poni = place.path("poni");
        DetectorGeometry geometry = new DetectorGeometry(poni.path("dist").asDouble(), poni.path("poni1").asDouble(),
                poni.path("poni2").asDouble(), poni.path("rot1").asDouble(), poni.path("rot2").asDouble(),
                poni.path("rot3").asDouble(), place.path("pixel_m").path(0).asDouble(),
                place.path("pixel_m").path(1).asDouble(), DetectorGeometry.USUAL);
        Path file = Samples.data("xrd/frames/" + name + (name.contains("mar2300") ? ".mar2300" : ".tif"));
        try (ImageFile image = ImageFile.open(file)) {
            Dataset pixels = image.frame(0);
            double[] values = DatasetUtils.cast(DoubleDataset.class, pixels).getData();
            int[] counts = Arrays.stream(values).mapToInt(v -> (int) v).toArray();
            int columns = image.columns();
            boolean[] masked = new boolean[counts.length];
            for (int i = 0; i < masked.length; i++) {
                double y = i / columns - 1149.5;
                double x = i % columns - 1149.5;
                masked[i] = switch (name) {
                    case "ceo2_pilatus1m" -> counts[i] < 0;
                    case "ceo2_steel_mar2300" -> y * y + x * x > 1140 * 1140;
                    default -> counts[i] <= 0;
                };
            }
            return new Frame(geometry, place.path("wavelength_m").asDouble() * 1e10, image.rows(), columns, counts,
                    masked);
        }
    }
}
