// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

/** Voltage and, below it, current against time. */
@Doc("Voltage and current of the cell against time.")
public final class TimeSeriesFigure implements FigureBuilder<TimeSeriesFigure.Inputs, TimeSeriesFigure.Options> {
    /** Points of a line: more than a page of 180 mm resolves. */
    private static final int POINTS = 4000;
    /** Between the first and last record and the frame, as a part of the range. */
    private static final double ROOM = 0.02;
    /** A record that begins no later, as a part of its end, is shown from zero. */
    private static final double NEAR = 0.2;

    /**
     * What is shown.
     * @param cell the log
     */
    public record Inputs(CellRecord cell) {
    }

    /**
     * Which part.
     * @param from first hour shown
     * @param to last hour shown
     */
    public record Options(
            @In("h") @Label("From") @Doc("First hour shown; without it the beginning.") Optional<Double> from,
            @In("h") @Label("To") @Doc("Last hour shown; without it the end.") Optional<Double> to) {
        public Options {
            if (from.isPresent() && to.isPresent() && !(from.get() < to.get())) {
                throw new InvalidParameter("to", "must be above 'from' = " + from.get() + " h");
            }
        }
    }

    @Override
    public Page build(Inputs results, Options options) throws OperationException {
        double[] time = results.cell().records().doubles(Columns.TIME);
        double[] hours = Arrays.stream(time).map(t -> t / 3600).toArray();
        double[] all = Arrays.stream(hours).filter(Double::isFinite).toArray();
        if (all.length == 0) {
            throw new OperationException("the cell record holds no times: there is nothing to show");
        }
        double[] milliamperes = Arrays.stream(results.cell().records().doubles(Columns.CURRENT)).map(i -> i * 1e3)
                .toArray();
        SeriesThinning voltage = SeriesThinning.of(hours, results.cell().records().doubles(Columns.VOLTAGE), POINTS);
        SeriesThinning current = SeriesThinning.of(hours, milliamperes, POINTS);
        AxisSpec x = axis(all, options);
        Panel top = Panel.of("a", new Box(0, 0, Page.SINGLE_COLUMN, 40), x.bare(),
                AxisSpec.around("Voltage (V)", voltage.y()), List.of(Line.of(voltage.x(), voltage.y(), Ink.series(0))));
        Panel bottom = Panel.of("b", new Box(0, 40, Page.SINGLE_COLUMN, 36), x,
                AxisSpec.around("Current (mA)", current.y()),
                List.of(Line.of(current.x(), current.y(), Ink.series(1))));
        return Page.of("Voltage and current against time", Page.SINGLE_COLUMN, 76, top, bottom)
                .withCaption("n = " + all.length + " records of one cell. No error bars: lines are records as read.");
    }

    /** What is asked for; else all records with some room at either end, and the beginning where it is near. */
    private static AxisSpec axis(double[] hours, Options options) {
        double first = Arrays.stream(hours).min().getAsDouble();
        double last = Arrays.stream(hours).max().getAsDouble();
        double begin = first > 0 && first < NEAR * last ? 0 : first;
        double room = ROOM * (last - begin);
        double from = options.from().orElse(begin - room);
        double to = options.to().orElse(last + room);
        return to > from ? AxisSpec.of("Time (h)", from, to) : AxisSpec.around("Time (h)", hours);
    }
}
