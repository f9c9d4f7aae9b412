// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.operando.api.LoadException;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.CanonicalJson;
import org.operando.core.record.FlatJson;
import org.operando.core.results.ResultFile;
import org.operando.core.results.ResultFile.Header;

/**
 * What a step would do if its study were run now: keep its result or compute it, and why. Nothing is computed but the
 * hashes of raw files, and nothing is written.
 * @param why empty for a result that holds
 */
public record Standing(PlannedStep step, State state, String why) {
    /** What a step would do. */
    public enum State {
        /** Its result holds. */
        KEPT("kept"),
        /** There is a result of something else than is asked now. */
        OUT_OF_DATE("out of date"),
        /** There is no result. */
        NOT_RUN("to do"),
        /** It cannot run. */
        BLOCKED("not run");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** What a reader is told. */
        public String word() {
            return word;
        }
    }

    /**
     * All steps of a plan in their order.
     * @param folder where results are, or would be
     */
    public static List<Standing> of(Plan plan, Path folder, Catalogue catalogue, FileHashes hashes, Cancel cancel) {
        StepKeys keys = new StepKeys(plan, Runner.Options.usual(hashes, RunListener.SILENT, cancel), catalogue);
        Map<StepId, Standing> all = new HashMap<>();
        List<Standing> ordered = new ArrayList<>();
        for (PlannedStep step : plan.steps()) {
            Standing standing = of(step, plan, folder, keys, all);
            all.put(step.id(), standing);
            ordered.add(standing);
        }
        return ordered;
    }

    private static Standing of(PlannedStep step, Plan plan, Path folder, StepKeys keys, Map<StepId, Standing> before) {
        if (step.blocked().isPresent()) {
            return new Standing(step, State.BLOCKED, step.blocked().get());
        }
        Set<StepId> missing = new LinkedHashSet<>();
        step.before().stream().filter(id -> before.get(id).state == State.BLOCKED).forEach(missing::add);
        Optional<StepId> needed = StepRunner.needed(step.inputs(), missing);
        if (needed.isPresent()) {
            return new Standing(step, State.BLOCKED, "needs " + needed.get() + ", which cannot run");
        }
        try {
            String key = keys.step(step, missing);
            Path file = folder.resolve(step.id().file());
            Optional<Header> found = ResultFile.header(file);
            if (found.isEmpty()) {
                return new Standing(step, State.NOT_RUN, "no result yet");
            }
            if (found.get().key().equals(key)) {
                return keys.holds(file, key) ? new Standing(step, State.KEPT, "") : new Standing(step,
                        State.OUT_OF_DATE, "its file was changed or damaged after it was written");
            }
            return new Standing(step, State.OUT_OF_DATE, why(step, found.get(), plan, keys, missing));
        } catch (OperandoException | IOException e) {
            return new Standing(step, State.BLOCKED, e.getMessage());
        }
    }

    /** The first cause that is found, from what a user changes most often to what is changed seldom. */
    private static String why(PlannedStep step, Header old, Plan plan, StepKeys keys, Set<StepId> missing)
            throws LoadException, OperationException {
        int version = step.operation().orElseThrow().version();
        if (old.version() != version) {
            return step.operationId() + " has version " + version + " now, it had " + old.version();
        }
        Set<String> parameters = differing(flat(old.parameters()),
                flat(CanonicalJson.of(step.parameters().orElseThrow())));
        if (!parameters.isEmpty()) {
            return "changed: " + String.join(", ", parameters);
        }
        Set<String> inputs = differing(old.inputs(), keys.named(step, missing));
        List<String> files = inputs.stream().filter(n -> n.contains("/")).toList();
        if (!files.isEmpty()) {
            return files.getFirst() + (files.size() == 1 ? " is new, gone or changed"
                    : " and " + (files.size() - 1) + " more files are new, gone or changed");
        }
        for (Map.Entry<String, Source> input : step.inputs().entrySet()) {
            if (inputs.contains(input.getKey())) {
                return input.getValue().steps().stream().findFirst().map(s -> s + " is out of date")
                        .orElse("what the study says of measurement "
                                + String.join(", ", input.getValue().measurements()) + ", or its loader, changed");
            }
        }
        return old.subject().equals(step.subject()) ? "what it rests on changed"
                : "what the study says of " + plan.study().name() + "'s " + step.subject().measurement() + " changed";
    }

    private static Map<String, String> flat(String json) {
        try {
            return FlatJson.of(json);
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static Set<String> differing(Map<String, String> a, Map<String, String> b) {
        Set<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        names.removeIf(n -> a.containsKey(n) && a.get(n).equals(b.get(n)));
        return names;
    }
}
