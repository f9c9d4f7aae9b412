// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.operando.api.LoadException;

/** An .ndax file: a zip archive of .ndc parts and XML. */
final class NdaxArchive implements AutoCloseable {
    /** Largest part that is unpacked; the largest seen has 6 MB. */
    private static final int LARGEST = 1 << 30;

    private final Path path;
    private final ZipFile zip;

    NdaxArchive(Path path) throws LoadException {
        this.path = path;
        try {
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

    /** The bytes of a part; empty when there is none of this name. */
    Optional<byte[]> bytes(String name) throws LoadException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST);
            if (in.read() >= 0) {
                throw LoadException.at(path, name, "unpacks to more than 1 GiB");
            }
            return Optional.of(bytes);
        } catch (IOException | IllegalArgumentException e) {
            throw new LoadException("cannot be unpacked (" + e.getMessage() + ")", path + ":" + name,
                    "copy the file again from the cycler's computer", e);
        }
    }

    /** A part that may be absent. */
    Optional<NdcPart> part(String name) throws LoadException {
        Optional<byte[]> bytes = bytes(name);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(new NdcPart(path, name, bytes.get()));
    }

    /** A part that must be there. */
    NdcPart required(String name) throws LoadException {
        return part(name).orElseThrow(() -> LoadException.at(path, "", "has no part " + name,
                "it is not a whole NEWARE .ndax file: copy it again or export it again"));
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
