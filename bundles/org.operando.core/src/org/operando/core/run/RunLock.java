// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.operando.core.study.StudyException;

/**
 * The lock of a results folder: {@code .lock} says who writes there, by host, process and its start. The system's lock on the
 * file goes with its process; the text also holds where a file system has no such locks, and for other machines. A text is
 * believed stale only when it names this host and a process that is gone or began at another time.
 */
final class RunLock implements AutoCloseable {
    private static final String NAME = ".lock";
    /** Linux tells starts in seconds since a boot whose time is adjusted now and then; a number of a process comes again later. */
    private static final Duration SAME_START = Duration.ofSeconds(10);
    private static final int MOST = 1000;

    /**
     * Who holds a folder.
     * @param host name of the machine
     * @param pid number of the process there
     * @param start when the process began
     */
    record Holder(String host, long pid, Instant start) {
        static Holder self() {
            ProcessHandle own = ProcessHandle.current();
            return new Holder(Machine.hostName(), own.pid(), own.info().startInstant().orElse(Instant.EPOCH));
        }

        /** Reads the text of a lock; empty when nobody has written one. */
        static Optional<Holder> of(String text) {
            String[] words = text.strip().split("\\s+");
            try {
                return words.length < 3 ? Optional.empty()
                        : Optional.of(new Holder(words[0], Long.parseLong(words[1]), Instant.parse(words[2])));
            } catch (NumberFormatException | DateTimeException e) {
                return Optional.empty();
            }
        }

        /** Whether its process may still be there: what cannot be known from here counts as there. */
        boolean mayLive() {
            if (!host.equals(Machine.hostName())) {
                return true;
            }
            Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(p -> p.isAlive() && !hasEnded(pid));
            return process.isPresent() && process.get().info().startInstant()
                    .map(s -> Duration.between(s, start).abs().compareTo(SAME_START) < 0).orElse(true);
        }

        /** Java takes a process for alive that was killed and whose parent has not asked for its end, as in containers. */
        private static boolean hasEnded(long pid) {
            try {
                String state = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
                return state.startsWith(" Z", state.lastIndexOf(')') + 1);
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return host + " " + pid + " " + start;
        }
    }

    private final FileChannel channel;
    private final Optional<FileLock> lock;
    private final boolean sole;

    private RunLock(FileChannel channel, Optional<FileLock> lock, boolean sole) {
        this.channel = channel;
        this.lock = lock;
        this.sole = sole;
    }

    /**
     * Takes a folder for oneself, or beside others that compute parts.
     * @param sole whether nobody else may be there
     * @throws StudyException when somebody else holds it
     */
    static RunLock take(Path folder, boolean sole) throws IOException, StudyException {
        FileChannel channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE,
                StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            Optional<FileLock> lock = lock(channel, folder, sole);
            Optional<Holder> holder = Holder.of(text(channel));
            if (holder.isPresent() && holder.get().mayLive() && !holder.get().equals(Holder.self())) {
                throw refused(folder, holder);
            }
            RunLock taken = new RunLock(channel, lock, sole);
            if (sole) {
                taken.write(Holder.self() + "\n");
            }
            return taken;
        } catch (StudyException | IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Who has written into the lock of a folder, whether or not the process is still there. */
    static Optional<Holder> holder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.READ)) {
            return Holder.of(text(channel));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The lock of the system; empty on a file system that has none. */
    private static Optional<FileLock> lock(FileChannel channel, Path folder, boolean sole)
            throws IOException, StudyException {
        FileLock lock;
        try {
            lock = channel.tryLock(0, Long.MAX_VALUE, !sole);
        } catch (OverlappingFileLockException e) {
            lock = null;
        } catch (IOException e) {
            return Optional.empty();
        }
        if (lock == null) {
            throw refused(folder, Holder.of(text(channel)));
        }
        return Optional.of(lock);
    }

    private static StudyException refused(Path folder, Optional<Holder> holder) {
        if (holder.isEmpty()) {
            return new StudyException("parts of these results are being computed", folder.toString(),
                    "wait for them, or choose another folder with --results");
        }
        Holder h = holder.get();
        String who = "process " + h.pid() + " on " + h.host() + ", begun " + h.start();
        return new StudyException("another run is writing these results: " + who, folder.toString(),
                h.host().equals(Machine.hostName()) ? "wait for it, or choose another folder with --results"
                        : "wait for it, or choose another folder with --results; if it is not there any more, delete "
                                + folder.resolve(NAME));
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST, channel.size()));
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private void write(String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (sole) {
                channel.truncate(0);
            }
            if (lock.isPresent()) {
                lock.get().release();
            }
        }
    }
}
