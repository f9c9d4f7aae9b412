// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.january.DatasetException;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetUtils;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Signal;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.Calibration;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.integration.FramePixels.Valid;
import org.operando.powder.mask.DetectorMask;

/**
 * What the frames of a series have in common: where the detector stands, which pixels are used, dark and flat.
 * @param frames the series
 * @param geometry where the detector stands
 * @param wavelength angstrom; NaN when not known
 * @param masked pixels that are never used
 * @param dark by pixel; empty for none
 * @param flat by pixel; empty for none
 * @param valid which counts are measurements
 */
record FrameSetup(FrameSeries frames, DetectorGeometry geometry, double wavelength, BitSet masked, float[] dark,
        float[] flat, Valid valid) {
    /** Wavelengths of study and calibration that differ by more than this part are two. */
    private static final double SAME = 1e-4;
    /** Of numbers in messages. */
    private static final MathContext DIGITS = new MathContext(5);

    /**
     * What the shares of pixels depend on; compared by contents.
     * @param pixels digest of mask and flat
     * @param azimuthBins of a cake; 0 for a pattern
     * @param sector of a cake
     */
    record Key(DetectorGeometry geometry, int rows, int columns, double wavelength, String pixels, RadialAxis axis,
            int bins, Optional<Double> from, Optional<Double> to, Splitting splitting,
            List<Sector> sectors, PixelCorrections corrections, int azimuthBins) {
    }

    /**
     * Shares and weights of the pixels.
     * @param azimuth of a cake; null for a pattern
     * @param shares null when the bins lie off the detector
     * @param reach least and greatest of the axis that any pixel reaches
     */
    record Plan(BinGrid grid, BinGrid azimuth, Shares shares, float[] weights, double[] reach) {
    }

    static FrameSetup of(FrameSeries frames, Optional<Calibration> calibration, Optional<DetectorMask> mask,
            Context context) throws OperationException {
        int rows = frames.rows();
        int columns = frames.columns();
        if (calibration.isPresent()
                && (calibration.get().rows() != rows || calibration.get().columns() != columns)) {
            throw new OperationException("the calibration is of frames of " + calibration.get().rows() + " x "
                    + calibration.get().columns() + " pixels, these have " + rows + " x " + columns, "calibration",
                    "calibrate with a frame of this detector, binned alike");
        }
        DetectorGeometry geometry = frames.place(calibration, context)
                .orElseThrow(() -> new OperationException("nothing tells where the detector stands", "frames",
                        "write geometry: FILE.poni or calibration: MEASUREMENT under the measurement"));
        BitSet masked = bits(frames.masked());
        if (mask.isPresent()) {
            masked.or(bits(mask.get().mask(rows, columns).masked()));
        }
        float[] flat = frames.flat().isPresent() ? values(frames.flat().get().values(), rows, columns, "flat")
                : new float[0];
        for (int i = 0; i < flat.length; i++) {
            masked.set(i, masked.get(i) || !(flat[i] > 0) || Float.isInfinite(flat[i]));
        }
        if (masked.cardinality() == rows * columns) {
            throw new OperationException("every pixel is masked", "mask", "check the masks and the flat frame");
        }
        sayBeam(geometry, rows, columns, context);
        float[] dark = frames.dark().isPresent() ? values(frames.dark().get().values(), rows, columns, "dark")
                : new float[0];
        return new FrameSetup(frames, geometry, wavelength(frames, calibration, context), masked, dark, flat,
                new Valid(frames.lowest(), frames.saturation(), frames.dummy().orElse(Double.NaN),
                        frames.dummyTolerance()));
    }

    /** Of one frame alone. */
    FrameSetup alone(int frame) {
        return new FrameSetup(frames.alone(frame), geometry, wavelength, masked, dark, flat, valid);
    }

    private static double wavelength(FrameSeries frames, Optional<Calibration> calibration, Context context) {
        double own = frames.wavelength().orElse(Double.NaN);
        double found = calibration.map(Calibration::wavelength).orElse(Double.NaN);
        if (Math.abs(own / found - 1) > SAME) {
            context.warn("wavelength",
                    "the study says " + Quantity.digits(own) + " angstrom, the calibration " + Quantity.digits(found)
                            + "; the study's is used, and angles are the calibration's");
        }
        return Double.isNaN(own) ? found : own;
    }

    private static void sayBeam(DetectorGeometry geometry, int rows, int columns, Context context) {
        double row = geometry.beamRow();
        double column = geometry.beamColumn();
        if (!(row >= 0 && row <= rows && column >= 0 && column <= columns)) {
            context.warn("geometry", String.format("the beam does not meet the image: it passes at row %.1f, column "
                    + "%.1f of %d x %d pixels; rings are integrated as far as they are on it", row, column, rows,
                    columns));
        }
    }

    private static BitSet bits(boolean[] masked) {
        BitSet bits = new BitSet(masked.length);
        for (int i = 0; i < masked.length; i++) {
            bits.set(i, masked[i]);
        }
        return bits;
    }

    private static float[] values(Signal signal, int rows, int columns, String what) throws OperationException {
        int[] shape = signal.shape();
        if (shape[0] != rows || shape[1] != columns) {
            throw new OperationException("the " + what + " has " + shape[0] + " x " + shape[1]
                    + " pixels, the frames have " + rows + " x " + columns, what, "take one of this detector");
        }
        try {
            Dataset read = DatasetUtils.convertToDataset(signal.data().getSlice());
            float[] values = new float[read.getSize()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) read.getElementDoubleAbs(i);
            }
            return values;
        } catch (DatasetException e) {
            throw new OperationException("the " + what + " cannot be read: " + e.getMessage(), what, "", e);
        }
    }

    /** Key of the shares; checks that the axis can be had. */
    Key key(RadialAxis axis, int bins, Optional<Double> from, Optional<Double> to, Splitting splitting,
            List<Sector> sectors, PixelCorrections corrections, int azimuthBins) throws OperationException {
        if (axis.needsWavelength() && Double.isNaN(wavelength)) {
            throw new OperationException("bins of " + axis.term() + " need the wavelength, which nothing tells",
                    "axis", "write wavelength: 0.4520 angstrom (your value), or axis: two-theta");
        }
        if (axis == RadialAxis.D && to.isEmpty()) {
            throw new OperationException("bins of d reach to infinity at the beam", "to",
                    "write to: 10 (angstrom, your value)");
        }
        return new Key(geometry, frames.rows(), frames.columns(), axis.needsWavelength() ? wavelength : 1,
                digest(masked.toByteArray(), flat),
                axis, bins, from, to, splitting, sectors, corrections, azimuthBins);
    }

    /** Digest of the dark. */
    String darkDigest() {
        return digest(new byte[0], dark);
    }

    private static String digest(byte[] first, float[] then) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            ByteBuffer bytes = ByteBuffer.allocate(4 * then.length);
            bytes.asFloatBuffer().put(then);
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Shares out the pixels, once for all who ask so.
     * @throws OperationException when the bins lie off the detector
     */
    Plan plan(Key key, Context context) throws OperationException {
        Plan plan = context.shared(key, k -> plan(k, ContextThreads.of(context)));
        if (plan.shares() == null) {
            String unit = key.axis().unit();
            String asked = key.from().map(x -> "from " + number(x) + " ").orElse("")
                    + key.to().map(x -> "to " + number(x) + " ").orElse("") + unit;
            throw new OperationException("the range " + asked + " lies off the detector: its pixels reach from "
                    + number(plan.reach()[0]) + " to " + number(plan.reach()[1]) + " " + unit,
                    key.from().isPresent() ? "from" : "to", "choose a range within, or leave 'from' and 'to' out");
        }
        return plan;
    }

    private static String number(double x) {
        return Double.isFinite(x) ? new BigDecimal(x).round(DIGITS).stripTrailingZeros().toPlainString() : "infinity";
    }

    /** The costly part of the set-up. */
    private Plan plan(Key key, Threads threads) {
        PixelRays rays = new PixelRays(key.geometry(), key.rows(), key.columns(), key.axis(), key.wavelength(), false);
        boolean[] out = new boolean[key.rows() * key.columns()];
        masked.stream().forEach(i -> out[i] = true);
        PixelSharing sharing = new PixelSharing(rays, key.splitting(), out,
                key.azimuthBins() > 0 ? List.of() : key.sectors());
        double[] range = sharing.range(threads);
        BinGrid grid = BinGrid.over(key.from().orElse(range[0]), key.to().orElse(range[1]), key.bins());
        if (!(grid.max() > range[0] && grid.min() <= range[1])) {
            return new Plan(grid, null, null, new float[0], range);
        }
        float[] weights = new float[out.length];
        threads.run(sharing.blocks(), b -> weigh(rays, key, b * PixelSharing.BLOCK, sharing.end(b), weights));
        if (key.azimuthBins() == 0) {
            return new Plan(grid, null, Shares.of(sharing, grid, threads), weights, range);
        }
        Sector sector = key.sectors().isEmpty() ? new Sector(-180, 180) : key.sectors().getFirst();
        BinGrid azimuth = new BinGrid(sector.from(), sector.to(), key.azimuthBins());
        return new Plan(grid, azimuth, new CakeSharing(sharing, grid, azimuth, true).shares(threads), weights, range);
    }

    private void weigh(PixelRays rays, Key key, int from, int to, float[] weights) {
        double[] row = new double[rays.columns()];
        boolean even = flat.length == 0;
        for (int i = from; i < to; i++) {
            rays.weights(i, key.corrections(), row);
            for (int j = 0; j < row.length; j++) {
                int pixel = i * row.length + j;
                weights[pixel] = (float) (even ? row[j] : row[j] * flat[pixel]);
            }
        }
    }

    /** Reads a frame. */
    FramePixels pixels(int frame) throws OperationException {
        return FramePixels.of(frames.frame(frame), valid);
    }

    /** What was done to the intensities, in words. */
    String words(PixelCorrections corrections) {
        List<String> done = new ArrayList<>();
        if (dark.length > 0) {
            done.add(DarkScaling.scales(frames) ? "dark taken off, scaled by the exposure" : "dark taken off");
        }
        if (flat.length > 0) {
            done.add("divided by the flat field");
        }
        if (corrections.solidAngle()) {
            done.add("divided by the solid angle of the pixels");
        }
        if (corrections.polarized()) {
            done.add("divided by the polarisation factor (f = " + corrections.polarization() + ", axis "
                    + Math.toDegrees(corrections.axisOffset()) + " deg)");
        }
        if (corrections.absorption() > 0) {
            done.add("divided by the absorption of the sensor (mu t = " + corrections.absorption() + ")");
        }
        done.add("divided by the weight of the pixels");
        done.add(masked.cardinality() + " pixels masked");
        return String.join(", ", done);
    }
}
