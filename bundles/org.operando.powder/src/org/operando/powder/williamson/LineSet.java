// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.List;

/**
 * Lines to be fitted, in the order of their angles.
 * @param lines with the angles they are expected at
 * @param levers by line, how far it moves with a zero error, with the first and with the second constant of the cell:
 *            1, f tan(theta) and g tan(theta), with f and g the parts of 1/d^2 that the constants make
 */
record LineSet(List<IndexedLine> lines, double[][] levers) {
    int size() {
        return lines.size();
    }

    /** Expected angle, degrees. */
    double at(int i) {
        return lines.get(i).at();
    }

    /** Lines of a list, which move with a zero error and with one constant of the cell. */
    static LineSet of(List<IndexedLine> lines) {
        double[][] levers = new double[lines.size()][];
        for (int i = 0; i < levers.length; i++) {
            levers[i] = new double[] {1, Math.tan(Math.toRadians(lines.get(i).at()) / 2)};
        }
        return new LineSet(lines, levers);
    }

    /** Lines of a cell with an axis c that is normal to the others. */
    static LineSet of(List<IndexedLine> lines, double c, double wavelength) {
        double[][] levers = new double[lines.size()][];
        for (int i = 0; i < levers.length; i++) {
            double theta = Math.toRadians(lines.get(i).at()) / 2;
            double d = wavelength / (2 * Math.sin(theta));
            double part = lines.get(i).l() * d / c;
            levers[i] = new double[] {1, (1 - part * part) * Math.tan(theta), part * part * Math.tan(theta)};
        }
        return new LineSet(lines, levers);
    }

    /** Distance to the nearest other line, degrees. */
    double gap(int i) {
        double gap = Double.POSITIVE_INFINITY;
        if (i > 0) {
            gap = at(i) - at(i - 1);
        }
        if (i < size() - 1) {
            gap = Math.min(gap, at(i + 1) - at(i));
        }
        return gap;
    }
}
