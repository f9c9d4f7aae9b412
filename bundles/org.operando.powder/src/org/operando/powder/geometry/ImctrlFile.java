// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.operando.api.InvalidParameter;
import org.operando.api.LoadException;

/**
 * Image controls {@code .imctrl} of GSAS-II: lines {@code key:python literal}. The file has no size of the pixels and
 * counts rows as GSAS-II shows them, so the frames must be known; of mar images GSAS-II turns the rows round. Keys that
 * are not of the geometry are kept when the file is written again.
 */
public final class ImctrlFile {
    private static final String REMEDY = "save the image controls again with GSAS-II";

    private ImctrlFile() {
    }

    /**
     * Reads one.
     * @param file the file
     * @param frame the frames it is for
     * @throws LoadException when a number is missing or none, or the frames are not known
     */
    public static GeometryFile read(Path file, Optional<FramePixels> frame) throws LoadException {
        FramePixels pixels = frame.orElseThrow(() -> LoadException.at(file, "",
                "a file of GSAS-II has no size of the pixels",
                "name the detector by 'detector:' or give the size of its pixels by 'pixel:'"));
        Map<String, String> keys = keys(GeometryFile.text(file));
        Map<String, Integer> lines = lines(GeometryFile.text(file));
        double[] center = numbers(file, keys, lines, "center", 2);
        GsasGeometry gsas = new GsasGeometry(numbers(file, keys, lines, "distance", 1)[0], center[0], center[1],
                numbers(file, keys, lines, "tilt", 1)[0], numbers(file, keys, lines, "rotation", 1)[0],
                keys.containsKey("azmthOff") ? numbers(file, keys, lines, "azmthOff", 1)[0] : 0);
        DetectorGeometry geometry;
        try {
            geometry = gsas.geometry(pixels.pixel1(), pixels.pixel2());
        } catch (InvalidParameter e) {
            throw LoadException.at(file, "", "no detector stands so: " + e.getMessage(), REMEDY);
        }
        Optional<Double> wavelength = keys.containsKey("wavelength")
                ? Optional.of(numbers(file, keys, lines, "wavelength", 1)[0]) : Optional.empty();
        if (wavelength.isPresent() && !(wavelength.get() > 1e-3 && wavelength.get() < 100)) {
            throw LoadException.at(file, String.valueOf(lines.get("wavelength")), "a wavelength of " + wavelength.get()
                    + " angstrom is no X-ray's", REMEDY);
        }
        return new GeometryFile("GSAS-II .imctrl",
                pixels.reversedRows() ? geometry.flippedRows(pixels.rows()) : geometry, wavelength, Optional.empty(),
                Optional.empty(), keys);
    }

    private static Map<String, String> keys(String text) {
        Map<String, String> keys = new LinkedHashMap<>();
        text.lines().filter(l -> l.indexOf(':') > 0 && !l.startsWith("#"))
                .forEach(l -> keys.put(l.substring(0, l.indexOf(':')), l.substring(l.indexOf(':') + 1).strip()));
        return keys;
    }

    private static Map<String, Integer> lines(String text) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        String[] all = text.split("\\R", -1);
        for (int i = 0; i < all.length; i++) {
            lines.put(all[i].substring(0, Math.max(0, all[i].indexOf(':'))), i + 1);
        }
        return lines;
    }

    private static double[] numbers(Path file, Map<String, String> keys, Map<String, Integer> lines, String key,
            int count) throws LoadException {
        String value = keys.get(key);
        if (value == null) {
            throw LoadException.at(file, "", "has no '" + key + "', so it is no .imctrl file or is cut off", REMEDY);
        }
        double[] numbers = PythonLiteral.numbers(value);
        if (numbers.length != count) {
            throw LoadException.at(file, String.valueOf(lines.get(key)), "'" + key + "' must be "
                    + (count == 1 ? "a number" : count + " numbers") + ": '"
                    + value.substring(0, Math.min(40, value.length())) + "'", REMEDY);
        }
        return numbers;
    }

    /**
     * Writes one. Keys of a file that was read are kept; without any, those that GSAS-II needs are set to its own
     * defaults.
     * @param file the new file
     * @param g the geometry, for the rows of the file
     * @param frame the frames it is for
     */
    public static void write(Path file, GeometryFile g, FramePixels frame) throws IOException {
        DetectorGeometry usual = g.geometry().usual(frame.rows(), frame.columns());
        GsasGeometry gsas = GsasGeometry.of(frame.reversedRows() ? usual.flippedRows(frame.rows()) : usual);
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("type", "PWDR");
        if (g.format().startsWith("GSAS-II")) {
            keys.putAll(g.further());
        }
        g.wavelength().ifPresent(w -> keys.put("wavelength", w.toString()));
        keys.putIfAbsent("calibrant", "");
        keys.put("distance", String.valueOf(gsas.distanceMillimetres()));
        keys.put("center", "[" + gsas.centerX() + ", " + gsas.centerY() + "]");
        keys.put("tilt", String.valueOf(gsas.tiltDegrees()));
        keys.put("rotation", String.valueOf(gsas.rotationDegrees()));
        keys.put("azmthOff", String.valueOf(gsas.azimuthOffsetDegrees()));
        keys.putIfAbsent("fullIntegrate", "True");
        keys.putIfAbsent("LRazimuth", "[0.0, 360.0]");
        keys.putIfAbsent("DetDepth", "0.0");
        StringBuilder text = new StringBuilder();
        keys.forEach((key, value) -> text.append(key).append(':').append(value).append('\n'));
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }
}
