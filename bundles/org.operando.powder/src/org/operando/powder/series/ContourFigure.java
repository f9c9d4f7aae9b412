// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.figure.Arrow;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Span;
import org.operando.math.Quantiles;
import org.operando.powder.Abscissa;
import org.operando.powder.Bragg;
import org.operando.powder.NamedLine;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/**
 * Intensity of a series in colours against 2theta or Q and time, with the cell's voltage beside it on the same time
 * axis. Missing patterns are blank; C, D and R say where the cell is charged, discharged or rests.
 */
@Doc("Intensity against angle and time in colours, with the cell's voltage beside it.")
public final class ContourFigure implements FigureBuilder<ContourFigure.Inputs, ContourFigure.Options> {
    private static final double HEIGHT_MM = 80;
    private static final double CELL_MM = 42;
    /** A gap of this part of the axis has room for letters of 7 pt. */
    private static final double LEAST_GAP = 0.05;
    /** A gap is seen by itself; only its words are put there. */
    private static final Ink NOT_DRAWN = Ink.rgb(0xffffff).withOpacity(0);

    /**
     * What is shown.
     * @param series a series on the clock of its cell
     */
    public record Inputs(SeriesOperation.Outputs series) {
    }

    /**
     * How it is shown.
     * @param axis 2theta or Q; left out: what the series says
     * @param from lowest 2theta shown, degrees
     * @param to highest 2theta shown, degrees
     * @param lines lines to be marked by arrows
     * @param darkest percentile of the intensities that gets the first colour
     * @param brightest percentile that gets the last
     */
    public record Options(
            @Label("Axis") @Doc("What the patterns are shown against; left out: as the series says.") Optional<Abscissa> axis,
            @Label("From") @Doc("Lowest angle shown; left out: all.") @In("deg") Optional<Double> from,
            @Label("To") @Doc("Highest angle shown; left out: all.") @In("deg") Optional<Double> to,
            @Label("Lines") @Doc("Lines to be marked by arrows, e.g. of foils.") List<NamedLine> lines,
            @Label("Darkest percentile") @Default("1") @Range(min = 0, max = 100) double darkest,
            @Label("Brightest percentile") @Default("99.6") @Range(min = 0, max = 100) double brightest) {
        public Options {
            if (brightest <= darkest) {
                throw new InvalidParameter("brightest", "must be above 'darkest' = " + darkest);
            }
        }
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        PatternSeries series = inputs.series().series();
        Abscissa abscissa = options.axis().orElse(inputs.series().axis());
        double wavelength = abscissa == Abscissa.Q ? series.requireWavelength() : Double.NaN;
        int[] window = series.window(options.from().orElse(Double.NEGATIVE_INFINITY),
                options.to().orElse(Double.POSITIVE_INFINITY));
        if (window[1] - window[0] < 2) {
            throw new OperationException("no points between 'from' and 'to' to show", "", "widen the range");
        }
        double[] middle = series.frames().doubles(Columns.MIDDLE);
        boolean timed = Arrays.stream(middle).anyMatch(Double::isFinite);
        double[] at = timed ? hours(middle) : series.frames().column(Columns.NUMBER).doubles();
        TimeGrid grid = TimeGrid.of(at);
        double[] x = converted(Arrays.copyOfRange(series.twoThetaDegrees(), window[0], window[1]), wavelength);
        Image image = image(series, window, grid, edges(x), options);
        double end = grid.edges()[grid.edges().length - 1];
        AxisSpec time = timed ? AxisSpec.of("Time (h)", grid.edges()[0], end)
                : AxisSpec.of("Pattern", grid.edges()[0], end).whole();
        Optional<CellPanel> cell = timed
                ? inputs.series().cell().map(c -> CellPanel.between(c, time.from(), time.to())) : Optional.empty();
        AxisSpec across = AxisSpec.of(label(abscissa), image.xEdges()[0], image.xEdges()[image.columns()]);
        List<Mark> marks = marks(image, cell, options, wavelength);
        marks.addAll(gaps(grid, cell.map(CellPanel::changes).orElse(new double[0])));
        String title = title(series, options, grid, cell, timed);
        String caption = "n = " + series.size() + (series.size() == 1 ? " pattern" : " patterns")
                + " of one measurement.";
        if (cell.isEmpty()) {
            return Page.of(title, Page.SINGLE_COLUMN, HEIGHT_MM,
                    plain("", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT_MM), across, time, marks))
                    .withCaption(caption);
        }
        double width = Page.DOUBLE_COLUMN - CELL_MM;
        return Page.of(title, Page.DOUBLE_COLUMN, HEIGHT_MM,
                plain("a", new Box(0, 0, width, HEIGHT_MM), across, time, marks),
                cellPanel(cell.get(), new Box(width, 0, CELL_MM, HEIGHT_MM), time.bare()))
                .withCaption(caption);
    }

    private static String title(PatternSeries series, Options options, TimeGrid grid, Optional<CellPanel> cell,
            boolean timed) {
        StringBuilder title = new StringBuilder("Intensity of the series against ").append(timed ? "time" : "pattern");
        if (options.from().isPresent() || options.to().isPresent()) {
            double[] angles = series.twoThetaDegrees();
            title.append(String.format(Locale.ROOT, ", 2\u03b8 = %s\u00b0 to %s\u00b0",
                    plain(options.from().orElse(angles[0])), plain(options.to().orElse(angles[angles.length - 1]))));
        }
        List<String> meaning = new ArrayList<>();
        if (Arrays.stream(grid.rows()).anyMatch(row -> row < 0)) {
            meaning.add("white: no pattern");
        }
        cell.map(CellPanel::meaning).ifPresent(meaning::addAll);
        return meaning.isEmpty() ? title.toString() : title + " (" + String.join("; ", meaning) + ")";
    }

    private static String plain(double angle) {
        return BigDecimal.valueOf(angle).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private static List<Mark> marks(Image image, Optional<CellPanel> cell, Options options, double wavelength) {
        List<Mark> marks = new ArrayList<>(List.of(image));
        for (double t : cell.map(CellPanel::changes).orElse(new double[0])) {
            marks.add(Rule.atY(t, Ink.rgb(0xffffff).withWidth(0.6).withDash(Ink.Dash.DASHED)));
        }
        for (NamedLine line : options.lines()) {
            marks.add(Arrow.red(converted(new double[] {line.at()}, wavelength)[0], line.name()));
        }
        return marks;
    }

    /** Says of each gap that is high enough for letters what it is, in the part of it that is seen. */
    private static List<Mark> gaps(TimeGrid grid, double[] changes) {
        double[] edges = grid.edges();
        double least = LEAST_GAP * (edges[edges.length - 1] - edges[0]);
        List<Mark> notes = new ArrayList<>();
        for (int row = 0; row < grid.rows().length; row++) {
            double from = edges[row];
            double to = edges[row + 1];
            if (grid.rows()[row] < 0 && to - from >= least
                    && Arrays.stream(changes).noneMatch(t -> Math.abs(t - (from + to) / 2) < least / 2)) {
                notes.add(Span.ofY(from, to, NOT_DRAWN, "no pattern"));
            }
        }
        return notes;
    }

    private static Panel plain(String letter, Box box, AxisSpec x, AxisSpec y, List<Mark> marks) {
        return Panel.of(letter, box, x, y, marks).withLegend(Legend.NONE);
    }

    private static Panel cellPanel(CellPanel cell, Box box, AxisSpec time) {
        AxisSpec voltage = AxisSpec.around("Voltage (V)", cell.voltage());
        // room at the right for the letters
        double room = 0.15 * (voltage.to() - voltage.from());
        AxisSpec wider = AxisSpec.of(voltage.label(), voltage.from(), voltage.to() + room);
        List<Mark> marks = cell.upright(voltage.to() + 0.7 * room);
        for (double t : cell.changes()) {
            marks.add(Rule.atY(t, Ink.GREY.withDash(Ink.Dash.DASHED)));
        }
        return plain("b", box, wider, time, marks);
    }

    private static String label(Abscissa abscissa) {
        return switch (abscissa) {
            case TWO_THETA -> "2*\u03b8* (\u00b0)";
            case Q -> "*Q* (\u00c5^{\u22121})";
        };
    }

    private static double[] hours(double[] seconds) {
        return Arrays.stream(seconds).map(s -> s / 3600).toArray();
    }

    /** To Q when there is a wavelength. */
    private static double[] converted(double[] twoTheta, double wavelength) {
        return Double.isNaN(wavelength) ? twoTheta : Arrays.stream(twoTheta).map(t -> Bragg.q(t, wavelength)).toArray();
    }

    /** Edges half way between points. */
    private static double[] edges(double[] x) {
        int n = x.length;
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) {
            edges[i] = (x[i - 1] + x[i]) / 2;
        }
        edges[0] = 2 * x[0] - edges[1];
        edges[n] = 2 * x[n - 1] - edges[n - 1];
        return edges;
    }

    private static Image image(PatternSeries series, int[] window, TimeGrid grid, double[] xEdges, Options options)
            throws OperationException {
        double[] all = series.intensities(0, series.size(), window[0], window[1]);
        int columns = window[1] - window[0];
        double[] limits = Quantiles.percentiles(all, options.darkest(), options.brightest());
        if (grid.rows().length == 0 || Double.isNaN(limits[0])) {
            throw new OperationException("the series holds no intensities in this range");
        }
        float[] values = new float[grid.rows().length * columns];
        for (int row = 0; row < grid.rows().length; row++) {
            for (int k = 0; k < columns; k++) {
                int frame = grid.rows()[row];
                values[row * columns + k] = frame < 0 ? Float.NaN : (float) all[frame * columns + k];
            }
        }
        double top = limits[1] > limits[0] ? limits[1] : limits[0] + Math.max(1e-12, Math.abs(limits[0]) * 1e-6);
        String label = "Intensity (" + (series.isCounts() ? "counts" : "arb. units") + ")";
        return new Image(xEdges, grid.edges(), values, Image.Colours.viridis(limits[0], top, label));
    }
}
