// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.api.LoadException;
import org.operando.core.results.ResultFile;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.StepId;
import org.operando.ui.session.RunHistory.Kept;
import org.operando.ui.session.StudySession;

/** Results of the same kind as a step's: of other steps, and of other results folders. Not for the UI thread. */
final class OtherResults {
    private static final String ENDING = ".nxs";

    private OtherResults() {
    }

    /** What other steps of the same operation have given. */
    static List<Kept> alike(StudySession session, StepId step) throws IOException {
        List<PlannedStep> steps = session.snapshot().flatMap(StudySession.Snapshot::plan).map(Plan::steps)
                .orElse(List.of());
        Optional<String> operation = steps.stream().filter(s -> s.id().equals(step)).map(PlannedStep::operationId)
                .findFirst();
        List<Kept> alike = new ArrayList<>();
        for (PlannedStep other : steps) {
            Path file = session.folder().resolve(other.id().file());
            if (!other.id().equals(step) && Optional.of(other.operationId()).equals(operation) && Files.exists(file)) {
                kept(other.id(), file).ifPresent(alike::add);
            }
        }
        return alike;
    }

    private static Optional<Kept> kept(StepId id, Path file) throws IOException {
        Optional<ResultFile.Header> header = ResultFile.header(file);
        return header.isEmpty() ? Optional.empty()
                : Optional.of(new Kept(id, file, Files.getLastModifiedTime(file).toInstant(), header.get()));
    }

    /**
     * The result in a file, of this study's folder or any other.
     * @param with what it is to be compared with
     * @throws LoadException when it is no result, or one of another operation
     */
    static Kept of(Path file, Kept with) throws LoadException {
        Path folder = file.toAbsolutePath().getParent();
        String measurement = folder.getFileName() == null ? "" : folder.getFileName().toString();
        String name = file.getFileName().toString();
        StepId id = new StepId(measurement.equals("compare") ? "" : measurement,
                name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name);
        try {
            Kept kept = kept(id, file).orElseThrow(() -> LoadException.at(file, "", "is no result of a step",
                    "choose a file of 'steps' in a results folder"));
            if (!kept.header().operation().equals(with.header().operation())) {
                throw LoadException.at(file, "", "is a result of " + kept.header().operation() + ", "
                        + with.step() + " is one of " + with.header().operation(), "choose one of the same operation");
            }
            return kept;
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    /** The results folder that a file is in; empty for one that is kept elsewhere. */
    static Optional<Path> folder(Kept kept) {
        String place = kept.step().file();
        Path file = kept.file().toAbsolutePath();
        return file.endsWith(place) ? Optional.ofNullable(file.getRoot()
                .resolve(file.subpath(0, file.getNameCount() - Path.of(place).getNameCount()))) : Optional.empty();
    }
}
