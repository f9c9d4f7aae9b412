// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Span;
import org.operando.api.figure.Symbol;

/** The cell's voltage with the frames on it, and what is left between both voltages below. */
@Doc("Voltages of the frames on the cell's curve after synchronising, with the residuals below.")
public final class SynchroniseFigure implements FigureBuilder<SynchroniseFigure.Inputs, SynchroniseFigure.Options> {
    private static final double UPPER_MM = 44;
    private static final double LOWER_MM = 28;
    /** Frames drawn in the upper panel: more lie on each other. */
    private static final int MOST_FRAMES = 120;
    private static final int MOST_RESIDUALS = 1500;
    private static final Ink GREY = Ink.rgb(0xe4e4e4);

    /**
     * What is shown.
     * @param synchronised results of echem.synchronise
     */
    public record Inputs(SynchroniseOperation.Outputs synchronised) {
    }

    /** There is nothing to choose. */
    public record Options() {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        SynchroniseOperation.Outputs result = inputs.synchronised();
        Table frames = result.frames();
        double[] hours = hours(frames.doubles("middle"));
        double[] curveHours = hours(result.curve().doubles("time"));
        double[] curve = result.curve().doubles("voltage");
        boolean logged = frames.find("logged_voltage").isPresent();
        double[] shown = frames.doubles(logged ? "logged_voltage" : "voltage");
        if (Arrays.stream(hours).noneMatch(Double::isFinite)) {
            throw new OperationException("no frame has a time on the cell's clock: there is nothing to show");
        }
        AxisSpec time = AxisSpec.around("Time on the cell\u2019s clock (h)", hours, curveHours);
        List<Mark> marks = new ArrayList<>(gaps(curveHours, curve));
        marks.add(Line.of(curveHours, curve, Ink.series(0)).labelled("cell"));
        int every = 1 + (hours.length - 1) / MOST_FRAMES;
        marks.add(Markers.of(thinned(hours, every), thinned(shown, every), Symbol.OPEN_CIRCLE, Ink.series(1))
                .withSize(2.5).labelled("frames"));
        Panel upper = Panel.of(logged ? "a" : "", new Box(0, 0, Page.SINGLE_COLUMN, UPPER_MM),
                logged ? time.bare() : time, AxisSpec.around("Voltage (V)", curve, shown), marks);
        if (!logged) {
            return Page.of("Frames on the cell's record", Page.SINGLE_COLUMN, UPPER_MM, upper)
                    .withCaption(caption(result, every, 0, 0));
        }
        double[] residual = frames.doubles("residual");
        double reach = reach(residual);
        long outside = Arrays.stream(residual).filter(r -> Math.abs(r) > reach).count();
        int thin = 1 + (hours.length - 1) / MOST_RESIDUALS;
        List<Mark> below = new ArrayList<>(gaps(curveHours, curve));
        below.add(Markers.of(thinned(hours, thin), thinned(within(residual, reach), thin), Symbol.DOT, Ink.series(1))
                .withSize(1.2));
        below.add(Rule.atY(0, Ink.series(0)));
        Panel lower = Panel.of("b", new Box(0, UPPER_MM, Page.SINGLE_COLUMN, LOWER_MM), time,
                AxisSpec.of("Residual (mV)", -reach, reach), below).withLegend(Legend.NONE);
        return Page.of("Frames on the cell's record", Page.SINGLE_COLUMN, UPPER_MM + LOWER_MM, upper, lower)
                .withCaption(caption(result, every, thin, outside));
    }

    private static String caption(SynchroniseOperation.Outputs result, int every, int thin, long outside) {
        Table frames = result.frames();
        StringBuilder text = new StringBuilder("n = " + frames.rows() + " frames of one cell"
                + (every > 1 ? ", one in " + every + " drawn" : "") + ". ");
        if (thin > 0) {
            double difference = result.clocks().doubles("voltage_difference")[0];
            text.append("b, Cell minus frame");
            if (Math.abs(difference) >= 5e-3) {
                text.append(String.format(Locale.ROOT, ", less a constant difference of %.2f mV", difference));
            }
            text.append(thin > 1 ? ", one frame in " + thin : "");
            text.append(outside > 0 ? "; " + outside + " beyond the axis. " : ". ");
        }
        text.append(result.origin() == ClockOrigin.STATED ? "Clock as stated: " : "Clock of the frames: ")
                .append("offset ").append(result.offset()).append(", drift ")
                .append(Quantity.digits(result.drift().value() * 1e6, result.drift().uncertainty() * 1e6))
                .append(" \u03bcs/s")
                .append(Double.isNaN(result.offset().uncertainty()) ? "." : " (one standard uncertainty).");
        if (result.clocks().rows() > 1) {
            text.append(" The clock jumped before frame ").append(result.clocks().longs("first_frame")[1])
                    .append("; each part has its own.");
        }
        long without = Arrays.stream(frames.longs("in_gap")).sum();
        if (without > 0) {
            text.append(" The cell has no record at ").append(without).append(without == 1 ? " frame" : " frames")
                    .append(gaps(result.curve().doubles("time"), result.curve().doubles("voltage")).isEmpty() ? "."
                            : " (grey: gaps).");
        }
        return text.toString();
    }

    private static double[] hours(double[] seconds) {
        return Arrays.stream(seconds).map(t -> t / 3600).toArray();
    }

    private static double[] thinned(double[] values, int every) {
        double[] thin = new double[(values.length + every - 1) / every];
        Arrays.setAll(thin, i -> values[i * every]);
        return thin;
    }

    private static double[] within(double[] values, double reach) {
        return Arrays.stream(values).map(v -> Math.abs(v) > reach ? Double.NaN : v).toArray();
    }

    /** Five robust standard deviations: single frames at a change of the current may be far off. */
    private static double reach(double[] residual) {
        double[] sizes = Arrays.stream(residual).filter(Double::isFinite).map(Math::abs).sorted().toArray();
        return sizes.length == 0 ? 1 : Math.max(1e-3, 5 * 1.4826 * sizes[sizes.length / 2]);
    }

    /** Where the record has nothing: a row of NaN stands there. */
    private static List<Span> gaps(double[] hours, double[] voltage) {
        List<Span> gaps = new ArrayList<>();
        for (int i = 1; i + 1 < hours.length; i++) {
            if (Double.isNaN(voltage[i])) {
                gaps.add(Span.ofX(hours[i - 1], hours[i + 1], GREY, ""));
            }
        }
        return gaps;
    }
}
