// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import java.util.Arrays;
import org.operando.powder.geometry.DetectorGeometry;

/**
 * The shadow of the beam stop: pixels connected with the beam's place that count less than a part of what their distance
 * from the beam has. That is the median of all azimuths, but at least that of the frame's inner third: a round stop darkens
 * all azimuths of a radius alike.
 */
final class BeamStop {
    /** A shadow of more than this part of the frame is none. */
    private static final double LARGEST = 0.25;
    /** Gaps between modules are up to 38 pixels wide; some pixels at their edges may be out too. */
    private static final int WIDEST_GAP = 60;
    private static final int[][] WAYS = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

    private final ReferenceFrame frame;
    private final byte[] codes;

    BeamStop(ReferenceFrame frame, byte[] codes) {
        this.frame = frame;
        this.codes = codes;
    }

    /**
     * The shadow, grown by some pixels.
     * @param part of the median below which a pixel is in the shadow
     * @param grow pixels that are added around it
     * @return by rows; nowhere true when there is none or the beam is not on the frame
     */
    boolean[] find(DetectorGeometry geometry, double part, int grow) {
        boolean[] none = new boolean[codes.length];
        DetectorGeometry usual = geometry.usual(frame.rows(), frame.columns());
        double beamRow = usual.beamRow();
        double beamColumn = usual.beamColumn();
        if (!(beamRow >= 0 && beamRow < frame.rows() && beamColumn >= 0 && beamColumn < frame.columns())) {
            return none;
        }
        double[] level = levels(beamRow, beamColumn);
        boolean[] dark = new boolean[codes.length];
        for (int i = 0; i < codes.length; i++) {
            double v = frame.mean()[i];
            dark[i] = codes[i] == MaskCause.DEAD.code()
                    || codes[i] == 0 && v < part * level[radius(i, beamRow, beamColumn)];
        }
        boolean[] found = connected(dark, (int) beamRow, (int) beamColumn);
        int count = 0;
        for (boolean each : found) {
            count += each ? 1 : 0;
        }
        return count == 0 || count > LARGEST * codes.length ? none : grown(found, grow);
    }

    private int radius(int pixel, double beamRow, double beamColumn) {
        return (int) Math.hypot(pixel / frame.columns() + 0.5 - beamRow, pixel % frame.columns() + 0.5 - beamColumn);
    }

    private double[] levels(double beamRow, double beamColumn) {
        int most = (int) Math.hypot(frame.rows(), frame.columns()) + 1;
        int[] start = new int[most + 2];
        for (int i = 0; i < codes.length; i++) {
            start[radius(i, beamRow, beamColumn) + 1] += codes[i] == 0 ? 1 : 0;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        float[] sorted = new float[start[most + 1]];
        int[] next = start.clone();
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == 0) {
                sorted[next[radius(i, beamRow, beamColumn)]++] = frame.mean()[i];
            }
        }
        double[] level = new double[most + 1];
        for (int k = 0; k <= most; k++) {
            Arrays.sort(sorted, start[k], start[k + 1]);
            level[k] = start[k] == start[k + 1] ? 0 : sorted[(start[k] + start[k + 1]) / 2];
        }
        double[] inner = Arrays.copyOf(level, Math.max(1, most / 6));
        Arrays.sort(inner);
        double least = inner[inner.length / 2];
        for (int k = 0; k < level.length; k++) {
            level[k] = k < inner.length ? Math.max(level[k], least) : level[k];
        }
        return level;
    }

    /** What hangs together with the beam's place, by a flood over the four neighbours; seeds lie within 3 pixels of it. */
    private boolean[] connected(boolean[] dark, int row, int column) {
        boolean[] found = new boolean[dark.length];
        int[] open = new int[dark.length];
        int n = 0;
        for (int i = Math.max(0, row - 3); i <= Math.min(frame.rows() - 1, row + 3); i++) {
            for (int j = Math.max(0, column - 3); j <= Math.min(frame.columns() - 1, column + 3); j++) {
                int at = i * frame.columns() + j;
                if (dark[at]) {
                    found[at] = true;
                    open[n++] = at;
                }
            }
        }
        while (n > 0) {
            int at = open[--n];
            for (int[] way : WAYS) {
                int next = beyondGap(at / frame.columns(), at % frame.columns(), way);
                if (next >= 0 && dark[next] && !found[next]) {
                    found[next] = true;
                    open[n++] = next;
                }
            }
        }
        return found;
    }

    /** The next pixel that way, over the gap between two modules; -1 at the border. */
    private int beyondGap(int row, int column, int[] way) {
        for (int k = 1; k <= WIDEST_GAP; k++) {
            int i = row + k * way[0];
            int j = column + k * way[1];
            if (i < 0 || j < 0 || i >= frame.rows() || j >= frame.columns()) {
                return -1;
            }
            int code = codes[i * frame.columns() + j];
            if (code == 0 || code == MaskCause.DEAD.code() || code == MaskCause.HOT.code()) {
                return i * frame.columns() + j;
            }
        }
        return -1;
    }

    private boolean[] grown(boolean[] found, int by) {
        boolean[] wider = found.clone();
        for (int i = 0; i < found.length; i++) {
            if (!found[i]) {
                continue;
            }
            int row = i / frame.columns();
            int column = i % frame.columns();
            for (int a = Math.max(0, row - by); a <= Math.min(frame.rows() - 1, row + by); a++) {
                for (int b = Math.max(0, column - by); b <= Math.min(frame.columns() - 1, column + by); b++) {
                    wider[a * frame.columns() + b] |= (a - row) * (a - row) + (b - column) * (b - column) <= by * by;
                }
            }
        }
        return wider;
    }
}
