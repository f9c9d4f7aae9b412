// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.InvalidParameter;

/**
 * Writes frames as pages of a TIFF, little-endian, one strip a page, uncompressed or with deflate. The header goes into
 * the description as detectors write it, {@code # key value}.
 *
 * <pre>{@code
 * try (TiffWriter tiff = TiffWriter.create(path, PixelType.INT32, true)) {
 *     tiff.add(frame, Map.of("Exposure_time", "3.0 s"));
 * }
 * }</pre>
 */
public final class TiffWriter implements AutoCloseable {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int TEXT = 2;
    private static final int HEAD = 8;

    private final Path path;
    private final FileChannel channel;
    private final PixelType type;
    private final boolean deflate;
    private long end = HEAD;
    private long link = 4;

    /** @param value number, or place of a text */
    private record Entry(int kind, int count, int value) {
    }

    private TiffWriter(Path path, FileChannel channel, PixelType type, boolean deflate) {
        this.path = path;
        this.channel = channel;
        this.type = type;
        this.deflate = deflate;
    }

    /**
     * Begins a file.
     * @param file a file that is not there yet
     * @param type how pixels are stored; not as 16-bit floats
     * @param deflate whether they are packed
     */
    public static TiffWriter create(Path file, PixelType type, boolean deflate) throws IOException {
        if (type == PixelType.FLOAT16) {
            throw new InvalidParameter("type", "must not be " + type.label());
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        TiffWriter writer = new TiffWriter(file, channel, type, deflate);
        writer.put(0, ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN).put((byte) 'I').put((byte) 'I')
                .putShort((short) 42).putInt(0).flip());
        return writer;
    }

    /**
     * Adds a page.
     * @param frame rows x columns
     * @param header written into the description
     * @throws InvalidParameter when a value does not fit the type
     * @throws IOException when the file would become larger than a TIFF can be (4 GiB), or cannot be written
     */
    public void add(Dataset frame, Map<String, String> header) throws IOException {
        ByteBuffer pixels = PixelBytes.encode(frame, type);
        ByteBuffer stored = deflate ? pack(pixels) : pixels;
        int rows = frame.getShapeRef()[0];
        Map<Integer, Entry> entries = new TreeMap<>();
        int format = type.isFloat() ? 3 : type.name().startsWith("INT") ? 2 : 1;
        entries.put(256, new Entry(LONG, 1, frame.getShapeRef()[1]));
        entries.put(257, new Entry(LONG, 1, rows));
        entries.put(258, new Entry(SHORT, 1, 8 * type.bytes()));
        entries.put(259, new Entry(SHORT, 1, deflate ? 8 : 1));
        entries.put(262, new Entry(SHORT, 1, 1));
        entries.put(277, new Entry(SHORT, 1, 1));
        entries.put(278, new Entry(LONG, 1, rows));
        entries.put(279, new Entry(LONG, 1, stored.remaining()));
        entries.put(339, new Entry(SHORT, 1, format));
        entries.put(273, new Entry(LONG, 1, append(stored)));
        if (!header.isEmpty()) {
            entries.put(270, text(description(header)));
        }
        entries.put(305, text("Operando"));
        directory(entries);
    }

    private static String description(Map<String, String> header) {
        StringBuilder lines = new StringBuilder();
        header.forEach((key, value) -> lines.append("# ").append(key.strip().replaceAll("\\s+", "_")).append(' ')
                .append(value.replaceAll("[\r\n]+", " ")).append('\n'));
        return lines.toString();
    }

    private Entry text(String text) throws IOException {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
        return new Entry(TEXT, bytes.length, append(ByteBuffer.wrap(bytes)));
    }

    private void directory(Map<Integer, Entry> entries) throws IOException {
        ByteBuffer table = ByteBuffer.allocate(2 + 12 * entries.size() + 4).order(ByteOrder.LITTLE_ENDIAN);
        table.putShort((short) entries.size());
        entries.forEach((tag, entry) -> {
            table.putShort(tag.shortValue()).putShort((short) entry.kind()).putInt(entry.count());
            // a short stands in the first two of the four bytes, which little-endian order does by itself
            table.putInt(entry.value());
        });
        table.putInt(0);
        int at = append(table.flip());
        put(link, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(at).flip());
        link = Integer.toUnsignedLong(at) + 2L + 12L * entries.size();
    }

    private static ByteBuffer pack(ByteBuffer pixels) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(pixels);
            deflater.finish();
            ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(pixels.remaining() * 1001L / 1000 + 64));
            while (!deflater.finished()) {
                deflater.deflate(out);
            }
            return out.flip();
        }
    }

    /** Writes at the end, on an even byte; gives the place. */
    private int append(ByteBuffer bytes) throws IOException {
        long at = end + end % 2;
        if (at + bytes.remaining() > 0xffff_ffffL) {
            throw new IOException(path + " would become larger than 4 GiB, which a TIFF cannot be; write several "
                    + "files");
        }
        end = at + bytes.remaining();
        put(at, bytes);
        return (int) at;
    }

    private void put(long at, ByteBuffer bytes) throws IOException {
        for (long to = at; bytes.hasRemaining();) {
            to += channel.write(bytes, to);
        }
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
