// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.selection;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.operando.api.OperandoException;

/** Records read from files, kept while there is memory and the files are the same. */
final class ReadRecords {
    /** Reads a record. */
    interface Reading {
        Record read() throws OperandoException;
    }

    private static final class Slot {
        private String stamp = "";
        private SoftReference<Record> value = new SoftReference<>(null);
    }

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    /**
     * What is kept, or is read now; asked twice at once, it is read once.
     * @param stamp what it depends on
     */
    Record get(String name, String stamp, Reading reading) throws OperandoException {
        Slot slot = slots.computeIfAbsent(name, n -> new Slot());
        synchronized (slot) {
            Record value = slot.stamp.equals(stamp) ? slot.value.get() : null;
            if (value == null) {
                value = reading.read();
                slot.value = new SoftReference<>(value);
                slot.stamp = stamp;
            }
            return value;
        }
    }

    /** Changes with the file; empty when there is none. */
    static String stamp(Path file) {
        try {
            return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return "";
        }
    }
}
