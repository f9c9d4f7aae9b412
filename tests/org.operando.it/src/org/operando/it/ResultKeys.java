// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Set;

/** The documented form of outputs in the JSON of {@code run} and {@code apply}. */
final class ResultKeys {
    private ResultKeys() {
    }

    /** Checks an object of outputs by name. */
    static void check(Json outputs) {
        for (Object name : outputs.keys()) {
            value(outputs.at((String) name), (String) name);
        }
    }

    private static void value(Json output, String name) {
        if (output.isNull()) {
            return;
        }
        switch (output.at("kind").text()) {
            case "quantity" -> has(output, name, "value", "uncertainty", "unit");
            case "table" -> {
                for (Json column : output.at("columns").items()) {
                    assertEquals(Set.of("name", "unit", "values", "uncertainties", "systematic", "origin"),
                            column.keys(), name);
                    int rows = column.at("values").items().size();
                    assertTrue(column.at("uncertainties").isNull()
                            || column.at("uncertainties").items().size() == rows, name);
                }
            }
            case "signal" -> has(output, name, "shape", "unit", "path");
            case "record" -> check(output.at("fields"));
            case "list" -> output.at("items").items().forEach(i -> value(i, name));
            case "value" -> has(output, name, "value", "unit");
            case "array" -> has(output, name, "shape", "unit", "path");
            default -> fail("kind of " + name + ": " + output.at("kind").text());
        }
    }

    private static void has(Json output, String name, String... keys) {
        assertTrue(output.keys().containsAll(Set.of(keys)), name + ": " + output.keys());
    }
}
