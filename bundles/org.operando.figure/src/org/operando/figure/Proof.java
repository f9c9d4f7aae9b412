// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Draws on another target and reads the proof: texts that leave the page or touch each other are reported. */
final class Proof implements Target {
    /** Ink that shares less than this is read without trouble, points. */
    private static final double TOUCH = 0.6;

    private record Text(String text, Area area) {
    }

    private final Target target;
    private final Area page;
    private final Consumer<String> report;
    private final List<Text> texts = new ArrayList<>();

    Proof(Target target, Area page, Consumer<String> report) {
        this.target = target;
        this.page = page;
        this.report = report;
    }

    @Override
    public void written(String text, Area area) {
        if (text.isBlank()) {
            return;
        }
        Area ink = area.grown(-TOUCH / 2);
        if (!page.grown(TOUCH).contains(area.x(), area.y())
                || !page.grown(TOUCH).contains(area.right(), area.bottom())) {
            report.accept("the text '" + text + "' is cut at the edge of the page; make the page larger");
        }
        for (Text other : texts) {
            if (ink.intersects(other.area)) {
                report.accept("the texts '" + other.text + "' and '" + text + "' touch; make the page larger");
            }
        }
        texts.add(new Text(text, ink));
    }

    @Override
    public void push(Area clip) {
        target.push(clip);
    }

    @Override
    public void pop() {
        target.pop();
    }

    @Override
    public void path(Outline outline, int fill, Pen pen) {
        target.path(outline, fill, pen);
    }

    @Override
    public void text(double x, double y, String run, Face face, double size, double angle, int argb) {
        target.text(x, y, run, face, size, angle, argb);
    }

    @Override
    public void image(Pixels pixels, Area at, boolean smooth) {
        target.image(pixels, at, smooth);
    }

    @Override
    public void drawing(SvgPicture drawing, Area at) {
        target.drawing(drawing, at);
    }

    @Override
    public void begin(String name) {
        target.begin(name);
    }

    @Override
    public void end() {
        target.end();
    }

    @Override
    public double pixelsPerPoint() {
        return target.pixelsPerPoint();
    }

    @Override
    public double imagePixelsPerPoint() {
        return target.imagePixelsPerPoint();
    }
}
