// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eclipse.january.DatasetException;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetUtils;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;
import org.operando.math.Quantiles;
import org.operando.powder.geometry.Calibration;

/** The calibrant's image with its rings where the calibration says they are, and the points that it was found from. */
@Doc("The calibrant's image with the calculated rings and the control points.")
public final class CalibrationFigure implements FigureBuilder<CalibrationFigure.Inputs, CalibrationFigure.Options> {
    private static final double HEIGHT_MM = 76;
    private static final int STEPS = 720;
    /** Control points that are drawn of each kind, at most about: more hide the image. */
    private static final int MOST_DRAWN = 1000;
    private static final Ink RING = Ink.rgb(0xffffff).withWidth(0.35).withOpacity(0.8);
    private static final Ink KEPT = Ink.rgb(0xff5a36);
    private static final Ink LEFT_OUT = Ink.rgb(0x7fd4ff);

    /**
     * What is shown.
     * @param calibration a calibration
     */
    public record Inputs(CalibrateOperation.Outputs calibration) {
    }

    /**
     * How it is shown.
     * @param rings whether the rings are drawn
     * @param points whether the control points are drawn
     * @param darkest percentile of the intensities that gets the first colour
     * @param brightest percentile that gets the last
     */
    public record Options(@Label("Rings") @Doc("Draws the calculated rings.") @Default("true") boolean rings,
            @Label("Points") @Doc("Draws the control points.") @Default("true") boolean points,
            @Label("Darkest percentile") @Default("1") @Range(min = 0, max = 100) double darkest,
            @Label("Brightest percentile") @Default("99.7") @Range(min = 0, max = 100) double brightest) {
        public Options {
            if (brightest <= darkest) {
                throw new InvalidParameter("brightest", "must be above 'darkest' = " + darkest);
            }
        }
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        CalibrateOperation.Outputs o = inputs.calibration();
        Calibration c = o.calibration();
        List<Mark> marks = new ArrayList<>();
        marks.add(image(o, options));
        if (options.rings()) {
            double[] angles = o.rings().doubles("two_theta");
            String[] problems = o.rings().texts("problem");
            for (int k = 0; k < angles.length; k++) {
                if (problems[k].isEmpty()) {
                    marks.add(ring(c, Math.toRadians(angles[k])));
                }
            }
        }
        if (options.points()) {
            marks.add(points(o.points(), 1, KEPT, 0.9).labelled("kept"));
            marks.add(points(o.points(), 0, LEFT_OUT, 1.2).labelled("left out"));
        }
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT_MM),
                AxisSpec.of("Column (pixels)", 0, c.columns()), AxisSpec.of("Row (pixels)", 0, c.rows()), marks)
                .withEqualAspect().withLegend(options.points() ? Legend.BEST : Legend.NONE);
        long kept = Arrays.stream(o.points().longs("kept")).sum();
        return Page.of("Calibrant with its calculated rings: " + c.source(), Page.SINGLE_COLUMN, HEIGHT_MM, panel)
                .withCaption(String.format(Locale.ROOT,
                        "n = %d control points (red%s) of %d found%s; white: rings at the refined"
                                + " geometry.",
                        kept, kept > MOST_DRAWN ? ", some of them drawn" : "", o.points().rows(),
                        kept < o.points().rows() ? ", the others (blue) left out" : ""));
    }

    private static Image image(CalibrateOperation.Outputs o, Options options) throws OperationException {
        int[] shape = o.picture().shape();
        double[] rows = o.picture().axes().get(0).values();
        double[] columns = o.picture().axes().get(1).values();
        float[] values = new float[shape[0] * shape[1]];
        try {
            Dataset read = DatasetUtils.convertToDataset(o.picture().data().getSlice());
            for (int i = 0; i < values.length; i++) {
                double v = read.getElementDoubleAbs(i);
                values[i] = Double.isNaN(v) ? Float.NaN : (float) Math.log10(1 + Math.max(0, v));
            }
        } catch (DatasetException e) {
            throw new OperationException("the picture cannot be read: " + e.getMessage(), "", "calibrate again", e);
        }
        double[] seen = IntStream.range(0, values.length).filter(i -> values[i] == values[i])
                .mapToDouble(i -> values[i]).toArray();
        double[] limits = Quantiles.percentiles(seen, options.darkest(), options.brightest());
        double top = limits[1] > limits[0] ? limits[1] : limits[0] + 1;
        return new Image(edges(columns), edges(rows), values,
                Image.Colours.viridis(limits[0], top, "log_{10}(1 + intensity)"));
    }

    private static double[] edges(double[] middles) {
        double step = middles.length > 1 ? middles[1] - middles[0] : 1;
        double[] edges = new double[middles.length + 1];
        Arrays.setAll(edges, i -> middles[0] + (i - 0.5) * step);
        return edges;
    }

    private static Line ring(Calibration c, double twoTheta) {
        RingPlace place = new RingPlace(c.geometry(), c.rows(), c.columns());
        double[] x = new double[STEPS + 1];
        double[] y = new double[STEPS + 1];
        double[] at = new double[2];
        for (int i = 0; i <= STEPS; i++) {
            boolean on = place.find(twoTheta, 2 * Math.PI * i / STEPS, at) && at[0] >= 0 && at[1] >= 0
                    && at[0] <= c.rows() && at[1] <= c.columns();
            x[i] = on ? at[1] : Double.NaN;
            y[i] = on ? at[0] : Double.NaN;
        }
        return Line.of(x, y, RING);
    }

    /** Control points: their indices are half a pixel less than places from the corner. */
    private static Markers points(Table points, long kept, Ink ink, double size) {
        long[] flag = points.longs("kept");
        int[] all = IntStream.range(0, flag.length).filter(i -> flag[i] == kept).toArray();
        int step = 1 + all.length / MOST_DRAWN;
        int[] chosen = IntStream.range(0, all.length).filter(i -> i % step == 0).map(i -> all[i]).toArray();
        double[] row = points.doubles("row");
        double[] column = points.doubles("column");
        return Markers.of(Arrays.stream(chosen).mapToDouble(i -> column[i] + 0.5).toArray(),
                Arrays.stream(chosen).mapToDouble(i -> row[i] + 0.5).toArray(), Symbol.CIRCLE, ink).withSize(size);
    }
}
