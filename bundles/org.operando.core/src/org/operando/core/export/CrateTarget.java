// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.operando.core.files.RunDate;

/** Where the files of a crate go: a new folder, or a new zip file. */
final class CrateTarget implements AutoCloseable {
    private final Path folder;
    private final ZipOutputStream zip;
    private final List<PackedFile> packed = new ArrayList<>();

    private CrateTarget(Path folder, ZipOutputStream zip) {
        this.folder = folder;
        this.zip = zip;
    }

    /** A folder that is not there yet. */
    static CrateTarget folder(Path folder) throws IOException {
        return new CrateTarget(Files.createDirectories(folder), null);
    }

    /** A zip file, which is made anew. */
    static CrateTarget zip(Path file) throws IOException {
        return new CrateTarget(null, new ZipOutputStream(Files.newOutputStream(file)));
    }

    /** Copies a file, and says what was copied. */
    PackedFile add(String path, Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            return add(path, in);
        }
    }

    /** Writes a text. */
    PackedFile add(String path, byte[] content) throws IOException {
        return add(path, new ByteArrayInputStream(content));
    }

    private PackedFile add(String path, InputStream in) throws IOException {
        DigestInputStream digested = new DigestInputStream(in, sha256());
        long size;
        if (zip != null) {
            ZipEntry entry = new ZipEntry(path);
            entry.setLastModifiedTime(FileTime.from(RunDate.now()));
            zip.putNextEntry(entry);
            size = digested.transferTo(zip);
            zip.closeEntry();
        } else {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                size = digested.transferTo(out);
            }
        }
        PackedFile file = new PackedFile(path, size, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        packed.add(file);
        return file;
    }

    /** All that was added, in its order. */
    List<PackedFile> packed() {
        return List.copyOf(packed);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
