// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.operando.core.run.Standing;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** The demonstration study in the window. */
final class DemoStudy {
    private DemoStudy() {
    }

    /** Copies the study into a folder and opens it. */
    static StudySession open(Path folder) throws IOException {
        Path from = Path.of(System.getProperty("operando.home"), "examples/demo");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path p : all.filter(f -> !f.startsWith(from.resolve("demo.results"))).toList()) {
                Path target = folder.resolve("demo").resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target);
                }
            }
        }
        StudySession session = Sessions.get().open(folder.resolve("demo/demo.study.yaml"));
        Screen.waitFor("the study", () -> session.snapshot().isPresent());
        return session;
    }

    /** Runs the study to its end. */
    static void run(StudySession session) {
        session.run();
        Screen.waitFor("the run", () -> !session.isRunning() && session.snapshot().get().standings().stream()
                .allMatch(s -> s.state() == Standing.State.KEPT));
    }
}
