// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Image;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

/**
 * Which panels of a page belong together: those whose axes show the same, and those whose images have the same colours.
 * An image grid has one zoom and one colour range by this.
 */
public final class Links {
    private final Page page;

    /** @param page the page as its figure made it, not as it is seen */
    public Links(Page page) {
        this.page = page;
    }

    /** The image of a panel that is seen most: the last. */
    public static Optional<Image> image(Panel panel) {
        return panel.marks().reversed().stream().filter(Image.class::isInstance).map(Image.class::cast).findFirst();
    }

    /** Panels with the same x axis, the panel itself among them. */
    public List<Integer> x(int panel) {
        return same(panel, Panel::x);
    }

    /** Panels with the same left axis. */
    public List<Integer> y(int panel) {
        return same(panel, Panel::y);
    }

    /** Panels whose images are coloured alike; none when the panel has no image. */
    public List<Integer> colours(int panel) {
        Optional<Image> own = image(page.panels().get(panel));
        if (own.isEmpty()) {
            return List.of();
        }
        Image.Colours colours = own.get().colours();
        return IntStream.range(0, page.panels().size()).boxed().filter(i -> image(page.panels().get(i))
                .map(Image::colours).filter(c -> alike(c, colours)).isPresent()).toList();
    }

    /** All panels with an image. */
    public List<Integer> images() {
        return IntStream.range(0, page.panels().size()).boxed().filter(i -> image(page.panels().get(i)).isPresent())
                .toList();
    }

    private List<Integer> same(int panel, Function<Panel, AxisSpec> axis) {
        AxisSpec own = axis.apply(page.panels().get(panel));
        return IntStream.range(0, page.panels().size()).boxed()
                .filter(i -> i == panel || same(own, axis.apply(page.panels().get(i)))).toList();
    }

    private static boolean same(AxisSpec a, AxisSpec b) {
        boolean named = !a.label().isEmpty() || !b.label().isEmpty();
        boolean text = a.label().equals(b.label()) || !a.labelled() || !b.labelled();
        return named && text && a.from() == b.from() && a.to() == b.to() && a.scale() == b.scale();
    }

    /** The bar of a grid belongs to one of its images; the others have no text. */
    private static boolean alike(Image.Colours a, Image.Colours b) {
        boolean text = a.label().equals(b.label()) || a.label().isEmpty() || b.label().isEmpty();
        return text && a.map().equals(b.map()) && a.from() == b.from() && a.to() == b.to();
    }
}
