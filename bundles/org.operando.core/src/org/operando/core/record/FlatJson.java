// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON document as its single values by path, e.g. {@code background.chebyshev.terms} or {@code lines.0.name}. */
public final class FlatJson {
    private FlatJson() {
    }

    /**
     * The values as text in the order of the document; nulls, and empty maps and lists, are left out.
     * @throws IOException when it is no JSON
     */
    public static Map<String, String> of(String json) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
                    values.put(path(parser), parser.getText());
                }
            }
        }
        return values;
    }

    private static String path(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString().replaceFirst("^/", "").replace('/', '.')
                .replace("~1", "/").replace("~0", "~");
    }
}
