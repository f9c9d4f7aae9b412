// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A study of made detector frames: rings of CeO2, whose place is known. */
final class FrameStudy {
    static final int SIDE = 400;
    static final double PIXEL = 200e-6;
    static final double DISTANCE = 0.1;
    static final double WAVELENGTH = 0.4066;
    static final double ROW = 207.5;
    static final double COLUMN = 195.5;

    /** Cubic, 5.411651 angstrom (SRM 674b); h2 + k2 + l2 of the first lines. */
    private static final int[] SQUARES = {3, 4, 8, 11, 12, 16, 19, 20, 24};
    private static final double CELL = 5.411651;

    private FrameStudy() {
    }

    /** Writes the study; gives its file. */
    static Path write(Path folder) throws IOException {
        for (int frame = 1; frame <= 3; frame++) {
            frame(folder.resolve("ceo2_%04d.edf".formatted(frame)), frame);
        }
        Files.writeString(folder.resolve("start.poni"), """
                poni_version: 2
                Detector: Detector
                Detector_config: {"pixel1": 0.0002, "pixel2": 0.0002, "max_shape": [400, 400]}
                Distance: 0.1003
                Poni1: 0.0414
                Poni2: 0.0392
                Rot1: 0
                Rot2: 0
                Rot3: 0
                Wavelength: 4.066e-11
                """);
        Path file = folder.resolve("frames.study.yaml");
        Files.writeString(file, """
                operando: 1
                title: Frames
                samples:
                  CeO2: {composition: CeO2}
                measurements:
                  ceo2:
                    sample: CeO2
                    technique: powder
                    files: ceo2_*.edf
                    geometry: start.poni
                recipes:
                  frames:
                    - powder.calibrate: {calibrant: ceo2}
                    - powder.integrate: {bins: 300}
                    - powder.cake: {bins: 200, azimuthBins: 36}
                run:
                  ceo2: frames
                """);
        return file;
    }

    private static void frame(Path file, int number) throws IOException {
        Random random = new Random(number);
        ByteBuffer pixels = ByteBuffer.allocate(4 * SIDE * SIDE).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double radius = PIXEL * Math.hypot(row + 0.5 - ROW, column + 0.5 - COLUMN);
                double counts = 100;
                for (int square : SQUARES) {
                    double angle = 2 * Math.asin(WAVELENGTH * Math.sqrt(square) / (2 * CELL));
                    double off = (radius - DISTANCE * Math.tan(angle)) / (1.5 * PIXEL);
                    counts += 2000 * Math.exp(-0.5 * off * off);
                }
                pixels.putInt((int) Math.round(number * (counts + Math.sqrt(counts) * random.nextGaussian())));
            }
        }
        String header = """
                {
                HeaderID = EH:000001:000000:000000 ;
                ByteOrder = LowByteFirst ;
                DataType = SignedInteger ;
                Dim_1 = %d ;
                Dim_2 = %d ;
                Size = %d ;
                """.formatted(SIDE, SIDE, pixels.capacity());
        byte[] head = (header + " ".repeat(510 - header.length()) + "}\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = ByteBuffer.allocate(head.length + pixels.capacity()).put(head).put(pixels.array()).array();
        Files.write(file, all);
    }
}
