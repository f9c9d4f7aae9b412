// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.operando.core.files.WholeFile;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;

/**
 * The results folder of a study, held by one run at a time. Its journal is append-only and no source of truth: the keys in
 * the result files are.
 */
public final class RunFolder implements AutoCloseable {
    private static final int FIRST_LINE = 1 << 16;

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private RunFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** Where the results of a study go when nobody says: beside it. */
    public static Path beside(Study study) {
        return study.folder().resolve(study.name() + ".results");
    }

    /**
     * Takes the folder for a run; makes it when it is not there.
     * @throws StudyException when it belongs to another study, another run holds it, or it cannot be written
     */
    public static RunFolder open(Path folder, Study study) throws StudyException {
        try {
            OwnFolder.requireNoLinks(folder, study);
            boolean fresh = !Files.exists(folder.resolve("journal.jsonl"));
            if (fresh && Files.isDirectory(folder) && holdsSomething(folder)) {
                throw new StudyException("the folder holds other things than results of a study", folder.toString(),
                        "choose another with --results, or empty it");
            }
            Files.createDirectories(folder.resolve("steps"));
            FileChannel channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw new StudyException("another run is writing these results", folder.toString(),
                        "wait for it, or choose another folder with --results");
            }
            RunFolder opened = new RunFolder(folder, channel, lock);
            try {
                opened.claim(fresh, study);
            } catch (StudyException | IOException e) {
                opened.close();
                throw e;
            }
            return opened;
        } catch (IOException e) {
            throw new StudyException(
                    "results cannot be written here (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")",
                    folder.toString(), "choose another folder with --results");
        }
    }

    private static boolean holdsSomething(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.anyMatch(p -> !p.getFileName().toString().equals(".lock"));
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void claim(boolean fresh, Study study) throws IOException, StudyException {
        if (fresh) {
            journal(Map.of("event", "created", "study", study.file().getFileName().toString()));
        } else {
            String owner = owner();
            if (!owner.equals(study.file().getFileName().toString())) {
                throw new StudyException("these are results of another study, '" + owner + "'", folder.toString(),
                        "choose another folder with --results");
            }
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path left : all.filter(p -> p.getFileName().toString().endsWith(WholeFile.TEMPORARY)).toList()) {
                Files.delete(left);
            }
        }
    }

    private String owner() throws IOException {
        // a journal of somebody else may be anything: its first line is short, and whatever is no JSON has no owner
        try (InputStream in = Files.newInputStream(folder.resolve("journal.jsonl"));
                JsonParser json = new JsonFactory()
                        .createParser(new String(in.readNBytes(FIRST_LINE), StandardCharsets.UTF_8).lines().findFirst()
                                .orElse("{}"))) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME && json.currentName().equals("study")) {
                    return String.valueOf(json.nextTextValue());
                }
            }
        } catch (JsonParseException e) {
            return "";
        }
        return "";
    }

    /** The folder. */
    public Path path() {
        return folder;
    }

    /** Appends a line to the journal. */
    public synchronized void journal(Map<String, Object> entries) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("time", Instant.now().toString());
            for (Map.Entry<String, Object> e : new TreeMap<>(entries).entrySet()) {
                json.writeFieldName(e.getKey());
                if (e.getValue() instanceof Double d) {
                    json.writeNumber(d);
                } else {
                    json.writeString(e.getValue().toString());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        append("journal.jsonl", line.toString());
    }

    /** Appends a line to the log. */
    public synchronized void log(String text) {
        append("log.txt", Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + text);
    }

    private void append(String file, String line) {
        try {
            Files.writeString(folder.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
