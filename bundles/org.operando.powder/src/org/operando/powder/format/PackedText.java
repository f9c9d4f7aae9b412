// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;
import org.operando.io.text.ColumnText;

/** Text files as they are or packed with gzip, which their first two bytes tell. */
final class PackedText {
    private static final String ENDING = ".gz";
    private static final int MOST_BYTES = 1 << 30;

    private PackedText() {
    }

    private static boolean isPacked(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
    }

    /**
     * The head itself, or that of the file inside: its name is without {@code .gz}, and its size is larger than what was
     * looked at unless all of it was.
     */
    static FileHead head(FileHead head) {
        if (!isPacked(head.first())) {
            return head;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean whole = false;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head.first()))) {
            int b = in.read();
            while (b >= 0 && out.size() < FileHead.LENGTH) {
                out.write(b);
                b = in.read();
            }
            whole = b < 0;
        } catch (IOException e) {
            // the head ends in the middle of the packed data: what came out before is what is looked at
        }
        byte[] first = out.toByteArray();
        return new FileHead(unpacked(head.path()), whole ? first.length : Math.max(head.size(), first.length + 1L),
                first);
    }

    /** The name of the file inside. */
    static Path unpacked(Path file) {
        String name = file.getFileName().toString();
        int end = name.length() - ENDING.length();
        return end > 0 && name.regionMatches(true, end, ENDING, 0, ENDING.length())
                ? file.resolveSibling(name.substring(0, end)) : file;
    }

    /**
     * All bytes, unpacked.
     * @param most bytes that are read
     */
    static byte[] bytes(Path file, int most) throws LoadException {
        RegularFile.require(file);
        boolean packed;
        try (InputStream in = Files.newInputStream(file)) {
            packed = isPacked(in.readNBytes(2));
            if (!packed && Files.size(file) > most) {
                throw LoadException.at(file, "", "text of " + Files.size(file) + " bytes; at most " + most
                        + " are read", "split the file");
            }
            if (!packed) {
                return Files.readAllBytes(file);
            }
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw LoadException.at(file, "", "unpacks to more than " + most + " bytes", "split the file");
            }
            return bytes;
        } catch (IOException e) {
            throw LoadException.at(file, "", "the packed data cannot be unpacked (" + e.getMessage()
                    + "); the file may be cut");
        }
    }

    /** Columns of numbers. */
    static ColumnText columns(Path file) throws LoadException {
        return ColumnText.parse(file, bytes(file, MOST_BYTES));
    }
}
