// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Unit;
import org.operando.echem.format.table.ColumnPlan.Source;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.Counter;
import org.operando.echem.log.RawLog;

/** Reads the columns of a plan out of a table, in the units of a cell record. */
public final class PlannedLog {
    /** Most numbers that a column of whole numbers may hold. */
    private static final double LARGEST = 1 << 30;

    private final Path path;
    private final ColumnPlan plan;
    private final TableData data;
    private final Context context;

    private PlannedLog(Path path, ColumnPlan plan, TableData data, Context context) {
        this.path = path;
        this.plan = plan;
        this.data = data;
        this.context = context;
    }

    /**
     * Reads the columns.
     * @throws LoadException with the line when a cell of a column that has a role holds no number
     */
    public static PlannedLog read(Path path, TableSource table, ColumnPlan plan, Context context)
            throws LoadException {
        Set<Integer> numbers = new HashSet<>();
        Set<Integer> texts = new HashSet<>();
        Set<Integer> extras = new HashSet<>();
        plan.roles().forEach((role, source) -> (role.isText() ? texts : numbers).add(source.index()));
        plan.extras().forEach(e -> extras.add(e.index()));
        extras.removeAll(numbers);
        extras.removeAll(texts);
        PlannedLog log = new PlannedLog(path, plan, table.read(numbers, extras, texts, context), context);
        if (log.data.rows() == 0) {
            context.warn(path.getFileName().toString(), "has no records");
        }
        return log;
    }

    /** Number of records. */
    public int rows() {
        return data.rows();
    }

    /** The texts of a column; length 0 when no column has the role. */
    public String[] texts(Role role) {
        return plan.source(role).map(s -> data.texts().get(s.index())).orElse(new String[0]);
    }

    /** The numbers of a column in the unit of the record; length 0 when no column has the role. */
    public double[] numbers(Role role) {
        return plan.source(role).map(s -> converted(data.numbers().get(s.index()), s.unit(), role.unit()))
                .orElse(new double[0]);
    }

    /** Where a row is, for messages. */
    public String place(int row) {
        return row < data.lines().length ? String.valueOf(data.lines()[row]) : "record " + (row + 1);
    }

    private static double[] converted(double[] values, Unit from, Unit to) {
        double[] converted = values.clone();
        if (from.equals(to)) {
            return converted;
        }
        double ratio = from.ratio(to);
        double inverse = to.ratio(from);
        double offset = from.to(to, 0.0);
        for (int i = 0; i < converted.length; i++) {
            // a thousand times smaller is a division by 1000: exact to the last digit, unlike a multiplication by 0.001
            converted[i] = (ratio < 1 ? converted[i] / inverse : converted[i] * ratio) + offset;
        }
        return converted;
    }

    /**
     * The whole numbers of a column; length 0 when no column has the role.
     * @throws LoadException with the line when one is missing or no whole number
     */
    public int[] wholes(Role role) throws LoadException {
        double[] values = numbers(role);
        int[] wholes = new int[values.length];
        for (int i = 0; i < wholes.length; i++) {
            if (!(Math.abs(values[i]) <= LARGEST) || values[i] != Math.rint(values[i])) {
                throw LoadException.at(path, place(i), "a whole number was expected as " + words(role) + ", found "
                        + (Double.isNaN(values[i]) ? "none" : values[i]), "correct the line or export the file again");
            }
            wholes[i] = (int) values[i];
        }
        return wholes;
    }

    private static String words(Role role) {
        return switch (role) {
            case CYCLE -> "cycle";
            case RECORD -> "number of the record";
            case STEP_INDEX -> "line of the schedule";
            default -> "step";
        };
    }

    /** The columns with a role but the counters and the kinds of the steps; signs as in the file. */
    public RawLog raw() throws LoadException {
        RawLog raw = new RawLog(path, data.rows());
        raw.lines = data.lines();
        raw.testTime = plan.has(Role.DURATION) ? durations() : numbers(Role.TEST_TIME);
        raw.unixTime = plan.has(Role.DATE) ? dates() : numbers(Role.UNIX_TIME);
        raw.stepTime = numbers(Role.STEP_TIME);
        raw.current = numbers(Role.CURRENT);
        raw.voltage = numbers(Role.VOLTAGE);
        raw.cycle = wholes(Role.CYCLE);
        raw.step = wholes(Role.STEP);
        raw.stepIndex = wholes(Role.STEP_INDEX);
        raw.index = wholes(Role.RECORD);
        for (ColumnPlan.Extra e : plan.extras()) {
            raw.extras.add(new CellLog.Extra(e.name(), e.to().name(),
                    converted(data.numbers().get(e.index()), e.from(), e.to())));
        }
        warnOfCycles(raw.cycle);
        return raw;
    }

    private double[] durations() throws LoadException {
        String[] texts = texts(Role.DURATION);
        double[] seconds = new double[texts.length];
        for (int i = 0; i < texts.length; i++) {
            seconds[i] = TimeTexts.duration(texts[i]);
            if (Double.isNaN(seconds[i])) {
                throw LoadException.at(path, place(i), "hours, minutes and seconds were expected, found '" + texts[i]
                        + "'", "correct the line or export the file again");
            }
        }
        return seconds;
    }

    private double[] dates() throws LoadException {
        String[] texts = texts(Role.DATE);
        TimeTexts.Order order = TimeTexts.order(texts);
        if (order == TimeTexts.Order.UNDECIDED) {
            context.warn(path.getFileName().toString(), "day and month of '" + texts[0]
                    + "' could be either; the month is taken to come first");
        }
        double[] seconds = new double[texts.length];
        for (int i = 0; i < texts.length; i++) {
            seconds[i] = TimeTexts.date(texts[i], order);
            if (Double.isNaN(seconds[i])) {
                throw LoadException.at(path, place(i), "a date was expected, found '" + texts[i] + "'",
                        "correct the line or export the file again");
            }
        }
        return seconds;
    }

    /** Whether times since 1970 were dates as text. */
    public boolean hasDates() {
        return plan.has(Role.DATE);
    }

    /** Whether the clock of the dates is told to be UTC or so far from it. */
    public boolean hasZone() {
        String[] texts = texts(Role.DATE);
        return texts.length > 0 && TimeTexts.hasZone(texts[0]);
    }

    /** Cycles between which records are missing. */
    private void warnOfCycles(int[] cycle) {
        for (int i = 1; i < cycle.length; i++) {
            if (cycle[i] > cycle[i - 1] + 1) {
                context.warn(path.getFileName() + ":" + place(i), "cycle " + cycle[i] + " comes after cycle "
                        + cycle[i - 1] + ": records between them are missing");
                return;
            }
        }
    }

    /**
     * The counters of charge and energy.
     * @param raw with the current as it is to be, charging above 0
     * @param notes what was changed
     */
    public void counters(RawLog raw, Map<String, String> notes) {
        raw.capacity = counter(raw, Role.CAPACITY, Role.CHARGED, Role.DISCHARGED, plan.isCapacityOfStep(), notes);
        raw.energy = counter(raw, Role.ENERGY, Role.ENERGY_CHARGED, Role.ENERGY_DISCHARGED, plan.isEnergyOfStep(),
                notes);
    }

    private Counter counter(RawLog raw, Role single, Role charged, Role discharged, boolean ofStep,
            Map<String, String> notes) {
        String name = single == Role.CAPACITY ? "charge" : "energy";
        if (plan.has(charged) || plan.has(discharged)) {
            note(notes, name, ofStep, true);
            return new Counter(sizes(charged), sizes(discharged), false, ofStep);
        }
        if (!plan.has(single)) {
            return Counter.NONE;
        }
        double[] values = numbers(single);
        double least = 0;
        double against = 0;
        for (int i = 0; i < values.length; i++) {
            least = Math.min(least, values[i]);
            double gain = i == 0 ? 0 : values[i] - values[i - 1];
            against += Double.isNaN(gain * raw.current[i]) ? 0 : gain * raw.current[i];
        }
        boolean signed = least < 0;
        note(notes, name, ofStep, signed);
        if (signed && against < 0) {
            for (int i = 0; i < values.length; i++) {
                values[i] = -values[i];
            }
            notes.put(name + " of the file", "below 0 for charging; its sign was changed");
        }
        return new Counter(values, new double[0], signed, ofStep);
    }

    /** A column of a counter without its sign; 0 where the file has no column. */
    private double[] sizes(Role role) {
        double[] values = plan.has(role) ? numbers(role) : new double[data.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
        return values;
    }

    private static void note(Map<String, String> notes, String name, boolean ofStep, boolean signed) {
        notes.put(name, (ofStep ? "begins anew in each step in the file" : "runs over the steps in the file; cut at "
                + "them") + (signed ? "" : "; given the sign of the current"));
    }
}
