// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words of a header mean, whichever detector or program wrote them: comments of Pilatus and Eiger detectors,
 * headers of EDF (ESRF), mar345 and mar CCD, NeXus instruments. NaN is what the header does not say; a zero counts as
 * not said. Headers are often wrong: a wavelength or distance of it is a start, never a calibration.
 * @param exposure seconds
 * @param wavelength angstrom
 * @param distance sample to detector, metres
 * @param beamColumn where the direct beam meets the detector, pixels along a row, as the header counts them
 * @param beamRow the same, pixels across the rows
 * @param pixelWidth pixel along a row, metres
 * @param pixelHeight pixel across the rows, metres
 * @param detector its name
 */
public record AcquisitionHeader(double exposure, double wavelength, double distance, double beamColumn, double beamRow,
        double pixelWidth, double pixelHeight, Optional<String> detector) {
    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");
    private static final Pattern UNIT = Pattern.compile("[\\s,]*([a-zA-Z\u00b5\u03bc\u00c5]*)");

    /** Reads the words of {@link ImageFile#metadata(int)}. */
    public static AcquisitionHeader of(Map<String, String> metadata) {
        Words words = new Words(metadata);
        return new AcquisitionHeader(
                words.first(new Word("Exposure_time", 0, "s"), new Word("ExposureTime", 0, "s"),
                        new Word("count_time", 0, "s"), new Word("instrument/detector/count_time", 0, "s"),
                        new Word("TIME", 0, "s")),
                1e10 * words.first(new Word("Wavelength", 0, "A"), new Word("WaveLength", 0, "m"),
                        new Word("instrument/beam/incident_wavelength", 0, "A"),
                        new Word("instrument/monochromator/wavelength", 0, "A"), new Word("WAVELENGTH", 0, "A")),
                words.first(new Word("Detector_distance", 0, "m"), new Word("SampleDistance", 0, "m"),
                        new Word("instrument/detector/detector_distance", 0, "m"),
                        new Word("instrument/detector/distance", 0, "m"), new Word("DISTANCE", 0, "mm")),
                words.first(new Word("Beam_xy", 0, ""), new Word("Beam_x", 0, ""), new Word("Center_1", 0, ""),
                        new Word("instrument/detector/beam_center_x", 0, ""), new Word("CENTER", 0, "")),
                words.first(new Word("Beam_xy", 1, ""), new Word("Beam_y", 0, ""), new Word("Center_2", 0, ""),
                        new Word("instrument/detector/beam_center_y", 0, ""), new Word("CENTER", 1, "")),
                words.first(new Word("Pixel_size", 0, "m"), new Word("Pixel_size_x", 0, "m"),
                        new Word("PSize_1", 0, "m"), new Word("instrument/detector/x_pixel_size", 0, "m"),
                        new Word("PIXEL", 0, "um")),
                words.first(new Word("Pixel_size", 1, "m"), new Word("Pixel_size_y", 0, "m"),
                        new Word("PSize_2", 0, "m"), new Word("instrument/detector/y_pixel_size", 0, "m"),
                        new Word("PIXEL", 1, "um")),
                words.text("Detector", "Model", "instrument/detector/description", "DETECTOR"));
    }

    /**
     * Where a number stands.
     * @param key the header's word
     * @param place which of the numbers after it
     * @param unit unit when none follows the number
     */
    private record Word(String key, int place, String unit) {
    }

    private record Words(Map<String, String> metadata) {
        /** Numbers are in metres and seconds; NaN when no word gives one. */
        double first(Word... words) {
            for (Word word : words) {
                double value = number(metadata.getOrDefault(word.key(), ""), word);
                if (value != 0 && Double.isFinite(value)) {
                    return value;
                }
            }
            return Double.NaN;
        }

        Optional<String> text(String... keys) {
            for (String key : keys) {
                if (!metadata.getOrDefault(key, "").isBlank()) {
                    return Optional.of(metadata.get(key));
                }
            }
            return Optional.empty();
        }

        private static double number(String text, Word word) {
            Matcher number = NUMBER.matcher(text);
            for (int place = 0; number.find(); place++) {
                if (place == word.place()) {
                    Matcher unit = UNIT.matcher(text).region(number.end(), text.length());
                    String name = unit.lookingAt() ? unit.group(1) : "";
                    return Double.parseDouble(number.group()) * scale(name, scale(word.unit(), 1));
                }
            }
            return Double.NaN;
        }

        private static double scale(String unit, double otherwise) {
            return switch (unit.toLowerCase(Locale.ROOT)) {
                case "m", "s", "meter", "metre", "meters", "second", "seconds" -> 1;
                case "mm", "ms" -> 1e-3;
                case "um", "\u00b5m", "\u03bcm", "us" -> 1e-6;
                case "nm", "ns" -> 1e-9;
                case "a", "\u00e5", "angstrom", "angstroem" -> 1e-10;
                default -> otherwise;
            };
        }
    }
}
