// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.operando.core.run.FigureResult;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.RunListener;
import org.operando.core.run.StepId;
import org.operando.core.run.StepResult;
import org.operando.core.run.StepState;

/** What goes on in the results folder, whoever does it, and how the last run ended. Any thread. */
final class Activity implements RunListener {
    private static final class Running {
        private final long began;
        private final RemainingTime time = new RemainingTime();
        private long done;
        private long of;
        private String what = "";

        private Running(long began) {
            this.began = began;
        }
    }

    private final Runnable tell;
    private final Consumer<StepId> keep;
    private final LongSupplier clock;
    private final Map<StepId, Running> running = new LinkedHashMap<>();
    private final Map<StepId, StepResult> ended = new ConcurrentHashMap<>();
    private final Map<StepId, Double> lastSeconds = new ConcurrentHashMap<>();
    private List<StepId> all = List.of();
    private Optional<String> by = Optional.empty();
    private String said = "";
    private boolean stopping;
    private long began;

    /**
     * @param tell is called whenever something changed
     * @param keep is told of each result as soon as it is there
     * @param clock nanoseconds
     */
    Activity(Runnable tell, Consumer<StepId> keep, LongSupplier clock) {
        this.tell = tell;
        this.keep = keep;
        this.clock = clock;
    }

    /** A run begins. */
    synchronized void begin(String who, List<StepId> steps) {
        by = Optional.of(who);
        all = steps;
        began = clock.getAsLong();
        stopping = false;
        said = "";
        running.clear();
        ended.clear();
        tell.run();
    }

    /** A run that follows files says what it is at. */
    synchronized void says(String line) {
        said = line;
        tell.run();
    }

    /** A run that follows files has done what is there. */
    synchronized void rests() {
        says(said + "; waiting for more");
    }

    /** The run is over. */
    synchronized void end() {
        by = Optional.empty();
        running.clear();
        tell.run();
    }

    /** The run was asked to stop. */
    synchronized void stop() {
        stopping = true;
        tell.run();
    }

    /** Whether a run goes on, in this process or another. */
    synchronized boolean isUnderWay() {
        return by.isPresent();
    }

    /** How long a step took when it was last computed: what a next run will take for it. */
    void took(StepId step, double seconds) {
        lastSeconds.put(step, seconds);
    }

    @Override
    public synchronized void started(Plan plan) {
        all = plan.steps().stream().map(PlannedStep::id).toList();
        ended.clear();
        tell.run();
    }

    @Override
    public void started(PlannedStep step) {
        started(step.id());
    }

    synchronized void started(StepId step) {
        running.put(step, new Running(clock.getAsLong()));
        tell.run();
    }

    @Override
    public void progress(PlannedStep step, long done, long of, String what) {
        progress(step.id(), done, of, what);
    }

    synchronized void progress(StepId step, long done, long of, String what) {
        Running r = running.get(step);
        if (r != null) {
            r.done = done;
            r.of = of;
            r.what = what;
            r.time.at(seconds(r.began), done, of);
            tell.run();
        }
    }

    @Override
    public void ended(StepResult result) {
        StepId step = result.step().id();
        if (result.state() == StepState.DONE) {
            keep.accept(step);
            took(step, result.seconds());
        }
        synchronized (this) {
            running.remove(step);
            ended.put(step, result);
        }
        tell.run();
    }

    /** Notes how a step ended in a run of some other time. */
    void remember(StepResult result) {
        ended.put(result.step().id(), result);
    }

    @Override
    public void ended(FigureResult result) {
        tell.run();
    }

    /** How a step ended in the last run. */
    Optional<StepResult> ended(StepId step) {
        return Optional.ofNullable(ended.get(step));
    }

    /** How the run goes; empty when there is none. */
    synchronized Optional<RunProgress> progress() {
        if (by.isEmpty()) {
            return Optional.empty();
        }
        List<RunProgress.Step> steps = new ArrayList<>();
        running.forEach((id, r) -> steps.add(new RunProgress.Step(id, r.done, r.of, r.what, seconds(r.began),
                r.time.rate(), remaining(id, r))));
        double left = 0;
        boolean known = false;
        boolean atLeast = false;
        for (StepId id : all) {
            if (!ended.containsKey(id)) {
                OptionalDouble own = remaining(id, running.get(id));
                known |= own.isPresent();
                atLeast |= own.isEmpty();
                left += own.orElse(0);
            }
        }
        return Optional.of(new RunProgress(by.get(), ended.size(), all.size(), List.copyOf(steps), seconds(began),
                known ? OptionalDouble.of(left / Math.max(1, running.size())) : OptionalDouble.empty(), atLeast,
                stopping, said));
    }

    /** From its own rate, else from what it took last time. */
    private OptionalDouble remaining(StepId id, Running r) {
        OptionalDouble own = r == null ? OptionalDouble.empty() : r.time.seconds();
        Double last = lastSeconds.get(id);
        return own.isPresent() || last == null ? own
                : OptionalDouble.of(Math.max(0, last - (r == null ? 0 : seconds(r.began))));
    }

    private double seconds(long since) {
        return (clock.getAsLong() - since) * 1e-9;
    }
}
