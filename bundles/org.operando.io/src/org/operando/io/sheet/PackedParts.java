// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.operando.api.LoadException;

/**
 * Looks at what a workbook unpacks to before it is read, because the reader believes it: small files that unpack to
 * gigabytes, texts and cell addresses longer than spreadsheets write them.
 */
final class PackedParts {
    /** Sheets of numbers are packed 5 to 15 times, empty cells up to 100 times. */
    private static final int BEST_PACKING = 250;
    private static final long SMALL = 64L << 20;
    /** A cell holds up to 32 767 characters. */
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_COLUMN_NAME = 3;
    private static final int MOST_PARTS = 20_000;

    private final Path file;
    private final String part;
    private int sinceMark;
    private int state;
    private int letters;

    private PackedParts(Path file, String part) {
        this.file = file;
        this.part = part;
    }

    static void check(Path file) throws LoadException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long most = Math.max(SMALL, Files.size(file) * BEST_PACKING);
            long unpacked = 0;
            if (zip.size() > MOST_PARTS) {
                throw LoadException.at(file, "", "has " + zip.size() + " parts; workbooks have some tens");
            }
            byte[] buffer = new byte[1 << 16];
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                if (!entry.getName().endsWith(".xml") && !entry.getName().endsWith(".rels")) {
                    continue;
                }
                unpacked += look(file, zip, entry, most - unpacked, buffer);
            }
        } catch (ZipException e) {
            throw LoadException.at(file, "", "is no XLSX workbook: its zip archive cannot be opened ("
                    + e.getMessage() + ")", "copy it again, or save it as XLSX");
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    /** Unpacks a part and forgets it; gives its size. */
    private static long look(Path file, ZipFile zip, ZipEntry entry, long most, byte[] buffer) throws LoadException {
        PackedParts part = new PackedParts(file, entry.getName());
        CRC32 sum = new CRC32();
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > most) {
                    throw LoadException.at(file, entry.getName(), "makes the workbook unpack to more than "
                            + BEST_PACKING + " times what it is packed");
                }
                sum.update(buffer, 0, n);
                part.look(buffer, n);
            }
        } catch (IOException e) {
            throw LoadException.at(file, entry.getName(), "cannot be unpacked (" + e.getMessage() + ")",
                    "copy it again");
        }
        // the readers of zip files that see entries in any order do not look at it
        if (entry.getCrc() >= 0 && entry.getCrc() != sum.getValue()) {
            throw LoadException.at(file, entry.getName(), "this part is damaged: its checksum is wrong",
                    "copy it again");
        }
        return size;
    }

    /** Finds texts and addresses that are too long; about 1 ns a byte. */
    private void look(byte[] bytes, int n) throws LoadException {
        for (int i = 0; i < n; i++) {
            int c = bytes[i];
            sinceMark = c == '<' ? 0 : sinceMark + 1;
            if (sinceMark > LONGEST_TEXT) {
                throw LoadException.at(file, part, "holds a text of more than " + LONGEST_TEXT + " bytes");
            }
            address(c);
        }
    }

    /** Follows {@code r="ABC12"}: blank, r, =, quote, letters. */
    private void address(int c) throws LoadException {
        boolean blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        switch (state) {
            case 0 -> state = blank ? 1 : 0;
            case 1 -> state = c == 'r' ? 2 : blank ? 1 : 0;
            case 2 -> state = c == '=' ? 3 : blank ? 2 : 0;
            case 3 -> {
                state = c == '"' || c == '\'' ? 4 : blank ? 3 : 0;
                letters = 0;
            }
            default -> {
                boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
                letters += letter ? 1 : 0;
                state = letter || c == '$' ? 4 : 0;
                if (letters > LONGEST_COLUMN_NAME) {
                    throw LoadException.at(file, part, "holds a cell in a column of more than three letters");
                }
            }
        }
    }
}
