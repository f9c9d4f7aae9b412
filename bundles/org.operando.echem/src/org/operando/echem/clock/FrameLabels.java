// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Table;

/** Gives each frame the cell's time, voltage, current, charge and state of charge. */
final class FrameLabels {
    private static final String CLOCK = "fit of the clock";

    private final CellTrace cell;
    private final FrameTimes frames;
    private final List<Column> columns = new ArrayList<>();
    private final double[] start;
    private final double[] middle;
    private final double[] end;
    private final double[] uncertainty;
    private final double[] difference;

    FrameLabels(CellTrace cell, FrameTimes frames, List<FrameClock> clocks) {
        this.cell = cell;
        this.frames = frames;
        int n = frames.size();
        start = new double[n];
        middle = new double[n];
        end = new double[n];
        uncertainty = new double[n];
        Arrays.fill(start, Double.NaN);
        Arrays.fill(middle, Double.NaN);
        Arrays.fill(end, Double.NaN);
        Arrays.fill(uncertainty, Double.NaN);
        difference = new double[n];
        for (FrameClock clock : clocks) {
            for (int i = clock.from(); i < clock.to(); i++) {
                start[i] = clock.fit().at(frames.start()[i]);
                middle[i] = clock.fit().at(frames.middle(i));
                end[i] = clock.fit().at(frames.end()[i]);
                difference[i] = clock.fit().difference();
                uncertainty[i] = clock.fit().uncertaintyAt(frames.middle(i));
            }
        }
    }

    /**
     * One row a frame.
     * @param capacity what 100 % refers to, Ah
     * @param initial state of charge at the beginning of the record, %
     */
    Table table(Optional<Double> capacity, double initial) {
        int n = frames.size();
        double[][] at = new double[6][n];
        double[] byClock = new double[n];
        long[] inGap = new long[n];
        double reach = Math.max(2 * cell.interval(), 5);
        for (int i = 0; i < n; i++) {
            at[0][i] = cell.voltageAt(middle[i]);
            at[1][i] = cell.meanVoltage(start[i], end[i]);
            at[2][i] = cell.currentAt(middle[i]);
            at[3][i] = cell.chargeAt(middle[i]) * 1e3;
            at[4][i] = cell.meanCharge(start[i], end[i]) * 1e3;
            at[5][i] = (at[0][i] - frames.voltage()[i] - difference[i]) * 1e3;
            byClock[i] = Math.abs(cell.slopeAt(middle[i], reach)) * uncertainty[i];
            inGap[i] = cell.isGap(middle[i]) ? 1 : 0;
        }
        boolean known = Arrays.stream(uncertainty).anyMatch(Double::isFinite);
        columns.add(Column.of("number", frames.number()));
        columns.add(Column.of("start", "s", start));
        columns.add(known ? Column.of("middle", "s", middle, uncertainty).withOrigin(CLOCK)
                : Column.of("middle", "s", middle));
        columns.add(Column.of("end", "s", end));
        columns.add(known ? Column.of("voltage", "V", at[0], byClock).withOrigin(CLOCK)
                : Column.of("voltage", "V", at[0]));
        columns.add(Column.of("mean_voltage", "V", at[1]));
        columns.add(Column.of("current", "A", at[2]));
        columns.add(Column.of("charge", "mAh", at[3]));
        columns.add(Column.of("mean_charge", "mAh", at[4]));
        capacity.ifPresent(c -> {
            columns.add(Column.of("soc", "%", percent(at[3], c, initial)));
            columns.add(Column.of("mean_soc", "%", percent(at[4], c, initial)));
        });
        columns.add(Column.of("in_gap", inGap));
        if (frames.hasVoltage()) {
            columns.add(Column.of("logged_voltage", "V", frames.voltage()));
            columns.add(Column.of("residual", "mV", at[5]));
        }
        return new Table(columns);
    }

    private static double[] percent(double[] milliAmpereHours, double capacity, double initial) {
        return Arrays.stream(milliAmpereHours).map(q -> initial + q * 1e-3 / capacity * 100).toArray();
    }

    /** The cell's curve while there are frames and a little around, thinned for a plot; a row of NaN in each gap. */
    Table curve() {
        double from = Arrays.stream(start).filter(Double::isFinite).min().orElse(Double.NEGATIVE_INFINITY);
        double to = Arrays.stream(end).filter(Double::isFinite).max().orElse(Double.POSITIVE_INFINITY);
        double margin = 0.03 * (to - from);
        List<double[]> rows = new ArrayList<>();
        int every = Math.max(1, cell.size() / 4000);
        for (int i = 0; i < cell.size(); i++) {
            boolean last = i + 1 == cell.size();
            boolean turn = !last && cell.step()[i] != cell.step()[i + 1]
                    || i > 0 && cell.step()[i] != cell.step()[i - 1];
            boolean gap = !last && cell.time()[i + 1] - cell.time()[i] > cell.gap();
            if (cell.time()[i] < from - margin || cell.time()[i] > to + margin) {
                continue;
            }
            if (i % every == 0 || last || turn || gap) {
                rows.add(new double[] {cell.time()[i], cell.voltage()[i]});
            }
            if (gap) {
                rows.add(new double[] {(cell.time()[i] + cell.time()[i + 1]) / 2, Double.NaN});
            }
        }
        return Table.of(Column.of("time", "s", rows.stream().mapToDouble(r -> r[0]).toArray()),
                Column.of("voltage", "V", rows.stream().mapToDouble(r -> r[1]).toArray()));
    }
}
