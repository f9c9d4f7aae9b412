// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/**
 * Colours of the parts of a text and of its problems, readable on the background that the theme gives.
 * @param key of keys
 * @param text of texts in quotes
 * @param number of numbers with their units
 * @param comment of comments
 * @param wrong of errors
 * @param open of what is to be filled in
 * @param quiet of line numbers and hints
 */
record SyntaxColours(Color key, Color text, Color number, Color comment, Color wrong, Color open, Color quiet) {
    private static final SyntaxColours LIGHT = new SyntaxColours(new Color(0, 64, 140), new Color(122, 62, 0),
            new Color(0, 98, 58), new Color(96, 96, 96), new Color(176, 0, 32), new Color(146, 84, 0),
            new Color(110, 110, 110));
    private static final SyntaxColours DARK = new SyntaxColours(new Color(130, 180, 255), new Color(230, 180, 130),
            new Color(130, 210, 160), new Color(165, 165, 165), new Color(255, 138, 128), new Color(255, 190, 90),
            new Color(150, 150, 150));

    /** The colours for a background. */
    static SyntaxColours on(Color background) {
        return isDark(background.getRGB()) ? DARK : LIGHT;
    }

    private static boolean isDark(RGB c) {
        return 0.299 * c.red + 0.587 * c.green + 0.114 * c.blue < 128;
    }
}
