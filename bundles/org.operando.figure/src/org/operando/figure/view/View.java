// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.api.figure.Image;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.figure.PageMap;
import org.operando.figure.PanelMap;

/**
 * What of a page is looked at: another page can be made of it, which painter, export and clipboard treat like any other.
 * Panels that appear later (a figure that fills while data arrive) are seen whole. Example:
 * {@snippet :
 * View zoomed = View.WHOLE.with(0, PanelView.WHOLE.withX(new AxisRange(20, 30, AxisSpec.Scale.LINEAR)));
 * PdfFile.write(zoomed.of(page), file);
 * }
 * @param panels one for each panel, in their order; panels without one are seen whole
 */
public record View(List<PanelView> panels) {
    /** All of any page. */
    public static final View WHOLE = new View(List.of());

    public View {
        panels = List.copyOf(panels);
    }

    /** What of a panel is looked at. */
    public PanelView panel(int index) {
        return index < panels.size() ? panels.get(index) : PanelView.WHOLE;
    }

    /** The same with a panel looked at otherwise. */
    public View with(int index, PanelView panel) {
        List<PanelView> all = new ArrayList<>(panels);
        while (all.size() <= index) {
            all.add(PanelView.WHOLE);
        }
        all.set(index, panel);
        return new View(all);
    }

    /** The same with all of the axes of all panels; colours and hidden marks stay. */
    public View unzoomed() {
        return new View(panels.stream().map(PanelView::unzoomed).toList());
    }

    /** A view that shows other pages of the same kind like this one: same axes, same colours. */
    public static View like(Page page) {
        View view = WHOLE;
        for (int i = 0; i < page.panels().size(); i++) {
            Panel panel = page.panels().get(i);
            PanelView same = PanelView.WHOLE.withX(AxisRange.of(panel.x())).withY(AxisRange.of(panel.y()));
            if (panel.right().isPresent()) {
                same = same.withRight(AxisRange.of(panel.right().get()));
            }
            Optional<Image> image = Links.image(panel);
            if (image.isPresent()) {
                Image.Colours c = image.get().colours();
                same = same.withColours(
                        ColourChoice.OWN.withMap(c.map()).within(new ColourLimits.Values(c.from(), c.to())));
            }
            view = view.with(i, same);
        }
        return view;
    }

    /**
     * The same view with the values that percentiles come to in a page, so that other pages get the colours of that one.
     */
    public View settled(Page page) {
        View settled = this;
        List<Panel> seen = of(page).panels();
        for (int i = 0; i < Math.min(seen.size(), panels.size()); i++) {
            Optional<Image> image = Links.image(seen.get(i));
            if (image.isPresent() && panel(i).colours().limits().isPresent()) {
                Image.Colours c = image.get().colours();
                settled = settled.with(i, panel(i)
                        .withColours(panel(i).colours().within(new ColourLimits.Values(c.from(), c.to()))));
            }
        }
        return settled;
    }

    /** The page as seen, for files and clipboard: hidden marks are left out. */
    public Page of(Page page) {
        return seen(page, false);
    }

    /** The page as seen on a screen: hidden marks keep a pale entry in the legend. */
    public Page onScreen(Page page) {
        return seen(page, true);
    }

    /**
     * Which values stand where in a page as seen, before it is painted.
     * @param page the page as its figure made it
     * @param painted the map of an earlier painting of it, with any view
     */
    public PageMap guess(Page page, PageMap painted) {
        List<PanelMap> maps = new ArrayList<>();
        for (int i = 0; i < Math.min(page.panels().size(), painted.panels().size()); i++) {
            Panel panel = page.panels().get(i);
            PanelView view = panel(i);
            maps.add(painted.panels().get(i).showing(PanelView.shown(panel.x(), view.x()),
                    PanelView.shown(panel.y(), view.y()), panel.right().map(r -> PanelView.shown(r, view.right()))));
        }
        return new PageMap(maps);
    }

    private Page seen(Page page, boolean screen) {
        if (panels.stream().allMatch(PanelView.WHOLE::equals)) {
            return page;
        }
        Links links = new Links(page);
        List<Panel> seen = new ArrayList<>();
        for (int i = 0; i < page.panels().size(); i++) {
            PanelView view = panel(i);
            List<float[]> alike = links.colours(i).stream().filter(p -> panel(p).colours().equals(view.colours()))
                    .flatMap(p -> Links.image(page.panels().get(p)).stream()).map(Image::values).toList();
            seen.add(seen(page.panels().get(i), view, alike, screen));
        }
        return new Page(page.title(), page.widthMm(), page.heightMm(), seen, page.caption());
    }

    private static Panel seen(Panel panel, PanelView view, List<float[]> alike, boolean screen) {
        if (view.equals(PanelView.WHOLE)) {
            return panel;
        }
        Panel axes = new Panel(panel.letter(), panel.cell(), PanelView.shown(panel.x(), view.x()),
                PanelView.shown(panel.y(), view.y()), panel.right().map(r -> PanelView.shown(r, view.right())),
                List.of(),
                panel.legend(), panel.frame(), panel.equalAspect());
        List<Mark> marks = new ArrayList<>();
        for (Mark mark : HiddenMarks.left(panel.marks(), view.hidden(), screen)) {
            marks.add(switch (mark) {
                case Image image -> new Image(image.xEdges(), image.yEdges(), image.values(),
                        view.colours().of(image.colours(), alike.isEmpty() ? List.of(image.values()) : alike),
                        image.sampling());
                default -> mark;
            });
        }
        return new Panel(axes.letter(), axes.cell(), axes.x(), axes.y(), axes.right(),
                ScaleBars.fitted(marks, axes.x()), axes.legend(), axes.frame(), axes.equalAspect());
    }
}
