// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;

/** An .ndax file: a zip archive of .ndc parts and XML. */
final class NdaxArchive implements AutoCloseable {
    /** Bytes that the parts of any archive may unpack to; the largest seen have 8 MB. */
    private static final long FREE_BYTES = 1 << 25;
    /** How many times its size a larger archive may unpack to; real ones 2 to 12 times. */
    private static final long MOST_TIMES = 50;
    /** How many times its packed size a part can unpack to: 258 bytes take at least two bits. */
    private static final long MOST_DEFLATED = 1032;
    /** Largest part of XML; the largest seen has 22 kB. */
    private static final int LARGEST_XML = 1 << 22;

    private final Path path;
    private final ZipFile zip;
    private final AtomicLong left;

    NdaxArchive(Path path) throws LoadException {
        this.path = path;
        RegularFile.require(path);
        try {
            left = new AtomicLong(
                    Math.min(Integer.MAX_VALUE - 64, Math.max(FREE_BYTES, MOST_TIMES * Files.size(path))));
            if (Files.size(path) == 0) {
                throw LoadException.at(path, "", "is empty", "copy it again from the cycler's computer");
            }
            zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | IllegalArgumentException e) {
            throw new LoadException("is not a whole zip archive (" + e.getMessage() + ")", path.toString(),
                    "an .ndax file is one: copy it again from the cycler's computer", e);
        } catch (IOException e) {
            throw LoadException.io(path, e);
        }
    }

    Path path() {
        return path;
    }

    /** Names of the parts that end so, in the order of the archive. */
    List<String> names(String ending) {
        List<String> names = new ArrayList<>();
        zip.stream().map(ZipEntry::getName).filter(n -> n.endsWith(ending)).forEach(names::add);
        return names;
    }

    /** The bytes of a part; empty when there is none of this name. Nothing is ever unpacked to a disk. */
    Optional<byte[]> bytes(String name) throws LoadException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            int most = (int) (name.endsWith(".xml") ? Math.min(left.get(), LARGEST_XML) : left.get());
            byte[] bytes = unpacked(in, entry, most);
            if (in.read() >= 0) {
                throw LoadException.at(path, name, "unpacks to more than " + bytes.length + " bytes, the archive has "
                        + Files.size(path), "no cycler writes such an archive; export the file again");
            }
            left.addAndGet(-bytes.length);
            // java.util.zip compares checksums of streams only, not of archives
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if (crc.getValue() != entry.getCrc()) {
                throw LoadException.at(path, name, String.format("is damaged: its checksum is %08x, %08x is stored",
                        crc.getValue(), entry.getCrc()),
                        "copy the file again from the cycler's computer, or export it again");
            }
            return Optional.of(bytes);
        } catch (IOException | IllegalArgumentException e) {
            throw new LoadException("cannot be unpacked (" + e.getMessage() + ")", path + ":" + name,
                    "copy the file again from the cycler's computer", e);
        }
    }

    /** Straight into an array of the size that the archive states; one that cannot be is not believed. */
    private static byte[] unpacked(InputStream in, ZipEntry entry, int most) throws IOException {
        long size = entry.getSize();
        if (size < 0 || size > most || size > MOST_DEFLATED * (entry.getCompressedSize() + 1)) {
            return in.readNBytes(most);
        }
        byte[] bytes = new byte[(int) size];
        int read = in.readNBytes(bytes, 0, bytes.length);
        return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
    }

    /** Size of the file, bytes. */
    long size() throws LoadException {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw LoadException.io(path, e);
        }
    }

    /** A part that may be absent. */
    Optional<NdcPart> part(String name) throws LoadException {
        Optional<byte[]> bytes = bytes(name);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(new NdcPart(path, name, bytes.get()));
    }

    /** A part that must be there. */
    NdcPart required(String name) throws LoadException {
        return part(name).orElseThrow(() -> missing(name));
    }

    /** Says that a part is not there. */
    LoadException missing(String name) {
        return LoadException.at(path, "", "has no part " + name,
                "it is not a whole NEWARE .ndax file: copy it again or export it again");
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // only reading was done: nothing can be lost by a failing close
            return;
        }
    }
}
