// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

/** What dragging or clicking does to a mask. */
enum MaskTool {
    BRUSH("Brush", "Drag over pixels that are not to be used"), ERASER("Eraser",
            "Drag over pixels that are to be used again"), RECTANGLE("Rectangle",
                    "Drag from corner to corner"), POLYGON("Polygon",
                            "Click the corners; a double click, Enter or a click on the first one closes, Escape gives"
                                    + " up; corners can be dragged"), OUTLINE("Outline",
                                            "Drag around an area; letting go closes the outline");

    private final String label;
    private final String what;

    MaskTool(String label, String what) {
        this.label = label;
        this.what = what;
    }

    String label() {
        return label;
    }

    String what() {
        return what;
    }
}
