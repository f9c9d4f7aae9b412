// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.selection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.operando.api.OperandoException;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.figure.Page;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.results.ResultFile;
import org.operando.core.run.Cancel;
import org.operando.core.run.FileHashes;
import org.operando.core.run.LiveFigures;
import org.operando.core.run.MeasuredData;
import org.operando.core.run.PiecePreview;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.RunListener;
import org.operando.core.run.Runner;
import org.operando.core.run.StepId;
import org.operando.core.study.Measurement;
import org.operando.ui.api.Measured;
import org.operando.ui.api.StudyResults;

/** The results of a plan as they were in its folder at one moment. */
final class OpenResults implements StudyResults {
    private final Plan plan;
    private final Path folder;
    private final Catalogue catalogue;
    private final FileHashes hashes;
    private final ReadRecords records;
    private final PiecePreview pieces;
    private final List<Measured> measurements = new ArrayList<>();
    private final List<Measured.Step> comparisons;
    private final Map<StepId, String> stamps = new LinkedHashMap<>();

    OpenResults(Plan plan, Path folder, Catalogue catalogue, FileHashes hashes, ReadRecords records,
            PiecePreview pieces) {
        this.plan = plan;
        this.folder = folder;
        this.catalogue = catalogue;
        this.hashes = hashes;
        this.records = records;
        this.pieces = pieces;
        for (PlannedStep step : plan.steps()) {
            stamps.put(step.id(), ReadRecords.stamp(folder.resolve(step.id().file())));
        }
        for (Measurement m : plan.study().measurements().values()) {
            measurements.add(new Measured(m.name(), m.technique(), m.subject(), linked(m), steps(m.name())));
        }
        comparisons = steps("");
    }

    private Set<String> linked(Measurement of) {
        Set<String> names = new LinkedHashSet<>(of.links().values());
        for (Measurement m : plan.study().measurements().values()) {
            if (m.links().containsValue(of.name())) {
                names.add(m.name());
            }
        }
        return names;
    }

    private List<Measured.Step> steps(String of) {
        return plan.steps().stream().filter(s -> s.id().measurement().equals(of))
                .map(s -> new Measured.Step(s.id().name(), s.operationId(), gives(s), s.parameters(),
                        !stamps.get(s.id()).isEmpty()))
                .toList();
    }

    private static Optional<Class<? extends Record>> gives(PlannedStep step) {
        try {
            return step.operation().isEmpty() ? Optional.empty()
                    : Optional.of(Catalogue.type(step.operation().get().instance(), 2));
        } catch (OperationException e) {
            // a broken plug-in is told where the study's problems are
            return Optional.empty();
        }
    }

    /** Whether a view would show the same. */
    boolean isAs(OpenResults other) {
        // raw files that come or change give another plan: of the same one they are not looked at again
        return stamps.equals(other.stamps)
                && (plan == other.plan || measurements.equals(other.measurements)
                        && comparisons.equals(other.comparisons) && loads().equals(other.loads()));
    }

    private Map<String, String> loads() {
        return measurements.stream().collect(Collectors.toMap(Measured::name, m -> stamp(plan.data().get(m.name()))));
    }

    private static String stamp(MeasuredData data) {
        return data.loader().map(Object::toString).orElse("") + " " + data.measurement().details()
                + data.files().stream().map(f -> f + " " + ReadRecords.stamp(f)).collect(Collectors.joining("\n"));
    }

    @Override
    public List<Measured> measurements() {
        return List.copyOf(measurements);
    }

    @Override
    public List<Measured.Step> comparisons() {
        return comparisons;
    }

    @Override
    public Record loaded(String measurement) throws OperandoException {
        MeasuredData data = plan.data().get(measurement);
        if (data == null) {
            throw new OperationException("the study has no measurement '" + measurement + "'");
        }
        return records.get(measurement, stamp(data), () -> {
            try (LiveFigures live = new LiveFigures(plan, folder, catalogue,
                    Runner.Options.usual(hashes, RunListener.SILENT, new Cancel()))) {
                return live.loaded(measurement);
            }
        });
    }

    @Override
    public Record result(String measurement, String step) throws OperandoException {
        StepId id = new StepId(measurement, step);
        Optional<PlannedStep> planned = plan.steps().stream().filter(s -> s.id().equals(id)).findFirst();
        Optional<Class<? extends Record>> type = planned.flatMap(OpenResults::gives);
        Path file = folder.resolve(id.file());
        String stamp = ReadRecords.stamp(file);
        if (type.isEmpty() || stamp.isEmpty()) {
            throw new OperationException("there is no result of " + id + " yet", "", "run the study");
        }
        return records.get(id.toString(), type.get().getName() + " " + stamp, () -> ResultFile.read(file, type.get()));
    }

    @Override
    public <I extends Record, P extends Record, O extends Record> O run(Operation<I, P, O> operation, I inputs,
            P parameters) throws OperandoException {
        return pieces.run(operation, inputs, parameters,
                Runner.Options.usual(hashes, RunListener.SILENT, new Cancel()));
    }

    @Override
    public Page piece(String measurement, String step, Optional<Double> number) throws OperandoException {
        PlannedStep planned = planned(new StepId(measurement, step));
        if (planned.blocked().isPresent()) {
            throw new OperationException(planned.blocked().get());
        }
        if (PiecePreview.piece(planned).isEmpty()) {
            throw new OperationException(planned.operationId() + " does not work by frame or cycle");
        }
        return pieces.show(plan, folder, planned, piece -> number,
                Runner.Options.usual(hashes, RunListener.SILENT, new Cancel())).page();
    }

    private PlannedStep planned(StepId id) throws OperationException {
        return plan.steps().stream().filter(s -> s.id().equals(id)).findFirst()
                .orElseThrow(() -> new OperationException("the study has no step '" + id + "'"));
    }

    @Override
    public <T> T contributed(Class<T> type, String id) throws OperationException {
        return catalogue.contributed(type, id);
    }
}
