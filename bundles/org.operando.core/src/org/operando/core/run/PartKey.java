// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the result of one part depends on, see {@link org.operando.api.Split#key}.
 * @param text SHA-256 over operation, parameters, versions and the part's own key, in hexadecimal digits
 * @param stamps the files in it as they were before they were hashed
 */
record PartKey(String text, Map<Path, String> stamps) {
    /** Seed of the part. */
    long seed() {
        return Long.parseUnsignedLong(text.substring(0, 16), 16);
    }

    /** Whether the files are those of the key still: a result of others does not belong to it. */
    boolean holds() {
        try {
            for (Map.Entry<Path, String> file : stamps.entrySet()) {
                if (!FileHashes.stamp(file.getKey()).equals(file.getValue())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
