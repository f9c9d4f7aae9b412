// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.operando.api.FileHead;
import org.operando.api.LoadException;

/**
 * Frames of GE (Perkin Elmer) flat panels: a header of 8192 bytes and frames of 16-bit numbers to the end of the file.
 * The header's own size of the frames is taken when it has the mark {@code ADEPT} and the file has so many bytes, else
 * 2048 x 2048.
 */
final class GeFormat {
    private static final int HEADER = 8192;
    private static final int SIDE = 2048;
    private static final int ROWS_AT = 24;
    private static final int COLUMNS_AT = 26;

    private GeFormat() {
    }

    static Optional<String> recognise(FileHead head) {
        if (head.startsWith("ADEPT")) {
            return Optional.of("begins with the header of a GE detector");
        }
        String name = head.path().getFileName().toString();
        boolean fits = (head.size() - HEADER) % (2L * SIDE * SIDE) == 0 && head.size() > HEADER;
        return fits && name.matches("(?i).*\\.(ge\\d?|sum)")
                ? Optional.of("is named as frames of a GE detector are, and has the size of such") : Optional.empty();
    }

    static FrameSource open(ImageBytes bytes) throws LoadException {
        bytes.require(0, HEADER, "the header");
        ByteBuffer header = bytes.bytes(0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
        int rows = SIDE;
        int columns = SIDE;
        boolean marked = header.get(0) == 'A' && header.get(1) == 'D' && header.get(2) == 'E' && header.get(3) == 'P'
                && header.get(4) == 'T';
        if (marked && header.getShort(ROWS_AT) > 0 && header.getShort(COLUMNS_AT) > 0) {
            rows = header.getShort(ROWS_AT);
            columns = header.getShort(COLUMNS_AT);
        }
        return RawImage.frames(bytes, new RawImage(HEADER, rows, columns, PixelType.UINT16, ByteOrder.LITTLE_ENDIAN));
    }
}
