// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.util.ArrayList;
import java.util.List;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Quantity;

/** The angles that patterns of a series have in common. */
final class PatternGrid {
    private PatternGrid() {
    }

    /**
     * The patterns on the angles that more than half of them have; the others, such as a file cut short while it was
     * written, are left out and named, so that one bad file does not take the series.
     * @throws LoadException when no angles are those of most patterns
     */
    static List<Pattern> ofMost(List<Pattern> patterns, Context context) throws LoadException {
        Pattern model = patterns.getFirst();
        long most = 0;
        for (Pattern candidate : patterns) {
            // the first is nearly always of the most: then no other is asked
            if (2 * most > patterns.size()) {
                break;
            }
            long same = patterns.stream().filter(p -> isSame(candidate, p)).count();
            if (same > most) {
                most = same;
                model = candidate;
            }
        }
        List<Pattern> fitting = new ArrayList<>();
        for (Pattern p : patterns) {
            if (isSame(model, p)) {
                fitting.add(p);
            } else if (2 * most <= patterns.size()) {
                throw LoadException.at(p.file(), "", difference(model, p),
                        "list patterns of different angles as measurements of their own");
            } else {
                context.leaveOut(p.file().getFileName().toString(), difference(model, p));
            }
        }
        return fitting;
    }

    private static String difference(Pattern model, Pattern other) {
        return "its angles (" + describe(other.twoThetaDegrees()) + ") are not those of " + model.file().getFileName()
                + " (" + describe(model.twoThetaDegrees()) + ")";
    }

    private static boolean isSame(Pattern first, Pattern other) {
        double[] a = first.twoThetaDegrees();
        double[] b = other.twoThetaDegrees();
        boolean same = a.length == b.length;
        double step = a.length > 1 ? (a[a.length - 1] - a[0]) / (a.length - 1) : 1;
        for (int i = 0; same && i < a.length; i++) {
            // a hundredth of a step is what rounding of printed angles may do
            same = Math.abs(a[i] - b[i]) <= 1e-2 * step;
        }
        return same;
    }

    /** Angles in words. */
    static String describe(double[] x) {
        return x.length + " points from " + Quantity.digits(x[0]) + " to " + Quantity.digits(x[x.length - 1]) + " deg";
    }
}
