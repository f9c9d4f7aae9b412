// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.operando.core.record.FlatJson;

/** The entities of an RO-Crate's {@code ro-crate-metadata.json}, by their identifiers. */
final class CrateEntities {
    private final Map<String, Map<String, String>> byId = new LinkedHashMap<>();

    /** A named value with a unit, e.g. schema.org's PropertyValue. */
    record Property(String name, String value, String unit) {
        Property {
            // people write numbers as their country does
            value = value.matches("\\s*-?[0-9]+,[0-9]+\\s*") ? value.strip().replace(',', '.') : value;
        }
    }

    /** @throws IOException when the text is no JSON */
    CrateEntities(String json) throws IOException {
        Map<Integer, Map<String, String>> byNumber = new TreeMap<>();
        FlatJson.of(json).forEach((path, value) -> {
            String[] parts = path.split("\\.", 3);
            if (parts.length == 3 && parts[0].equals("@graph")) {
                byNumber.computeIfAbsent(Integer.parseInt(parts[1]), n -> new LinkedHashMap<>()).put(parts[2], value);
            }
        });
        byNumber.values().forEach(e -> byId.put(plain(e.getOrDefault("@id", "")), e));
    }

    /** Identifiers of folders and files may begin with ./ and end with /. */
    static String plain(String id) {
        return id.replaceFirst("^\\./", "").replaceFirst("/$", "");
    }

    /** The entity of an identifier; empty when there is none. */
    Map<String, String> entity(String id) {
        return byId.getOrDefault(plain(id), Map.of());
    }

    /** Identifiers of the data sets, without the crate itself. */
    List<String> dataSets() {
        List<String> found = new ArrayList<>();
        byId.forEach((id, entity) -> {
            if (!id.isEmpty() && isOfType(entity, "Dataset") && !id.contains("://")) {
                found.add(id);
            }
        });
        return found;
    }

    private static boolean isOfType(Map<String, String> entity, String type) {
        return entity.entrySet().stream().anyMatch(
                e -> (e.getKey().equals("@type") || e.getKey().startsWith("@type.")) && e.getValue().equals(type));
    }

    /** Identifiers of the files in a data set. */
    List<String> files(String id) {
        return references(id, "hasPart").stream().filter(p -> !isOfType(entity(p), "Dataset")).toList();
    }

    /** Whether a data set holds others. */
    boolean holdsDataSets(String id) {
        return references(id, "hasPart").stream().anyMatch(p -> isOfType(entity(p), "Dataset"));
    }

    private List<String> references(String id, String key) {
        List<String> found = new ArrayList<>();
        entity(id).forEach((path, value) -> {
            if (path.matches(key + "(\\.[0-9]+)?(\\.@id)?")) {
                found.add(plain(value));
            }
        });
        return found;
    }

    /**
     * The values that a data set states: {@code variableMeasured} with the values in it or referred to, and the extra
     * fields of eLabFTW, which stand as a JSON text in one of them.
     */
    List<Property> properties(String id) throws IOException {
        List<Property> found = new ArrayList<>();
        Map<String, Map<String, String>> inside = new LinkedHashMap<>();
        entity(id).forEach((path, value) -> {
            if (path.startsWith("variableMeasured.")) {
                String[] parts = path.substring("variableMeasured.".length()).split("\\.", 2);
                boolean isList = parts.length == 2 && parts[0].matches("[0-9]+");
                inside.computeIfAbsent(isList ? parts[0] : "", n -> new LinkedHashMap<>())
                        .put(isList ? parts[1] : path.substring("variableMeasured.".length()), value);
            }
        });
        for (Map<String, String> values : inside.values()) {
            boolean refers = values.size() == 1 && values.containsKey("@id");
            add(refers ? entity(values.get("@id")) : values, found);
        }
        return found;
    }

    private static void add(Map<String, String> property, List<Property> found) throws IOException {
        String name = property.getOrDefault("name", property.getOrDefault("propertyID", ""));
        String value = property.getOrDefault("value", "");
        if (property.getOrDefault("propertyID", "").equals("elabftw_metadata")) {
            Map<String, Map<String, String>> fields = new LinkedHashMap<>();
            FlatJson.of(value).forEach((path, text) -> {
                // a field's name may hold points: its keys are behind the last one
                if (path.startsWith("extra_fields.") && path.matches(".*\\.(value|unit)")) {
                    String field = path.substring("extra_fields.".length(), path.lastIndexOf('.'));
                    fields.computeIfAbsent(field, n -> new LinkedHashMap<>())
                            .put(path.substring(path.lastIndexOf('.') + 1), text);
                }
            });
            fields.forEach((field, keys) -> found.add(new Property(field, keys.getOrDefault("value", ""),
                    keys.getOrDefault("unit", "").replace('²', '2').replace('³', '3'))));
        } else if (!name.isEmpty() && !value.isEmpty()) {
            found.add(new Property(name, value, property.getOrDefault("unitText",
                    property.getOrDefault("unitCode", "")).replace('²', '2').replace('³', '3')));
        }
    }
}
