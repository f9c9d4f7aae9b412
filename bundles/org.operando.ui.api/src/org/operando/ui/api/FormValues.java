// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a form shows in its fields. Immutable.
 * @param values what the study says, by path of field names, as people write it; a variant has the name of the chosen one;
 *            what an editor of a plug-in edits as a whole has the whole in braces
 * @param errors what is wrong, by path of field names; under the empty path what concerns the whole
 */
public record FormValues(Map<List<String>, String> values, Map<List<String>, String> errors) {
    /** Nothing said, nothing wrong. */
    public static final FormValues NONE = new FormValues(Map.of(), Map.of());

    public FormValues {
        values = Map.copyOf(values);
        errors = Map.copyOf(errors);
    }

    /** What the study says of a field. */
    public Optional<String> value(List<String> path) {
        return Optional.ofNullable(values.get(path));
    }

    /** What is wrong with a field. */
    public Optional<String> error(List<String> path) {
        return Optional.ofNullable(errors.get(path));
    }

    /** Whether the study says anything at or below a path. */
    public boolean says(List<String> path) {
        return values.keySet().stream()
                .anyMatch(p -> p.size() >= path.size() && p.subList(0, path.size()).equals(path));
    }
}
