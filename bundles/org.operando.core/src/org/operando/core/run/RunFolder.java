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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.operando.core.files.FaultPoint;
import org.operando.core.files.WholeFile;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;

/**
 * The results folder of a study, held by one run at a time. Its journal is append-only and no source of truth: the keys in
 * the result files are.
 */
public final class RunFolder implements AutoCloseable {
    private static final int FIRST_LINE = 1 << 16;
    /** Where part files of steps lie, see {@link PartFiles}. */
    static final String PARTS = "parts";
    private static final String JOURNAL = "journal.jsonl";

    private final Path folder;
    private final RunLock lock;
    private final boolean sole;
    private Optional<IOException> unwritten = Optional.empty();

    private RunFolder(Path folder, RunLock lock, boolean sole) {
        this.folder = folder;
        this.lock = lock;
        this.sole = sole;
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
        return open(folder, study, true);
    }

    /** As {@link #open}, to compute parts only, beside others that do so; nothing else may be written. */
    static RunFolder openForParts(Path folder, Study study) throws StudyException {
        return open(folder, study, false);
    }

    private static RunFolder open(Path folder, Study study, boolean sole) throws StudyException {
        try {
            OwnFolder.requireNoLinks(folder, study);
            if (Files.isDirectory(folder) && !Files.exists(folder.resolve(JOURNAL)) && holdsSomething(folder)) {
                throw new StudyException("the folder holds other things than results of a study", folder.toString(),
                        "choose another with --results, or empty it");
            }
            Files.createDirectories(folder.resolve("steps"));
            RunFolder opened = new RunFolder(folder, RunLock.take(folder, sole), sole);
            try {
                opened.claim(study);
                if (sole) {
                    opened.removeTemporaries();
                }
            } catch (StudyException | IOException e) {
                opened.lock.close();
                throw e;
            }
            return opened;
        } catch (IOException e) {
            throw new StudyException(
                    "results cannot be written here (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")",
                    folder.toString(), "choose another folder with --results");
        }
    }

    /** What a run that was killed before it wrote its journal leaves is not somebody else's. */
    private static boolean holdsSomething(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.anyMatch(p -> switch (p.getFileName().toString()) {
                case ".lock", JOURNAL + WholeFile.TEMPORARY -> false;
                case "steps" -> !isEmpty(p);
                default -> true;
            });
        }
    }

    private static boolean isEmpty(Path folder) {
        String[] names = folder.toFile().list();
        return names != null && names.length == 0;
    }

    private void claim(Study study) throws IOException, StudyException {
        String name = study.file().getFileName().toString();
        Path journal = folder.resolve(JOURNAL);
        if (!Files.exists(journal)) {
            Files.writeString(WholeFile.temporary(journal), line(Map.of("event", "created", "study", name)) + "\n");
            WholeFile.publish(journal);
        } else if (!owner().equals(name)) {
            throw new StudyException("these are results of another study, '" + owner() + "'", folder.toString(),
                    "choose another folder with --results");
        }
    }

    /** Removes what a run that was killed, or that could not write, left half-written. */
    private void removeTemporaries() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path left : all.filter(p -> p.getFileName().toString().endsWith(WholeFile.TEMPORARY)).toList()) {
                Files.delete(left);
            }
        }
    }

    /** Removes the results of parts: they are in those of their steps now. */
    void removeParts() throws IOException {
        Path parts = folder.resolve(PARTS);
        if (Files.isDirectory(parts)) {
            try (Stream<Path> all = Files.walk(parts)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private String owner() throws IOException {
        // a journal of somebody else may be anything: its first line is short, and whatever is no JSON has no owner
        try (InputStream in = Files.newInputStream(folder.resolve(JOURNAL));
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

    /**
     * Who writes results into a folder, as people are told; empty when nobody or this process does. Not to be asked while
     * this process holds the folder: to open the file again gives the system's lock back.
     */
    public static Optional<String> writer(Path folder) {
        return RunLock.holder(folder).filter(h -> h.mayLive() && !h.equals(RunLock.Holder.self()))
                .map(h -> "process " + h.pid() + " on " + h.host());
    }

    /** Appends a line to the journal. */
    public void journal(Map<String, Object> entries) {
        append(JOURNAL, line(entries));
    }

    private static String line(Map<String, Object> entries) {
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
        return line.toString();
    }

    /** Appends a line to the log. */
    public void log(String text) {
        append("log.txt", Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + text);
    }

    /** What is told beside the results must not stop them: that it could not be written is told at the end. */
    private synchronized void append(String name, String line) {
        Path file = folder.resolve(name);
        FaultPoint.WRITE.reached();
        FaultPoint.TORN_WRITE.reached(file, line);
        try {
            Files.writeString(file, (endsWithinLine(file) ? "\n" : "") + line + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            unwritten = Optional.of(e);
        }
    }

    /** A run that was killed may have left half a line. */
    private static boolean endsWithinLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel data = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return data.size() > 0 && data.read(last, data.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /** Why the journal or the log is not whole; empty when it is. */
    synchronized Optional<IOException> unwritten() {
        return unwritten;
    }

    @Override
    public void close() throws StudyException {
        try (lock) {
            if (sole) {
                removeTemporaries();
            }
        } catch (IOException e) {
            throw new StudyException("the folder cannot be given back (" + e.getMessage() + ")", folder.toString(), "");
        }
    }
}
