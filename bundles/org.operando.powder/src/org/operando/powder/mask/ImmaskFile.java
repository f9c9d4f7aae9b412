// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.FramePixels;
import org.operando.powder.geometry.PixelGrid;
import org.operando.powder.geometry.PythonLiteral;

/**
 * Masks {@code .immask} of GSAS-II: spots, rings, arcs, polygons and a frame in mm or degrees, rows and columns of
 * pixels, and limits of the counts. Pixels count where their centre lies in a shape. Rows are GSAS-II's: of mar images it
 * has turned them round.
 */
final class ImmaskFile {
    private static final String REMEDY = "save the mask again with GSAS-II";
    private static final long MOST_BYTES = 4_000_000;

    private final Path file;
    private final FramePixels frame;
    private final Map<String, List<?>> shapes = new LinkedHashMap<>();
    private final boolean[] masked;

    private ImmaskFile(Path file, FramePixels frame) {
        this.file = file;
        this.frame = frame;
        masked = new boolean[frame.rows() * frame.columns()];
    }

    static MaskFile.Masked read(Path file, FramePixels frame, Optional<DetectorGeometry> geometry)
            throws LoadException {
        ImmaskFile mask = new ImmaskFile(file, frame);
        mask.parse();
        mask.points();
        mask.bands(geometry);
        for (Object polygon : mask.list("Polygons")) {
            mask.polygon(mask.vertices("Polygons", polygon), true);
        }
        List<?> border = mask.list("Frames");
        if (!border.isEmpty()) {
            // one polygon, or a list with it alone
            boolean nested = border.getFirst() instanceof List<?> first && first.getFirst() instanceof List<?>;
            mask.polygon(mask.vertices("Frames", nested ? border.getFirst() : border), false);
        }
        mask.lines();
        PixelMask found = new PixelMask(frame.rows(), frame.columns(), mask.masked);
        List<?> limits = mask.list("Thresholds");
        double[] used = limits.size() == 2 ? mask.numbers("Thresholds", limits.get(1), 2) : new double[0];
        return new MaskFile.Masked(frame.reversedRows() ? found.flippedRows() : found,
                used.length == 2 ? Optional.of(used[0]) : Optional.empty(),
                used.length == 2 ? Optional.of(used[1]) : Optional.empty());
    }

    /** What is in a file, in words. */
    static String words(Path file) throws LoadException {
        ImmaskFile mask = new ImmaskFile(file, new FramePixels(1, 1, 1, 1, false));
        mask.parse();
        List<String> words = new ArrayList<>();
        mask.shapes.forEach((key, list) -> {
            if (!list.isEmpty() && !key.equals("Thresholds")) {
                words.add(key.equals("Frames") ? "a border" : list.size() + " "
                        + (list.size() == 1 ? key.substring(0, key.length() - 1) : key).toLowerCase(Locale.ROOT));
            }
        });
        return "mask of GSAS-II" + (words.isEmpty() ? "" : " of " + String.join(", ", words));
    }

    private void parse() throws LoadException {
        RegularFile.require(file);
        String text;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw LoadException.at(file, "", "has " + Files.size(file) + " bytes; a file of this kind is small");
            }
            text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
        String[] lines = text.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1 || lines[i].startsWith("#") || lines[i].startsWith("SpotMask")) {
                continue;
            }
            try {
                if (PythonLiteral.of(lines[i].substring(colon + 1)) instanceof List<?> list) {
                    shapes.put(lines[i].substring(0, colon), list);
                }
            } catch (IllegalArgumentException e) {
                throw LoadException.at(file, String.valueOf(i + 1), e.getMessage(), REMEDY);
            }
        }
        if (List.of("Points", "Rings", "Arcs", "Polygons", "Frames", "Thresholds", "Xlines", "Ylines").stream()
                .noneMatch(shapes::containsKey)) {
            throw LoadException.at(file, "", "has none of the keys of a mask of GSAS-II", REMEDY);
        }
    }

    private List<?> list(String key) {
        return shapes.getOrDefault(key, List.of());
    }

    private double[] numbers(String key, Object value, int count) throws LoadException {
        List<?> list = value instanceof List<?> l ? l : List.of(value);
        if (list.size() < count || !list.subList(0, count).stream().allMatch(Double.class::isInstance)) {
            throw LoadException.at(file, key, count + " numbers expected, found " + value, REMEDY);
        }
        return list.subList(0, count).stream().mapToDouble(v -> (Double) v).toArray();
    }

    private double x(int column) {
        return 1e3 * frame.pixel2() * (column + 0.5);
    }

    private double y(int row) {
        return 1e3 * frame.pixel1() * (row + 0.5);
    }

    /** Spots: x, y and diameter, mm. */
    private void points() throws LoadException {
        for (Object value : list("Points")) {
            double[] spot = numbers("Points", value, 3);
            double radius = spot[2] / 2;
            for (int i = 0; i < frame.rows(); i++) {
                double dy = y(i) - spot[1];
                for (int j = 0; Math.abs(dy) < radius && j < frame.columns(); j++) {
                    double dx = x(j) - spot[0];
                    masked[i * frame.columns() + j] |= dx * dx + dy * dy < radius * radius;
                }
            }
        }
    }

    /** Rings (2theta, width) and arcs (2theta, two azimuths, width), degrees; the width is that of the whole band. */
    private void bands(Optional<DetectorGeometry> geometry) throws LoadException {
        List<double[]> bands = new ArrayList<>();
        for (Object value : list("Rings")) {
            double[] ring = numbers("Rings", value, 2);
            bands.add(new double[] {ring[0], ring[1], 0, 360});
        }
        for (Object value : list("Arcs")) {
            if (!(value instanceof List<?> arc) || arc.size() < 3) {
                throw LoadException.at(file, "Arcs", "2theta, [azimuth, azimuth] and width expected, found " + value,
                        REMEDY);
            }
            double[] azimuths = numbers("Arcs", arc.get(1), 2);
            bands.add(new double[] {numbers("Arcs", arc.get(0), 1)[0], numbers("Arcs", arc.get(2), 1)[0], azimuths[0],
                azimuths[1]});
        }
        if (bands.isEmpty()) {
            return;
        }
        DetectorGeometry stored = geometry.orElseThrow(() -> LoadException.at(file, "Rings",
                "rings and arcs are at angles 2theta, so the detector's geometry must be known",
                "name the geometry's file by 'geometry:' or the calibrant's measurement by 'calibration:'"));
        DetectorGeometry usual = stored.usual(frame.rows(), frame.columns());
        PixelGrid grid = new PixelGrid(frame.reversedRows() ? usual.flippedRows(frame.rows()) : usual, frame.rows(),
                frame.columns());
        double[] twoTheta = new double[frame.columns()];
        double[] chi = new double[frame.columns()];
        for (int i = 0; i < frame.rows(); i++) {
            grid.line(i + 0.5, 0.5, twoTheta, chi);
            for (int j = 0; j < frame.columns(); j++) {
                masked[i * frame.columns() + j] |= isIn(bands, Math.toDegrees(twoTheta[j]), Math.toDegrees(chi[j]));
            }
        }
    }

    private static boolean isIn(List<double[]> bands, double twoTheta, double azimuth) {
        for (double[] band : bands) {
            double around = (azimuth - band[2]) % 360;
            if (Math.abs(twoTheta - band[0]) < band[1] / 2
                    && (around < 0 ? around + 360 : around) <= band[3] - band[2]) {
                return true;
            }
        }
        return false;
    }

    private double[][] vertices(String key, Object value) throws LoadException {
        List<?> list = value instanceof List<?> l ? l : List.of();
        double[][] vertices = new double[list.size()][];
        for (int k = 0; k < vertices.length; k++) {
            vertices[k] = numbers(key, list.get(k), 2);
        }
        return vertices;
    }

    /** Masks the pixels inside a polygon, or those outside; even-odd rule, so that row by row its crossings suffice. */
    private void polygon(double[][] vertices, boolean inside) {
        if (vertices.length < 3) {
            return;
        }
        for (int i = 0; i < frame.rows(); i++) {
            double[] crossings = crossings(vertices, y(i));
            for (int j = 0; j < frame.columns(); j++) {
                int before = 0;
                while (before < crossings.length && crossings[before] <= x(j)) {
                    before++;
                }
                masked[i * frame.columns() + j] |= before % 2 == 1 == inside;
            }
        }
    }

    private static double[] crossings(double[][] vertices, double y) {
        List<Double> found = new ArrayList<>();
        for (int k = 0; k < vertices.length; k++) {
            double[] a = vertices[k];
            double[] b = vertices[(k + 1) % vertices.length];
            if (a[1] > y != b[1] > y) {
                found.add(a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]));
            }
        }
        return found.stream().sorted().mapToDouble(Double::doubleValue).toArray();
    }

    /** Rows and columns of pixels, counted from 0. */
    private void lines() throws LoadException {
        for (Object value : list("Xlines")) {
            int row = (int) numbers("Xlines", value, 1)[0];
            for (int j = 0; row >= 0 && row < frame.rows() && j < frame.columns(); j++) {
                masked[row * frame.columns() + j] = true;
            }
        }
        for (Object value : list("Ylines")) {
            int column = (int) numbers("Ylines", value, 1)[0];
            for (int i = 0; column >= 0 && column < frame.columns() && i < frame.rows(); i++) {
                masked[i * frame.columns() + column] = true;
            }
        }
    }
}
