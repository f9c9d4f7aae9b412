// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.List;
import java.util.Optional;

/**
 * What a cycler logged of one cell: the record that labels frames, spectra and particles of every other technique with
 * voltage, current and charge.
 *
 * <p>Signs: current above 0 charges (Li leaves the positive electrode); capacity and energy are above 0 in charge steps and
 * below 0 in discharge steps, both reset at each step.
 *
 * @param records the columns of {@link Columns}; unknown numbers are NaN
 * @param clock what {@link Columns#UNIX_TIME} means: {@code "UTC"}, or {@code "local time, zone not known"}
 * @param activeMass mass of the active material, when it is known
 * @param area geometric area of the electrode, when it is known
 * @param events what the cycler's own log tells beside the records, in the order of their times
 */
public record CellRecord(Table records, String clock, Optional<Quantity> activeMass, Optional<Quantity> area,
        List<Event> events) {
    /**
     * What happened at a time: the test was started, stopped, changed.
     * @param time s since the start of the record, as {@link Columns#TIME}; also before its first and after its last row
     * @param text what the cycler says of it
     */
    public record Event(double time, String text) {
    }

    /** Names of the columns of a cell record. */
    public static final class Columns {
        /** Seconds since the start of the record; always there. */
        public static final String TIME = "time";
        /** Seconds since 1970-01-01T00:00 of the record's clock. */
        public static final String UNIX_TIME = "unix_time";
        /** Running number of the step, from 1. */
        public static final String STEP = "step";
        /** Line of the schedule. */
        public static final String STEP_INDEX = "step_index";
        /** Kind of the step: CC_Chg, CC_DChg, CV_Chg, CCCV_Chg, CCCV_DChg, Rest, ... */
        public static final String STEP_TYPE = "step_type";
        /** Cycle number, from 1. */
        public static final String CYCLE = "cycle";
        /** Current, A; always there. */
        public static final String CURRENT = "current";
        /** Voltage, V; always there. */
        public static final String VOLTAGE = "voltage";
        /** Charge passed since the beginning of the step, Ah. */
        public static final String CAPACITY = "capacity";
        /** Energy passed since the beginning of the step, Wh. */
        public static final String ENERGY = "energy";
        /** Temperature, degC. */
        public static final String TEMPERATURE = "temperature";

        private Columns() {
        }
    }

    public CellRecord {
        events = List.copyOf(events);
    }

    /** A record of a cycler that tells of no events. */
    public CellRecord(Table records, String clock, Optional<Quantity> activeMass, Optional<Quantity> area) {
        this(records, clock, activeMass, area, List.of());
    }
}
