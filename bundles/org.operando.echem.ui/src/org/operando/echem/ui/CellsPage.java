// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;
import org.operando.ui.api.Measured;

/** Discharge capacity and coulombic efficiency of many logs against the cycle number, a colour a cell. */
final class CellsPage {
    private static final double UPPER = 52;
    private static final double LOWER = 34;
    /** Symbols of one log that are drawn; between them is a line. */
    private static final int MOST_MARKERS = 20;
    /** Room above the capacities for the legend, as a part of their range. */
    private static final double LEGEND = 0.1;

    private final CellLooks looks;
    private final Map<Measured, Table> cycles;
    private final String capacity;

    /**
     * @param cycles tables of cycles by log
     */
    CellsPage(CellLooks looks, Map<Measured, Table> cycles) {
        this.looks = looks;
        this.cycles = cycles;
        boolean specific = cycles.values().stream().allMatch(t -> t.find("discharge_specific_capacity").isPresent());
        capacity = specific ? "discharge_specific_capacity" : "discharge_capacity";
    }

    /** Name of the column that a panel shows. */
    String column(int panel) {
        return panel == 0 ? capacity : "coulombic_efficiency";
    }

    /**
     * The page.
     * @param chosen name of the log that is drawn bold
     * @param absent logs without cycles
     */
    Page page(String chosen, List<String> absent) {
        AxisSpec x = AxisSpec.around("Cycle number", all("cycle")).whole();
        AxisSpec y = AxisSpec.around("Discharge capacity (" + (capacity.contains("specific") ? "mAh g⁻¹" : "mAh") + ")",
                all(capacity));
        double room = LEGEND * cycles.size() * (y.to() - y.from());
        AxisSpec high = AxisSpec.of(y.label(), y.from(), y.to() + Math.min(room, y.to() - y.from()));
        Panel top = Panel.of("a", new Box(0, 0, Page.SINGLE_COLUMN, UPPER), x.bare(), high, marks(0, chosen));
        Panel below = Panel.of("b", new Box(0, UPPER, Page.SINGLE_COLUMN, LOWER), x,
                AxisSpec.around("Efficiency (%)", all(column(1))), marks(1, chosen));
        String caption = "n = " + cycles.size() + (cycles.size() == 1 ? " log" : " logs") + ", a colour a cell. "
                + "Uncertainties are not drawn; they stand in the tables of cycles."
                + (absent.isEmpty() ? "" : " Not yet evaluated: " + String.join(", ", absent) + ".");
        return Page.of("Capacity and coulombic efficiency of all cells", Page.SINGLE_COLUMN, UPPER + LOWER, top, below)
                .withCaption(caption);
    }

    private double[][] all(String column) {
        return cycles.values().stream().map(t -> shown(t, column)).toArray(double[][]::new);
    }

    /** A cycle that lacks this half passed nothing, which is no capacity. */
    static double[] shown(Table table, String column) {
        double[] values = table.column(column).doubles();
        return column.contains("capacity") ? Arrays.stream(values).map(v -> v > 0 ? v : Double.NaN).toArray() : values;
    }

    private List<Mark> marks(int panel, String chosen) {
        List<Mark> marks = new ArrayList<>();
        List<Mark> bold = new ArrayList<>();
        int number = 0;
        for (Map.Entry<Measured, Table> log : cycles.entrySet()) {
            boolean isBold = log.getKey().name().equals(chosen);
            draw(isBold ? bold : marks, panel, log.getKey(), log.getValue(), isBold, number++);
        }
        marks.addAll(bold);
        return marks;
    }

    private void draw(List<Mark> marks, int panel, Measured log, Table table, boolean isBold, int number) {
        double[] x = table.column("cycle").doubles();
        double[] y = shown(table, column(panel));
        Ink ink = looks.ink(log);
        Symbol symbol = looks.symbol(log);
        marks.add(Line.of(x, y, ink.withWidth(isBold ? 1.4 : 0.6)));
        int every = Math.max(1, (x.length + MOST_MARKERS - 1) / MOST_MARKERS);
        int[] rows = IntStream.range(0, x.length).filter(i -> i % every == number % every).toArray();
        Markers markers = Markers.of(Arrays.stream(rows).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> y[i]).toArray(), symbol, ink).withSize(isBold ? 4.5 : 3);
        marks.add(panel == 0 ? markers.labelled(log.name()) : markers);
    }
}
