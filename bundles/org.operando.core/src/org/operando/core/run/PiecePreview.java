// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.operando.api.OperandoException;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.PiecewiseOperation;
import org.operando.api.PiecewiseOperation.Piece;
import org.operando.api.figure.Page;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.CanonicalJson;

/**
 * Shows what a step makes of one frame or cycle with the parameters that stand in the study, in memory. What the step
 * works on is kept at hand, so that of a changed parameter only the one piece is computed.
 */
public final class PiecePreview {
    private final Catalogue catalogue;
    private final SharedSetUp shared = new SharedSetUp();
    private Held held = new Held("", new SoftReference<>(null));

    private record Held(String stamp, SoftReference<Record> inputs) {
    }

    /**
     * A piece that was computed.
     * @param piece what the pieces are
     * @param number its number
     * @param chosen whether it is the one that was chosen; else it is the first
     * @param page what came out
     */
    public record Shown(Piece piece, long number, boolean chosen, Page page) {
        /** The piece in words. */
        public String words() {
            return (piece == Piece.FRAME ? "frame " : "cycle ") + number;
        }
    }

    /** @param catalogue operations */
    public PiecePreview(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What the pieces of a step are; empty when it works on the whole only. */
    public static Optional<Piece> piece(PlannedStep step) {
        try {
            return step.operation().isPresent()
                    && step.operation().get().instance() instanceof PiecewiseOperation<?, ?, ?> p
                            ? Optional.of(p.piece()) : Optional.empty();
        } catch (OperationException broken) {
            return Optional.empty(); // its own step tells why
        }
    }

    /**
     * Computes the chosen piece, or the first when none of the step's is chosen.
     * @param step one with a {@link #piece}, not blocked
     * @param folder results of the study: nothing is written there
     * @param chosen number of the chosen piece of a kind
     */
    @SuppressWarnings("unchecked")
    public Shown show(Plan plan, Path folder, PlannedStep step, Function<Piece, Optional<Double>> chosen,
            Runner.Options options) throws OperandoException {
        Operation<?, ?, ?> operation = step.operation().orElseThrow().instance();
        PiecewiseOperation<Record, Record, Record> piecewise = (PiecewiseOperation<Record, Record, Record>) operation;
        Record parameters = step.parameters().orElseThrow();
        try (Workers workers = new Workers(options.threads())) {
            StepContext context = new StepContext(new StepContext.Surroundings(catalogue, workers, shared,
                    options.cancel()), StepContext.UNTOLD, options.memory() / options.threads(), 1);
            Record inputs = inputs(plan, folder, step, operation, options, context);
            long[] pieces = piecewise.pieces(inputs, parameters, context);
            if (pieces.length == 0) {
                throw new OperationException("there is nothing to work on in " + step.id());
            }
            Optional<Double> wanted = chosen.apply(piecewise.piece());
            boolean there = wanted.isPresent() && Arrays.stream(pieces).anyMatch(n -> n == wanted.get());
            long number = there ? wanted.get().longValue() : pieces[0];
            context.check();
            return new Shown(piecewise.piece(), number, there,
                    piecewise.one(inputs, parameters, number, context));
        }
    }

    /** Runs an operation outside of a plan, in memory; what it sets up is kept for the next time. */
    public <I extends Record, P extends Record, O extends Record> O run(Operation<I, P, O> operation, I inputs,
            P parameters, Runner.Options options) throws OperationException {
        try (Workers workers = new Workers(options.threads())) {
            return operation.run(inputs, parameters, new StepContext(new StepContext.Surroundings(catalogue, workers,
                    shared, options.cancel()), StepContext.UNTOLD, options.memory() / options.threads(), 1));
        }
    }

    /** What the step works on; the same record as before while nothing that it comes from has changed. */
    private synchronized Record inputs(Plan plan, Path folder, PlannedStep step, Operation<?, ?, ?> operation,
            Runner.Options options, StepContext context) throws OperandoException {
        String stamp = stamp(plan, folder, step, options);
        Record inputs = held.stamp().equals(stamp) ? held.inputs().get() : null;
        if (inputs == null) {
            inputs = new Values(plan, folder).inputs(Catalogue.type(operation, 0), step.inputs(), Set.of(), context);
            held = new Held(stamp, new SoftReference<>(inputs));
        }
        return inputs;
    }

    /** Changes with every file that the inputs are read from and with how they are read. */
    private static String stamp(Plan plan, Path folder, PlannedStep step, Runner.Options options)
            throws OperandoException {
        StringBuilder stamp = new StringBuilder(folder.toString()).append(step.id());
        for (Map.Entry<String, Source> input : step.inputs().entrySet()) {
            stamp.append('\n').append(input.getKey()).append(' ').append(input.getValue());
            for (String measurement : input.getValue().measurements()) {
                stamp.append('\n').append(plan.data().get(measurement).key(options.hashes()));
            }
            if (input.getValue() instanceof Source.OfStudy s) {
                stamp.append('\n')
                        .append(plan.data().get(s.measurement()).measurement().details().map(CanonicalJson::of));
            }
            for (StepId before : input.getValue().steps()) {
                stamp.append('\n').append(stamp(folder.resolve(before.file()), before));
            }
        }
        return stamp.toString();
    }

    private static String stamp(Path result, StepId step) throws OperationException {
        try {
            return Files.size(result) + " " + Files.getLastModifiedTime(result);
        } catch (IOException e) {
            throw new OperationException("the result of " + step + ", which this step works on, is not there", "",
                    "run " + step.measurement() + " first");
        }
    }
}
