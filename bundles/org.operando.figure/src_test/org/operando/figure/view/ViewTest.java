// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.ScaleBar;
import org.operando.figure.Area;
import org.operando.figure.PageMap;
import org.operando.figure.Painter;
import org.operando.figure.RasterTarget;

/** Views give pages: zoom, colours, hidden marks. */
class ViewTest {
    private final Page page = Samples.patternAndContour();

    private Zoom zoom(View view) {
        return new Zoom(page, view, PageMap.of(view.of(page)));
    }

    @Test
    void wholeViewIsThePageItself() {
        assertSame(page, View.WHOLE.of(page));
        assertEquals(page.panels(), View.WHOLE.with(0, PanelView.WHOLE).of(page).panels());
    }

    @Test
    void pointUnderThePointerStaysWhereItIs() {
        Area plot = zoom(View.WHOLE).map().panels().get(0).plot();
        double across = plot.x() + 0.3 * plot.width();
        double down = plot.y() + 0.6 * plot.height();
        View closer = zoom(View.WHOLE).around(0, across, down, 2, Zoom.Along.BOTH);
        AxisSpec x = closer.of(page).panels().get(0).x();
        AxisSpec y = closer.of(page).panels().get(0).y();

        assertEquals(20 + 0.3 * 20, x.from() + 0.3 * (x.to() - x.from()), 1e-9);
        assertEquals(10, x.to() - x.from(), 1e-9);
        assertEquals(18 - 0.6 * 20, y.to() - 0.6 * (y.to() - y.from()), 1e-9);
    }

    @Test
    void panelsWithTheSameAxisMoveTogether() {
        View moved = zoom(View.WHOLE).moved(0, 10, 5);
        Page seen = moved.of(page);

        assertEquals(seen.panels().get(0).x().from(), seen.panels().get(1).x().from());
        assertTrue(seen.panels().get(0).x().from() < 20, "what lies left comes into sight");
        assertEquals(0, seen.panels().get(1).y().from(), "time is not intensity");
        assertEquals(View.WHOLE.of(page).panels(), zoom(moved).reset(1).unzoomed().of(page).panels());
        assertEquals(20, zoom(moved).reset(1).of(page).panels().get(0).x().from());
    }

    @Test
    void logarithmicAxisKeepsRatios() {
        Panel panel = Panel.of("", new Box(0, 0, 80, 60), AxisSpec.of("*x*", 0, 1),
                AxisSpec.of("*y*", 1, 1e4).logarithmic(), List.of());
        Page log = Page.of("", 80, 60, panel);
        PageMap map = PageMap.of(log);
        Area plot = map.panels().get(0).plot();
        View closer = new Zoom(log, View.WHOLE, map).around(0, plot.x() + plot.width() / 2,
                plot.y() + plot.height() / 2,
                2, Zoom.Along.Y);
        AxisSpec y = closer.of(log).panels().get(0).y();

        assertEquals(10, y.from(), 1e-6);
        assertEquals(1000, y.to(), 1e-6);
        assertEquals(0, closer.of(log).panels().get(0).x().from());
    }

    @Test
    void zoomEndsWhereNumbersDo() {
        View view = View.WHOLE;
        for (int i = 0; i < 400; i++) {
            Area plot = zoom(view).map().panels().get(0).plot();
            view = zoom(view).around(0, plot.x() + 1, plot.y() + 1, i < 200 ? 2 : 0.25, Zoom.Along.BOTH);
        }
        AxisSpec x = view.of(page).panels().get(0).x();
        assertTrue(Double.isFinite(x.from()) && Double.isFinite(x.to()) && x.to() > x.from());
        new Painter().paint(view.of(page), new RasterTarget(300, 100, 0.5));
    }

    @Test
    void mapsKeepTheirAspect() {
        Panel map = Samples.map("", 0, Samples.ramp(0), Image.Colours.viridis(0, 200, "")).withEqualAspect();
        Page one = Page.of("", 90, 60, map);
        PageMap places = PageMap.of(one);
        Area plot = places.panels().get(0).plot();
        View closer = new Zoom(one, View.WHOLE, places).into(0,
                new Area(plot.x() + 10, plot.y() + 10, 20, 5), Zoom.Along.X);
        Panel seen = closer.of(one).panels().get(0);

        assertEquals(20.0 / 10, (seen.x().to() - seen.x().from()) / (seen.y().to() - seen.y().from()), 1e-9);
    }

    @Test
    void percentilesAreOfAllImagesThatAreColouredAlike() {
        Image.Colours same = Image.Colours.viridis(0, 1000, "");
        Page grid = Page.of("", 180, 60, Samples.map("a", 0, Samples.ramp(0), same),
                Samples.map("b", 90, Samples.ramp(200), same));
        ColourChoice choice = ColourChoice.OWN.within(new ColourLimits.Percentiles(0, 100)).withMap("cividis");
        View view = new Zoom(grid, View.WHOLE, PageMap.of(grid)).coloured(1, choice);

        for (Panel panel : view.of(grid).panels()) {
            assertEquals(new Image.Colours("cividis", 0, 399, ""), Links.image(panel).orElseThrow().colours());
        }
        ColourChoice middle = ColourChoice.OWN.within(new ColourLimits.Percentiles(25, 75));
        Image.Colours colours = Links.image(view.with(0, PanelView.WHOLE.withColours(middle)).of(grid).panels().get(0))
                .orElseThrow().colours();
        assertEquals(0.25 * 199, colours.from(), 1e-3);
    }

    @Test
    void sparseImagesAreColouredByWhatDiffers() {
        float[] sparse = new float[Samples.ramp(0).length];
        sparse[3] = 250;
        Page one = Page.of("", 90, 60, Samples.map("a", 0, sparse, Image.Colours.viridis(0, 1, "")));
        ColourChoice choice = ColourChoice.OWN.within(new ColourLimits.Percentiles(1, 99));

        Image.Colours colours = Links.image(
                View.WHOLE.with(0, PanelView.WHOLE.withColours(choice)).of(one).panels().get(0)).orElseThrow()
                .colours();

        assertEquals(new Image.Colours("viridis", 0, 250, ""), colours);
    }

    @Test
    void divergingMapsAreCentredOnZero() {
        float[] strain = Samples.ramp(-50);
        Page one = Page.of("", 90, 60, Samples.map("a", 0, strain, Image.Colours.viridis(-50, 149, "Strain (%)")));
        View view = View.WHOLE.with(0, PanelView.WHOLE.withColours(ColourChoice.OWN.withMap("vik")));

        assertEquals(new Image.Colours("vik", -149, 149, "Strain (%)"),
                Links.image(view.of(one).panels().get(0)).orElseThrow().colours());
    }

    @Test
    void oneColourRangeForAllImages() {
        Page grid = Page.of("", 180, 60, Samples.map("a", 0, Samples.ramp(0), Image.Colours.viridis(0, 199, "")),
                Samples.map("b", 90, Samples.ramp(200), Image.Colours.viridis(200, 399, "")));
        View view = new Zoom(grid, View.WHOLE, PageMap.of(grid)).oneColourRange(0);
        List<Image.Colours> colours = view.of(grid).panels().stream().map(p -> Links.image(p).orElseThrow().colours())
                .toList();

        assertEquals(colours.get(0), colours.get(1));
        assertEquals(3.99, colours.get(0).from(), 0.1);
    }

    @Test
    void hiddenMarksGoWithTheirUncertainties() {
        View view = View.WHOLE.with(0, PanelView.WHOLE.toggled("calculated"));

        assertEquals(1, view.of(page).panels().get(0).marks().size(), "line and its error bars are left out");
        Line pale = (Line) view.onScreen(page).panels().get(0).marks().get(0);
        assertEquals("calculated (hidden)", pale.label());
        assertEquals("calculated", HiddenMarks.labelOf(pale.label()));
        assertEquals(0, pale.x().length);
        assertEquals(page.panels(), View.WHOLE.with(0, view.panel(0).toggled("calculated")).of(page).panels());
    }

    @Test
    void legendSaysWhereItsEntriesStand() {
        Painter.Report report = new Painter().paint(page, new RasterTarget(510, 170, 1));
        var panel = report.map().panels().get(0);

        assertEquals(List.of("calculated", "observed"), panel.legend().stream().map(e -> e.label()).toList());
        assertTrue(panel.legend().stream().allMatch(e -> panel.plot().contains(e.area().x(), e.area().y())));
    }

    @Test
    void scaleBarsSuitWhatIsSeen() {
        Panel map = Panel.of("", new Box(0, 0, 90, 60), AxisSpec.of("*x* (µm)", 0, 20), AxisSpec.of("*y* (µm)", 0, 10),
                List.of(ScaleBar.of(5, "5 µm")));
        Page one = Page.of("", 90, 60, map);
        View view = View.WHOLE.with(0, PanelView.WHOLE.withX(new AxisRange(3, 4.2, AxisSpec.Scale.LINEAR)));

        assertEquals(ScaleBar.of(0.2, "0.2 µm"), view.of(one).panels().get(0).marks().get(0));
    }

    @Test
    void pagesOfOneKindAreSeenAlike() {
        Page other = Page.of("", 90, 60, Samples.map("", 0, Samples.ramp(7), Image.Colours.viridis(7, 206, "")));
        Page own = Page.of("", 90, 60, Samples.map("", 0, Samples.ramp(0), Image.Colours.diverging(50, "")));

        assertEquals("vik", Links.image(View.like(own).of(other).panels().get(0)).orElseThrow().colours().map());
        assertFalse(new AxisRange(1, 1, AxisSpec.Scale.LINEAR).isPossible());
    }
}
