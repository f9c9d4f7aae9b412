// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinTask;
import org.operando.api.Cancelled;
import org.operando.api.OperationException;
import org.operando.api.Split;
import org.operando.core.files.FaultPoint;

/**
 * Runs the parts of a split operation over the cores of this machine. At most two parts a thread are under way or waiting to
 * be merged; the merge runs on the caller's thread while parts run, in their order, so that the bits do not depend on the
 * number of threads.
 */
final class PartRunner<T extends Record, R extends Record, O extends Record> {
    private final Split<T, R, O> split;
    private final List<T> parts;
    private final StepContext context;
    private final PartFiles<R> files;
    private final Deque<Part<R>> underWay = new ArrayDeque<>();
    private int submitted;

    private record Part<R>(ForkJoinTask<R> task, StepContext context) {
    }

    /** Carries an expected failure through the iterator. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient OperationException reason;

        Failed(OperationException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    /** @param files results of parts that other processes or earlier runs have computed */
    PartRunner(Split<T, R, O> split, StepContext context, PartFiles<R> files) {
        this.split = split;
        this.parts = split.parts();
        this.context = context;
        this.files = files;
    }

    O run() throws OperationException {
        try {
            fill();
            O merged = split.merge(new Results(), context);
            context.taken(files.taken());
            files.removeOthers();
            return merged;
        } catch (Failed e) {
            throw e.reason;
        } finally {
            cancel();
        }
    }

    private void fill() throws OperationException {
        while (submitted < parts.size() && underWay.size() < 2 * context.workers().threads()) {
            int n = submitted++;
            Optional<PartFiles.Place> place = files.place(n, parts.get(n));
            StepContext own = context.part(n, place);
            underWay.add(new Part<>(context.workers().submit(() -> made(parts.get(n), place, own)), own));
        }
    }

    private R made(T part, Optional<PartFiles.Place> place, StepContext own) throws OperationException {
        own.check();
        Optional<R> before = place.flatMap(p -> files.read(p, own));
        if (before.isPresent()) {
            return before.get();
        }
        R result = split.part(part, own);
        if (place.isPresent()) {
            files.keep(place.get(), result, own);
        }
        return result;
    }

    private R result(int n) throws OperationException {
        Part<R> part = underWay.remove();
        try {
            R result = part.task().get();
            context.join(part.context().warnings());
            return result;
        } catch (ExecutionException e) {
            context.join(part.context().warnings());
            return failed(n, cause(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    private static Throwable cause(Throwable e) {
        Throwable inner = e;
        while (inner.getCause() != null && !(inner instanceof OperationException)) {
            inner = inner.getCause();
        }
        return inner;
    }

    private R failed(int n, Throwable reason) throws OperationException {
        return switch (reason) {
            case OperationException e -> split.failed(parts.get(n), e);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(reason);
        };
    }

    private void cancel() {
        underWay.forEach(p -> p.task().cancel(true));
        underWay.forEach(p -> p.task().quietlyJoin());
        underWay.clear();
    }

    private final class Results implements Iterator<R> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < parts.size();
        }

        @Override
        public R next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            context.progress(next, parts.size(), "parts");
            FaultPoint.MERGE.reached();
            try {
                R result = result(next++);
                fill();
                return result;
            } catch (OperationException e) {
                throw new Failed(e);
            }
        }
    }
}
