// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Map;
import org.operando.api.LoadException;

/**
 * Digests of blocks of data sets: SHA-256 over all that their elements are made of, as it is stored. Blocks of equal
 * digest read as equal elements, whatever file they are in. Chunks are not unpacked for it, so that it costs a small
 * part of reading a block. A block of which something was never written has another digest than when it is.
 *
 * <p>It remembers chunks that blocks share, for the file as it was opened. Not for several threads at once.
 */
public final class BlockDigest {
    private final Hdf5File file;
    private final Map<StoredDataset, Map<ChunkIndex.Place, byte[]>> shared = new IdentityHashMap<>();

    /** @param file as it was opened */
    public BlockDigest(Hdf5File file) {
        this.file = file;
    }

    /**
     * The digest of a block, in hexadecimal digits.
     * @param start first element in each dimension
     * @param shape lengths
     * @throws LoadException when something of it cannot be read
     */
    public String of(String dataset, int[] start, int[] shape) throws LoadException {
        return Hdf5File.guard(file.path(), dataset, () -> {
            Hdf5File.Located at = file.requireDataset(dataset);
            MessageDigest digest = sha256();
            add(digest, at.file(), at.file().stored(at), new Region(start.clone(), shape.clone()),
                    Hdf5File.MAX_VIRTUAL);
            return HexFormat.of().formatHex(digest.digest());
        });
    }

    private void add(MessageDigest digest, Hdf5File in, StoredDataset stored, Region region, int depth) {
        if (depth < 0) {
            throw new MalformedHdf5("more than " + Hdf5File.MAX_VIRTUAL + " virtual data sets refer to one another");
        }
        if (!stored.type.isNumber()) {
            throw new MalformedHdf5("numbers expected, found " + stored.type.name());
        }
        text(digest, stored.type + " " + Arrays.toString(region.shape()) + " "
                + HexFormat.of().formatHex(stored.fill()));
        switch (stored.layout) {
            case Layout.Chunked c -> {
                text(digest, "chunks " + Arrays.toString(c.chunk()) + " " + stored.filters.text());
                stored.chunks(region, (there, place, mask) -> {
                    text(digest, place.isEmpty() ? "missing" : "mask " + mask);
                    text(digest, from(region, there));
                    place.ifPresent(p -> digest.update(chunk(in, stored, p)));
                });
            }
            case Layout.Virtual v -> {
                text(digest, "virtual");
                in.virtual(stored).sources(region, (at, part, source) -> {
                    text(digest, from(region, part));
                    add(digest, at.file(), at.file().stored(at), source, depth - 1);
                });
            }
            case Layout.Compact c -> plain(digest, stored.read(in.bytes(), region));
            case Layout.Contiguous c -> plain(digest, stored.read(in.bytes(), region));
        }
    }

    private static void plain(MessageDigest digest, StoredDataset.Block block) {
        text(digest, block.missing().isEmpty() ? "plain" : "missing");
        digest.update(block.bytes());
    }

    /** Frames that lie in one chunk have it in common. */
    private byte[] chunk(Hdf5File in, StoredDataset stored, ChunkIndex.Place place) {
        return shared.computeIfAbsent(stored, s -> new HashMap<>()).computeIfAbsent(place,
                p -> sha256().digest(in.bytes().read(p.address(), p.bytes()).array()));
    }

    /** Where one block begins, counted from another: so frames of equal chunks are equal wherever they stand. */
    private static String from(Region block, Region other) {
        int[] from = new int[block.start().length];
        for (int d = 0; d < from.length; d++) {
            from[d] = other.start()[d] - block.start()[d];
        }
        return Arrays.toString(from) + Arrays.toString(other.shape());
    }

    /** With its length before it, so that no two sequences of texts and bytes are one. */
    private static void text(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
