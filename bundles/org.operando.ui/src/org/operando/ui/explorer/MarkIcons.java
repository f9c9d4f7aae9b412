// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
import org.eclipse.swt.widgets.Display;
import org.operando.ui.session.StepMark;

/**
 * The signs of the marks, drawn at the pixels of the screen. Each has a shape of its own, so that none needs its colour;
 * the colours stand out from a light ground and from a dark one.
 */
public final class MarkIcons {
    /** Width and height, points. */
    public static final int SIZE = 16;

    private final Map<StepMark.Kind, Image> images = new EnumMap<>(StepMark.Kind.class);
    private final Display display;

    /** @param display shows them */
    public MarkIcons(Display display) {
        this.display = display;
    }

    /** The sign of a mark; it belongs to these icons. */
    public Image of(StepMark.Kind kind) {
        return images.computeIfAbsent(kind, k -> new Image(display, new ImageGcDrawer() {
            @Override
            public void drawOn(GC gc, int width, int height) {
                draw(gc, k);
            }

            @Override
            public int getGcStyle() {
                return SWT.TRANSPARENT;
            }
        }, SIZE, SIZE));
    }

    private static Color colour(StepMark.Kind kind) {
        return switch (kind) {
            case DONE -> new Color(0x2b, 0x93, 0x48);
            case RUNNING -> new Color(0x2f, 0x80, 0xed);
            case OUT_OF_DATE -> new Color(0xd0, 0x7a, 0x12);
            case FAILED -> new Color(0xd6, 0x3b, 0x3b);
            case CANNOT_RUN, NOT_RUN, UNKNOWN -> new Color(0x85, 0x8a, 0x90);
        };
    }

    private static void draw(GC gc, StepMark.Kind kind) {
        gc.setAntialias(SWT.ON);
        gc.setForeground(colour(kind));
        gc.setBackground(colour(kind));
        gc.setLineWidth(2);
        gc.setLineCap(SWT.CAP_ROUND);
        gc.setLineJoin(SWT.JOIN_ROUND);
        switch (kind) {
            case DONE -> gc.drawPolyline(new int[] {3, 8, 7, 12, 13, 4});
            case RUNNING -> gc.fillPolygon(new int[] {4, 2, 14, 8, 4, 14});
            case OUT_OF_DATE -> {
                gc.drawArc(3, 3, 10, 10, 60, 290);
                gc.fillPolygon(new int[] {8, 0, 14, 3, 9, 7});
            }
            case FAILED -> {
                gc.drawLine(4, 4, 12, 12);
                gc.drawLine(12, 4, 4, 12);
            }
            case CANNOT_RUN -> {
                gc.drawOval(2, 2, 11, 11);
                gc.drawLine(4, 12, 12, 4);
            }
            case NOT_RUN -> gc.drawOval(2, 2, 11, 11);
            case UNKNOWN -> {
                gc.fillOval(1, 7, 3, 3);
                gc.fillOval(6, 7, 3, 3);
                gc.fillOval(11, 7, 3, 3);
            }
        }
    }

    /** Gives the images back. */
    public void dispose() {
        images.values().forEach(Image::dispose);
        images.clear();
    }
}
