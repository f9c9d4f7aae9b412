// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.operando.api.figure.Arrow;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Frame;
import org.operando.api.figure.Image;
import org.operando.api.figure.Panel;

/** A panel in its place on the page: margins, plot, axes, colour bar. Margins only grow while it is laid out. */
final class PanelLayout {
    /** Margins of a plot within its cell, points. */
    static final class Margins {
        double left;
        double right;
        double top;
        double bottom;
        /** Room at the right for a colour bar. */
        double bar;
        /** Room at the left for a colour bar. */
        double barLeft;
        /** How far the cell moves left, for the colour bar of a panel to the left. */
        double shift;
    }

    private static final double LEAST_PLOT = 12;

    final Panel panel;
    final Area cell;
    final Margins margins = new Margins();
    /** The panel at whose right the colour bar stands: this, or the last of those that share the y axis. */
    PanelLayout barHost = this;
    final LegendBox legend;

    private final Consumer<String> report;
    private Area plot;
    private AxisLayout x;
    private AxisLayout y;
    private AxisLayout right;
    private ArrowRow arrows;
    private ArrowRow arrowsRight;
    private AxisLayout bar;

    PanelLayout(Panel panel, Area cell, Consumer<String> report) {
        this.panel = panel;
        this.cell = cell;
        this.report = report;
        this.legend = new LegendBox(this, report);
    }

    /** How messages call the panel. */
    String name() {
        return panel.letter().isEmpty() ? "the panel" : "panel '" + panel.letter() + "'";
    }

    /** The image that has a colour bar. */
    Optional<Image> barImage() {
        return panel.marks().stream().filter(Image.class::isInstance).map(Image.class::cast)
                .filter(image -> !image.colours().label().isEmpty()).findFirst();
    }

    /** Whether the colour bar stands left of the y axis. */
    private boolean barAtLeft() {
        return barImage().filter(image -> image.colours().bar() == Image.Colours.Bar.LEFT).isPresent();
    }

    /** The cell where it stands after making room for colour bars. */
    Area movedCell() {
        return Area.between(cell.x() - margins.shift + margins.barLeft, cell.y(),
                cell.right() - margins.shift - margins.bar,
                cell.bottom());
    }

    /** Lays out axes in the plot that the margins leave. */
    void place() {
        Area moved = movedCell();
        double width = Math.max(LEAST_PLOT, moved.width() - margins.left - margins.right);
        double height = Math.max(LEAST_PLOT, moved.height() - margins.top - margins.bottom);
        plot = shaped(new Area(moved.x() + margins.left, moved.y() + margins.top, width, height));
        double along = moved.width() - 2 * JournalStyle.EDGE;
        x = new AxisLayout(panel.x(), AxisLayout.Side.BOTTOM, plot, along, JournalStyle.BLACK, report);
        AxisColours colours = AxisColours.of(panel);
        double up = labelBottom() - labelTop();
        y = new AxisLayout(panel.y(), AxisLayout.Side.LEFT, plot, up, colours.left(), report);
        right = panel.right().map(spec -> new AxisLayout(spec, AxisLayout.Side.RIGHT, plot, up, colours.right(),
                report)).orElse(null);
        List<Arrow> list = panel.marks().stream().filter(Arrow.class::isInstance).map(Arrow.class::cast).toList();
        arrows = new ArrowRow(list, true, x.scale(), along, report);
        arrowsRight = new ArrowRow(list, false, y.scale(), cell.height() - 2 * JournalStyle.EDGE, report);
        bar = barImage().map(image -> new AxisLayout(
                AxisSpec.of(image.colours().label(), image.colours().from(), image.colours().to()),
                barAtLeft() ? AxisLayout.Side.LEFT : AxisLayout.Side.RIGHT, barArea(), up, JournalStyle.BLACK, report))
                .orElse(null);
    }

    /** The plot, or the part in its middle in which units are equally long. */
    private Area shaped(Area whole) {
        if (!panel.equalAspect()) {
            return whole;
        }
        double rangeX = Math.abs(panel.x().to() - panel.x().from());
        double rangeY = Math.abs(panel.y().to() - panel.y().from());
        double unit = Math.min(whole.width() / rangeX, whole.height() / rangeY);
        double width = unit * rangeX;
        double height = unit * rangeY;
        return new Area(whole.centreX() - width / 2, whole.centreY() - height / 2, width, height);
    }

    /** Whether the cell is too small for its plot. */
    boolean cramped() {
        Area moved = movedCell();
        return plot.right() > moved.right() || plot.bottom() > moved.bottom();
    }

    /** Upper limit of labels that run up the page: below the letter. */
    double labelTop() {
        return panel.letter().isEmpty() ? cell.y() + JournalStyle.EDGE : plot.y();
    }

    /** Lower limit of labels that run up the page: above the label of the x axis. */
    double labelBottom() {
        return Math.min(plot.bottom() + 4, cell.bottom() - JournalStyle.EDGE);
    }

    /** Where the colour bar stands; known when its host is placed. */
    Area barArea() {
        if (barAtLeft()) {
            double right = movedCell().x() + JournalStyle.EDGE - JournalStyle.BAR_GAP;
            return new Area(right - JournalStyle.BAR_WIDTH, plot.y(), JournalStyle.BAR_WIDTH, plot.height());
        }
        double end = barHost.plot == null ? barHost.movedCell().right() : barHost.plot.right() + barHost.margins.right;
        double left = end + JournalStyle.BAR_GAP - JournalStyle.EDGE;
        return new Area(left, plot.y(), JournalStyle.BAR_WIDTH, plot.height());
    }

    /**
     * Lets the margins grow to what the axes need now; true when one grew.
     * @param first whether the side margins are not known yet, so that letter and arrows seem nearer than they are
     */
    boolean grow(boolean first) {
        boolean axes = panel.frame() == Frame.AXES;
        double overLeft = axes ? x.overhangBefore() : 0;
        double overTop = axes ? Math.max(y.overhangBefore(), right == null ? 0 : right.overhangBefore()) : 0;
        double overBottom = axes ? Math.max(y.overhangBehind(), right == null ? 0 : right.overhangBehind()) : 0;
        overTop = Math.max(overTop, bar == null ? 0 : bar.overhangBefore());
        overBottom = Math.max(overBottom, bar == null ? 0 : bar.overhangBehind());
        double needLeft = JournalStyle.EDGE + Math.max(axes ? y.depth() : 0, overLeft);
        double needRight = JournalStyle.EDGE + depthRight() + legend.depthRight();
        double needTop = JournalStyle.EDGE + Math.max(overTop, letterAndArrows(first));
        double needBottom = JournalStyle.EDGE + Math.max(axes ? x.depth() : 0, overBottom);
        double room = bar == null ? 0 : JournalStyle.BAR_GAP + JournalStyle.BAR_WIDTH + bar.depth();
        double needBar = barAtLeft() ? 0 : room;
        double needBarLeft = barAtLeft() ? room : 0;
        boolean grew = needLeft > margins.left + 1e-6 || needRight > margins.right + 1e-6
                || needTop > margins.top + 1e-6 || needBottom > margins.bottom + 1e-6 || needBar > margins.bar + 1e-6
                || needBarLeft > margins.barLeft + 1e-6;
        margins.left = Math.max(margins.left, needLeft);
        margins.right = Math.max(margins.right, needRight);
        margins.top = Math.max(margins.top, needTop);
        margins.bottom = Math.max(margins.bottom, needBottom);
        margins.bar = Math.max(margins.bar, needBar);
        margins.barLeft = Math.max(margins.barLeft, needBarLeft);
        return grew;
    }

    /** Room that axis, numbers and arrows at the right take, points. */
    double depthRight() {
        return Math.max(right == null ? arrowsRight.depth() : right.depth(),
                panel.frame() == Frame.AXES ? x.overhangBehind() : 0);
    }

    /** Room that the arrows above take, points. */
    double depthAbove() {
        return arrows.depth();
    }

    /** The letter stands at the beginning of the cell, above a colour bar at the left. */
    private double letterLeft() {
        return movedCell().x() - margins.barLeft + JournalStyle.EDGE;
    }

    private double letterAndArrows(boolean first) {
        double letter = panel.letter().isEmpty() ? 0 : FontFile.CAP_HEIGHT * JournalStyle.LETTER_SIZE + 4.5;
        Area moved = movedCell();
        double letterRight = letterLeft()
                + RichText.of(panel.letter(), Face.BOLD, JournalStyle.LETTER_SIZE, report).width();
        boolean beside = first || letterRight + 3 < arrows.begin(moved.x() + JournalStyle.EDGE,
                moved.right() - JournalStyle.EDGE) && (legend.depthAbove() == 0 || letterRight + 3 < plot.x());
        double depth = arrows.depth() + legend.depthAbove();
        return beside ? Math.max(letter, depth) : letter + depth;
    }

    Area plot() {
        return plot;
    }

    AxisScale xScale() {
        return x.scale();
    }

    /** The scale of the left or the right axis; the left one when there is no right one. */
    AxisScale yScale(boolean onRight) {
        return onRight && right != null ? right.scale() : y.scale();
    }

    /** Draws frame, axes, colour bar, arrows and letter. */
    void paintAxes(Target target) {
        Area moved = movedCell();
        double from = moved.x() + JournalStyle.EDGE;
        double to = moved.right() - JournalStyle.EDGE;
        if (panel.frame() != Frame.NONE) {
            target.path(new Outline().rectangle(plot.x(), plot.y(), plot.width(), plot.height()), 0,
                    Pen.axis(JournalStyle.BLACK, JournalStyle.AXIS_WIDTH));
        }
        if (panel.frame() == Frame.AXES) {
            x.paint(target, margins.bottom - JournalStyle.EDGE, from, to);
            y.paint(target, margins.left - JournalStyle.EDGE, labelTop(), labelBottom());
            if (right != null) {
                right.paint(target, right.depth(), labelTop(), labelBottom());
            }
        }
        if (bar != null) {
            ColourBar.paint(target, barArea(), barImage().orElseThrow().colours());
            bar.paint(target, bar.depth(), labelTop(), labelBottom());
        }
        arrows.paint(target, plot.y(), from, to);
        arrowsRight.paint(target, plot.right(), cell.y() + JournalStyle.EDGE, cell.bottom() - JournalStyle.EDGE);
        if (!panel.letter().isEmpty()) {
            RichText.of(panel.letter(), Face.BOLD, JournalStyle.LETTER_SIZE, report).draw(target, letterLeft(),
                    moved.y() + JournalStyle.EDGE + FontFile.CAP_HEIGHT * JournalStyle.LETTER_SIZE, 0, 0,
                    JournalStyle.BLACK);
        }
    }
}
