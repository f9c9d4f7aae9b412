// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

/**
 * A column.
 * @param name its name
 * @param kind what its values mean
 * @param optional whether values may be missing
 * @param refusal why it cannot be read; empty when it can
 */
public record ParquetColumn(String name, Kind kind, boolean optional, String refusal) {
    /** What values mean. */
    public enum Kind {
        /** Whole numbers; exact as doubles up to 2^53. */
        WHOLE,
        /** Numbers with a fraction. */
        NUMBER,
        /** 0 and 1. */
        BOOLEAN,
        /** Texts. */
        TEXT,
        /** Seconds since 1970, UTC. */
        INSTANT,
        /** Seconds since 1970 of a clock whose zone is not known. */
        LOCAL_TIME,
        /** Nothing that is read here. */
        OTHER
    }

    /** Whether its values are read as doubles. */
    public boolean isNumeric() {
        return refusal.isEmpty() && kind != Kind.TEXT;
    }
}
