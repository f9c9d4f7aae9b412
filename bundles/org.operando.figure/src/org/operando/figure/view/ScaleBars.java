// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Mark;
import org.operando.api.figure.ScaleBar;

/** Scale bars of maps that are zoomed: as long as suits what is seen, with the number that belongs to it. */
final class ScaleBars {
    private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)(\\D.*)");
    private static final double LONGEST = 0.6;
    private static final double SHORTEST = 0.08;
    private static final double WISHED = 0.3;

    private ScaleBars() {
    }

    /** The marks with bars that suit the x axis; a bar whose text is no number and unit is left out when it does not. */
    static List<Mark> fitted(List<Mark> marks, AxisSpec x) {
        double range = Math.abs(x.to() - x.from());
        List<Mark> fitted = new ArrayList<>();
        for (Mark mark : marks) {
            if (!(mark instanceof ScaleBar bar)
                    || bar.length() <= LONGEST * range && bar.length() >= SHORTEST * range) {
                fitted.add(mark);
                continue;
            }
            Matcher text = NUMBER.matcher(bar.label());
            if (text.matches()) {
                double unit = bar.length() / Double.parseDouble(text.group(1));
                double number = round(WISHED * range / unit);
                fitted.add(new ScaleBar(number * unit, text(number) + text.group(2), bar.corner(), bar.ink()));
            }
        }
        return fitted;
    }

    /** The greatest 1, 2 or 5 times a power of ten that is not more. */
    private static double round(double number) {
        double power = Math.pow(10, Math.floor(Math.log10(number) + 1e-9));
        double mantissa = number / power;
        return power * (mantissa >= 5 ? 5 : mantissa >= 2 ? 2 : 1);
    }

    private static String text(double number) {
        return Numbers.text(number, 1);
    }
}
