// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;

/** Pixels in the order in which screens hold them: the fastest way into an SWT image. */
final class PixelBytes {
    private PixelBytes() {
    }

    static byte[] of(int[] rgb) {
        byte[] bytes = new byte[4 * rgb.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(rgb);
        return bytes;
    }

    static ImageData data(byte[] bytes, int width, int height) {
        return new ImageData(width, height, 32, new PaletteData(0xff00, 0xff0000, 0xff000000), 4 * width, bytes);
    }
}
