// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a loader read.
 * @param data the technique's record
 * @param metadata what else the files say, in the order to show it; control characters are replaced
 */
public record Loaded<T extends Record>(T data, Map<String, String> metadata) {
    public Loaded {
        Map<String, String> printable = new LinkedHashMap<>();
        metadata.forEach((key, text) -> printable.put(OperandoException.printable(key),
                OperandoException.printable(text)));
        metadata = Collections.unmodifiableMap(printable);
    }
}
