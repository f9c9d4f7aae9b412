// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A column that the binary files can hold.
 * @param id its number in the file
 * @param type d 8-byte and f 4-byte float, h 2-byte and i 4-byte integer, b byte, or the mask of a flag in the byte
 *            that all flags share
 * @param name its name in the text export
 */
record BiologicColumn(int id, String type, String name) {
    private static final String KNOWN = """
            1 0x03 mode
            2 0x04 ox/red
            3 0x08 error
            21 0x10 control changes
            31 0x20 Ns changes
            65 0x80 counter inc.
            4 d time/s
            5 f control/V/mA
            6 f Ewe/V
            7 d dq/mA.h
            8 f I/mA
            9 f Ece/V
            11 d <I>/mA
            13 d (Q-Qo)/mA.h
            16 f Analog IN 1/V
            17 f Analog IN 2/V
            19 f control/V
            20 f control/mA
            23 d dQ/mA.h
            24 d cycle number
            26 f Rapp/Ohm
            27 f Ewe-Ece/V
            32 f freq/Hz
            33 f |Ewe|/V
            34 f |I|/A
            35 f Phase(Z)/deg
            36 f |Z|/Ohm
            37 f Re(Z)/Ohm
            38 f -Im(Z)/Ohm
            39 h I Range
            69 f R/Ohm
            70 f P/W
            74 d |Energy|/W.h
            75 f Analog OUT/V
            76 f <I>/mA
            77 f <Ewe>/V
            96 f |Ece|/V
            98 f Phase(Zce)/deg
            99 f |Zce|/Ohm
            100 f Re(Zce)/Ohm
            101 f -Im(Zce)/Ohm
            110 d Energy ce/W.h
            112 d Energy we/W.h
            115 d Energy ce charge/W.h
            116 d Energy ce discharge/W.h
            123 d Energy charge/W.h
            124 d Energy discharge/W.h
            125 d Capacitance charge/uF
            126 d Capacitance discharge/uF
            131 h Ns
            163 f |Estack|/V
            168 f Rcmp/Ohm
            169 f Cs/uF
            172 f Cp/uF
            174 f <Ewe>/V
            175 f |Zwe-ce|/Ohm
            176 f Re(Zwe-ce)/Ohm
            177 f -Im(Zwe-ce)/Ohm
            178 f (Q-Qo)/C
            179 f dQ/C
            182 d step time/s
            185 f <Ece>/V
            206 f Temperature/degC
            211 d Q charge/discharge/mA.h
            212 i half cycle
            213 i z cycle
            215 f <Ece>/V
            217 f THD Ewe/%
            218 f THD I/%
            219 f THD Ece/%
            220 f NSD Ewe/%
            221 f NSD I/%
            222 f NSD Ece/%
            223 f NSR Ewe/%
            224 f NSR I/%
            225 f NSR Ece/%
            230 f |Ewe h2|/V
            231 f |Ewe h3|/V
            232 f |Ewe h4|/V
            233 f |Ewe h5|/V
            234 f |Ewe h6|/V
            235 f |Ewe h7|/V
            236 f |I h2|/A
            237 f |I h3|/A
            238 f |I h4|/A
            239 f |I h5|/A
            240 f |I h6|/A
            241 f |I h7|/A
            248 f Rac/Ohm
            249 f Rdc/Ohm
            253 b column 253
            498 d Q charge/mA.h
            499 d Q discharge/mA.h
            500 d step time/s
            501 d Efficiency/%
            502 d Capacity/mA.h
            """;

    private static final Map<Integer, BiologicColumn> BY_ID = new HashMap<>();
    private static final Set<String> NAMES = new HashSet<>();

    /** What the record model takes up, or what only keeps the books of the instrument: not kept beside it. */
    private static final Set<String> TAKEN_UP = Set.of("mode", "ox/red", "error", "control changes", "Ns changes",
            "counter inc.", "time/s", "control/V/mA", "dq/mA.h", "dQ/mA.h", "dQ/C", "(Q-Qo)/mA.h", "(Q-Qo)/C",
            "cycle number", "I Range", "Energy charge/W.h", "Energy discharge/W.h", "|Energy|/W.h", "Energy we/W.h",
            "Ns", "step time/s", "Q charge/discharge/mA.h", "half cycle", "Q charge/mA.h", "Q discharge/mA.h",
            "Efficiency/%", "Capacity/mA.h");

    static {
        for (String line : KNOWN.split("\n")) {
            String[] cells = line.split(" ", 3);
            int id = Integer.parseInt(cells[0]);
            BY_ID.put(id, new BiologicColumn(id, cells[1], cells[2]));
            NAMES.add(cells[2]);
        }
    }

    /** The column of an id; newer programs add 256 or 768 to many of them, no more in any file seen. */
    static Optional<BiologicColumn> of(int id) {
        return Optional.ofNullable(BY_ID.getOrDefault(id, id < 1024 ? BY_ID.get(id & 0xff) : null));
    }

    /** A column that is not known: its width follows from the length of the records. */
    static BiologicColumn unknown(int id, int width) {
        return new BiologicColumn(id, width == 8 ? "d" : "f", "unknown " + id);
    }

    /** The spelling of this class for a name in a text export. */
    static String spelling(String written) {
        String name = written.strip().replace('\u00b5', 'u');
        if (name.startsWith("Temperature/")) {
            // the degree sign comes as one byte or, from BT-Lab, as the three of a character that could not be written
            return "Temperature/degC";
        }
        return switch (name) {
            case "<Ewe/V>" -> "<Ewe>/V";
            case "Ecell/V" -> "Ewe/V";
            case "<Ecell>/V" -> "<Ewe>/V";
            case "<Ecv>/V" -> "<Ece>/V";
            case "Pwe/W" -> "P/W";
            case "Rwe/Ohm" -> "R/Ohm";
            case "Energy we charge/W.h" -> "Energy charge/W.h";
            case "Energy we discharge/W.h" -> "Energy discharge/W.h";
            default -> name;
        };
    }

    /** Whether a name is that of a column which the binary files can hold. */
    static boolean isKnown(String name) {
        return NAMES.contains(name);
    }

    /** Whether a column is kept beside the record model, unless it gives its voltage or current. */
    static boolean isKept(String name) {
        return !TAKEN_UP.contains(name);
    }

    boolean isFlag() {
        return type.startsWith("0x");
    }

    int mask() {
        return Integer.decode(type);
    }

    /** Bytes in a record; the flags share one. */
    int width() {
        return switch (type) {
            case "d" -> 8;
            case "f", "i" -> 4;
            case "h" -> 2;
            default -> 1;
        };
    }

    /** Name of the column beside the record model: {@code Phase(Z)/deg} is phase_z. */
    static String fieldName(String name) {
        return switch (name) {
            case "Ece/V", "<Ece>/V" -> "counter_electrode_voltage";
            case "Temperature/degC" -> "temperature";
            case "P/W" -> "power";
            case "freq/Hz" -> "frequency";
            case "control/V" -> "control_voltage";
            case "control/mA" -> "control_current";
            default -> {
                String bare = name.replaceFirst("/[A-Za-z%.]+$", "").toLowerCase(Locale.ROOT);
                yield bare.replaceFirst("^-", "minus ").replaceAll("<([^>]*)>", "mean $1")
                        .replaceAll("\\|([^|]*)\\|", "abs $1").replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
            }
        };
    }

    /** Unit of the column of this name, as this program writes it. */
    static String unit(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "1" : unitOf(name.substring(slash + 1));
    }

    /** A unit as this program writes it; 1 for one that it does not know. */
    static String unitOf(String written) {
        return switch (written) {
            case "mA.h" -> "mAh";
            case "W.h" -> "Wh";
            case "Ohm" -> "ohm";
            // there is no farad here
            case "uF" -> "uC/V";
            case "N" -> "J/m";
            case "\u00b0C" -> "degC";
            case "V", "mV", "A", "mA", "W", "Hz", "deg", "degC", "%", "bar", "K", "s", "Pa" -> written;
            default -> "1";
        };
    }
}
