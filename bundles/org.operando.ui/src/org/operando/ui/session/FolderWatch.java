// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.core.record.FlatJson;
import org.operando.core.run.Failure;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.RunFolder;
import org.operando.core.run.StepId;
import org.operando.core.run.StepResult;
import org.operando.core.run.StepState;

/**
 * Looks at a results folder for runs of other processes: who holds it, and what the journal tells of its steps. What
 * decides about results are their keys; this only tells how a run goes.
 */
final class FolderWatch {
    private static final int JOURNAL_TAIL = 1 << 18;

    private final Path folder;
    private final Activity activity;
    private final GrowingText journal;
    private boolean foreign;

    FolderWatch(Path folder, Activity activity) {
        this.folder = folder;
        this.activity = activity;
        journal = new GrowingText(folder.resolve("journal.jsonl"), JOURNAL_TAIL);
    }

    /**
     * Looks once.
     * @return whether results may have changed
     */
    boolean look(Plan plan) {
        Optional<String> writer = RunFolder.writer(folder);
        boolean changed = false;
        if (writer.isPresent() && !foreign) {
            foreign = true;
            activity.begin(writer.get(), plan.steps().stream().map(PlannedStep::id).toList());
        }
        try {
            for (String line : journal.more()) {
                changed |= heard(FlatJson.of(line), plan, writer.orElse(""));
            }
        } catch (IOException | NumberFormatException e) {
            // somebody else's file, half a line or no JSON: the next look tells more
            changed = false;
        }
        if (writer.isEmpty() && foreign) {
            foreign = false;
            activity.end();
            failures(plan);
            return true;
        }
        return changed;
    }

    /** Takes note of what this process wrote itself, without telling it. */
    void skip() {
        try {
            for (String line : journal.more()) {
                Map<String, String> event = FlatJson.of(line);
                if ("step".equals(event.get("event")) && StepState.DONE.word().equals(event.get("state"))) {
                    activity.took(step(event.get("step")), Double.parseDouble(event.getOrDefault("seconds", "0")));
                }
            }
        } catch (IOException | NumberFormatException e) {
            // the journal is no source of truth: without it there are no times of earlier runs
            foreign = false;
        }
    }

    private boolean heard(Map<String, String> event, Plan plan, String writer) {
        StepId step = step(event.getOrDefault("step", ""));
        switch (event.getOrDefault("event", "")) {
            case "started" -> activity.begin(writer, plan.steps().stream().map(PlannedStep::id).toList());
            case "begun" -> activity.started(step);
            case "progress" -> activity.progress(step, number(event, "done"), number(event, "of"),
                    event.getOrDefault("what", ""));
            case "step" -> {
                Optional<StepResult> result = result(plan, step, event.getOrDefault("state", ""), Optional.empty(),
                        Double.parseDouble(event.getOrDefault("seconds", "0")));
                result.ifPresent(activity::ended);
                return true;
            }
            default -> {
                return event.containsKey("event");
            }
        }
        return false;
    }

    private static long number(Map<String, String> event, String name) {
        return Long.parseLong(event.getOrDefault(name, "0"));
    }

    private static StepId step(String text) {
        int slash = text.indexOf('/');
        String measurement = slash < 0 ? "" : text.substring(0, slash);
        return new StepId(measurement.equals("compare") ? "" : measurement, text.substring(slash + 1));
    }

    private Optional<StepResult> result(Plan plan, StepId id, String state, Optional<Failure> failure,
            double seconds) {
        Optional<PlannedStep> step = plan.steps().stream().filter(s -> s.id().equals(id)).findFirst();
        for (StepState s : StepState.values()) {
            if (step.isPresent() && s.word().equals(state)) {
                return Optional.of(new StepResult(step.get(), s, "", failure, List.of(),
                        s.hasResult() ? Optional.of(folder.resolve(id.file())) : Optional.empty(), seconds));
            }
        }
        return Optional.empty();
    }

    /** What {@code run.json} tells of steps without a result, with the reasons, which the journal does not hold. */
    void failures(Plan plan) {
        Map<String, String> run = new HashMap<>();
        try {
            run.putAll(FlatJson.of(Files.readString(folder.resolve("run.json"))));
        } catch (IOException e) {
            // no run was finished here, or one is finishing now
            return;
        }
        for (int i = 0; run.containsKey("steps." + i + ".step.name"); i++) {
            String at = "steps." + i + ".";
            StepId id = new StepId(run.getOrDefault(at + "step.measurement", ""), run.get(at + "step.name"));
            Optional<Failure> failure = Optional.ofNullable(run.get(at + "error.what")).map(what -> new Failure(what,
                    run.getOrDefault(at + "error.where", ""), run.getOrDefault(at + "error.remedy", "")));
            failure.flatMap(f -> result(plan, id, run.getOrDefault(at + "state", ""), Optional.of(f), 0))
                    .ifPresent(activity::remember);
        }
    }
}
