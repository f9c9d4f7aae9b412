// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;

/** The potential of every pulse against the square root of time with the line whose slope is taken, twelve a page. */
@Doc("Linearity of all pulses of a titration: potential against the square root of time with the fitted line, twelve pulses a page.")
public final class LinearityFigure implements FigureBuilder<LinearityFigure.Inputs, LinearityFigure.Options> {
    private static final int ACROSS = 3;
    private static final int DOWN = 4;
    private static final int EACH = ACROSS * DOWN;
    private static final double ROW = 44;

    /**
     * What is shown.
     * @param gitt results of echem.gitt
     */
    public record Inputs(GittOperation.Outputs gitt) {
    }

    /**
     * Which.
     * @param page of twelve pulses, from 1
     */
    public record Options(
            @Default("1") @Range(min = 1, max = 1e5) @Label("Page") @Doc("Page of twelve pulses, from 1.") int page) {
    }

    @Override
    public Page build(Inputs results, Options options) throws OperationException {
        Table pulses = results.gitt().pulses();
        int pages = (pulses.rows() + EACH - 1) / EACH;
        if (options.page() > pages) {
            throw new OperationException("there is no page " + options.page() + " of " + pulses.rows() + " pulses",
                    "page", pages == 0 ? "there are no pulses" : "pages go from 1 to " + pages);
        }
        int first = (options.page() - 1) * EACH;
        int last = Math.min(first + EACH, pulses.rows());
        int rows = (last - first + ACROSS - 1) / ACROSS;
        List<Panel> panels = new ArrayList<>();
        for (int k = first; k < last; k++) {
            boolean lowest = k + ACROSS >= last;
            panels.add(panel(results.gitt().curves(), pulses, k, first, lowest));
        }
        double low = Arrays.stream(pulses.doubles("linearity")).filter(Double::isFinite).min().orElse(Double.NaN);
        return Page.of("Linearity of pulses " + (first + 1) + " to " + last + " of " + pulses.rows(),
                Page.DOUBLE_COLUMN, rows * ROW, panels.toArray(new Panel[0]))
                .withCaption(String.format(Locale.ROOT, "n = %d of %d pulses, page %d of %d; the bold number is that of"
                        + " the pulse. Circles: records during the pulse, thinned; line: fit over the times it is drawn"
                        + " for, with its coefficient of determination. The least linear of all pulses has"
                        + " *R*^{2} = %.4f. No error bars: each point is one record.", last - first, pulses.rows(),
                        options.page(), pages, low));
    }

    private static Panel panel(Table curves, Table pulses, int k, int first, boolean lowest) {
        double duration = pulses.doubles("duration")[k];
        long[] pulse = curves.longs("pulse");
        double[] time = curves.doubles("time");
        int[] rows = IntStream.range(0, pulse.length)
                .filter(i -> pulse[i] == k + 1L && time[i] <= duration + 1e-6).toArray();
        double[] root = Arrays.stream(rows).mapToDouble(i -> Math.sqrt(time[i])).toArray();
        double[] voltage = of(curves, "voltage", rows);
        double[] fitted = of(curves, "line", rows);
        int[] known = IntStream.range(0, rows.length).filter(i -> Double.isFinite(fitted[i])).toArray();
        AxisSpec up = AxisSpec.around("Voltage (V)", voltage);
        AxisSpec across = AxisSpec.around("\u221a(*t* / s)", root);
        List<Mark> marks = new ArrayList<>();
        marks.add(Markers.of(root, voltage, Symbol.OPEN_CIRCLE, Ink.GREY).withSize(1.8));
        if (known.length > 1) {
            marks.add(Line.of(Arrays.stream(known).mapToDouble(i -> root[i]).toArray(),
                    Arrays.stream(known).mapToDouble(i -> fitted[i]).toArray(), Ink.BLACK));
        }
        double linear = pulses.doubles("linearity")[k];
        boolean rises = rows.length > 1 && voltage[rows.length - 1] > voltage[0];
        marks.add(Note.of(across.to() - 0.04 * (across.to() - across.from()),
                rises ? up.from() + 0.08 * (up.to() - up.from()) : up.to() - 0.1 * (up.to() - up.from()),
                Double.isFinite(linear) ? String.format(Locale.ROOT, "*R*^{2} = %.4f", linear) : "not valid",
                Note.Align.RIGHT));
        double width = Page.DOUBLE_COLUMN / ACROSS;
        int place = k - first;
        Box box = new Box(place % ACROSS * width, place / ACROSS * ROW, width, ROW);
        AxisSpec below = lowest ? across : AxisSpec.around("", root);
        AxisSpec beside = place % ACROSS == 0 ? up : AxisSpec.around("", voltage);
        return Panel.of(String.valueOf(k + 1), box, below, beside, marks).withLegend(Legend.NONE);
    }

    private static double[] of(Table table, String column, int[] rows) {
        double[] all = table.doubles(column);
        return Arrays.stream(rows).mapToDouble(i -> all[i]).toArray();
    }
}
