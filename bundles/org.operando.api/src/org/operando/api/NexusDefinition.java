// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The items of an application definition, written into the entry of a result file beside the outputs.
 * @param name name of the definition, e.g. {@code NXazint1d}
 * @param process name of the NXprocess group that the definition requires, written with program, version, date,
 *            reference and parameters; empty for none
 * @param items values by path below the entry, e.g. {@code instrument/name}, attributes by {@code data@signal}: text,
 *            number, boolean, list of texts, array of numbers or lazy data
 */
public record NexusDefinition(String name, String process, Map<String, Object> items) {
    public NexusDefinition {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }
}
