// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem;

import java.util.HashMap;
import java.util.Map;

/**
 * Kind of a step of a cycler's schedule, with the codes and names of NEWARE (other makes are mapped to these). Which
 * ones charge and which discharge decides how capacities are summed to cycles.
 */
public enum StepType {
    /** Not known: the file has no types or an unlisted one. */
    UNKNOWN(0, "unknown", 0),
    /** Constant current, charge. */
    CC_CHG(1, "CC_Chg", 1),
    /** Constant current, discharge. */
    CC_DCHG(2, "CC_DChg", -1),
    /** Constant voltage, charge. */
    CV_CHG(3, "CV_Chg", 1),
    /** No current. */
    REST(4, "Rest", 0),
    /** Loop mark. */
    CYCLE(5, "Cycle", 0),
    /** End mark. */
    END(6, "End", 0),
    /** Constant current, then constant voltage, charge. */
    CCCV_CHG(7, "CCCV_Chg", 1),
    /** Constant power, discharge. */
    CP_DCHG(8, "CP_DChg", -1),
    /** Constant power, charge. */
    CP_CHG(9, "CP_Chg", 1),
    /** Constant resistance, discharge. */
    CR_DCHG(10, "CR_DChg", -1),
    /** Interrupted. */
    PAUSE(13, "Pause", 0),
    /** Pulses. */
    PULSE(16, "Pulse", 0),
    /** Simulated load. */
    SIM(17, "SIM", 0),
    /** Pulsed constant current, then constant voltage, charge. */
    PCCCV_CHG(18, "PCCCV_Chg", 1),
    /** Constant voltage, discharge. */
    CV_DCHG(19, "CV_DChg", -1),
    /** Constant current, then constant voltage, discharge. */
    CCCV_DCHG(20, "CCCV_DChg", -1),
    /** Control of auxiliary equipment. */
    CONTROL(21, "Control", 0),
    /** Open circuit. */
    OCV(22, "OCV", 0),
    /** Voltage or current ramp. */
    RAMP(25, "Ramp", 0),
    /** Constant power, then constant voltage, discharge. */
    CPCV_DCHG(26, "CPCV_DChg", -1),
    /** Constant power, then constant voltage, charge. */
    CPCV_CHG(27, "CPCV_Chg", 1);

    private static final Map<String, StepType> BY_NAME = new HashMap<>();
    private static final StepType[] BY_CODE = new StepType[256];

    static {
        for (StepType type : values()) {
            BY_NAME.put(type.text, type);
            BY_CODE[type.code] = type;
        }
    }

    private final int code;
    private final String text;
    private final int direction;

    StepType(int code, String text, int direction) {
        this.code = code;
        this.text = text;
        this.direction = direction;
    }

    /** The type of a NEWARE code, {@link #UNKNOWN} for one that is not listed. */
    public static StepType ofCode(int code) {
        StepType type = code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
        return type == null ? UNKNOWN : type;
    }

    /** The type named so in a cell record, {@link #UNKNOWN} for another text. */
    public static StepType named(String text) {
        return BY_NAME.getOrDefault(text, UNKNOWN);
    }

    /** NEWARE's code. */
    public int code() {
        return code;
    }

    /** Name in a cell record, e.g. CC_Chg. */
    public String text() {
        return text;
    }

    /** 1 charges, -1 discharges, 0 neither. */
    public int direction() {
        return direction;
    }
}
