// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.operando.core.run.Standing;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StepMark;
import org.operando.ui.session.StudySession;

/** A copy of the demonstration study of one's own. */
final class DemoStudy {
    private static final Set<String> NOT_COMPARED = Set.of("journal.jsonl", "log.txt", ".lock");

    private DemoStudy() {
    }

    /** Copies the study; gives its file. */
    static Path copy(Path to) throws IOException {
        Path from = Path.of(System.getProperty("operando.home"), "examples/demo");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path p : all.filter(p -> !p.toString().contains(".results")).toList()) {
                Path target = to.resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target);
                }
            }
        }
        return to.resolve("demo.study.yaml");
    }

    /** Opens a copy in the window and waits until it is looked at. */
    static StudySession open(Path to) throws IOException {
        return opened(copy(to));
    }

    /** Opens a study in the window and waits until it is looked at. */
    static StudySession opened(Path file) throws IOException {
        StudySession session = Sessions.get().open(file);
        Screen.waitFor("the study", () -> !session.marks().isEmpty()
                && session.marks().values().stream().noneMatch(m -> m.kind() == StepMark.Kind.UNKNOWN));
        return session;
    }

    /** Runs the study to its end. */
    static void run(StudySession session) {
        session.run();
        waitForRun(session);
        Screen.waitFor("all results", () -> session.snapshot().orElseThrow().standings().stream()
                .allMatch(s -> s.state() == Standing.State.KEPT));
    }

    /** Waits until a run is over and what came of it is looked at. */
    static void waitForRun(StudySession session) {
        Screen.waitFor("the run", session::isSettled);
    }

    /** SHA-256 of all files of a results folder that equal runs have alike. */
    static Map<String, String> hashes(Path folder) throws IOException, NoSuchAlgorithmException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!NOT_COMPARED.contains(file.getFileName().toString())) {
                    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                    hashes.put(folder.relativize(file).toString(), HexFormat.of().formatHex(hash));
                }
            }
        }
        return hashes;
    }
}
