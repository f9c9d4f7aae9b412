// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

/**
 * What the cycler did when: its steps as bars over the time axis, a row a kind, and below them what its own log tells.
 * @param step numbers of the steps
 * @param kind their kinds
 * @param from when they began, h
 * @param to when they ended, h
 * @param logged events of the cycler's log
 */
record StepEvents(long[] step, String[] kind, double[] from, double[] to, List<CellRecord.Event> logged) {
    private static final String LOG = "log";
    /** Parts of the time axis that a page resolves: shorter gaps between steps of a kind are not drawn. */
    private static final double PARTS = 4000;
    private static final double VOLTAGE = 40;
    private static final double CURRENT = 27;
    /** Names of rows keep apart also where a page is laid out in four fifths of its size. */
    private static final double ROW = 5;
    private static final double AXIS = 11;
    /** Half the height of a tick in its row. */
    private static final double TICK = 0.35;
    /** Events of one moment that are told. */
    private static final int MOST = 3;

    /** The steps of a record and the events of its log; empty when it numbers no steps and tells of no events. */
    static Optional<StepEvents> of(CellRecord cell) {
        Table records = cell.records();
        Optional<Column> steps = records.find(Columns.STEP);
        if (records.rows() == 0 || steps.isEmpty() && cell.events().isEmpty()) {
            return Optional.empty();
        }
        long[] step = steps.map(c -> (long[]) c.values()).orElse(new long[0]);
        double[] time = records.doubles(Columns.TIME);
        Optional<String[]> types = records.find(Columns.STEP_TYPE).map(c -> (String[]) c.values());
        List<Integer> first = new ArrayList<>();
        for (int i = 0; i < step.length; i++) {
            if (i == 0 || step[i] != step[i - 1]) {
                first.add(i);
            }
        }
        int n = first.size();
        StepEvents events = new StepEvents(new long[n], new String[n], new double[n], new double[n],
                cell.events());
        for (int k = 0; k < n; k++) {
            int row = first.get(k);
            // a step lasts until the next begins; the last until its last record
            int end = k + 1 < n ? first.get(k + 1) : step.length - 1;
            events.step[k] = step[row];
            events.kind[k] = types.map(t -> t[row]).filter(t -> !t.isBlank()).orElse("step");
            events.from[k] = time[row] / ShownCell.HOUR;
            events.to[k] = time[end] / ShownCell.HOUR;
        }
        return Optional.of(events);
    }

    /** The step at a time, in words; empty outside of all. */
    String at(double hours) {
        int at = Arrays.binarySearch(from, hours);
        int k = at >= 0 ? at : -at - 2;
        return k < 0 || hours > to[k] ? "" : "step " + step[k] + ", " + named(kind[k]);
    }

    /** What the log tells of a time, give or take, in words; empty for nothing. */
    String logged(double hours, double within) {
        return logged.stream().filter(e -> Math.abs(e.time() / ShownCell.HOUR - hours) <= within)
                .map(CellRecord.Event::text).distinct().limit(MOST).collect(Collectors.joining(", "));
    }

    private static String named(String kind) {
        return kind.replace('_', ' ');
    }

    /** A page of voltage and current with the steps below them on the same axis. */
    Page below(Page page) {
        List<String> kinds = new ArrayList<>(new LinkedHashSet<>(List.of(kind)));
        double width = page.panels().getFirst().cell().width();
        double height = AXIS + ROW * (kinds.size() + (logged.isEmpty() ? 0 : 1));
        Panel voltage = page.panels().getFirst();
        Panel current = page.panels().get(1);
        AxisSpec x = current.x();
        List<Mark> bars = new ArrayList<>();
        for (int k = 0; k < kinds.size(); k++) {
            bars.add(bars(kinds.get(k), k + 1, (x.to() - x.from()) / PARTS));
        }
        if (!logged.isEmpty()) {
            kinds.add(LOG);
            bars.add(ticks(kinds.size()));
        }
        AxisSpec names = AxisSpec.categories("", kinds.stream().map(StepEvents::named).toArray(String[]::new));
        Panel steps = Panel.of("c", new Box(0, VOLTAGE + CURRENT, width, height), x, names, bars);
        return Page.of(page.title(), page.widthMm(), VOLTAGE + CURRENT + height,
                placed(voltage, 0, VOLTAGE, voltage.x()), placed(current, VOLTAGE, CURRENT, x.bare()), steps)
                .withCaption(page.caption() + (step.length == 0 ? "" : " Bars: " + step.length
                        + " steps of the cycler.") + (logged.isEmpty() ? ""
                                : " Ticks: " + logged.size()
                                        + " events of its log."));
    }

    private static Panel placed(Panel panel, double top, double height, AxisSpec x) {
        return new Panel(panel.letter(), new Box(0, top, panel.cell().width(), height), x, panel.y(), panel.right(),
                panel.marks(), panel.legend(), panel.frame(), panel.equalAspect());
    }

    private Line ticks(double y) {
        double[] x = logged.stream().mapToDouble(e -> e.time() / ShownCell.HOUR)
                .flatMap(t -> DoubleStream.of(t, t, Double.NaN)).toArray();
        double[] heights = new double[x.length];
        for (int i = 0; i < x.length; i += 3) {
            heights[i] = y - TICK;
            heights[i + 1] = y + TICK;
            heights[i + 2] = Double.NaN;
        }
        return Line.of(x, heights, Ink.BLACK);
    }

    private Line bars(String of, double y, double least) {
        DoubleStream.Builder xs = DoubleStream.builder();
        double open = Double.NaN;
        double end = Double.NaN;
        for (int k = 0; k < kind.length; k++) {
            if (!kind[k].equals(of)) {
                continue;
            }
            if (Double.isNaN(end) || from[k] - end > least) {
                bar(xs, open, end);
                open = from[k];
            }
            end = to[k];
        }
        bar(xs, open, end);
        double[] x = xs.build().toArray();
        double[] heights = Arrays.stream(x).map(v -> Double.isNaN(v) ? v : y).toArray();
        return Line.of(x, heights, Ink.BLACK.withWidth(3));
    }

    private static void bar(DoubleStream.Builder xs, double open, double end) {
        if (!Double.isNaN(end)) {
            xs.add(open).add(end).add(Double.NaN);
        }
    }
}
