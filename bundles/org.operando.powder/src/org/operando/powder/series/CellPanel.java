// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.operando.api.Table;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Note;

/**
 * The cell's curve for a figure: voltage with gaps where the record has them, and where the current changes its
 * direction.
 * @param hours time, h; NaN values of voltage stand in gaps
 * @param voltage V
 * @param turns directions in their order
 */
public record CellPanel(double[] hours, double[] voltage, List<Turn> turns) {
    /** Shorter stretches than this part of the whole get no mark. */
    private static final double SHORTEST = 0.02;
    /** Shorter stretches than this part of the whole have no room for their letter. */
    private static final double SHORTEST_LETTERED = 0.05;

    /**
     * A stretch of one direction of current.
     * @param from h
     * @param to h
     * @param letter C charge, D discharge, R rest
     */
    public record Turn(double from, double to, String letter) {
    }

    /** The whole of a table with time (s), voltage (V), current (A). */
    public static CellPanel of(Table cell) {
        return between(cell, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** The part of it within two times, h. */
    static CellPanel between(Table cell, double fromHours, double toHours) {
        double[] seconds = cell.doubles("time");
        int begin = 0;
        while (begin < seconds.length && seconds[begin] / 3600 < fromHours) {
            begin++;
        }
        int end = begin;
        while (end < seconds.length && seconds[end] / 3600 <= toHours) {
            end++;
        }
        double[] hours = Arrays.stream(seconds, begin, end).map(s -> s / 3600).toArray();
        double[] current = Arrays.copyOfRange(cell.doubles("current"), begin, end);
        return new CellPanel(hours, Arrays.copyOfRange(cell.doubles("voltage"), begin, end), turns(hours, current));
    }

    private static List<Turn> turns(double[] hours, double[] current) {
        double largest = 0;
        for (double i : current) {
            largest = Double.isNaN(i) ? largest : Math.max(largest, Math.abs(i));
        }
        // below a thousandth of the largest current the cell rests: offsets of a cycler are of that size
        double rest = 1e-3 * largest;
        List<Turn> turns = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= hours.length && hours.length > 1; i++) {
            if (i == hours.length || !letter(current[i], rest).equals(letter(current[begin], rest))) {
                double end = hours[Math.min(i, hours.length - 1)];
                if (end - hours[begin] > SHORTEST * (hours[hours.length - 1] - hours[0])
                        && !letter(current[begin], rest).isEmpty()) {
                    turns.add(new Turn(hours[begin], end, letter(current[begin], rest)));
                }
                begin = i;
            }
        }
        return List.copyOf(turns);
    }

    private static String letter(double current, double rest) {
        return Double.isNaN(current) ? "" : current > rest ? "C" : current < -rest ? "D" : "R";
    }

    /** Times at which the direction changes, h. */
    public double[] changes() {
        return turns.stream().skip(1).mapToDouble(Turn::from).toArray();
    }

    /** What dashed lines and letters mean, for a caption: "dashed: change of direction; C: charge". */
    public List<String> meaning() {
        List<String> meaning = new ArrayList<>();
        if (turns.size() > 1) {
            meaning.add("dashed: the current changes its direction");
        }
        lettered().stream().map(Turn::letter).distinct().sorted().map(letter -> switch (letter) {
            case "C" -> "C: charge";
            case "D" -> "D: discharge";
            default -> "R: rest";
        }).forEach(meaning::add);
        return meaning;
    }

    private List<Turn> lettered() {
        double whole = hours.length == 0 ? 0 : hours[hours.length - 1] - hours[0];
        return turns.stream().filter(t -> t.to() - t.from() > SHORTEST_LETTERED * whole).toList();
    }

    /** Voltage across, time upwards, with the letters at the given voltage. */
    List<Mark> upright(double lettersAt) {
        List<Mark> marks = new ArrayList<>();
        marks.add(Line.of(voltage, hours, Ink.BLACK));
        for (Turn turn : lettered()) {
            marks.add(Note.of(lettersAt, (turn.from() + turn.to()) / 2, turn.letter(), Note.Align.RIGHT));
        }
        return marks;
    }

    /** Time across, voltage upwards, with the letters at the given voltage. */
    public List<Mark> across(double lettersAt) {
        List<Mark> marks = new ArrayList<>();
        marks.add(Line.of(hours, voltage, Ink.BLACK));
        for (Turn turn : lettered()) {
            marks.add(Note.of((turn.from() + turn.to()) / 2, lettersAt, turn.letter(), Note.Align.CENTRE));
        }
        return marks;
    }
}
