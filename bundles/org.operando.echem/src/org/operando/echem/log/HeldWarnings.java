// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.operando.api.Context;
import org.operando.api.OperationException;

/**
 * The context of one file among others that are read at the same time: what it warns of is held until it is its turn,
 * so warnings come in the order of the files, whichever thread was first.
 */
final class HeldWarnings implements Context {
    private final Context context;
    private final List<Consumer<Context>> held = new ArrayList<>();

    HeldWarnings(Context context) {
        this.context = context;
    }

    /** Tells the context all that was held, once. */
    synchronized void release() {
        held.forEach(warning -> warning.accept(context));
        held.clear();
    }

    @Override
    public synchronized void warn(String where, String what) {
        held.add(c -> c.warn(where, what));
    }

    @Override
    public synchronized void leaveOut(String where, String why) {
        held.add(c -> c.leaveOut(where, why));
    }

    @Override
    public void progress(long done, long of, String what) {
        // the loop over the files reports it
        context.check();
    }

    @Override
    public void check() {
        context.check();
    }

    @Override
    public void parallel(int count, IntTask body) throws OperationException {
        context.parallel(count, body);
    }

    @Override
    public <K extends Record, V> V shared(K key, Function<K, V> make) {
        return context.shared(key, make);
    }

    @Override
    public <T> T contributed(Class<T> type, String id) throws OperationException {
        return context.contributed(type, id);
    }

    @Override
    public long memory() {
        return context.memory();
    }

    @Override
    public long seed() {
        return context.seed();
    }
}
