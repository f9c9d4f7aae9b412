// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.operando.api.LoadException;

/**
 * The binary header that mar CCD and Rayonix detectors put behind the first 1024 bytes of their TIFF files. Places of
 * the numbers after the frame header of marccd (32-bit whole numbers, little-endian or big-endian as word 7 says).
 */
final class MarCcdHeader {
    private static final int AT = 1024;
    private static final int LENGTH = 3072;
    private static final int ORDER = 28;
    private static final int DISTANCE = 640;
    private static final int BEAM = 644;
    private static final int EXPOSURE = 656;
    private static final int PIXEL = 772;
    private static final int WAVELENGTH = 908;

    private MarCcdHeader() {
    }

    /** Numbers of the header with their units; none when the file has no such header. */
    static Map<String, String> read(ImageBytes bytes) throws LoadException {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (bytes.size() < AT + LENGTH) {
            return pairs;
        }
        ByteBuffer header = bytes.bytes(AT, LENGTH);
        if (header.get(4) != 'M' || header.get(5) != 'M' || header.get(6) != 'X') {
            return pairs;
        }
        header.order(header.getInt(ORDER) == 1234 || header.getInt(ORDER) == 4321 ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN);
        put(pairs, "Detector_distance", header.getInt(DISTANCE), 1e-6, "m");
        put(pairs, "Beam_x", header.getInt(BEAM), 1e-3, "pixels");
        put(pairs, "Beam_y", header.getInt(BEAM + 4), 1e-3, "pixels");
        put(pairs, "Exposure_time", header.getInt(EXPOSURE), 1e-3, "s");
        put(pairs, "Pixel_size_x", header.getInt(PIXEL), 1e-9, "m");
        put(pairs, "Pixel_size_y", header.getInt(PIXEL + 4), 1e-9, "m");
        put(pairs, "Wavelength", header.getInt(WAVELENGTH), 1e-5, "A");
        return pairs;
    }

    private static void put(Map<String, String> pairs, String key, int number, double unit, String name) {
        if (number > 0) {
            pairs.put(key, String.format(Locale.ROOT, "%.9g %s", number * unit, name));
        }
    }
}
