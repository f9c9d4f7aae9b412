// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.List;
import java.util.Optional;
import org.operando.api.figure.AxisSpec;

/** Which values stand where in a panel of a painted page; places are points from the page's upper left corner. */
public final class PanelMap {
    private final Area plot;
    private final AxisScale x;
    private final AxisScale left;
    private final AxisScale right;
    private final List<LegendEntry> legend;

    PanelMap(PanelLayout layout, List<LegendEntry> legend) {
        this.plot = layout.plot();
        this.x = layout.xScale();
        this.left = layout.yScale(false);
        this.right = layout.yScale(true);
        this.legend = List.copyOf(legend);
    }

    private PanelMap(PanelMap other, AxisScale x, AxisScale left, AxisScale right) {
        this.plot = other.plot;
        this.x = x;
        this.left = left;
        this.right = right;
        this.legend = other.legend;
    }

    /** The same plot with other axes: a guess at what the panel looks like until it is painted again. */
    public PanelMap showing(AxisSpec lower, AxisSpec atLeft, Optional<AxisSpec> atRight) {
        AxisScale y = new AxisScale(atLeft, plot.bottom(), plot.y());
        return new PanelMap(this, new AxisScale(lower, plot.x(), plot.right()), y,
                atRight.map(axis -> new AxisScale(axis, plot.bottom(), plot.y())).orElse(y));
    }

    /** Where the plot is. */
    public Area plot() {
        return plot;
    }

    /** The value of x at a place. */
    public double xAt(double across) {
        return x.value(across);
    }

    /**
     * The value of y at a place.
     * @param onRight of the right axis, where there is one
     */
    public double yAt(double down, boolean onRight) {
        return (onRight ? right : left).value(down);
    }

    /** Place of a value of x; NaN where it has none. */
    public double across(double value) {
        return x.position(value);
    }

    /** Place of a value of y; NaN where it has none. */
    public double down(double value, boolean onRight) {
        return (onRight ? right : left).position(value);
    }

    /** Entries of the legend as painted; empty when there is none. */
    public List<LegendEntry> legend() {
        return legend;
    }
}
