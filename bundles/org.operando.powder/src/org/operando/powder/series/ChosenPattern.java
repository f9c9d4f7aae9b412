// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.Ink;
import org.operando.powder.PatternSeries.Columns;

/**
 * A pattern that is shown.
 * @param row its row in the series
 * @param voltage of the cell, V; NaN when not known
 * @param current of the cell, A; likewise
 * @param text its name
 */
record ChosenPattern(int row, double voltage, double current, String text) {
    /** Below this part of the largest current a cell rests: offsets of a cycler are of that size. */
    private static final double REST = 1e-3;

    /**
     * The patterns that the options name, in that order; a count is spread over those that hold something.
     * @param measured their rows
     */
    static List<ChosenPattern> of(Table frames, int[] measured, PatternsFigure.Options options)
            throws OperationException {
        List<ChosenPattern> chosen = new ArrayList<>();
        for (String potential : options.at()) {
            Potential wanted = Potential.of(potential);
            chosen.add(of(frames, row(frames, wanted, options.within()), Optional.of(wanted.text())));
        }
        double[] numbers = frames.column(Columns.NUMBER).doubles();
        for (int k = 0; options.at().isEmpty() && k < options.numbers().size(); k++) {
            chosen.add(of(frames, row(numbers, options.numbers().get(k)), Optional.empty()));
        }
        int count = chosen.isEmpty() ? Math.min(options.count(), measured.length) : 0;
        for (int k = 0; k < count; k++) {
            chosen.add(
                    of(frames, measured[count == 1 ? 0 : (int) Math.round(k * (measured.length - 1.0) / (count - 1))],
                            Optional.empty()));
        }
        return chosen;
    }

    private static ChosenPattern of(Table frames, int row, Optional<String> text) {
        double voltage = value(frames, Columns.VOLTAGE, row);
        double current = value(frames, Columns.CURRENT, row);
        return new ChosenPattern(row, voltage, current, text.orElseGet(() -> Double.isNaN(voltage)
                ? Long.toString((long) frames.column(Columns.NUMBER).doubles()[row])
                : (current > 0 ? "C " : current < 0 ? "D " : "") + String.format(Locale.ROOT, "%.2f V", voltage)));
    }

    private static double value(Table frames, String column, int row) {
        return frames.find(column).map(c -> c.doubles()[row]).orElse(Double.NaN);
    }

    private static int row(double[] numbers, int number) throws OperationException {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == number) {
                return i;
            }
        }
        throw new OperationException("the series has no pattern " + number, "", "its numbers run from "
                + (long) numbers[0] + " to " + (long) numbers[numbers.length - 1]);
    }

    /** The pattern of the direction and turn whose voltage is nearest; a turn ends when the current goes the other way. */
    private static int row(Table frames, Potential wanted, double within) throws OperationException {
        Optional<Column> voltage = frames.find(Columns.VOLTAGE);
        if (voltage.isEmpty()) {
            throw new OperationException("the patterns have no voltages, so none can be chosen by potential", "",
                    "run powder.series with the cell's log, or choose by 'numbers'");
        }
        double[] volts = voltage.get().doubles();
        double[] current = frames.doubles(Columns.CURRENT);
        return wanted.direction() == 0 ? atRest(volts, current) : nearest(volts, turns(current, wanted.direction()),
                wanted, within);
    }

    private static int atRest(double[] volts, double[] current) throws OperationException {
        double rest = REST * largest(current);
        for (int i = 0; i < volts.length && !(Math.abs(current[i]) > rest); i++) {
            if (Double.isFinite(volts[i])) {
                return i;
            }
        }
        throw new OperationException("no pattern at OCP: the cell carries a current from the first pattern on", "",
                "choose the first by its number or potential");
    }

    private static int nearest(double[] volts, int[] turns, Potential wanted, double within)
            throws OperationException {
        int best = -1;
        for (int i = 0; i < volts.length; i++) {
            if (turns[i] == wanted.turn() && Double.isFinite(volts[i]) && (best < 0
                    || Math.abs(volts[i] - wanted.volts()) < Math.abs(volts[best] - wanted.volts()))) {
                best = i;
            }
        }
        if (best < 0 || Math.abs(volts[best] - wanted.volts()) > within) {
            throw new OperationException("no pattern at " + wanted.text() + (best < 0 ? ": the series has no "
                    + (wanted.direction() > 0 ? "charge " : "discharge ") + wanted.turn()
                    : String.format(Locale.ROOT, ": the nearest is at %.3f V", volts[best])), "",
                    "choose another potential, or a wider 'within'");
        }
        return best;
    }

    private static double largest(double[] current) {
        double largest = 0;
        for (double i : current) {
            largest = Double.isNaN(i) ? largest : Math.max(largest, Math.abs(i));
        }
        return largest;
    }

    /** Number of the stretch with this direction, from 1, of each pattern; 0 where the current has another. */
    private static int[] turns(double[] current, int direction) {
        double largest = largest(current);
        int[] turns = new int[current.length];
        int turn = 0;
        boolean away = true;
        for (int i = 0; i < current.length; i++) {
            double along = current[i] * direction;
            if (along > REST * largest) {
                turn += away ? 1 : 0;
                away = false;
                turns[i] = turn;
            } else if (along < -REST * largest) {
                away = true;
            }
        }
        return turns;
    }

    /** One colour a direction of the current when it is known: shifted lines are told apart by their heights. */
    Ink ink(int k) {
        if (Double.isNaN(voltage)) {
            return Ink.series(k);
        }
        return current > 0 ? Ink.series(1) : current < 0 ? Ink.series(0) : Ink.BLACK;
    }

    /** Its name with its measured voltage. */
    String measured() {
        return text + String.format(Locale.ROOT, ": %.3f V", voltage);
    }
}
