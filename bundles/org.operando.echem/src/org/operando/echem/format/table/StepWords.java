// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.operando.echem.StepType;
import org.operando.echem.log.CellLog;

/** Kinds of steps in words of files: our own names, else charge, discharge, rest and their kind. */
public final class StepWords {
    private final byte[] codes;
    private final boolean[] exact;
    private final byte[] directions;

    /** Reads the words of each record. */
    public StepWords(String[] words) {
        codes = new byte[words.length];
        exact = new boolean[words.length];
        directions = new byte[words.length];
        Map<String, StepType> known = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            StepType type = known.computeIfAbsent(words[i], StepWords::type);
            codes[i] = (byte) type.code();
            exact[i] = type.text().equals(words[i]);
            directions[i] = (byte) type.direction();
        }
    }

    /** The kind of a step; how a charge or discharge is held is not in such words, constant current is taken. */
    private static StepType type(String words) {
        StepType named = StepType.named(words);
        if (named != StepType.UNKNOWN) {
            return named;
        }
        String text = words.toLowerCase(Locale.ROOT).strip();
        if (text.contains("dis") && text.contains("ch") || text.contains("dchg")) {
            return StepType.CC_DCHG;
        }
        if (text.contains("charg") || text.contains("chg")) {
            return StepType.CC_CHG;
        }
        if (text.contains("rest") || text.contains("relax")) {
            return StepType.REST;
        }
        if (text.contains("ocv") || text.contains("open circuit")) {
            return StepType.OCV;
        }
        return text.contains("pause") ? StepType.PAUSE : StepType.UNKNOWN;
    }

    /** 1 where the words say charge, -1 for discharge, else 0; a record each. */
    public byte[] directions() {
        return directions;
    }

    /** The codes of all records when the words are our own names, so that nothing is left to find. */
    public byte[] codesOfOurs() {
        for (boolean own : exact) {
            if (!own) {
                return new byte[0];
            }
        }
        return codes;
    }

    /** Puts the words in the place of what was found from current and voltage where the two contradict each other. */
    public void correct(CellLog log) {
        for (int i = 0; i < codes.length; i++) {
            StepType found = StepType.ofCode(log.type[i] & 0xff);
            StepType said = StepType.ofCode(codes[i] & 0xff);
            boolean silent = said == StepType.UNKNOWN;
            if (exact[i] || !silent && (found.direction() != said.direction() || said.direction() == 0)) {
                log.type[i] = codes[i];
            }
        }
    }
}
