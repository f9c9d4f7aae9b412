// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.PixelGrid;

/** What a calibration tells, as tables and quantities. */
final class CalibrationTables {
    private static final String ORIGIN = "fit covariance, scatter between rings";

    private final Search.Found found;
    private final Refined refined;
    private final double windowEffect;

    CalibrationTables(Search.Found found, double windowEffect) {
        this.found = found;
        this.refined = found.refined();
        this.windowEffect = windowEffect;
    }

    /** All parameters with both uncertainties and their correlations; NaN for those that were held. */
    Table parameters() {
        Freedom[] all = Freedom.values();
        int n = all.length;
        double[] value = new double[n];
        double[] scaled = new double[n];
        double[] independent = new double[n];
        long[] free = new long[n];
        for (int k = 0; k < n; k++) {
            value[k] = refined.value(all[k]);
            independent[k] = refined.uncertainty(all[k]);
            scaled[k] = independent[k] * refined.ringScale();
            free[k] = refined.place(all[k]) >= 0 ? 1 : 0;
        }
        List<Column> columns = new ArrayList<>(List.of(
                Column.of("parameter", Arrays.stream(all).map(Freedom::term).toArray(String[]::new)),
                Column.of("unit", Arrays.stream(all).map(Freedom::unit).toArray(String[]::new)),
                Column.of("value", "1", value, scaled).withOrigin(ORIGIN),
                Column.of("uncertainty_of_independent_points", "1", independent), Column.of("free", free)));
        for (Freedom other : all) {
            if (refined.place(other) >= 0) {
                columns.add(Column.of("correlation_with_" + other.term(), "1",
                        Arrays.stream(all).mapToDouble(f -> refined.correlation(f, other)).toArray()));
            }
        }
        return new Table(columns);
    }

    /** All points; {@code kept} is 0 for those that are left out. */
    Table points(double[] chi, double[] twoTheta) {
        int n = found.points().size();
        long[] ring = IntStream.range(0, n).mapToLong(i -> found.points().ring(i)).toArray();
        long[] frame = IntStream.range(0, n).mapToLong(i -> found.points().frame(i)).toArray();
        return Table.of(Column.of("row", "pixel", IntStream.range(0, n).mapToDouble(found.points()::row).toArray()),
                Column.of("column", "pixel", IntStream.range(0, n).mapToDouble(found.points()::column).toArray()),
                Column.of("ring", ring), Column.of("frame", frame), Column.of("two_theta", "deg", degrees(twoTheta)),
                Column.of("azimuth", "deg", degrees(chi)), Column.of("residual", "deg", degrees(found.residuals())),
                Column.of("kept", Arrays.stream(found.weights()).mapToLong(w -> w > 0 ? 1 : 0).toArray()));
    }

    /** One row a ring that has points. */
    Table rings(Calibrant calibrant) {
        RingStatistics statistics = found.rings();
        int[] rows = IntStream.range(0, calibrant.rings()).filter(k -> statistics.found()[k] > 0).toArray();
        double[] mean = pick(rows, statistics.mean());
        double[] deviation = pick(rows, statistics.deviation());
        double[] error = IntStream.range(0, rows.length)
                .mapToDouble(i -> deviation[i] / Math.sqrt(statistics.kept()[rows[i]])).toArray();
        double[] spacings = pick(rows, calibrant.spacings());
        double wavelength = refined.wavelength();
        double[] angle = Arrays.stream(spacings).map(d -> 2 * Math.toDegrees(Math.asin(wavelength / (2 * d))))
                .toArray();
        return Table.of(Column.of("ring", Arrays.stream(rows).asLongStream().toArray()),
                Column.of("indices", Arrays.stream(rows).mapToObj(k -> calibrant.indices()[k]).toArray(String[]::new)),
                Column.of("d_spacing", "angstrom", spacings), Column.of("two_theta", "deg", angle),
                Column.of("found", Arrays.stream(rows).mapToLong(k -> statistics.found()[k]).toArray()),
                Column.of("kept", Arrays.stream(rows).mapToLong(k -> statistics.kept()[k]).toArray()),
                Column.of("mean_residual", "deg", degrees(mean), degrees(error)).withOrigin("scatter of points"),
                Column.of("standard_deviation", "deg", degrees(deviation)),
                Column.of("problem",
                        Arrays.stream(rows).mapToObj(k -> statistics.problems()[k]).toArray(String[]::new)));
    }

    /** Azimuths and angles of the points, rad, into arrays. */
    void angles(List<DetectorGeometry> geometries, int rows, int columns, double[] chi, double[] twoTheta) {
        PixelGrid[] grids = geometries.stream().map(g -> new PixelGrid(g, rows, columns)).toArray(PixelGrid[]::new);
        for (int i = 0; i < chi.length; i++) {
            PixelGrid grid = grids[found.points().frame(i)];
            chi[i] = grid.chi(found.points().row(i) + 0.5, found.points().column(i) + 0.5);
            twoTheta[i] = grid.twoTheta(found.points().row(i) + 0.5, found.points().column(i) + 0.5);
        }
    }

    /** The distance; its systematic part is what the window changes. */
    Quantity distance() {
        double scatter = refined.uncertainty(Freedom.DISTANCE) * refined.ringScale();
        if (Double.isNaN(scatter)) {
            return Quantity.of(refined.geometry().distance(), "m");
        }
        return Quantity.of(refined.geometry().distance(), Math.hypot(scatter, windowEffect), "m", ORIGIN + ", window")
                .withSystematic(windowEffect);
    }

    /** Something that follows from the geometry, with the uncertainty that it has from the free parameters. */
    Quantity derived(ToDoubleFunction<DetectorGeometry> of, String unit) {
        int[] free = refined.free();
        double[] slope = new double[free.length];
        for (int k = 0; k < free.length; k++) {
            double step = 1e-3 * Math.sqrt(refined.covariance()[k * free.length + k]);
            if (step > 0 && free[k] < Freedom.WAVELENGTH.ordinal()) {
                slope[k] = (of.applyAsDouble(moved(free[k], step)) - of.applyAsDouble(moved(free[k], -step)))
                        / (2 * step);
            }
        }
        double value = of.applyAsDouble(refined.geometry());
        double uncertainty = refined.propagated(slope) * refined.ringScale();
        return uncertainty > 0 ? Quantity.of(value, uncertainty, unit, ORIGIN) : Quantity.of(value, unit);
    }

    private DetectorGeometry moved(int parameter, double step) {
        double[] q = refined.parameters().clone();
        q[parameter] += step;
        DetectorGeometry g = refined.geometry();
        return new DetectorGeometry(q[0], q[1], q[2], q[3], q[4], g.rot3(), g.pixel1(), g.pixel2(), g.orientation());
    }

    private static double[] pick(int[] rows, double[] values) {
        return Arrays.stream(rows).mapToDouble(k -> values[k]).toArray();
    }

    private static double[] degrees(double[] radians) {
        return Arrays.stream(radians).map(Math::toDegrees).toArray();
    }
}
