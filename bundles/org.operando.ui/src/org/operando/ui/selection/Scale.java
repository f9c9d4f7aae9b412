// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.selection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.ui.api.Selected.Kind;

/**
 * What the values of an axis or of a column choose.
 * @param kind the kind of choice
 * @param unit how much of the kind's own unit one of them is: 3600 for hours
 */
public record Scale(Kind kind, double unit) {
    private static final Map<String, Double> TIMES = Map.of("s", 1.0, "min", 60.0, "h", 3600.0, "d", 86400.0);
    private static final List<String> FRAMES = List.of("pattern", "pattern number", "frame", "frame number");
    private static final List<String> CYCLES = List.of("cycle", "cycle number");
    /** Columns of frames, cycles and times: who has several means the first of these that is there. */
    private static final Map<Kind, List<String>> COLUMNS = Map.of(Kind.FRAME, List.of("frame", "number"), Kind.CYCLE,
            List.of("cycle"), Kind.TIME, List.of("time", "middle"));
    private static final List<Kind> ORDER = List.of(Kind.FRAME, Kind.CYCLE, Kind.TIME);

    /** What an axis means; empty when it is nothing that can be chosen. */
    public static Optional<Scale> of(AxisSpec axis) {
        String label = axis.label().toLowerCase(Locale.ROOT);
        int bracket = label.lastIndexOf('(');
        String name = (bracket < 0 ? label : label.substring(0, bracket)).strip();
        String unit = bracket < 0 ? "" : label.substring(bracket + 1).replace(")", "").strip();
        if (FRAMES.contains(label)) {
            return Optional.of(new Scale(Kind.FRAME, 1));
        }
        if (CYCLES.contains(label)) {
            return Optional.of(new Scale(Kind.CYCLE, 1));
        }
        if (name.equals("time")) {
            return Optional.ofNullable(TIMES.get(unit)).map(s -> new Scale(Kind.TIME, s));
        }
        return name.equals("voltage") && unit.equals("v") ? Optional.of(new Scale(Kind.VOLTAGE, 1)) : Optional.empty();
    }

    /** Name of the column by which a row chooses; empty when rows choose nothing. */
    public static Optional<String> column(Table table) {
        return ORDER.stream().flatMap(kind -> COLUMNS.get(kind).stream())
                .filter(name -> table.find(name).filter(c -> of(c).isPresent()).isPresent()).findFirst();
    }

    /** What a column means; empty when it is nothing by which rows are chosen. */
    public static Optional<Scale> of(Column column) {
        String unit = column.unit().name();
        for (Kind kind : ORDER) {
            if (COLUMNS.get(kind).contains(column.name()) && !(column.values() instanceof String[])) {
                return kind == Kind.TIME ? Optional.ofNullable(TIMES.get(unit)).map(s -> new Scale(kind, s))
                        : unit.equals("1") ? Optional.of(new Scale(kind, 1)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether it is counted one by one. */
    public boolean isWhole() {
        return kind == Kind.FRAME || kind == Kind.CYCLE;
    }

    /** What a value of the axis or column chooses. */
    public double chosen(double value) {
        return isWhole() ? Math.round(value) : value * unit;
    }

    /** Where a choice stands on the axis or in the column. */
    public double place(double chosen) {
        return chosen / unit;
    }
}
