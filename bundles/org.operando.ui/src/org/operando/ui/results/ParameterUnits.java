// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.operando.api.OperationException;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Schema;
import org.operando.core.results.ResultFile;

/**
 * Units of the parameters of a result by its operation's record, for results of versions that did not write them.
 * @param units unit by name of the parameter
 */
record ParameterUnits(Map<String, String> units) {
    /** Those of a result; none when its operation is not installed. */
    static ParameterUnits of(ResultFile.Header header, Catalogue catalogue) {
        try {
            Optional<Schema> schema = catalogue.operation(header.operation()).isEmpty() ? Optional.empty()
                    : Optional
                            .of(Schema.of(Catalogue.type(catalogue.operation(header.operation()).get().instance(), 1)));
            return new ParameterUnits(schema.stream().flatMap(s -> s.fields().stream())
                    .filter(f -> f.unit().isPresent() && !f.unit().get().name().equals("1"))
                    .collect(Collectors.toMap(Schema.Field::name, f -> f.unit().get().name())));
        } catch (OperationException e) {
            return new ParameterUnits(Map.of());
        }
    }

    /** A value of a parameter with its unit. */
    String with(String name, String value) {
        String unit = units.get(name);
        boolean said = unit != null && value.endsWith(" " + unit);
        return unit == null || said || value.isEmpty() || !value.matches(".*[0-9].*") ? value : value + " " + unit;
    }
}
