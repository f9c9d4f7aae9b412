// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.operando.core.record.CanonicalJson;

/** Set-up by key: made once while it is held, dropped when memory is short. */
final class SharedSetUp {
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    private static final class Slot {
        private SoftReference<Object> value = new SoftReference<>(null);

        synchronized <K> Object get(K key, Function<K, ?> make) {
            Object made = value.get();
            if (made == null) {
                made = make.apply(key);
                value = new SoftReference<>(made);
            }
            return made;
        }
    }

    @SuppressWarnings("unchecked")
    <K extends Record, V> V get(K key, Function<K, V> make) {
        String name = key.getClass().getName() + CanonicalJson.of(key);
        return (V) slots.computeIfAbsent(name, n -> new Slot()).get(key, make);
    }
}
