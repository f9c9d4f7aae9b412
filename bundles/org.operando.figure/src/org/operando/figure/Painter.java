// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.operando.api.figure.Arrow;
import org.operando.api.figure.Band;
import org.operando.api.figure.Bars;
import org.operando.api.figure.Box;
import org.operando.api.figure.Contours;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Image;
import org.operando.api.figure.Inset;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.PhaseTicks;
import org.operando.api.figure.Picture;
import org.operando.api.figure.Rule;
import org.operando.api.figure.ScaleBar;
import org.operando.api.figure.Span;

/**
 * Draws a page on any target, so that all targets show the same figure. Example:
 * {@snippet :
 * Painter.Report report = new Painter().paint(page, new RasterTarget(1063, 709, 300 / 72.0));
 * }
 */
public final class Painter {
    /**
     * What came of a painting.
     * @param warnings what could not be drawn as asked: characters that the font lacks, texts without room, cut, or touching
     *        others
     * @param plots the plot of each panel, points
     * @param map which values stand where
     * @param notes what a reader of the figure should know of how it is drawn; sentences for its caption
     */
    public record Report(List<String> warnings, List<Area> plots, PageMap map, List<String> notes) {
        public Report {
            warnings = List.copyOf(warnings);
            notes = List.copyOf(notes);
            plots = List.copyOf(plots);
        }

        /** A report that does not say where values stand. */
        public Report(List<String> warnings, List<Area> plots) {
            this(warnings, plots, PageMap.EMPTY);
        }

        /** A report without notes. */
        public Report(List<String> warnings, List<Area> plots, PageMap map) {
            this(warnings, plots, map, List.of());
        }
    }

    /** What is said while a page is painted, each thing once. */
    private record Said(Set<String> warnings, Set<String> notes) {
    }

    /** Makes a painter; it has no state. */
    public Painter() {
    }

    /**
     * Draws a page; its upper left corner is the target's origin.
     * @throws IllegalArgumentException when an image names an unknown colour map
     */
    public Report paint(Page page, Target target) {
        Set<String> warnings = new LinkedHashSet<>();
        Said said = new Said(warnings, new LinkedHashSet<>());
        List<PanelLayout> panels = new PageLayout(page, warnings::add).panels();
        Area whole = new Area(0, 0, page.widthMm() * PageLayout.POINTS, page.heightMm() * PageLayout.POINTS);
        Target proof = new Proof(target, whole, warnings::add);
        proof.push(whole);
        List<PanelMap> maps = new ArrayList<>();
        for (PanelLayout panel : panels) {
            proof.begin("panel " + panel.panel.letter());
            maps.add(new PanelMap(panel, paintMarks(panel, proof, said)));
            proof.end();
        }
        proof.pop();
        return new Report(new ArrayList<>(warnings), panels.stream().map(PanelLayout::plot).toList(),
                new PageMap(maps), new ArrayList<>(said.notes()));
    }

    /** Draws a panel; gives the entries of its legend. */
    private static List<LegendEntry> paintMarks(PanelLayout layout, Target target, Said said) {
        Area plot = layout.plot();
        Map<Contours, List<Isolines.Polyline>> isolines = ContourPainter.trace(layout);
        Inscriptions inscriptions = Inscriptions.placed(layout, isolines, said.warnings()::add);
        for (Mark mark : layout.panel.marks()) {
            if (mark instanceof Contours contours) {
                target.push(plot);
                ContourPainter.paint(contours, isolines.get(contours), inscriptions.areas(), plot, target);
                target.pop();
            } else if (mark instanceof Markers markers) {
                // a symbol at the edge is drawn whole
                MarkerPainter.paint(markers, layout.xScale(), layout.yScale(markers.right()), plot, target);
            } else {
                target.push(plot);
                paintMark(mark, layout, target, said);
                target.pop();
            }
        }
        layout.paintAxes(target);
        paintInsets(layout, target, said);
        List<LegendEntry> legend = layout.legend.paint(target);
        inscriptions.paint(target);
        return legend;
    }

    private static void paintMark(Mark mark, PanelLayout layout, Target target, Said said) {
        Area plot = layout.plot();
        AxisScale x = layout.xScale();
        AxisScale y = layout.yScale(false);
        switch (mark) {
            case Line line -> {
                if (LinePainter.line(line, x, layout.yScale(line.right()), plot, target)) {
                    said.notes().add(LinePainter.NOTE);
                }
            }
            case ErrorBars bars -> LinePainter.errors(bars, x, layout.yScale(bars.right()), plot, target);
            case Band band -> BandPainter.paint(band, x, y, plot, target);
            case Bars bars -> BarPainter.paint(bars, x, y, plot, target);
            case PhaseTicks ticks -> LinePainter.ticks(ticks, x, y, plot, target);
            case Picture picture -> PicturePainter.paint(picture, plot, target, said.warnings()::add);
            case Image image -> ImagePainter.paint(image, x, y, plot, target);
            case Rule rule -> LinePainter.rule(rule, x, y, plot, target);
            case Span span -> BandPainter.span(span, x, y, plot, target);
            case Markers _,Contours _ -> throw new IllegalStateException("drawn by the caller");
            case Note _,Arrow _,ScaleBar _,Inset _ -> {
                // drawn over the axes
            }
        }
    }

    private static void paintInsets(PanelLayout layout, Target target, Said said) {
        for (Mark mark : layout.panel.marks()) {
            if (mark instanceof Inset inset) {
                if (new Obstacles(layout, List.of()).hiddenBy(Inscriptions.area(inset, layout.plot())) > 0) {
                    said.warnings().add("an inset of " + layout.name() + " hides some data");
                }
                paintInset(inset, layout.plot(), target, said);
            }
        }
    }

    private static void paintInset(Inset inset, Area plot, Target target, Said said) {
        Area area = Inscriptions.area(inset, plot);
        double mm = 1 / PageLayout.POINTS;
        Panel inner = inset.panel().lettered("")
                .in(new Box(area.x() * mm, area.y() * mm, area.width() * mm, area.height() * mm));
        Page page = Page.of("", area.right() * mm, area.bottom() * mm, inner);
        target.begin("inset");
        target.path(new Outline().rectangle(area.x(), area.y(), area.width(), area.height()), JournalStyle.WHITE,
                Pen.NONE);
        for (PanelLayout panel : new PageLayout(page, said.warnings()::add).panels()) {
            paintMarks(panel, target, said);
        }
        target.end();
    }
}
