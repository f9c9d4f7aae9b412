// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One window for a user: a second start gives its files to the window that is open, by a Unix-domain socket that only the
 * user can read, and ends. Who holds the lock beside the socket owns it; a socket that nobody answers is left from a kill
 * and is replaced. Needs the JDK only, so that a second start needs no framework.
 */
public final class HandOver implements AutoCloseable {
    private static final int LONGEST_MESSAGE = 1 << 20;
    private static final byte[] ANSWER = "ok\n".getBytes(StandardCharsets.UTF_8);
    private static final String OWNER_ONLY = "rw-------";

    private final Path socket;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final ServerSocketChannel server;

    private HandOver(Path socket, FileChannel lockFile, FileLock lock) throws IOException {
        this.socket = socket;
        this.lockFile = lockFile;
        this.lock = lock;
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString(OWNER_ONLY));
    }

    /**
     * Listens for files of later starts.
     * @param taken gets the files, on a thread of its own; none when only the window is wanted
     * @return empty when another window listens there
     */
    public static Optional<HandOver> listen(Path socket, Consumer<List<Path>> taken) throws IOException {
        Files.createDirectories(socket.getParent());
        Files.setPosixFilePermissions(socket.getParent(), PosixFilePermissions.fromString("rwx------"));
        FileChannel lockFile = FileChannel.open(socket.resolveSibling(socket.getFileName() + ".lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                HandOver own = new HandOver(socket, lockFile, lock);
                Thread.ofPlatform().daemon().name("operando-hand-over").start(() -> own.serve(taken));
                return Optional.of(own);
            }
        } catch (OverlappingFileLockException e) {
            // held by this process: the same as held by another
        }
        lockFile.close();
        return Optional.empty();
    }

    /** Gives files to the window that is open; false when none answers. */
    public static boolean send(Path socket, List<Path> files) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            String message = files.stream().map(f -> f.toAbsolutePath().normalize().toString())
                    .collect(Collectors.joining("\0"));
            ByteBuffer bytes = ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.shutdownOutput();
            return Arrays.equals(Channels.newInputStream(channel).readNBytes(ANSWER.length), ANSWER);
        } catch (IOException e) {
            return false;
        }
    }

    private void serve(Consumer<List<Path>> taken) {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                List<Path> files = read(client);
                client.write(ByteBuffer.wrap(ANSWER));
                taken.accept(files);
            } catch (IOException e) {
                // a client that breaks off has nothing to hand over; a closed server ends the loop
            }
        }
    }

    private static List<Path> read(SocketChannel client) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        while (client.read(buffer) >= 0) {
            all.write(buffer.array(), 0, buffer.position());
            buffer.clear();
            if (all.size() > LONGEST_MESSAGE) {
                throw new IOException("message too long");
            }
        }
        List<Path> files = new ArrayList<>();
        for (String file : all.toString(StandardCharsets.UTF_8).split("\0")) {
            if (!file.isEmpty()) {
                files.add(Path.of(file));
            }
        }
        return files;
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The second start: the socket, then the files; ends with 0 when the window took them. */
    public static void main(String[] args) {
        List<Path> files = Arrays.stream(args).skip(1).map(Path::of).toList();
        System.exit(send(Path.of(args[0]), files) ? 0 : 1);
    }
}
