// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

/**
 * What a loader thinks of a file.
 * @param confidence 0 = cannot read it, 1 = certain by its content
 * @param reason why, for the user; shown either way
 */
public record Recognition(double confidence, String reason) {
    public Recognition {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be within 0 and 1: " + confidence);
        }
    }

    /** The file is for another loader. */
    public static Recognition no(String reason) {
        return new Recognition(0, reason);
    }

    /** The file can be read. */
    public static Recognition yes(double confidence, String reason) {
        return new Recognition(confidence, reason);
    }
}
