// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.drop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.OperandoException;
import org.operando.api.Technique;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.record.Schema;
import org.operando.core.run.FileLook;

/**
 * A value that the files of a measurement do not say, so that the study has to.
 * @param key its key in the study
 * @param label its name for people
 * @param unit its unit; empty when it has none
 * @param doc what it is for
 */
public record AskedValue(String key, String label, String unit, String doc) {
    private static final String NOT_KNOWN = "not known";
    private static final String NUMBER = "[+-]?[0-9.]+([eE][+-]?[0-9]+)?(\\([0-9.]+\\))?";

    /**
     * What files do not say: keys of the technique that are required; those that the loader says are not known; and the first
     * key with a unit, which techniques put where their files often lack it, unless the files say something of that name.
     */
    public static List<AskedValue> of(FileLook look, Catalogue catalogue) {
        List<AskedValue> asked = new ArrayList<>();
        try {
            Optional<Contribution<Technique<?>>> technique = catalogue.technique(look.technique());
            if (technique.isEmpty()) {
                return asked;
            }
            boolean first = true;
            for (Schema.Field field : Schema.of(Catalogue.measurementType(technique.get().instance())).fields()) {
                Optional<String> said = said(field, look.metadata());
                boolean unknown = said.filter(s -> s.startsWith(NOT_KNOWN)).isPresent();
                boolean lacking = first && field.unit().isPresent() && said.isEmpty();
                first = first && field.unit().isEmpty();
                if (field.isRequired() || unknown || lacking) {
                    asked.add(new AskedValue(field.name(), field.label(), field.unit().map(Object::toString).orElse(""),
                            field.doc()));
                }
            }
        } catch (OperandoException e) {
            return asked;
        }
        return asked;
    }

    private static Optional<String> said(Schema.Field field, Map<String, String> metadata) {
        String[] words = field.label().toLowerCase(Locale.ROOT).split(" ");
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            String key = entry.getKey().toLowerCase(Locale.ROOT);
            boolean all = true;
            for (String word : words) {
                all &= key.contains(word);
            }
            if (all) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** The value as the study writes it: a number alone gets the unit; nothing gives the mark of a value to be filled in. */
    public String written(String typed) {
        String value = typed.strip();
        if (value.isEmpty()) {
            return "?";
        }
        return value.matches(NUMBER) && !unit.isEmpty() ? value + " " + unit : value;
    }
}
