// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.operando.api.Subject;
import org.operando.core.record.Problem;
import org.operando.core.run.MeasuredData;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedFigure;
import org.operando.core.run.PlannedPage;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.Source;
import org.operando.core.run.StepId;
import org.operando.core.study.Measurement;
import org.operando.core.study.Sample;
import org.operando.core.study.Study;
import org.operando.ui.explorer.NodeText.Kind;
import org.operando.ui.session.StepMark;
import org.operando.ui.session.StudySession.Snapshot;

/** Makes the tree of a study: samples with their cells, particles, states, measurements and results; figures; problems. */
final class StudyTree {
    /** Files of a measurement that are listed one by one. */
    private static final int MOST_FILES = 300;

    private static final StepMark ERRORS = new StepMark(StepMark.Kind.CANNOT_RUN,
            "the study has errors, see Problems; the last result is still here");

    private final Study study;
    private final Optional<Plan> plan;
    private final List<Problem> problems;
    private final Map<StepId, StepMark> marks;

    /**
     * @param lastPlan stands in where the text has errors
     * @param marks how each step stands
     */
    StudyTree(Snapshot snapshot, Optional<Plan> lastPlan, Map<StepId, StepMark> marks) {
        study = snapshot.study();
        plan = snapshot.plan().or(() -> lastPlan);
        problems = snapshot.problems();
        this.marks = marks;
    }

    /** The root, which is not shown. */
    NodeText root() {
        List<NodeText> top = new ArrayList<>();
        study.samples().values().forEach(s -> top.add(sample(s)));
        List<NodeText> comparisons = steps("");
        if (!comparisons.isEmpty()) {
            top.add(group("comparisons", "Comparisons", comparisons));
        }
        List<NodeText> figures = figures();
        if (!figures.isEmpty()) {
            top.add(group("figures", "Figures", figures));
        }
        if (!problems.isEmpty()) {
            List<NodeText> list = problems.stream().map(p -> new NodeText("problem:" + p, Kind.PROBLEM, p.what(),
                    "line " + p.line(), Optional.empty(), p, List.of())).distinct().toList();
            top.add(new NodeText("problems", Kind.GROUP, "Problems", Integer.toString(list.size()), Optional.empty(),
                    "problems", list));
        }
        return new NodeText("", Kind.GROUP, study.title(), "", Optional.empty(), study, List.copyOf(top));
    }

    private static NodeText group(String key, String label, List<NodeText> children) {
        return new NodeText(key, Kind.GROUP, label, "", NodeText.of(children), key, children);
    }

    private NodeText sample(Sample sample) {
        String key = "sample:" + sample.name();
        List<NodeText> children = new ArrayList<>();
        study.cells().forEach((name, cell) -> {
            if (cell.sample().equals(sample.name())) {
                children.add(new NodeText(key + "/cell:" + name, Kind.CELL, name,
                        "cell" + cell.condition().map(c -> ", " + c).orElse(""), Optional.empty(), cell, List.of()));
            }
        });
        study.particles().forEach((name, particle) -> {
            if (particle.sample().equals(sample.name())) {
                children.add(new NodeText(key + "/particle:" + name, Kind.PARTICLE, name, "particle", Optional.empty(),
                        particle, List.of()));
            }
        });
        List<Measurement> own = study.measurements().values().stream()
                .filter(m -> m.subject().sample().equals(sample.name())).toList();
        Set<String> states = new LinkedHashSet<>();
        own.forEach(m -> m.subject().state().ifPresent(states::add));
        for (String state : states) {
            List<NodeText> measured = own.stream().filter(m -> m.subject().state().equals(Optional.of(state)))
                    .map(this::measurement).toList();
            children.add(new NodeText(key + "/state:" + state, Kind.STATE, state, "state", NodeText.of(measured),
                    study.states().containsKey(state) ? study.states().get(state) : state, measured));
        }
        own.stream().filter(m -> m.subject().state().isEmpty()).forEach(m -> children.add(measurement(m)));
        return new NodeText(key, Kind.SAMPLE, sample.name(), "sample", NodeText.of(children), sample,
                List.copyOf(children));
    }

    private NodeText measurement(Measurement m) {
        List<NodeText> children = new ArrayList<>();
        MeasuredData data = plan.map(p -> p.data().get(m.name())).orElse(null);
        List<Path> files = data == null ? List.of() : data.files();
        String count = files.size() == 1 ? "1 file" : files.size() + " files";
        if (files.size() == 1) {
            children.add(file("file:" + m.name(), files.getFirst()));
        } else if (!files.isEmpty()) {
            children.add(files(m, files, count));
        }
        children.addAll(steps(m.name()));
        Subject subject = m.subject();
        String detail = m.technique() + (data == null ? "" : ", " + count)
                + subject.particle().map(p -> ", " + p).orElse("");
        return new NodeText("measurement:" + m.name(), Kind.MEASUREMENT, m.name(), detail, NodeText.of(children), m,
                List.copyOf(children));
    }

    private NodeText files(Measurement m, List<Path> files, String count) {
        String key = "files:" + m.name();
        List<NodeText> list = new ArrayList<>();
        for (Path file : files.subList(0, Math.min(MOST_FILES, files.size()))) {
            list.add(file(key + "/" + file, file));
        }
        if (files.size() > MOST_FILES) {
            list.add(new NodeText(key + "/more", Kind.FILES, "and " + (files.size() - MOST_FILES) + " more", "",
                    Optional.empty(), key, List.of()));
        }
        return new NodeText(key, Kind.FILES, count, "", Optional.empty(), key,
                list);
    }

    private static NodeText file(String key, Path file) {
        return new NodeText(key, Kind.FILE, file.getFileName().toString(), "", Optional.empty(), file, List.of());
    }

    private List<NodeText> steps(String measurement) {
        return plan.stream().flatMap(p -> p.steps().stream()).filter(s -> s.id().measurement().equals(measurement))
                .map(this::step).toList();
    }

    private NodeText step(PlannedStep step) {
        String detail = step.id().name().equals(step.operationId()) ? "" : step.operationId();
        return new NodeText("step:" + step.id(), Kind.STEP, step.id().name(), detail,
                Optional.of(mark(step.id())), step, List.of());
    }

    private List<NodeText> figures() {
        if (plan.isEmpty()) {
            return List.of();
        }
        List<NodeText> figures = new ArrayList<>();
        for (PlannedFigure figure : plan.get().figures()) {
            List<StepId> from = figure.inputs().values().stream().map(Source::steps).flatMap(List::stream).toList();
            figures.add(new NodeText("figure:" + figure.name(), Kind.FIGURE, figure.name(), "", Optional.of(mark(from)),
                    figure, List.of()));
        }
        for (PlannedPage page : plan.get().pages()) {
            List<NodeText> parts = page.rows().stream().flatMap(List::stream)
                    .flatMap(p -> p instanceof PlannedPage.Drawn d
                            ? figures.stream().filter(f -> f.key().equals("figure:" + d.figure()))
                            : Stream.empty())
                    .toList();
            figures.add(new NodeText("page:" + page.name(), Kind.FIGURE, page.name(), "page",
                    Optional.of(NodeText.of(parts).orElse(StepMark.DONE)), page, List.of()));
        }
        return figures;
    }

    private StepMark mark(StepId step) {
        return marks.getOrDefault(step, study.hasErrors() ? ERRORS : StepMark.UNKNOWN);
    }

    /** A figure is drawn from what there is: it stands as the worst of its results. */
    private StepMark mark(List<StepId> from) {
        StepMark worst = StepMark.DONE;
        for (StepId step : from) {
            StepMark own = mark(step);
            StepMark shown = own.kind() == StepMark.Kind.DONE ? own
                    : new StepMark(own.kind() == StepMark.Kind.FAILED ? StepMark.Kind.CANNOT_RUN : own.kind(),
                            "rests on " + step + ": " + own.kind().word());
            worst = worst.worse(shown);
        }
        return worst;
    }
}
