// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.InvalidParameter;

/** Writes frames as blocks of an EDF file (ESRF), little-endian. */
public final class EdfWriter implements AutoCloseable {
    private static final int BLOCK = 512;
    private static final Set<String> OWN = Set.of("edf_datablockid", "edf_binarysize", "edf_headersize", "byteorder",
            "datatype", "dim_1", "dim_2", "dim_3", "image", "headerid", "size", "compression");

    private final FileChannel channel;
    private final PixelType type;
    private int frames;

    private EdfWriter(FileChannel channel, PixelType type) {
        this.channel = channel;
        this.type = type;
    }

    /**
     * Begins a file.
     * @param file a file that is not there yet
     * @param type how pixels are stored; booleans as bytes, not as 16-bit floats
     */
    public static EdfWriter create(Path file, PixelType type) throws IOException {
        name(type);
        return new EdfWriter(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), type);
    }

    private static String name(PixelType type) {
        return switch (type) {
            case BOOL, UINT8 -> "UnsignedByte";
            case INT8 -> "SignedByte";
            case UINT16 -> "UnsignedShort";
            case INT16 -> "SignedShort";
            case UINT32 -> "UnsignedInteger";
            case INT32 -> "SignedInteger";
            case INT64 -> "Signed64";
            case UINT64 -> "Unsigned64";
            case FLOAT32 -> "FloatValue";
            case FLOAT64 -> "DoubleValue";
            case FLOAT16 -> throw new InvalidParameter("type", "must not be " + type.label());
        };
    }

    /**
     * Adds a frame.
     * @param frame rows x columns
     * @param header further keys and values; those that EDF itself needs are written anew
     * @throws InvalidParameter when a value does not fit the type
     */
    public void add(Dataset frame, Map<String, String> header) throws IOException {
        ByteBuffer pixels = PixelBytes.encode(frame, type);
        StringBuilder own = new StringBuilder();
        line(own, "ByteOrder", "LowByteFirst");
        line(own, "DataType", name(type));
        line(own, "Dim_1", Integer.toString(frame.getShapeRef()[1]));
        line(own, "Dim_2", Integer.toString(frame.getShapeRef()[0]));
        line(own, "Image", Integer.toString(frames));
        line(own, "Size", Integer.toString(pixels.remaining()));
        header.forEach((key, value) -> {
            if (!OWN.contains(key.strip().toLowerCase(Locale.ROOT))) {
                line(own, clean(key), clean(value));
            }
        });
        write(ByteBuffer.wrap(padded(own.toString(), pixels.remaining())));
        write(pixels);
        frames++;
    }

    private static void line(StringBuilder to, String key, String value) {
        to.append(key).append(" = ").append(value).append(" ;\n");
    }

    /** Braces, semicolons, equals signs and line ends are the format's own. */
    private static String clean(String text) {
        return text.replaceAll("[{};=\r\n]+", " ").strip();
    }

    private byte[] padded(String lines, int size) {
        // the size of the header is written into the header: twelve characters have room for any
        String head = "{\nEDF_DataBlockID = " + frames + ".Image.Psd ;\nEDF_BinarySize = " + size
                + " ;\nEDF_HeaderSize = %12d ;\n";
        int least = head.length() - 4 + 12 + lines.length() + 2;
        int length = (least + BLOCK - 1) / BLOCK * BLOCK;
        String text = head.formatted(length) + lines;
        return (text + " ".repeat(length - text.length() - 2) + "}\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
