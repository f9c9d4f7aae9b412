// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.operando.figure.Area;

/** The part of the canvas with the picture: keeps the picture's image and draws cursor and selection over it. */
final class FigureSurface extends Canvas {
    private final Consumer<GC> over;
    private final Runnable drawn;
    private PictureOrder.Done picture;
    private Image image;
    private String message = "";
    private double imageMs;
    private double drawMs;

    /**
     * @param over draws over the picture
     * @param drawn is told after each drawing
     */
    FigureSurface(Composite parent, Consumer<GC> over, Runnable drawn) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.NO_REDRAW_RESIZE);
        this.over = over;
        this.drawn = drawn;
        addPaintListener(e -> paint(e.gc));
        addDisposeListener(e -> drop());
    }

    /** Shows a picture. */
    void show(PictureOrder.Done shown) {
        long start = System.nanoTime();
        drop();
        picture = shown;
        message = "";
        image = new Image(getDisplay(),
                PixelBytes.data(shown.bytes(), shown.picture().width(), shown.picture().height()));
        imageMs = (System.nanoTime() - start) / 1e6;
        redraw();
    }

    /** Shows a text in place of a picture. */
    void say(String text) {
        drop();
        picture = null;
        message = text;
        redraw();
    }

    /** The picture that is shown. */
    Optional<PictureOrder.Done> picture() {
        return Optional.ofNullable(picture);
    }

    double imageMs() {
        return imageMs;
    }

    double drawMs() {
        return drawMs;
    }

    private void drop() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    private int zoom() {
        return getShell().getZoom();
    }

    /** Upper left corner of the picture. */
    private Point corner() {
        Rectangle client = getClientArea();
        return new Point((client.width - picture.picture().width() * 100 / zoom()) / 2,
                (client.height - picture.picture().height() * 100 / zoom()) / 2);
    }

    /** Units of this canvas in a point of the page. */
    private double unit() {
        return picture.picture().pixelsPerPoint() * 100 / zoom();
    }

    double pageX(double x) {
        return (x - corner().x) / unit();
    }

    double pageY(double y) {
        return (y - corner().y) / unit();
    }

    double pageLength(double length) {
        return length / unit();
    }

    int canvasX(double across) {
        return (int) Math.round(corner().x + across * unit());
    }

    int canvasY(double down) {
        return (int) Math.round(corner().y + down * unit());
    }

    Rectangle onCanvas(Area area) {
        int left = canvasX(area.x());
        int top = canvasY(area.y());
        return new Rectangle(left, top, canvasX(area.right()) - left, canvasY(area.bottom()) - top);
    }

    private void paint(GC gc) {
        long start = System.nanoTime();
        Rectangle client = getClientArea();
        gc.setBackground(getBackground());
        gc.fillRectangle(client);
        if (image == null) {
            gc.setForeground(getForeground());
            gc.drawText(message, 12, 12, SWT.DRAW_TRANSPARENT | SWT.DRAW_DELIMITER);
            return;
        }
        int width = picture.picture().width();
        int height = picture.picture().height();
        Point at = corner();
        if (zoom() == 100) {
            gc.drawImage(image, at.x, at.y);
        } else {
            // true pixels: the image counts as 100 %, so it is drawn smaller by what the screen enlarges
            gc.drawImage(image, 0, 0, width, height, at.x, at.y, width * 100 / zoom(), height * 100 / zoom());
        }
        over.accept(gc);
        drawMs = (System.nanoTime() - start) / 1e6;
        drawn.run();
    }
}
