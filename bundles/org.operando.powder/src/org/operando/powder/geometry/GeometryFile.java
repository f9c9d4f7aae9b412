// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.InvalidParameter;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;

/**
 * What a file of geometry tells.
 *
 * <pre>{@code
 * GeometryFile file = GeometryFile.read(Path.of("ceo2.poni"), Optional.empty());
 * PixelGrid grid = new PixelGrid(file.geometry(), rows, columns);
 * }</pre>
 * @param format in words, e.g. {@code pyFAI .poni 2.1}
 * @param geometry where the detector stands, for the rows of the file
 * @param wavelength angstrom, when the file says it
 * @param detector name of the detector, when the file says one that is more than a placeholder
 * @param shape rows and columns of the frames, when the file says it
 * @param further the other keys by the file's words and in its order; kept when the file is written again
 */
public record GeometryFile(String format, DetectorGeometry geometry, Optional<Double> wavelength,
        Optional<String> detector, Optional<Shape> shape, Map<String, String> further) {
    /** Files of geometry are small; what is larger is something else. */
    private static final long MOST_BYTES = 4_000_000;

    /**
     * Size of a frame.
     * @param rows slow index
     * @param columns fast index
     */
    public record Shape(int rows, int columns) {
    }

    public GeometryFile {
        further = Collections.unmodifiableMap(new LinkedHashMap<>(further));
    }

    /** A geometry that comes from no file. */
    public static GeometryFile of(DetectorGeometry geometry, Optional<Double> wavelength) {
        return new GeometryFile("", geometry, wavelength, Optional.empty(), Optional.empty(), Map.of());
    }

    /** With the name of a detector and the size of its frames. */
    public GeometryFile of(String name, int rows, int columns) {
        return new GeometryFile(format, geometry, wavelength, Optional.of(name), Optional.of(new Shape(rows, columns)),
                further);
    }

    /**
     * Reads a file of geometry: {@code .poni}, {@code .imctrl}, {@code .json} of pyFAI-integrate, NeXus.
     * @param file the file
     * @param frame the frames it is for, which GSAS-II's file needs
     * @throws LoadException when it is none or is damaged
     */
    public static GeometryFile read(Path file, Optional<FramePixels> frame) throws LoadException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        try {
            RegularFile.require(file);
            if (startsAsHdf5(file)) {
                return NexusDetector.read(file);
            }
            if (name.endsWith(".json")) {
                return AzimintSettings.read(file).geometry(file);
            }
            if (name.endsWith(".imctrl")) {
                return ImctrlFile.read(file, frame);
            }
            if (name.endsWith(".poni") || PoniFile.recognises(text(file))) {
                return PoniFile.read(file);
            }
        } catch (IOException e) {
            throw LoadException.io(file, e);
        } catch (InvalidParameter e) {
            throw LoadException.at(file, "", "no detector stands so: " + e.getMessage(),
                    "check the numbers of the file");
        }
        throw LoadException.at(file, "", "is no file of geometry",
                "these are read: .poni of pyFAI, .imctrl of GSAS-II, .azimint.json of pyFAI, NeXus with NXtransformations");
    }

    private static boolean startsAsHdf5(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(8));
            return head.remaining() == 8 && head.getLong() == 0x894844460d0a1a0aL;
        }
    }

    /** The whole of a small text file, as ISO-8859-1 so that no byte is refused. */
    static String text(Path file) throws LoadException {
        try {
            RegularFile.require(file);
            if (Files.size(file) > MOST_BYTES) {
                throw LoadException.at(file, "", "has " + Files.size(file) + " bytes; a file of this kind is small");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }
}
