// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import org.operando.echem.StepType;

/**
 * A step as an export of BTSDA has it.
 * @param cycle cycle that it is in
 * @param index line of the schedule
 * @param number running number, from 1
 * @param type kind as printed
 * @param code code of the kind
 */
record ExportStep(int cycle, int index, int number, String type, byte code) {
    static final ExportStep UNKNOWN = new ExportStep(0, 0, 0, "", (byte) StepType.UNKNOWN.code());

    /** The same of another kind; BTSDA prints CC DChg, CC Dchg or CC_DChg, and Pulse Step. */
    ExportStep ofType(String text) {
        String name = text.strip().replace(' ', '_').replace("Dchg", "DChg").replaceAll("_Step$", "");
        return new ExportStep(cycle, index, number, text, (byte) StepType.named(name).code());
    }
}
