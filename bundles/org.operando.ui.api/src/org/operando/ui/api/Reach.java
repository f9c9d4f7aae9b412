// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import org.operando.figure.PanelMap;

/**
 * What a pointer reaches in a figure: a few points of the screen to either side of a place.
 * @param at the place
 * @param x how far it reaches along the lower axis, in its values
 * @param y how far it reaches along the left axis, in its values
 */
public record Reach(At at, double x, double y) {
    /** What is reached around a point of a page. */
    static Reach of(int panel, PanelMap map, double across, double down, double points) {
        double x = map.xAt(across);
        double y = map.yAt(down, false);
        return new Reach(new At(panel, x, y), Math.abs(map.xAt(across + points) - x),
                Math.abs(map.yAt(down + points, false) - y));
    }

    /** How far a place is from the pointer; 1 is the edge of what it reaches. */
    public double distance(double toX, double toY) {
        return Math.hypot((toX - at.x()) / x, (toY - at.y()) / y);
    }

    /** How far the stretch between two places is from the pointer; 1 is the edge of what it reaches. */
    public double distance(double fromX, double fromY, double toX, double toY) {
        double dx = (toX - fromX) / x;
        double dy = (toY - fromY) / y;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0
                : Math.clamp(((at.x() - fromX) / x * dx + (at.y() - fromY) / y * dy) / length, 0, 1);
        return distance(fromX + along * (toX - fromX), fromY + along * (toY - fromY));
    }
}
