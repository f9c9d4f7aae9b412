// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.operando.api.Cancelled;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Warning;

/** A context for tests: one thread, warnings kept, cancelled on request. */
public final class PlainContext implements Context {
    private final List<Warning> warnings = new ArrayList<>();
    private final Map<String, Object> contributions = new TreeMap<>();
    private int checksLeft = Integer.MAX_VALUE;

    /** What {@link #contributed} gives for this id, e.g. a peak shape. */
    public PlainContext with(String id, Object contribution) {
        contributions.put(id, contribution);
        return this;
    }

    /** Cancels the work at the n-th check from now. */
    public PlainContext cancelledAtCheck(int n) {
        checksLeft = n;
        return this;
    }

    /** The warnings so far. */
    public List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void progress(long done, long of, String what) {
        check();
    }

    @Override
    public void check() {
        if (--checksLeft < 0) {
            throw new Cancelled();
        }
    }

    @Override
    public void warn(String where, String what) {
        warnings.add(new Warning(where, what));
    }

    @Override
    public void leaveOut(String where, String why) {
        warnings.add(Warning.ofLeftOut(where, why));
    }

    @Override
    public void parallel(int count, IntTask body) throws OperationException {
        for (int i = 0; i < count; i++) {
            body.run(i);
        }
    }

    @Override
    public <K extends Record, V> V shared(K key, Function<K, V> make) {
        return make.apply(key);
    }

    @Override
    public <T> T contributed(Class<T> type, String id) throws OperationException {
        Object found = contributions.get(id);
        if (found == null) {
            throw new OperationException("no " + type.getSimpleName() + " '" + id + "'; the test gave "
                    + contributions.keySet());
        }
        if (!type.isInstance(found)) {
            throw new OperationException(
                    "'" + id + "' is no " + type.getSimpleName() + " but " + found.getClass().getName());
        }
        return type.cast(found);
    }

    @Override
    public long memory() {
        return 1L << 28;
    }

    @Override
    public long seed() {
        return 1;
    }
}
