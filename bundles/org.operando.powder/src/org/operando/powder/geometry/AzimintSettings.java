// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.InvalidParameter;
import org.operando.api.LoadException;

/**
 * Settings of pyFAI-integrate and pyFAI-gui, files {@code .azimint.json}: what was set there, ready to be taken over. What
 * a switch of the file turns off is absent. Paths are the file's own, taken from its folder when they are relative.
 * @param geometry where the detector stands, when the file itself says it
 * @param poni file that says it, else
 * @param wavelength angstrom
 * @param mask file of the mask
 * @param dark dark frames
 * @param flat flat frames
 * @param polarisation factor, -1 to 1
 * @param solidAngle whether to divide by the solid angle
 * @param radialBins number of radial bins
 * @param azimuthalBins number of azimuthal bins of a cake; absent for a pattern
 * @param unit word of pyFAI, e.g. {@code 2th_deg}, {@code q_A^-1}
 * @param radialRange two ends in {@code unit}, or none
 * @param azimuthRange two ends, degrees, or none
 * @param cutAtZero whether azimuths run from 0 to 360 degrees instead of -180 to 180
 * @param errorModel {@code poisson}, {@code azimuthal}, or empty
 * @param dummy value of pixels without a measurement
 * @param dummyTolerance how far from it still counts
 * @param method words of pyFAI: splitting, algorithm, implementation
 */
public record AzimintSettings(Optional<DetectorGeometry> geometry, Optional<Path> poni, Optional<Double> wavelength,
        Optional<Path> mask, List<Path> dark, List<Path> flat, Optional<Double> polarisation, boolean solidAngle,
        Optional<Integer> radialBins, Optional<Integer> azimuthalBins, String unit, List<Double> radialRange,
        List<Double> azimuthRange, boolean cutAtZero, String errorModel, Optional<Double> dummy,
        Optional<Double> dummyTolerance, List<String> method) {
    private static final List<String> NUMBERS = List.of("nbpt_rad", "npt_radial", "nbpt_azim", "wavelength", "dist",
            "poni1", "poni2", "rot1", "rot2", "rot3", "polarization_factor", "val_dummy", "delta_dummy",
            "radial_range_min", "radial_range_max", "azimuth_range_min", "azimuth_range_max");

    /**
     * Reads such a file.
     * @throws LoadException when it is none
     */
    public static AzimintSettings read(Path file) throws LoadException {
        JsonObject json;
        try {
            json = JsonObject.parse(GeometryFile.text(file));
        } catch (IOException e) {
            throw LoadException.at(file, "", "is no JSON object: " + e.getMessage().lines().findFirst().orElse(""),
                    "save the settings again");
        }
        boolean known = List.of("nbpt_rad", "npt_radial", "poni", "poni_file", "dist", "do_solid_angle")
                .stream().anyMatch(json.values()::containsKey);
        if (!known) {
            throw LoadException.at(file, "", "has none of the keys of pyFAI's settings",
                    "these are looked for: nbpt_rad, poni, dist");
        }
        requireNumbers(file, json);
        JsonObject place = json.object("poni").orElse(json);
        requireNumbers(file, place);
        return new AzimintSettings(geometry(file, place),
                path(file, json.text("poni").or(() -> json.text("poni_file"))),
                wavelength(file, place.boxed("wavelength").or(() -> json.boxed("wavelength"))),
                path(file, switched(json, "do_mask", "mask_file").or(() -> switched(json, "do_mask", "mask_image"))),
                paths(file, json, "do_dark", "dark_current"), paths(file, json, "do_flat", "flat_field"),
                polarisation(json), json.flag("do_solid_angle").or(() -> json.flag("correct_solid_angle")).orElse(true),
                bins(file, json, "nbpt_rad").or(() -> json.boxed("npt_radial").map(Double::intValue)),
                json.flag("do_2D").orElse(json.number("nbpt_azim").orElse(1) > 1) ? bins(file, json, "nbpt_azim")
                        : Optional.empty(),
                json.text("unit").orElse("2th_deg"),
                range(json, "do_radial_range", "radial_range"), range(json, "do_azimuthal_range", "azimuth_range"),
                json.flag("chi_discontinuity_at_0").orElse(false), errorModel(json),
                isOn(json, "do_dummy") ? json.boxed("val_dummy") : Optional.empty(),
                isOn(json, "do_dummy") ? json.boxed("delta_dummy") : Optional.empty(), json.texts("method"));
    }

    /** What it tells of the geometry, by itself or by its .poni file. */
    GeometryFile geometry(Path file) throws LoadException {
        if (geometry.isPresent()) {
            return new GeometryFile("pyFAI .azimint.json", geometry.get(), wavelength, Optional.empty(),
                    Optional.empty(), Map.of());
        }
        if (poni.isEmpty()) {
            throw LoadException.at(file, "", "says neither where the detector stands nor names a .poni file",
                    "give the .poni file itself by 'geometry:'");
        }
        GeometryFile read = PoniFile.read(poni.get());
        return new GeometryFile(read.format(), read.geometry(), wavelength.or(read::wavelength), read.detector(),
                read.shape(), read.further());
    }

    private static Optional<DetectorGeometry> geometry(Path file, JsonObject place) throws LoadException {
        if (place.number("dist").isEmpty()) {
            return Optional.empty();
        }
        JsonObject config = place.object("detector_config").orElse(place);
        Optional<DetectorMake> make = place.text("detector").flatMap(DetectorCatalogue::mentioned);
        Optional<Double> pixel1 = config.boxed("pixel1").or(() -> place.boxed("pixel1"))
                .or(() -> make.map(m -> m.detector().pixel1()));
        Optional<Double> pixel2 = config.boxed("pixel2").or(() -> place.boxed("pixel2"))
                .or(() -> make.map(m -> m.detector().pixel2()));
        if (pixel1.isEmpty() || pixel2.isEmpty()) {
            throw LoadException.at(file, "detector_config", "gives no size of the pixels"
                    + place.text("detector").map(n -> ", and detector '" + n + "' is not known").orElse(""));
        }
        int orientation = (int) config.number("orientation").orElse(DetectorGeometry.USUAL);
        try {
            return Optional.of(new DetectorGeometry(place.number("dist").getAsDouble(), place.number("poni1").orElse(0),
                    place.number("poni2").orElse(0), place.number("rot1").orElse(0), place.number("rot2").orElse(0),
                    place.number("rot3").orElse(0), pixel1.get(), pixel2.get(),
                    orientation == 0 ? DetectorGeometry.USUAL : orientation));
        } catch (InvalidParameter e) {
            throw LoadException.at(file, e.component(), "no detector stands so: " + e.getMessage());
        }
    }

    private static Optional<Double> wavelength(Path file, Optional<Double> metres) throws LoadException {
        if (metres.isPresent() && !(metres.get() > 1e-13 && metres.get() < 1e-8)) {
            throw LoadException.at(file, "wavelength", "a wavelength of " + metres.get() + " m is no X-ray's");
        }
        return metres.map(m -> BigDecimal.valueOf(m).movePointRight(10).doubleValue());
    }

    /** A number that is none is a mistake, not a setting that was left out. */
    private static void requireNumbers(Path file, JsonObject json) throws LoadException {
        for (String key : NUMBERS) {
            Object value = json.values().get(key);
            boolean none = value instanceof String s ? !s.isBlank() : value != null && !(value instanceof Double);
            if (none || value instanceof Double d && !Double.isFinite(d)) {
                String said = String.valueOf(value);
                throw LoadException.at(file, key, "is no number: '" + said.substring(0, Math.min(30, said.length()))
                        + "'", "correct it, or take the key out");
            }
        }
    }

    private static Optional<Integer> bins(Path file, JsonObject json, String key) throws LoadException {
        Optional<Double> number = json.boxed(key);
        if (number.isPresent() && !(number.get() >= 1 && number.get() <= 10_000_000)) {
            throw LoadException.at(file, key, "no number of bins: " + number.get());
        }
        return number.map(Double::intValue);
    }

    /** Older files have a switch and a factor, newer ones a list of factor and offset of the axis. */
    private static Optional<Double> polarisation(JsonObject json) {
        double[] described = json.numbers("polarization_description");
        if (described.length > 0) {
            return Optional.of(described[0]);
        }
        return isOn(json, "do_polarization") ? json.boxed("polarization_factor") : Optional.empty();
    }

    /** Older files have a switch and two ends, newer ones a list. */
    private static List<Double> range(JsonObject json, String does, String name) {
        double[] both = json.numbers(name);
        if (both.length == 2 && isOn(json, does)) {
            return List.of(both[0], both[1]);
        }
        Optional<Double> from = json.boxed(name + "_min");
        Optional<Double> to = json.boxed(name + "_max");
        return isOn(json, does) && from.isPresent() && to.isPresent() ? List.of(from.get(), to.get()) : List.of();
    }

    private static String errorModel(JsonObject json) {
        String said = json.text("error_model").orElse("").toLowerCase(Locale.ROOT);
        return said.isEmpty() && json.flag("do_poisson").orElse(false) ? "poisson" : said;
    }

    private static boolean isOn(JsonObject json, String does) {
        return json.flag(does).orElse(true);
    }

    private static Optional<String> switched(JsonObject json, String does, String name) {
        return isOn(json, does) ? json.text(name) : Optional.empty();
    }

    private static Optional<Path> path(Path file, Optional<String> name) {
        return name.filter(n -> n.indexOf('\0') < 0).map(n -> file.toAbsolutePath().resolveSibling(n).normalize());
    }

    private static List<Path> paths(Path file, JsonObject json, String does, String name) {
        return isOn(json, does) ? json.texts(name).stream().flatMap(n -> path(file, Optional.of(n)).stream()).toList()
                : List.of();
    }
}
