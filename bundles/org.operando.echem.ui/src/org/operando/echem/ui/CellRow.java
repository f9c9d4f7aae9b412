// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.operando.api.OperationException;
import org.operando.echem.cycles.CyclesOperation;
import org.operando.echem.cycles.Electrode;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.StudyEditing;

/**
 * What a study says of the cell of a log and where.
 * @param log the log
 * @param editing the study's text
 */
record CellRow(Measured log, StudyEditing editing) {
    /** What can be edited, in the order of its columns. */
    enum Field {
        /** Mass of the active material. */
        MASS("mass", "mg", "Active mass"),
        /** Area of the electrode. */
        AREA("area", "cm2", "Area"),
        /** The electrode that is tested. */
        ELECTRODE("electrode", "", "Electrode"),
        /** Capacity that a rate of 1C refers to. */
        NOMINAL_CAPACITY("nominalCapacity", "mAh/g", "Nominal capacity");

        private final String key;
        private final String unit;
        private final String label;

        Field(String key, String unit, String label) {
            this.key = key;
            this.unit = unit;
            this.label = label;
        }

        /** What stands above its column. */
        String label() {
            return label;
        }
    }

    /** The log's own value comes before that of its cell; what nobody says is said of the cell, where a cell may have it. */
    private CellValue value(Field field) {
        CellValue own = new CellValue(List.of("measurements", log.name(), field.key), field.unit);
        Optional<String> cell = log.subject().cell().filter(c -> field != Field.NOMINAL_CAPACITY);
        return own.isSaid(editing::said) || cell.isEmpty() ? own
                : new CellValue(List.of("cells", cell.get(), field.key), field.unit);
    }

    private Optional<Measured.Step> cycles() {
        return log.steps().stream().filter(s -> s.gives().filter(CyclesOperation.Outputs.class::equals).isPresent())
                .findFirst();
    }

    private Optional<List<String>> electrode() {
        return cycles().flatMap(s -> editing.step(log.name(), s.name())
                .map(path -> append(append(path, s.operation()), Field.ELECTRODE.key)));
    }

    private static List<String> append(List<String> path, String key) {
        return Stream.concat(path.stream(), Stream.of(key)).toList();
    }

    /** What is said, as people read it; empty for nothing. */
    String text(Field field) {
        if (field != Field.ELECTRODE) {
            return value(field).text(editing::said);
        }
        return electrode().map(path -> editing.said(path).orElse(Electrode.POSITIVE.name().toLowerCase(Locale.ROOT)))
                .orElse("");
    }

    /** Whether it can be said: an electrode belongs to a step that may not be there. */
    boolean isEditable(Field field) {
        return field != Field.ELECTRODE || electrode().isPresent();
    }

    /** The edit that makes it say this. */
    Map<List<String>, String> written(Field field, String text) throws OperationException {
        return field == Field.ELECTRODE ? Map.of(electrode().orElseThrow(), text)
                : value(field).written(text, editing::said);
    }

    /** Where it stands: logs with the same place change together. */
    List<String> place(Field field) {
        return field == Field.ELECTRODE ? electrode().orElse(List.of()) : value(field).path();
    }

    /** All that is said. */
    List<String> texts() {
        return Arrays.stream(Field.values()).map(this::text).toList();
    }

    /** Whether a choice is of this log. */
    boolean isChosen(Selected selected) {
        return selected.text(Selected.Kind.MEASUREMENT).filter(log::belongsTo).isPresent();
    }
}
