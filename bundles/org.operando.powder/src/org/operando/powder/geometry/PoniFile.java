// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operando.api.InvalidParameter;
import org.operando.api.LoadException;

/**
 * Files {@code .poni} of pyFAI, versions 1, 2 and 2.1. Some programs append to them: of each key the last counts, and a
 * new version line begins anew.
 */
public final class PoniFile {
    private static final String REMEDY = "write the file again with the program that calibrated";
    private static final Set<String> GEOMETRY = Set.of("poni_version", "detector", "detector_config", "pixelsize1",
            "pixelsize2", "distance", "poni1", "poni2", "rot1", "rot2", "rot3", "wavelength");

    private record Entry(String key, String value, int line) {
    }

    private PoniFile() {
    }

    /** Whether a text looks like one. */
    static boolean recognises(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("poni1:") && lower.contains("distance:");
    }

    /**
     * Reads one.
     * @throws LoadException when a number is missing or none
     */
    public static GeometryFile read(Path file) throws LoadException {
        Map<String, Entry> entries = lastBlock(GeometryFile.text(file));
        if (!entries.containsKey("distance")) {
            throw LoadException.at(file, "", "has no 'Distance:', so it is no .poni file or is cut off", REMEDY);
        }
        String version = Optional.ofNullable(entries.get("poni_version")).map(Entry::value).orElse("1");
        if (!Set.of("1", "2", "2.0", "2.1").contains(version)) {
            throw LoadException.at(file, line(entries, "poni_version"), "version " + version
                    + " of .poni files is not known; 1, 2 and 2.1 are read");
        }
        JsonObject config = config(file, entries.get("detector_config"));
        Optional<String> name = Optional.ofNullable(entries.get("detector")).map(Entry::value)
                .filter(n -> !n.isEmpty() && !n.equalsIgnoreCase("detector") && !n.equalsIgnoreCase("none"));
        Optional<DetectorMake> make = name.flatMap(DetectorCatalogue::mentioned);
        double pixel1 = pixel(file, entries, config, 1, make.map(m -> m.detector().pixel1()), name);
        double pixel2 = pixel(file, entries, config, 2, make.map(m -> m.detector().pixel2()), name);
        int orientation = (int) config.number("orientation").orElse(DetectorGeometry.USUAL);
        DetectorGeometry geometry;
        try {
            geometry = new DetectorGeometry(number(file, entries, "distance"), number(file, entries, "poni1"),
                    number(file, entries, "poni2"), number(file, entries, "rot1"), number(file, entries, "rot2"),
                    number(file, entries, "rot3"), pixel1, pixel2,
                    orientation == 0 ? DetectorGeometry.USUAL : orientation);
        } catch (InvalidParameter e) {
            throw LoadException.at(file, line(entries, e.component()), "no detector stands so: " + e.getMessage(),
                    REMEDY);
        }
        Optional<GeometryFile.Shape> shape = shape(config)
                .or(() -> make.map(m -> new GeometryFile.Shape(m.rows(), m.columns())));
        Map<String, String> further = new LinkedHashMap<>();
        entries.forEach((key, e) -> {
            if (!GEOMETRY.contains(key)) {
                further.put(e.key, e.value);
            }
        });
        return new GeometryFile("pyFAI .poni " + version, geometry, wavelength(file, entries), name, shape, further);
    }

    /** The last value of each key; a version begins a new block, a distance its second half. */
    private static Map<String, Entry> lastBlock(String text) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            int colon = line.indexOf(':');
            if (line.startsWith("#") || colon < 0) {
                continue;
            }
            Entry entry = new Entry(line.substring(0, colon).strip(), line.substring(colon + 1).strip(), i + 1);
            String key = entry.key.toLowerCase(Locale.ROOT);
            if (key.equals("poni_version")) {
                entries.clear();
            } else if (key.equals("distance")) {
                // version 1: pixels stand before the distance, the wavelength after it
                entries.remove("wavelength");
            }
            entries.put(key, entry);
        }
        return entries;
    }

    private static JsonObject config(Path file, Entry entry) throws LoadException {
        if (entry == null || entry.value.isEmpty() || entry.value.equals("None")) {
            return new JsonObject(Map.of());
        }
        try {
            return JsonObject.parse(entry.value);
        } catch (IOException e) {
            throw LoadException.at(file, String.valueOf(entry.line), "'Detector_config' is no JSON object: "
                    + e.getMessage().lines().findFirst().orElse(""), REMEDY);
        }
    }

    private static double pixel(Path file, Map<String, Entry> entries, JsonObject config, int axis,
            Optional<Double> named, Optional<String> name) throws LoadException {
        if (entries.containsKey("pixelsize" + axis)) {
            return number(file, entries, "pixelsize" + axis);
        }
        Optional<Double> size = config.boxed("pixel" + axis).or(() -> named);
        return size.orElseThrow(() -> LoadException.at(file, line(entries, "detector"),
                "gives no size of the pixels" + name.map(n -> ", and detector '" + n + "' is not known").orElse(""),
                "write \"pixel1\" and \"pixel2\" (m) into 'Detector_config'"));
    }

    private static Optional<GeometryFile.Shape> shape(JsonObject config) {
        double[] shape = config.numbers("max_shape");
        return shape.length == 2 && shape[0] >= 1 && shape[1] >= 1 && shape[0] < 1e6 && shape[1] < 1e6
                ? Optional.of(new GeometryFile.Shape((int) shape[0], (int) shape[1])) : Optional.empty();
    }

    private static Optional<Double> wavelength(Path file, Map<String, Entry> entries) throws LoadException {
        Entry entry = entries.get("wavelength");
        if (entry == null || entry.value.equals("None") || entry.value.isEmpty()) {
            return Optional.empty();
        }
        double metres = number(file, entries, "wavelength");
        if (!(metres > 1e-13 && metres < 1e-8)) {
            throw LoadException.at(file, String.valueOf(entry.line), "a wavelength of " + entry.value
                    + " m is no X-ray's; .poni files have it in metres", REMEDY);
        }
        // by decimals: 4.066e-11 is 0.4066 and not its neighbour
        return Optional.of(BigDecimal.valueOf(metres).movePointRight(10).doubleValue());
    }

    private static double number(Path file, Map<String, Entry> entries, String key) throws LoadException {
        Entry entry = entries.get(key);
        if (entry == null) {
            throw LoadException.at(file, "", "has no '" + key + "'", REMEDY);
        }
        try {
            double value = Double.parseDouble(entry.value);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, as of a number that is not finite
        }
        throw LoadException.at(file, String.valueOf(entry.line), "'" + entry.key + "' is no number: '"
                + entry.value.substring(0, Math.min(40, entry.value.length())) + "'", REMEDY);
    }

    private static String line(Map<String, Entry> entries, String key) {
        return entries.containsKey(key) ? String.valueOf(entries.get(key).line) : "";
    }

    /** Writes version 2.1, which pyFAI reads since 2023; without an orientation but the usual one version 2. */
    public static void write(Path file, GeometryFile g) throws IOException {
        Files.writeString(file, text(g), StandardCharsets.UTF_8);
    }

    /** The text of such a file. */
    public static String text(GeometryFile g) {
        DetectorGeometry d = g.geometry();
        boolean usual = d.orientation() == DetectorGeometry.USUAL;
        StringBuilder text = new StringBuilder("# C-Order, 1 refers to the Y axis, 2 to the X axis\n");
        text.append("poni_version: ").append(usual ? "2" : "2.1").append('\n');
        // the name is a comment: pyFAI would take its own pixels for a name it knows
        g.detector().ifPresent(name -> text.append("# ").append(name.replaceAll("\\R", " ")).append('\n'));
        text.append("Detector: Detector\nDetector_config: {\"pixel1\": ").append(d.pixel1()).append(", \"pixel2\": ")
                .append(d.pixel2()).append(", \"max_shape\": ")
                .append(g.shape().map(s -> "[" + s.rows() + ", " + s.columns() + "]").orElse("null"))
                .append(usual ? "" : ", \"orientation\": " + d.orientation()).append("}\n");
        text.append("Distance: ").append(d.distance()).append("\nPoni1: ").append(d.poni1()).append("\nPoni2: ")
                .append(d.poni2()).append("\nRot1: ").append(d.rot1()).append("\nRot2: ").append(d.rot2())
                .append("\nRot3: ").append(d.rot3()).append('\n');
        g.wavelength().ifPresent(w -> text.append("Wavelength: ")
                .append(new BigDecimal(Double.toString(w)).movePointLeft(10)).append('\n'));
        return text.toString();
    }
}
