// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A target that keeps what it is told; the ink of texts is measured by AWT, not by the code under test. */
final class Recorder implements Target {
    /** A run of text and the area of its ink; group counts lines of text: runs that follow each other share theirs. */
    record Text(String run, double size, double angle, Area ink, int group) {
    }

    private static final Map<Face, Font> FONTS = new ConcurrentHashMap<>();

    final List<Text> texts = new ArrayList<>();
    final List<Outline> fills = new ArrayList<>();
    final List<Outline> strokes = new ArrayList<>();
    final List<Pen> pens = new ArrayList<>();
    final List<Area> images = new ArrayList<>();
    int depth;

    private double endX = Double.NaN;
    private double endY = Double.NaN;
    private int group;

    @Override
    public void push(Area clip) {
        depth++;
    }

    @Override
    public void pop() {
        depth--;
    }

    @Override
    public void path(Outline outline, int fill, Pen pen) {
        for (double value : outline.xy()) {
            if (!Double.isFinite(value)) {
                throw new AssertionError("an outline with " + value);
            }
        }
        if (fill >>> 24 != 0) {
            fills.add(outline);
        }
        if (pen.visible()) {
            strokes.add(outline);
            pens.add(pen);
        }
    }

    @Override
    public void text(double x, double y, String run, Face face, double size, double angle, int argb) {
        Font font = font(face).deriveFont((float) size);
        FontRenderContext context = new FontRenderContext(null, true, true);
        AffineTransform turned = AffineTransform.getTranslateInstance(x, y);
        turned.rotate(Math.toRadians(-angle));
        Rectangle2D ink = turned.createTransformedShape(font.createGlyphVector(context, run).getVisualBounds())
                .getBounds2D();
        double along = Math.hypot(x - endX, y - endY);
        // scripts rise by up to 3 pt, and follow at once
        group += along < 3.2 ? 0 : 1;
        double width = font.getStringBounds(run, context).getWidth();
        endX = x + width * Math.cos(Math.toRadians(angle));
        endY = y - width * Math.sin(Math.toRadians(angle));
        texts.add(new Text(run, size, angle, new Area(ink.getX(), ink.getY(), ink.getWidth(), ink.getHeight()), group));
    }

    /** All characters in the order in which they were drawn. */
    String runs() {
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append(text.run()));
        return all.toString();
    }

    static Font font(Face face) {
        return FONTS.computeIfAbsent(face, Recorder::read);
    }

    private static Font read(Face face) {
        try {
            // of a stream, AWT would make a copy that a killed test leaves behind
            return Font.createFont(Font.TRUETYPE_FONT,
                    Path.of(Face.class.getResource(face.resource()).toURI()).toFile());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void image(Pixels pixels, Area at, boolean smooth) {
        images.add(at);
    }
}
