// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.january.dataset.Dataset;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;
import org.operando.io.image.EdfWriter;
import org.operando.io.image.ImageFile;
import org.operando.io.image.NpyWriter;
import org.operando.io.image.PixelType;
import org.operando.io.image.PngImage;
import org.operando.io.image.TiffWriter;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.FramePixels;

/**
 * Masks from files: any image that can be read (TIFF, EDF, NPY, Fit2D's .msk, ...), PNG, and {@code .immask} of GSAS-II.
 * A pixel that is not 0 is masked; rows come as stored.
 */
public final class MaskFile {
    /**
     * What a file masks.
     * @param mask the pixels
     * @param lowest counts below it are not used either, in any frame
     * @param highest counts above it likewise
     */
    public record Masked(PixelMask mask, Optional<Double> lowest, Optional<Double> highest) {
    }

    private MaskFile() {
    }

    /**
     * Reads a mask.
     * @param file the file
     * @param frame the frames it is for
     * @param geometry where the detector stands, which rings and arcs of GSAS-II need
     * @throws LoadException when it cannot be read or is for other frames
     */
    public static Masked read(Path file, FramePixels frame, Optional<DetectorGeometry> geometry) throws LoadException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".immask")) {
            return ImmaskFile.read(file, frame, geometry);
        }
        PixelMask mask = image(file);
        return new Masked(mask.require(file.toString(), frame.rows(), frame.columns()), Optional.empty(),
                Optional.empty());
    }

    /**
     * Reads a mask that is an image, of any shape.
     * @throws LoadException when it is none
     */
    public static PixelMask image(Path file) throws LoadException {
        RegularFile.require(file);
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            return PixelMask.of(PngImage.read(file));
        }
        try (ImageFile image = ImageFile.open(file)) {
            if (image.frames() != 1) {
                throw LoadException.at(file, "", "has " + image.frames() + " frames; a mask is one",
                        "save the mask alone");
            }
            return PixelMask.of(image.frame(0));
        }
    }

    /**
     * Writes a mask by the ending of the name: {@code .edf}, {@code .tif}, {@code .npy} with 1 where a pixel is masked, or
     * {@code .msk} of Fit2D.
     * @param file a file that is not there yet
     */
    public static void write(Path file, PixelMask mask) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        write(file, mask, name.substring(name.lastIndexOf('.') + 1));
    }

    /**
     * Likewise, whatever the name of the file.
     * @param ending {@code edf}, {@code tif}, {@code npy} or {@code msk}
     */
    public static void write(Path file, PixelMask mask, String ending) throws IOException {
        Dataset pixels = mask.dataset();
        switch (ending) {
            case "edf" -> {
                try (EdfWriter out = EdfWriter.create(file, PixelType.UINT8)) {
                    out.add(pixels, Map.of());
                }
            }
            case "tif", "tiff" -> {
                try (TiffWriter out = TiffWriter.create(file, PixelType.UINT8, false)) {
                    out.add(pixels, Map.of());
                }
            }
            case "npy" -> {
                try (NpyWriter out = NpyWriter.create(file, PixelType.BOOL)) {
                    out.add(pixels);
                }
            }
            case "msk" -> Files.write(file, fit2d(mask), StandardOpenOption.CREATE_NEW);
            default -> throw new IllegalArgumentException("masks are written as .edf, .tif, .npy or .msk, not as ."
                    + ending);
        }
    }

    /** Header of 1024 bytes, then rows of bits in words of 32, first pixel in the lowest bit. */
    private static byte[] fit2d(PixelMask mask) {
        int words = (mask.columns() + 31) / 32;
        ByteBuffer out = ByteBuffer.allocate(1024 + 4 * words * mask.rows()).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt('M').putInt('A').putInt('S').putInt('K').putInt(mask.columns()).putInt(mask.rows());
        for (int i = 0; i < mask.rows(); i++) {
            for (int j = 0; j < mask.columns(); j++) {
                int at = 1024 + 4 * words * i + j / 8;
                if (mask.at(i, j)) {
                    out.put(at, (byte) (out.get(at) | 1 << j % 8));
                }
            }
        }
        return out.array();
    }
}
