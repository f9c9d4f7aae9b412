// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import org.operando.api.Table;

/**
 * When the frames of an X-ray series were taken, and what their computer logged of the cell.
 * @param frames columns {@link #NUMBER}, {@link #START} and {@link #END} (s), {@link #VOLTAGE} (V); NaN where not known
 * @param times what the times count from
 */
public record FrameLog(Table frames, Times times) {
    /** Number of the frame. */
    public static final String NUMBER = "number";
    /** Beginning of the exposure, s. */
    public static final String START = "start";
    /** End of the exposure, s. */
    public static final String END = "end";
    /** Voltage of the cell as the frames' computer logged it in the middle of the exposure, V. */
    public static final String VOLTAGE = "voltage";

    /** What times count from. */
    public enum Times {
        /** There are none: frames carry numbers only. */
        UNKNOWN,
        /** Seconds since 1970-01-01T00:00 of a clock on local time whose zone is not known. */
        LOCAL_TIME,
        /** Seconds since 1970-01-01T00:00 UTC. */
        UTC,
        /** Seconds since some beginning. */
        SECONDS
    }
}
