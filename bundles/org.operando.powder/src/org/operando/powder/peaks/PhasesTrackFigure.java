// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Symbol;
import org.operando.powder.series.SeriesOperation;

/** c and volume fraction of the phases H1, H2, H3 along a series, and by how much BIC falls by the second component. */
@Doc("c and fraction of the phases in (003) against time or voltage, with the evidence for more than one.")
public final class PhasesTrackFigure implements FigureBuilder<PhasesTrackFigure.Inputs, PhasesTrackFigure.Options> {
    /**
     * What is shown.
     * @param phases the phases
     * @param series the series on the cell's clock, for its curve
     */
    public record Inputs(PhasesOperation.Outputs phases, Optional<SeriesOperation.Outputs> series) {
    }

    /**
     * How it is shown.
     * @param against the axis
     * @param evidence whether the evidence is shown
     */
    public record Options(
            @Label("Against") @Doc("Time or the cell's voltage.") @Default("time") TrackAxis against,
            @Label("Evidence") @Doc("Whether a panel shows by how much BIC falls by the second component.") @Default("true") boolean evidence) {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        Table table = inputs.phases().phases();
        Tracks tracks = Tracks.of(table, table.texts("phase"), options.against(), inputs.series());
        List<String> names = tracks.distinct();
        List<Ink> inks = names.stream().map(name -> PhaseInk.of(name, names)).toList();
        Column c = table.column("c");
        Table choice = inputs.phases().choice();
        boolean evidence = options.evidence() && choice.find("delta_bic_2").isPresent();
        boolean cell = tracks.cell().isPresent();
        List<Panel> panels = new ArrayList<>();
        panels.add(tracks.panel(0, "*c* (\u00c5)", c, inks, false));
        Panel fraction = tracks.panel(1, "Volume fraction", table.column("fraction"), inks, !evidence && !cell);
        panels.add(Panel.of(fraction.letter(), fraction.cell(), fraction.x(),
                AxisSpec.of("Volume fraction", -0.06, 1.06), fraction.marks()).withLegend(Legend.NONE));
        if (evidence) {
            panels.add(evidence(choice, tracks, options.against(), !cell));
        }
        tracks.cell().ifPresent(curve -> panels.add(tracks.voltage(panels.size(), curve)));
        return new Page("Phases " + String.join(", ", names) + " from (003)" + tracks.meaning(), Page.SINGLE_COLUMN,
                panels.size() * Tracks.PANEL_MM, panels, caption(c, choice, evidence));
    }

    private static String caption(Column c, Table choice, boolean evidence) {
        long[] n = choice.longs("components");
        long fitted = Arrays.stream(n).filter(k -> k > 0).count();
        return "n = " + n.length + " patterns, " + fitted + " with a fit, "
                + Arrays.stream(n).filter(k -> k > 1).count() + " with more than one component. Error bars: "
                + (c.errorBar().isEmpty() ? "none" : c.errorBar()) + "; most are smaller than the points."
                + (evidence ? " Fall of BIC by the second component on a scale that is linear below 10 and logarithmic "
                        + "above; above the dashed line it is accepted." : "");
    }

    private static Panel evidence(Table choice, Tracks tracks, TrackAxis against, boolean last) {
        double[] delta = choice.doubles("delta_bic_2");
        double[] y = new double[delta.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = squeezed(delta[i]);
        }
        Tracks single = Tracks.of(choice, new String[y.length], against, Optional.empty());
        List<AxisSpec.Name> ticks = new ArrayList<>();
        for (double tick : new double[] {-10, 0, 10, 100, 1000, 1e4, 1e5, 1e6}) {
            String text = tick < 1000 ? Long.toString((long) tick).replace('-', '\u2212')
                    : "10^{" + Math.round(Math.log10(tick)) + "}";
            if (tick <= 10 || Arrays.stream(delta).anyMatch(d -> d > tick / 3)) {
                ticks.add(new AxisSpec.Name(squeezed(tick), text));
            }
        }
        AxisSpec axis = AxisSpec
                .of("BIC_{1} \u2212 BIC_{2}", Math.min(-1.2, Arrays.stream(y).filter(Double::isFinite).min()
                        .orElse(-1) - 0.2), ticks.getLast().at() + 0.4)
                .named(ticks);
        List<Mark> marks = List.of(Rule.atY(squeezed(3), Ink.GREY.withDash(Ink.Dash.DASHED)),
                Markers.of(single.x(), y, Symbol.CIRCLE, Ink.BLACK).withSize(2.2));
        return Panel.of(Tracks.letter(2), Tracks.box(2), last ? tracks.axis() : tracks.axis().bare(), axis, marks)
                .withLegend(Legend.NONE);
    }

    /** Linear within -10 and 10, logarithmic beyond. */
    private static double squeezed(double value) {
        double size = Math.abs(value) / 10;
        return Math.signum(value) * (size <= 1 ? size : 1 + Math.log10(size));
    }
}
