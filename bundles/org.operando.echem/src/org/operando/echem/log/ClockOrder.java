// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import org.operando.api.Context;
import org.operando.api.LoadException;

/**
 * Puts the elapsed time of a log in order where the cycler's clock was set back. Records stay in the order of the file,
 * which is the one that they were written in: from a jump on, time is carried on. Where one record alone is out of turn
 * it stands midway between its neighbours. Time that begins anew is another test and is refused. Counters of charge and steps are the file's throughout; an integral over the
 * jump counts the interval that is put in its place.
 */
public final class ClockOrder {
    /** A clock that goes back more often is none: nothing then says in which order the records belong. */
    private static final int MOST_JUMPS = 5;

    private final Path path;
    private final IntFunction<String> place;
    private final double[] stepTime;

    /**
     * @param path the file, for messages
     * @param place where a record is in it
     * @param stepTime time since the step began, s; empty when the file has none
     */
    public ClockOrder(Path path, IntFunction<String> place, double[] stepTime) {
        this.path = path;
        this.place = place;
        this.stepTime = stepTime;
    }

    /**
     * Times that do not go back.
     * @param time s; left as it is
     * @throws LoadException with the line when a time is no number, or when they go back too often
     */
    public double[] ordered(double[] time, Context context) throws LoadException {
        int jumps = 0;
        int first = -1;
        for (int i = 0; i < time.length; i++) {
            if (!Double.isFinite(time[i])) {
                throw LoadException.at(path, place.apply(i), "the test time is " + time[i] + " s"
                        + (i > 0 ? " after " + time[i - 1] + " s" : ""),
                        "export the file again, or leave the line out");
            }
            if (i > 0 && time[i] < time[i - 1]) {
                first = first < 0 ? i : first;
                jumps++;
            }
        }
        int again = restart(time);
        if (jumps > MOST_JUMPS || again > 0) {
            int at = again > 0 ? again : first;
            throw LoadException.at(path, place.apply(at), "the test time is " + time[at] + " s after "
                    + time[at - 1] + " s" + (again > 0 ? "" : ", and goes back " + jumps + " times")
                    + "; it must not go back",
                    "export the file again, or give parts of a restarted test as files of their own");
        }
        return jumps == 0 ? time : carriedOn(time, context);
    }

    /** Row where time begins anew as at the first record: another test, not a clock that was set; 0 for none. */
    private static int restart(double[] time) {
        for (int i = 1; i < time.length; i++) {
            boolean alone = i + 1 < time.length && time[i + 1] >= time[i - 1];
            if (time[i] < time[i - 1] && time[i] <= time[Math.min(1, time.length - 1)] && !alone) {
                return i;
            }
        }
        return 0;
    }

    private double[] carriedOn(double[] time, Context context) {
        double[] ordered = time.clone();
        double offset = 0;
        for (int i = 1; i < time.length; i++) {
            if (time[i] >= time[i - 1]) {
                ordered[i] = time[i] + offset;
            } else if (i + 1 < time.length && time[i + 1] >= time[i - 1]) {
                ordered[i] = (time[i - 1] + time[i + 1]) / 2 + offset;
                ordered[i + 1] = time[i + 1] + offset;
                warn(context, i, time, "it stands midway between its neighbours");
                i++;
            } else {
                double interval = interval(time, i);
                offset = ordered[i - 1] + interval - time[i];
                ordered[i] = time[i] + offset;
                warn(context, i, time, String.format(Locale.ROOT,
                        "time is carried on from there, %.1f s after the record before", interval));
            }
        }
        return ordered;
    }

    /** What passed over a jump: by the time of the step where that runs on, else as much as before it. */
    private double interval(double[] time, int i) {
        if (stepTime.length > i && stepTime[i] > stepTime[i - 1]) {
            return stepTime[i] - stepTime[i - 1];
        }
        return i > 1 ? Math.max(0, time[i - 1] - time[i - 2]) : 0;
    }

    private void warn(Context context, int i, double[] time, String remedy) {
        context.warn(path.getFileName() + ":" + place.apply(i), String.format(Locale.ROOT,
                "the test time goes back by %.1f s, from %.1f to %.1f s; %s", time[i - 1] - time[i], time[i - 1],
                time[i], remedy));
    }
}
