// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.operando.powder.Samples;
import org.operando.powder.integration.FramePixels.Valid;
import org.operando.powder.integration.ReferencePatterns.Frame;

/** One of pyFAI's cakes beside ours, with pyFAI's ranges. */
final class CakeComparison {
    private static final int RADIAL = 400;
    private static final int AZIMUTHAL = 180;
    final float[] intensity;
    final float[] count;
    final BinSums sums;
    final BinGrid radial;
    final BinGrid azimuth;
    private final Frame frame;

    CakeComparison(String splitting) throws Exception {
        intensity = values("pilatus_cake_" + splitting + "_I");
        count = values("pilatus_cake_" + splitting + "_count");
        frame = ReferencePatterns.frame("ceo2_pilatus1m");
        Splitting how = switch (splitting) {
            case "no" -> Splitting.NONE;
            case "bbox" -> Splitting.BOUNDING_BOX;
            default -> Splitting.FULL;
        };
        PixelRays rays = new PixelRays(frame.geometry(), frame.rows(), frame.columns(), RadialAxis.TWO_THETA,
                frame.wavelength(), true);
        PixelSharing sharing = new PixelSharing(rays, how, frame.masked(), List.of());
        // without splitting pyFAI takes the range of all pixels, masked ones too
        double[] range = (how == Splitting.NONE
                ? new PixelSharing(rays, how, new boolean[frame.masked().length], List.of()) : sharing)
                .range(PatternComparison.THREADS);
        double[] turn = azimuths(rays, how);
        radial = BinGrid.over(range[0], range[1], RADIAL);
        azimuth = BinGrid.over(turn[0], turn[1], AZIMUTHAL);
        CakeShares shares = new CakeSharing(sharing, radial, azimuth, false).shares(PatternComparison.THREADS);
        PixelCorrections corrections = new PixelCorrections(true, true, 0.99, 0, 0);
        Integrator integrator = new Integrator(shares, PatternComparison.weights(rays, corrections, false),
                new float[0]);
        sums = integrator.sums(new FramePixels(frame.counts(), null, Valid.ALL), false);
    }

    /** Least and greatest azimuth as pyFAI has them, degrees. */
    private double[] azimuths(PixelRays rays, Splitting how) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double[] x = new double[rays.columns()];
        double[] centre = new double[rays.columns()];
        double[] four = new double[4];
        double[] chi = new double[4];
        CornerLines lines = new CornerLines(rays, 0);
        for (int i = 0; i < rays.rows(); i++) {
            lines.next();
            rays.centres(i, x, centre);
            for (int j = 0; j < rays.columns(); j++) {
                boolean masked = frame.masked()[i * rays.columns() + j];
                if (how == Splitting.NONE) {
                    least = Math.min(least, centre[j]);
                    greatest = Math.max(greatest, centre[j]);
                } else if (!masked && how == Splitting.FULL) {
                    least = Math.min(least, Math.min(Math.min(lines.chiAbove[j], lines.chiAbove[j + 1]),
                            Math.min(lines.chiBelow[j], lines.chiBelow[j + 1])));
                    greatest = Math.max(greatest, Math.max(Math.max(lines.chiAbove[j], lines.chiAbove[j + 1]),
                            Math.max(lines.chiBelow[j], lines.chiBelow[j + 1])));
                } else if (!masked) {
                    lines.corners(j, four, chi);
                    double reach = 0;
                    for (double c : chi) {
                        double apart = c - centre[j];
                        reach = Math.max(reach, Math.abs(apart - 2 * Math.PI * Math.rint(apart / (2 * Math.PI))));
                    }
                    least = Math.min(least, centre[j] - reach);
                    greatest = Math.max(greatest, centre[j] + reach);
                }
            }
        }
        double most = how == Splitting.BOUNDING_BOX ? Math.min(greatest, (float) Math.PI) : greatest;
        return new double[] {Math.toDegrees(least), Math.toDegrees(most)};
    }

    private static float[] values(String name) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(
                Files.newInputStream(Samples.data("xrd/patterns/" + name + ".npy.gz"))))) {
            byte[] all = in.readAllBytes();
            // NPY version 1: 10 bytes, then a header of this length
            ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
            bytes.position(10 + bytes.getShort(8));
            float[] values = new float[RADIAL * AZIMUTHAL];
            bytes.asFloatBuffer().get(values);
            // written with the azimuth running fastest (fortran_order)
            float[] turned = new float[values.length];
            for (int k = 0; k < values.length; k++) {
                turned[k % AZIMUTHAL * RADIAL + k / AZIMUTHAL] = values[k];
            }
            return turned;
        }
    }

    /** Quantile of the relative differences of bins with a count of at least 1. */
    double quantile(double q, boolean counts) {
        IntToDoubleFunction difference = counts ? k -> Math.abs(sums.count()[k] / count[k] - 1)
                : k -> Math.abs(sums.mean(k) / intensity[k] - 1);
        double[] sorted = IntStream.range(0, count.length).filter(k -> count[k] >= 1)
                .mapToDouble(difference).map(d -> Double.isNaN(d) ? Double.POSITIVE_INFINITY : d).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.round(q * sorted.length))];
    }

    /**
     * Bins whose intensity differs by more than 1e-4 of it and by more than 3e-5 of the brighter of the bins before and
     * behind it: pyFAI's shares are of single precision, and a bin beside a bright spot feels it.
     */
    int outside() {
        return (int) IntStream.range(0, count.length).filter(k -> count[k] >= 1 && !(Math.abs(sums.mean(k)
                - intensity[k]) <= Math.max(1e-4 * intensity[k], 3e-5 * beside(k)))).count();
    }

    private double beside(int k) {
        return Math.max(k % RADIAL > 0 ? intensity[k - 1] : 0, k % RADIAL < RADIAL - 1 ? intensity[k + 1] : 0);
    }

    int countsUnequal() {
        return (int) IntStream.range(0, count.length).filter(k -> sums.count()[k] != count[k]).count();
    }

    @Override
    public String toString() {
        return String.format(
                "counts unequal %d; count median %.2g 90%% %.2g 99%% %.2g max %.2g; I %.2g %.2g %.2g max %.2g; x0 "
                        + "%.10f az0 %.10f az1 %.10f totals %.4f %.2f",
                countsUnequal(), quantile(0.5, true), quantile(0.9, true), quantile(0.99, true), quantile(1, true),
                quantile(0.5, false), quantile(0.9, false), quantile(0.99, false), quantile(1, false),
                radial.centres()[0], azimuth.centres()[0], azimuth.centres()[AZIMUTHAL - 1],
                Arrays.stream(sums.count()).sum(), Arrays.stream(sums.signal()).sum());
    }
}
