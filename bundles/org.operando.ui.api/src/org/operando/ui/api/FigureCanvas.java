// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.operando.api.figure.Page;
import org.operando.figure.Area;
import org.operando.figure.Painter;
import org.operando.figure.RasterTarget;

/** Shows a page as its painter draws it, as large as fits, at the pixels of the screen. */
public final class FigureCanvas extends Canvas {
    private Page page;
    private Image image;
    private Point drawnAt = new Point(0, 0);
    private List<Area> plots = List.of();
    private List<Marker> markers = List.of();
    private Rectangle shownAt = new Rectangle(0, 0, 0, 0);

    /** A canvas without a page. */
    public FigureCanvas(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.NO_REDRAW_RESIZE);
        addPaintListener(e -> paint(e.gc));
        addListener(SWT.Resize, e -> redraw());
        addDisposeListener(e -> drop());
    }

    /** Shows a page. */
    public void show(Page shown) {
        page = shown;
        drop();
        redraw();
    }

    /** Where the plots of the panels are on the page, points. */
    public List<Area> plots() {
        return plots;
    }

    /** Draws these over the figure, in place of those before. */
    public void setMarkers(List<Marker> shown) {
        if (!markers.equals(shown)) {
            markers = List.copyOf(shown);
            redraw();
        }
    }

    /** What is drawn over the figure. */
    public List<Marker> markers() {
        return markers;
    }

    /** The place in the figure at a point of the canvas; empty outside the plots. */
    public Optional<At> at(int x, int y) {
        if (page == null || shownAt.width == 0) {
            return Optional.empty();
        }
        return new PagePlaces(page, plots, shownAt).at(x, y);
    }

    private void drop() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    private void paint(GC gc) {
        Rectangle client = getClientArea();
        gc.setBackground(getBackground());
        gc.fillRectangle(client);
        if (page == null || client.width < 10 || client.height < 10) {
            return;
        }
        int zoom = getShell().getZoom();
        Point pixels = new Point(client.width * zoom / 100, client.height * zoom / 100);
        if (image == null || !drawnAt.equals(pixels)) {
            draw(pixels);
        }
        Rectangle drawn = image.getBounds();
        int width = drawn.width * 100 / zoom;
        int height = drawn.height * 100 / zoom;
        shownAt = new Rectangle((client.width - width) / 2, (client.height - height) / 2, width, height);
        gc.drawImage(image, 0, 0, drawn.width, drawn.height, shownAt.x, shownAt.y, width, height);
        new PagePlaces(page, plots, shownAt).draw(gc, markers);
    }

    private void draw(Point pixels) {
        drop();
        double points = 72 / 25.4;
        double scale = Math.min(pixels.x / (page.widthMm() * points), pixels.y / (page.heightMm() * points));
        int width = Math.max(1, (int) (page.widthMm() * points * scale));
        int height = Math.max(1, (int) (page.heightMm() * points * scale));
        RasterTarget target = new RasterTarget(width, height, scale);
        plots = new Painter().paint(page, target).plots();
        byte[] bytes = new byte[4 * width * height];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(target.pixels());
        image = new Image(getDisplay(),
                new ImageData(width, height, 32, new PaletteData(0xff00, 0xff0000, 0xff000000), 4 * width, bytes));
        drawnAt = pixels;
    }
}
