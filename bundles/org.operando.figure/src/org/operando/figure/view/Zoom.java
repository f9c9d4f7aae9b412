// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.List;
import java.util.Optional;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Image;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.figure.Area;
import org.operando.figure.PageMap;
import org.operando.figure.PanelMap;

/**
 * Moves of a reader over a page: each takes a view and gives another. Axes that show the same in several panels move
 * together; maps keep their aspect.
 * @param page the page as its figure made it
 * @param view what is seen of it
 * @param map the page as seen, as it was painted
 */
public record Zoom(Page page, View view, PageMap map) {
    /** Which axes a move changes. */
    public enum Along {
        /** The lower axis. */
        X,
        /** The axes at left and right. */
        Y,
        /** All. */
        BOTH
    }

    /** The view in which an area of a panel fills its plot; the same view when the axes cannot show that. */
    public View into(int panel, Area area, Along along) {
        Panel shown = page.panels().get(panel);
        PanelMap here = map.panels().get(panel);
        Along both = shown.equalAspect() ? Along.BOTH : along;
        Area target = shown.equalAspect() ? shaped(area, here.plot()) : area;
        View moved = view;
        if (both != Along.Y) {
            AxisRange range = new AxisRange(here.xAt(target.x()), here.xAt(target.right()), scale(panel, Axis.X));
            for (int other : range.isPossible() ? new Links(page).x(panel) : List.<Integer>of()) {
                moved = moved.with(other, moved.panel(other).withX(range));
            }
        }
        return both == Along.X ? moved : intoY(moved, panel, target);
    }

    private enum Axis {
        X, Y, RIGHT
    }

    private View intoY(View before, int panel, Area target) {
        PanelMap here = map.panels().get(panel);
        View moved = before;
        AxisRange range = new AxisRange(here.yAt(target.bottom(), false), here.yAt(target.y(), false),
                scale(panel, Axis.Y));
        if (range.isPossible()) {
            for (int other : new Links(page).y(panel)) {
                moved = moved.with(other, moved.panel(other).withY(range));
            }
        }
        if (page.panels().get(panel).right().isPresent()) {
            AxisRange right = new AxisRange(here.yAt(target.bottom(), true), here.yAt(target.y(), true),
                    scale(panel, Axis.RIGHT));
            if (right.isPossible()) {
                moved = moved.with(panel, moved.panel(panel).withRight(right));
            }
        }
        return moved;
    }

    private AxisSpec.Scale scale(int panel, Axis axis) {
        PanelView seen = view.panel(panel);
        Panel own = page.panels().get(panel);
        return switch (axis) {
            case X -> seen.x().map(AxisRange::scale).orElse(own.x().scale());
            case Y -> seen.y().map(AxisRange::scale).orElse(own.y().scale());
            case RIGHT -> seen.right().map(AxisRange::scale).orElse(own.right().orElseThrow().scale());
        };
    }

    /** The least area of the plot's shape around an area. */
    private static Area shaped(Area area, Area plot) {
        double part = Math.max(area.width() / plot.width(), area.height() / plot.height());
        double width = part * plot.width();
        double height = part * plot.height();
        return new Area(area.x() + (area.width() - width) / 2, area.y() + (area.height() - height) / 2, width, height);
    }

    /**
     * The view around a place that stays where it is.
     * @param factor more than 1 to see less and larger
     */
    public View around(int panel, double across, double down, double factor, Along along) {
        Area plot = map.panels().get(panel).plot();
        return into(panel, new Area(across - (across - plot.x()) / factor, down - (down - plot.y()) / factor,
                plot.width() / factor, plot.height() / factor), along);
    }

    /** The view in which everything stands so much further right and down, points. */
    public View moved(int panel, double across, double down) {
        Area plot = map.panels().get(panel).plot();
        Along along = across == 0 ? Along.Y : down == 0 ? Along.X : Along.BOTH;
        return into(panel, new Area(plot.x() - across, plot.y() - down, plot.width(), plot.height()), along);
    }

    /** The view with all of a panel's axes, and of those that move with them. */
    public View reset(int panel) {
        View moved = view;
        for (int other : new Links(page).x(panel)) {
            PanelView v = moved.panel(other);
            moved = moved.with(other, new PanelView(Optional.empty(), v.y(), v.right(), v.colours(), v.hidden()));
        }
        for (int other : new Links(page).y(panel)) {
            PanelView v = moved.panel(other);
            moved = moved.with(other, new PanelView(v.x(), Optional.empty(), v.right(), v.colours(), v.hidden()));
        }
        return moved.with(panel, moved.panel(panel).unzoomed());
    }

    /** The view with other colours in a panel and in those that are coloured alike. */
    public View coloured(int panel, ColourChoice colours) {
        View moved = view;
        for (int other : new Links(page).colours(panel)) {
            moved = moved.with(other, moved.panel(other).withColours(colours));
        }
        return moved;
    }

    /** The view with the colours of a panel's image, and one range from the values of all images, in all panels. */
    public View oneColourRange(int panel) {
        Links links = new Links(page);
        ColourChoice own = view.panel(panel).colours();
        List<float[]> values = links.images().stream().flatMap(i -> Links.image(page.panels().get(i)).stream())
                .map(Image::values).toList();
        Image.Colours colours = Links.image(page.panels().get(panel)).orElseThrow().colours();
        Image.Colours pooled = own.within(own.limits().orElse(new ColourLimits.Percentiles(1, 99))).of(colours, values);
        ColourChoice same = ColourChoice.OWN.withMap(pooled.map())
                .within(new ColourLimits.Values(pooled.from(), pooled.to()));
        View moved = view;
        for (int other : links.images()) {
            moved = moved.with(other, moved.panel(other).withColours(same));
        }
        return moved;
    }
}
