// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The lines that another process, or this one, appends to a text file; read without holding it. Not thread-safe. */
public final class GrowingText {
    private static final int AT_ONCE = 1 << 20;

    private final Path file;
    private final long first;
    private long read = -1;
    private boolean within;

    /**
     * @param file it need not be there yet
     * @param first bytes from the end that are read at first
     */
    public GrowingText(Path file, long first) {
        this.file = file;
        this.first = first;
    }

    /** The whole lines that were added since the last call; none when there is no file. */
    public List<String> more() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (read < 0 || size < read) {
                read = Math.max(0, size - first);
                within = read > 0;
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(AT_ONCE, size - read));
            while (bytes.hasRemaining() && channel.read(bytes, read + bytes.position()) > 0) {
                // goes on until all that was there is read
            }
            int end = bytes.position();
            while (end > 0 && bytes.get(end - 1) != '\n') {
                end--;
            }
            if (end == 0 && bytes.capacity() == AT_ONCE) {
                // no line of ours is that long: what is left of it is passed over
                within = true;
                read += AT_ONCE;
                return List.of();
            }
            read += end;
            List<String> lines = new String(bytes.array(), 0, end, StandardCharsets.UTF_8).lines().toList();
            boolean half = within && !lines.isEmpty();
            within &= lines.isEmpty();
            return half ? lines.subList(1, lines.size()) : lines;
        } catch (NoSuchFileException e) {
            read = -1;
            return List.of();
        }
    }
}
