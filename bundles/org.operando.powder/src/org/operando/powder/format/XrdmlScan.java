// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.util.Map;

/**
 * The texts of one scan of an XRDML file.
 * @param measurement those of the measurement it belongs to, by element
 * @param scan its own, by element or attribute; positions are those of 2theta
 * @param sample what the file says of the sample
 */
record XrdmlScan(Map<String, String> measurement, Map<String, String> scan, Map<String, String> sample) {
    /** A text of the scan; empty when there is none. */
    String text(String name) {
        return scan.getOrDefault(name, "");
    }

    /** Line of the file in which it begins. */
    String line() {
        return text("line");
    }

    /** Whether the scan has it. */
    boolean has(String name) {
        return !text(name).isEmpty();
    }
}
