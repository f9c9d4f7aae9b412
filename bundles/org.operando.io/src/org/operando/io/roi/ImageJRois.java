// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.roi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;
import org.operando.io.roi.Roi.Kind;

/**
 * Reads regions of interest of ImageJ: a {@code .roi} file, or a {@code .zip} of them as the ROI Manager saves it. Format of
 * {@code ij.io.RoiDecoder}, versions 217 and later: big-endian, 64 bytes of head, coordinates, a second head with the name.
 */
public final class ImageJRois {
    private static final int MAGIC = 0x496f7574;
    private static final int OLDEST = 217;
    private static final int SUB_PIXEL_SINCE = 222;
    private static final int SUB_PIXEL_BOX_SINCE = 223;
    private static final int SUB_PIXEL = 128;
    private static final int HEAD = 64;
    private static final int LARGEST = 1 << 24;
    private static final int MOST = 10_000;
    private static final int LARGEST_SUM = 1 << 26;

    private final ByteBuffer bytes;
    private final String where;
    private final Path file;

    private ImageJRois(Path file, String where, byte[] content) {
        this.file = file;
        this.where = where;
        bytes = ByteBuffer.wrap(content);
    }

    /** The regions of a file in its order. */
    public static List<Roi> read(Path file) throws LoadException {
        RegularFile.require(file);
        try {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                return readAll(file);
            }
            if (Files.size(file) > LARGEST) {
                throw LoadException.at(file, "",
                        "has " + Files.size(file) + " bytes; no region of ImageJ is that large");
            }
            String name = file.getFileName().toString().replaceFirst("\\.roi$", "");
            return List.of(new ImageJRois(file, "", Files.readAllBytes(file)).roi(name));
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    private static List<Roi> readAll(Path file) throws IOException, LoadException {
        List<Roi> all = new ArrayList<>();
        int left = LARGEST_SUM;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> e.getName().endsWith(".roi")).limit(MOST + 1L).toList()) {
                if (all.size() == MOST) {
                    throw LoadException.at(file, "", "holds more than " + MOST + " regions", "save fewer at a time");
                }
                byte[] content = content(file, zip, entry, left);
                left -= content.length;
                all.add(new ImageJRois(file, entry.getName(), content)
                        .roi(entry.getName().replaceFirst("\\.roi$", "")));
            }
        }
        if (all.isEmpty()) {
            throw LoadException.at(file, "", "holds no regions of ImageJ",
                    "save them in ImageJ by ROI Manager > More > Save");
        }
        return List.copyOf(all);
    }

    /** One file of the archive, whole and of a size that may be; the library does not look at checksums. */
    private static byte[] content(Path file, ZipFile zip, ZipEntry entry, int left) throws IOException, LoadException {
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
            content = in.readNBytes(Math.min(LARGEST, left) + 1);
        }
        if (content.length > LARGEST) {
            throw LoadException.at(file, entry.getName(), "unpacks to more than 16 MiB");
        }
        if (content.length > left) {
            throw LoadException.at(file, "", "unpacks to more than 64 MiB of regions", "save fewer at a time");
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.getCrc()) {
            throw LoadException.at(file, entry.getName(), "is damaged: its CRC-32 is another",
                    "take the file from a copy, or save it in ImageJ again");
        }
        return content;
    }

    private Roi roi(String fileName) throws LoadException {
        try {
            if (bytes.capacity() < HEAD || bytes.getInt(0) != MAGIC || bytes.getShort(4) < OLDEST) {
                throw LoadException.at(file, where, "is no region of ImageJ", "save it anew in ImageJ 1.38 or later");
            }
            if (bytes.getInt(36) > 0) {
                throw LoadException.at(file, where, "is composed of several outlines, as a region with a hole is",
                        "split it in ImageJ: ROI Manager > More > Split");
            }
            return shape(name(fileName));
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw LoadException.at(file, where, "ends early: it is cut or damaged", "save it in ImageJ again");
        }
    }

    private Roi shape(String name) throws LoadException {
        int type = bytes.get(6);
        return switch (type) {
            case 0, 7, 8 -> polygon(name, Kind.POLYGON);
            case 1 -> box(name, Kind.RECTANGLE);
            case 2 -> box(name, Kind.ELLIPSE);
            case 3 -> Roi.of(name, Kind.LINE, new double[] {bytes.getFloat(18), bytes.getFloat(26)},
                    new double[] {bytes.getFloat(22), bytes.getFloat(30)});
            case 4, 5, 9 -> polygon(name, Kind.POLYLINE);
            case 10 -> polygon(name, Kind.POINTS);
            default -> throw LoadException.at(file, where, "is of a kind that is not known (" + type + ")",
                    "save it as a polygon");
        };
    }

    private boolean isSubPixel(int since) {
        return bytes.getShort(4) >= since && (bytes.getShort(50) & SUB_PIXEL) != 0;
    }

    private Roi box(String name, Kind kind) {
        boolean fine = isSubPixel(SUB_PIXEL_BOX_SINCE);
        double left = fine ? bytes.getFloat(18) : bytes.getShort(10);
        double top = fine ? bytes.getFloat(22) : bytes.getShort(8);
        double right = fine ? left + bytes.getFloat(26) : bytes.getShort(14);
        double bottom = fine ? top + bytes.getFloat(30) : bytes.getShort(12);
        return Roi.of(name, kind, new double[] {left, right}, new double[] {top, bottom});
    }

    private Roi polygon(String name, Kind kind) {
        int n = bytes.getShort(16) & 0xffff;
        n = n == 0 ? bytes.getInt(18) : n;
        boolean fine = isSubPixel(SUB_PIXEL_SINCE);
        long needed = HEAD + n * (fine ? 12L : 4L);
        if (n <= 0 || needed > bytes.capacity()) {
            throw new IndexOutOfBoundsException(n);
        }
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = fine ? bytes.getFloat(HEAD + 4 * n + 4 * i) : bytes.getShort(10) + bytes.getShort(HEAD + 2 * i);
            y[i] = fine ? bytes.getFloat(HEAD + 8 * n + 4 * i)
                    : bytes.getShort(8) + bytes.getShort(HEAD + 2 * n + 2 * i);
        }
        return Roi.of(name, kind, x, y);
    }

    /** The name in the second head; that of the file where it has none. */
    private String name(String fileName) {
        int head = bytes.getInt(60);
        if (head <= 0 || bytes.getInt(head + 16) <= 0) {
            return fileName;
        }
        byte[] text = new byte[2 * Math.clamp(bytes.getInt(head + 20), 0, 1000)];
        bytes.get(bytes.getInt(head + 16), text);
        return text.length == 0 ? fileName : new String(text, StandardCharsets.UTF_16BE);
    }
}
