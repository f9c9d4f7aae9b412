// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/**
 * Shares pixels out to the bins of a cake.
 * @param sharing rays, splitting and mask; sectors are not looked at
 * @param radial bins of the radial axis
 * @param azimuth bins of the azimuth, degrees
 * @param wraps whether what lies beyond the last azimuth comes in again at the first; else it goes to the last bin,
 * as in
 *            pyFAI
 */
record CakeSharing(PixelSharing sharing, BinGrid radial, BinGrid azimuth, boolean wraps) {
    /** The shares of all pixels. */
    CakeShares shares(Threads threads) {
        CakeShares.Rows[] parts = new CakeShares.Rows[sharing.blocks()];
        int columns = sharing.rays().columns();
        threads.run(parts.length, b -> {
            int from = b * PixelSharing.BLOCK;
            int to = sharing.end(b);
            parts[b] = new CakeShares.Rows(from * columns, (to - from) * columns);
            Worker worker = new Worker(parts[b]);
            switch (sharing.splitting()) {
                case NONE -> worker.centres(from, to);
                case BOUNDING_BOX -> worker.boxes(from, to);
                case FULL -> worker.areas(from, to);
            }
        });
        return CakeShares.of(Math.multiplyExact(radial.bins(), azimuth.bins()), parts);
    }

    /** Works on some rows. */
    private final class Worker {
        private final CakeShares.Rows rows;
        private final int columns = sharing.rays().columns();
        private final QuadrilateralBins areas = new QuadrilateralBins();
        private final double[] x = new double[4];
        private final double[] y = new double[4];
        private final double[] clippedX = new double[8];
        private final double[] clippedY = new double[8];
        private final double[] halfX = new double[8];
        private final double[] halfY = new double[8];

        Worker(CakeShares.Rows rows) {
            this.rows = rows;
        }

        private double bin(BinGrid grid, double value) {
            return (value - grid.min()) / grid.width();
        }

        private int line(int azimuthBin) {
            int n = azimuth.bins();
            return wraps ? Math.floorMod(azimuthBin, n) : Math.min(azimuthBin, n - 1);
        }

        void centres(int from, int to) {
            double[] radius = new double[columns];
            double[] chi = new double[columns];
            for (int i = from; i < to; i++) {
                sharing.rays().centres(i, radius, chi);
                for (int j = 0; j < columns; j++) {
                    double k = Math.floor(bin(radial, radius[j]));
                    double m = Math.floor(bin(azimuth, turned(chi[j])));
                    boolean in = !sharing.masked()[i * columns + j] && k >= 0 && k < radial.bins() && isInside(m);
                    if (in) {
                        rows.add(line((int) m) * radial.bins() + (int) k, 1);
                    }
                    rows.end(i * columns + j);
                }
            }
        }

        /** The azimuth in degrees, one turn further when that brings it into a cake that does not begin at -180. */
        private double turned(double chi) {
            double degrees = Math.toDegrees(chi);
            return wraps && degrees < azimuth.min() ? degrees + 360 : degrees;
        }

        private boolean isInside(double azimuthBin) {
            return isRound() ? azimuthBin >= -azimuth.bins() : azimuthBin >= 0 && azimuthBin < azimuth.bins();
        }

        /** Whether the cake goes all round, so that nothing is beyond its ends. */
        private boolean isRound() {
            return !wraps || azimuth.max() - azimuth.min() >= 360 - 1e-9;
        }

        void boxes(int from, int to) {
            CornerLines lines = new CornerLines(sharing.rays(), from);
            double[] radius = new double[columns];
            double[] chi = new double[columns];
            for (int i = from; i < to; i++) {
                lines.next();
                sharing.rays().centres(i, radius, chi);
                for (int j = 0; j < columns; j++) {
                    int pixel = i * columns + j;
                    if (sharing.masked()[pixel]) {
                        rows.end(pixel);
                        continue;
                    }
                    lines.corners(j, x, y);
                    double dr = PixelSharing.reach(radius[j], lines.above, lines.below, j);
                    double dc = reach(chi[j]);
                    box(Math.max(0, radius[j] - dr), radius[j] + dr, Math.toDegrees(chi[j] - dc),
                            Math.toDegrees(chi[j] + dc));
                    rows.end(pixel);
                }
            }
        }

        /** The greatest distance of a corner from the centre in azimuth. */
        private double reach(double chi) {
            double reach = 0;
            for (double corner : y) {
                double apart = corner - chi;
                reach = Math.max(reach, Math.abs(apart - 2 * Math.PI * Math.rint(apart / (2 * Math.PI))));
            }
            return reach;
        }

        private void box(double low, double high, double from, double to) {
            double left = bin(radial, low);
            double right = bin(radial, high);
            double turn = wraps && to <= azimuth.min() ? 360 : 0;
            double bottom = bin(azimuth, wraps ? from + turn : Math.max(azimuth.min(), from));
            double top = bin(azimuth, to + turn);
            if (!(right > 0 && left < radial.bins())) {
                return;
            }
            for (int m = (int) Math.floor(bottom); m < top; m++) {
                double height = (Math.min(top, m + 1) - Math.max(bottom, m)) / (top - bottom);
                if (isInside(m)) {
                    for (int k = Math.max(0, (int) left); k <= Math.min(radial.bins() - 1, (int) right); k++) {
                        double part = height * Math.max(0, Math.min(right, k + 1) - Math.max(left, k))
                                / (right - left);
                        rows.add(line(m) * radial.bins() + k, part);
                    }
                }
            }
        }

        void areas(int from, int to) {
            CornerLines lines = new CornerLines(sharing.rays(), from);
            for (int i = from; i < to; i++) {
                lines.next();
                for (int j = 0; j < columns; j++) {
                    int pixel = i * columns + j;
                    if (sharing.masked()[pixel]) {
                        rows.end(pixel);
                        continue;
                    }
                    if (lines.corners(j, x, y)) {
                        box(Math.max(0, radial.min()), Math.max(Math.max(x[0], x[1]), Math.max(x[2], x[3])), -180,
                                180);
                    } else {
                        area();
                    }
                    rows.end(pixel);
                }
            }
        }

        private void area() {
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            double area = 0;
            for (int k = 0; k < 4; k++) {
                x[k] = bin(radial, x[k]);
                y[k] = bin(azimuth, Math.toDegrees(y[k]));
                least = Math.min(least, y[k]);
                greatest = Math.max(greatest, y[k]);
            }
            double turn = wraps && greatest <= 0 ? 360 / azimuth.width() : 0;
            least += turn;
            greatest += turn;
            for (int k = 0; k < 4; k++) {
                y[k] += turn;
            }
            for (int k = 0; k < 4; k++) {
                int next = k + 1 & 3;
                area += (x[next] - x[k]) * (y[k] + y[next] - 2 * y[0]) / 2;
            }
            if (!(Math.abs(area) > 0 && Math.abs(area) < Double.POSITIVE_INFINITY)) {
                return;
            }
            for (int m = (int) Math.floor(least); m < greatest; m++) {
                int corners = clip(x, y, 4, m, 1, halfX, halfY);
                corners = clip(halfX, halfY, corners, m + 1, -1, clippedX, clippedY);
                if (isInside(m) && corners > 2 && areas.share(clippedX, clippedY, corners, radial.bins())) {
                    for (int k = 0; k < areas.count(); k++) {
                        rows.add(line(m) * radial.bins() + areas.first() + k, areas.area(k) / Math.abs(area));
                    }
                }
            }
        }

        /** Cuts off what of a polygon lies below (above, for sign -1) a line of equal y. */
        private int clip(double[] px, double[] py, int corners, double line, int sign, double[] toX, double[] toY) {
            int n = 0;
            for (int k = 0; k < corners; k++) {
                int next = k + 1 == corners ? 0 : k + 1;
                double here = sign * (py[k] - line);
                double there = sign * (py[next] - line);
                if (here >= 0) {
                    toX[n] = px[k];
                    toY[n++] = py[k];
                }
                if (here > 0 && there < 0 || here < 0 && there > 0) {
                    toX[n] = px[k] + (px[next] - px[k]) * here / (here - there);
                    toY[n++] = line;
                }
            }
            return n;
        }
    }
}
