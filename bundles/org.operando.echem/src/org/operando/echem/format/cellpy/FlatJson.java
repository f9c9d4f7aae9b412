// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.cellpy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The single values of a JSON document by their paths, such as {@code cell.mass}; lists are left out. */
final class FlatJson {
    private FlatJson() {
    }

    static Map<String, String> read(byte[] json) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    values.put(path(parser.getParsingContext()), parser.getText());
                }
            }
        }
        return values;
    }

    private static String path(JsonStreamContext context) {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext at = context; at != null && !at.inRoot(); at = at.getParent()) {
            String name = at.inArray() ? "[" + at.getCurrentIndex() + "]" : at.getCurrentName();
            path.insert(0, path.isEmpty() ? name : name + ".");
        }
        return path.toString();
    }
}
