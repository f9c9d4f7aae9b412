// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.operando.api.FigureBuilder;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Subject;
import org.operando.core.catalogue.Absence;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.record.NearMiss;
import org.operando.core.record.Problems;
import org.operando.core.record.RecordReader;
import org.operando.core.record.Schema;
import org.operando.core.record.ValueType;
import org.operando.core.study.Measurement;
import org.operando.core.study.Selection;
import org.operando.core.study.StepText;
import org.operando.core.study.Study;
import org.operando.core.study.Wanted;
import org.operando.core.study.WantedPage;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Makes the plan of a study: reads parameters, finds files and loaders, binds inputs. Nothing is run. */
public final class Planner {
    private final Study study;
    private final Catalogue catalogue;
    private final Problems problems;
    private final RecordReader records;
    private final Map<String, MeasuredData> data = new LinkedHashMap<>();
    private final Map<String, List<PlannedStep>> steps = new LinkedHashMap<>();
    private final List<PlannedStep> comparisons = new ArrayList<>();
    private final Binder binder = new Binder(data, steps);

    private Planner(Study study, Catalogue catalogue) {
        this.study = study;
        this.catalogue = catalogue;
        this.problems = new Problems(study.file().getFileName().toString());
        this.records = new RecordReader(problems, study.folder(), study.places());
    }

    /** The plan of a study; what is wrong stands in its problems. */
    public static Plan plan(Study study, Catalogue catalogue) {
        return new Planner(study, catalogue).plan();
    }

    private Plan plan() {
        study.measurements().forEach((name, m) -> data.put(name, MeasuredData.find(m, study.folder(), catalogue)));
        for (String measurement : inOrder()) {
            for (String recipe : study.run().get(measurement)) {
                for (StepText step : study.recipes().getOrDefault(recipe, List.of())) {
                    add(study.measurements().get(measurement), step);
                }
            }
        }
        checkWhatIsNotRun();
        List<PlannedStep> all = new ArrayList<>(steps.values().stream().flatMap(List::stream).toList());
        for (Wanted wanted : study.compare()) {
            comparisons.add(step(new StepId("", wanted.step().name()), overMany(wanted.step().name()), null,
                    wanted.step(), wanted.of()));
        }
        all.addAll(comparisons);
        List<PlannedFigure> figures = new ArrayList<>();
        study.figures().forEach(wanted -> figures(wanted, figures));
        List<PlannedPage> pages = study.pages().stream().flatMap(p -> page(p, figures).stream()).toList();
        return new Plan(study, data, all, figures, pages, names(), problems.list());
    }

    private Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        for (Kind kind : List.of(Kind.PEAK_SHAPE, Kind.OPTIMIZER)) {
            catalogue.all(kind).forEach(c -> names.put(c.id(), c.label()));
        }
        return names;
    }

    /** Recipes that no readable measurement runs are read too: all problems are told at once. */
    private void checkWhatIsNotRun() {
        Set<String> planned = inOrder().stream().flatMap(m -> study.run().get(m).stream()).collect(Collectors.toSet());
        study.recipes().forEach((name, recipe) -> {
            for (StepText step : planned.contains(name) ? List.<StepText>of() : recipe) {
                catalogue.operation(step.operation()).ifPresent(operation -> {
                    try {
                        parameters(step, operation.instance());
                    } catch (OperationException broken) {
                        problems.open(step.node(), name + ": " + broken.getMessage());
                    }
                });
            }
        });
    }

    private Optional<? extends Record> parameters(StepText text, Operation<?, ?, ?> operation) {
        Optional<? extends Record> parameters = records.read(Catalogue.type(operation, 1), text.parameters());
        parameters.ifPresent(p -> ContributedIds.unknown(p, catalogue)
                .forEach(u -> problems.error(node(text, u.key()), u.what())));
        return parameters;
    }

    /** Measurements that others name come before those. */
    private Set<String> inOrder() {
        Set<String> order = new LinkedHashSet<>();
        study.run().keySet().forEach(m -> visit(m, order, new LinkedHashSet<>()));
        order.retainAll(study.run().keySet());
        order.retainAll(study.measurements().keySet());
        return order;
    }

    private void visit(String measurement, Set<String> order, Set<String> above) {
        Measurement m = study.measurements().get(measurement);
        if (m != null && above.add(measurement)) {
            m.links().values().forEach(link -> visit(link, order, above));
        }
        order.add(measurement);
    }

    private static Subject overMany(String name) {
        return Subject.of("", name);
    }

    private void add(Measurement of, StepText text) {
        List<PlannedStep> own = steps.computeIfAbsent(of.name(), k -> new ArrayList<>());
        if (own.stream().anyMatch(s -> s.id().name().equalsIgnoreCase(text.name()))) {
            problems.error(text.node(), "a second step '" + text.name() + "' for measurement '" + of.name()
                    + "', from another recipe; give it another name with 'as:'");
            return;
        }
        own.add(step(new StepId(of.name(), text.name()), of.subject(), of, text, Selection.ALL));
    }

    private PlannedStep step(StepId id, Subject subject, Measurement of, StepText text, Selection selection) {
        Optional<Contribution<Operation<?, ?, ?>>> operation = catalogue.operation(text.operation());
        Map<String, String> written = written(text);
        if (operation.isEmpty()) {
            String what = Absence.of(Kind.OPERATION, text.operation(), catalogue);
            problems.open(text.node(), what + " (the step is kept as it is and not run)");
            return blocked(id, subject, text, operation, written, what);
        }
        try {
            Operation<?, ?, ?> instance = operation.get().instance();
            int before = problems.count();
            Optional<? extends Record> parameters = parameters(text, instance);
            if (of != null && of.details().isEmpty()) {
                return blocked(id, subject, text, operation, written,
                        "needs the open values of measurement '" + of.name() + "'");
            }
            if (parameters.isEmpty()) {
                return blocked(id, subject, text, operation, written, problems.count() > before
                        ? problems.list().getLast().what() : "its parameters are not complete");
            }
            Map<String, Source> inputs = binder.bind(Catalogue.type(instance, 0), of, text.from(), selection);
            return new PlannedStep(id, subject, text.operation(), operation, parameters, written, inputs,
                    Optional.empty());
        } catch (OperationException | IllegalArgumentException e) {
            problems.open(text.node(), id + ": " + e.getMessage());
            return blocked(id, subject, text, operation, written, e.getMessage());
        }
    }

    /** Where a key of a step stands; the step itself when it is left to its default. */
    private static Node node(StepText text, String key) {
        return text.parameters().getValue().stream()
                .filter(t -> t.getKeyNode() instanceof ScalarNode s && s.getValue().equals(key))
                .map(NodeTuple::getValueNode).findFirst().orElse(text.node());
    }

    private static PlannedStep blocked(StepId id, Subject subject, StepText text,
            Optional<Contribution<Operation<?, ?, ?>>> operation, Map<String, String> written, String why) {
        return new PlannedStep(id, subject, text.operation(), operation, Optional.empty(), written, Map.of(),
                Optional.of(why));
    }

    private static Map<String, String> written(StepText text) {
        Map<String, String> written = new LinkedHashMap<>();
        for (NodeTuple tuple : text.parameters().getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                written.put(key.getValue(),
                        tuple.getValueNode() instanceof ScalarNode value ? value.getValue() : "...");
            }
        }
        return written;
    }

    /** A page; empty when something on it is unknown. */
    private Optional<PlannedPage> page(WantedPage wanted, List<PlannedFigure> figures) {
        Set<String> names = figures.stream().map(PlannedFigure::name).collect(Collectors.toSet());
        if (names.contains(wanted.name())) {
            problems.open(wanted.node(), "page '" + wanted.name() + "' has the name of a figure (it is not drawn)");
            return Optional.empty();
        }
        List<List<PlannedPage.Part>> rows = new ArrayList<>();
        for (List<String> row : wanted.rows().rows()) {
            List<PlannedPage.Part> parts = new ArrayList<>();
            for (String name : row) {
                Path picture = study.folder().resolve(name).normalize();
                if (names.contains(name)) {
                    parts.add(new PlannedPage.Drawn(name));
                } else if (PlannedPage.isPicture(name) && Files.isRegularFile(picture)) {
                    parts.add(new PlannedPage.Picture(picture));
                } else {
                    problems.open(wanted.node(), "page '" + wanted.name() + "': no figure '" + name + "'"
                            + (PlannedPage.isPicture(name) ? " and no such file" : NearMiss.hint(name, names))
                            + " (the page is not drawn)");
                    return Optional.empty();
                }
            }
            rows.add(List.copyOf(parts));
        }
        return Optional.of(new PlannedPage(wanted.name(), wanted.rows(), rows));
    }

    private void figures(Wanted wanted, List<PlannedFigure> figures) {
        StepText text = wanted.step();
        Optional<Contribution<FigureBuilder<?, ?>>> figure = catalogue.figure(text.operation());
        if (figure.isEmpty()) {
            problems.open(text.node(), Absence.of(Kind.FIGURE, text.operation(), catalogue) + " (it is not drawn)");
            return;
        }
        try {
            FigureBuilder<?, ?> instance = figure.get().instance();
            Optional<? extends Record> options = records.read(Catalogue.type(instance, 1), text.parameters());
            if (options.isPresent()) {
                draw(wanted, figure.get(), options.get(), figures);
            }
        } catch (OperationException | IllegalArgumentException e) {
            problems.open(text.node(), "figure '" + text.name() + "': " + e.getMessage());
        }
    }

    private void draw(Wanted wanted, Contribution<FigureBuilder<?, ?>> figure, Record options,
            List<PlannedFigure> figures)
            throws OperationException {
        StepText text = wanted.step();
        Class<? extends Record> inputs = Catalogue.type(figure.instance(), 0);
        if (isOverMany(inputs)) {
            figures.add(new PlannedFigure(text.name(), overMany(text.name()), figure, options,
                    binder.bind(inputs, null, text.from(), wanted.of())));
            return;
        }
        String reason = "no measurement chosen";
        int before = figures.size();
        for (Measurement m : study.measurements().values()) {
            boolean ofOtherTechnique = !figure.technique().isEmpty() && !figure.technique().equals(m.technique());
            if (ofOtherTechnique || !wanted.of().takes(m.subject())) {
                continue;
            }
            try {
                figures.add(new PlannedFigure(m.name() + "-" + text.name(), m.subject(), figure, options,
                        binder.bind(inputs, m, text.from(), wanted.of())));
            } catch (OperationException e) {
                reason = e.getMessage();
            }
        }
        if (figures.size() == before) {
            drawComparisons(text, figure, options, inputs, figures);
        }
        if (figures.size() == before) {
            problems.open(text.node(), "figure '" + text.name() + "' has nothing to show: " + reason);
        }
    }

    /** A figure of the results of comparisons: of all that give what it needs, or of the one that 'from' names. */
    private void drawComparisons(StepText text, Contribution<FigureBuilder<?, ?>> figure, Record options,
            Class<? extends Record> inputs, List<PlannedFigure> figures) {
        String named = text.from().getOrDefault("", "");
        for (PlannedStep step : comparisons) {
            String name = step.id().name();
            if (!named.isEmpty() && !named.equals(name)) {
                continue;
            }
            try {
                figures.add(new PlannedFigure(name + "-" + text.name(), overMany(name), figure, options,
                        new Binder(data, Map.of("", List.of(step))).bind(inputs, null, Map.of(), Selection.ALL)));
            } catch (OperationException e) {
                continue; // it gives something else; that no measurement fits is told
            }
        }
    }

    private static boolean isOverMany(Class<? extends Record> inputs) {
        return Schema.of(inputs).fields().stream()
                .anyMatch(f -> f.type() instanceof ValueType.ListOf);
    }
}
