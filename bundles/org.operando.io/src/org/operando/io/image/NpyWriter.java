// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.InvalidParameter;

/**
 * Writes an array of NumPy, version 1.0, little-endian, C order: rows and columns for one frame, frames, rows and
 * columns for several. The header is written when the file is closed.
 */
public final class NpyWriter implements AutoCloseable {
    private static final int HEADER = 128;
    private static final int BEFORE_TEXT = 10;

    private final FileChannel channel;
    private final PixelType type;
    private int frames;
    private int rows;
    private int columns;

    private NpyWriter(FileChannel channel, PixelType type) {
        this.channel = channel;
        this.type = type;
    }

    /**
     * Begins a file.
     * @param file a file that is not there yet
     * @param type how pixels are stored; not as 16-bit floats
     */
    public static NpyWriter create(Path file, PixelType type) throws IOException {
        if (type == PixelType.FLOAT16) {
            throw new InvalidParameter("type", "must not be " + type.label());
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.position(HEADER);
        return new NpyWriter(channel, type);
    }

    /**
     * Adds a frame.
     * @param frame rows x columns, the same for all
     * @throws InvalidParameter when a value does not fit the type, or the frame has another size than the first
     */
    public void add(Dataset frame) throws IOException {
        ByteBuffer pixels = PixelBytes.encode(frame, type);
        if (frames > 0 && (frame.getShapeRef()[0] != rows || frame.getShapeRef()[1] != columns)) {
            throw new InvalidParameter("frame", "must have " + rows + " x " + columns + " pixels as the first");
        }
        rows = frame.getShapeRef()[0];
        columns = frame.getShapeRef()[1];
        frames++;
        while (pixels.hasRemaining()) {
            channel.write(pixels);
        }
    }

    private String description() {
        String kind = type == PixelType.BOOL ? "b" : type.isFloat() ? "f" : type.name().startsWith("U") ? "u" : "i";
        return (type.bytes() == 1 ? "|" : "<") + kind + type.bytes();
    }

    /** Writes the header and closes the file. */
    @Override
    public void close() throws IOException {
        try (channel) {
            String shape = (frames == 1 ? "" : frames + ", ") + rows + ", " + columns;
            String text = "{'descr': '" + description() + "', 'fortran_order': False, 'shape': (" + shape + "), }";
            String padded = text + " ".repeat(HEADER - BEFORE_TEXT - text.length() - 1) + "\n";
            ByteBuffer head = ByteBuffer.allocate(HEADER);
            head.put("\u0093NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1));
            head.put((byte) (HEADER - BEFORE_TEXT)).put((byte) 0);
            head.put(padded.getBytes(StandardCharsets.ISO_8859_1)).flip();
            for (long at = 0; head.hasRemaining();) {
                at += channel.write(head, at);
            }
        }
    }
}
