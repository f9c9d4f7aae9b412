// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import org.operando.api.figure.Page;

/**
 * A page painted for a screen.
 * @param rgb pixels, 0xRRGGBB, row by row; the record owns the array
 * @param width columns
 * @param height rows
 * @param pixelsPerPoint resolution
 * @param report what came of the painting
 */
public record ScreenPicture(int[] rgb, int width, int height, double pixelsPerPoint, Painter.Report report) {
    /** Ground of dark pictures, 0xRRGGBB. */
    public static final int DARK_GROUND = 0x1e1f22;

    /**
     * Paints a page as large as it fits.
     * @param width room across, pixels
     * @param height room down, pixels
     * @param dark whether axes and lines stand light on dark ground; images keep their colours
     */
    public static ScreenPicture paint(Page page, int width, int height, boolean dark) {
        double scale = Math.min(width / (page.widthMm() * PageLayout.POINTS),
                height / (page.heightMm() * PageLayout.POINTS));
        int across = Math.max(1, (int) Math.round(page.widthMm() * PageLayout.POINTS * scale));
        int down = Math.max(1, (int) Math.round(page.heightMm() * PageLayout.POINTS * scale));
        RasterTarget raster = new RasterTarget(across, down, scale, dark ? DARK_GROUND : 0xffffff);
        Painter.Report report = new Painter().paint(page, dark ? new DarkTarget(raster) : raster);
        return new ScreenPicture(raster.pixels(), across, down, scale, report);
    }
}
